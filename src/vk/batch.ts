import type { API, ExecuteError } from 'vk-io';
import type { Answer, Outgoing, Refused } from '#src/messenger/port.ts';
import { judge, refusalOf } from '#src/vk/errors.ts';
import { callOf, readAnswer, type VkCall } from '#src/vk/outgoing.ts';

type Answered = { readonly response: unknown } | Refused;

/** Sends a batch in one call and answers for each by itself; never throws. */
export async function callBatch(
  api: API,
  groupId: number,
  batch: readonly Outgoing[],
): Promise<readonly Answer[]> {
  // What has one cause is one text to many.
  const byCause = new Map<string, Outgoing[]>();
  for (const outgoing of batch)
    byCause.set(outgoing.cause, [...(byCause.get(outgoing.cause) ?? []), outgoing]);
  const groups = [...byCause.values()];
  const calls = groups.map((group) => attempt(() => callOf(group, groupId)));
  const answers = await ask(
    api,
    calls.filter((call): call is VkCall => 'method' in call),
  );
  const read = new Map<Outgoing, Answer>();
  groups.forEach((group, i) => {
    const call = calls[i];
    const answer = call && 'ok' in call ? call : (answers.shift() ?? judge(undefined));
    for (const outgoing of group)
      read.set(
        outgoing,
        'ok' in answer ? ofGroup(answer, group) : readAnswer(outgoing.delivery, answer.response),
      );
  });
  return batch.map((outgoing) => read.get(outgoing) ?? judge(undefined));
}

function attempt(make: () => VkCall): VkCall | Refused {
  try {
    return make();
  } catch (fault) {
    return refusalOf(fault);
  }
}

async function ask(api: API, calls: readonly VkCall[]): Promise<Answered[]> {
  const [first] = calls;
  if (!first) return [];
  try {
    if (calls.length === 1) return [{ response: await api.call(first.method, first.params) }];
    const code = `return [${calls.map(({ method, params }) => `API.${method}(${JSON.stringify(params)})`).join(',')}];`;
    const { response, errors } = await api.execute<unknown>({ code });
    return readItems(calls, Array.isArray(response) ? response : [], errors);
  } catch (fault) {
    if (calls.length === 1) return [refusalOf(fault, first.peer)];
    // That a single message in it is wrong, or its recipient gone, is not said by that.
    const { refused: _what, ...refusal } = refusalOf(fault);
    return calls.map(() => ({ ...refusal, whole: true }));
  }
}

/**
 * A failed item is `false`; its error stands in a list of its own, after those of earlier items of the same method.
 * Where there are more or fewer errors of a method than items of it that failed, nobody knows which is whose.
 */
function readItems(
  calls: readonly VkCall[],
  items: readonly unknown[],
  errors: readonly ExecuteError[],
): Answered[] {
  const failed = calls.filter((_, i) => items[i] === false);
  return calls.map((call, i) => {
    if (items[i] !== false) return { response: items[i] };
    const alike = failed.filter(({ method }) => method === call.method);
    const theirs = errors.filter(({ method }) => method === call.method);
    const error = theirs.length === alike.length ? theirs[alike.indexOf(call)] : undefined;
    return error ? refusalOf(error, call.peer) : { ...judge(undefined), whole: true };
  });
}

/** One text to many is one message: its form is wrong for each; anything else may be the matter of one of them. */
const ofGroup = (refusal: Refused, { length }: readonly Outgoing[]): Refused =>
  length > 1 && refusal.refused === undefined ? { ...refusal, whole: true } : refusal;
