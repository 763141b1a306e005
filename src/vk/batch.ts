import type { API, ExecuteError } from 'vk-io';
import type { Answer, Outgoing } from '#src/messenger/port.ts';
import { judge, type Refusal, refusalOf } from '#src/vk/errors.ts';
import { callOf, readAnswer, type VkCall } from '#src/vk/outgoing.ts';

type Answered = { readonly response: unknown } | Refusal;

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
      read.set(outgoing, 'ok' in answer ? answer : readAnswer(outgoing.delivery, answer.response));
  });
  return batch.map((outgoing) => read.get(outgoing) ?? judge(undefined));
}

function attempt(make: () => VkCall): VkCall | Refusal {
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
    return calls.map(readItem(response, errors));
  } catch (fault) {
    const refusal = refusalOf(fault);
    return calls.map(() => (calls.length > 1 ? ofAll(refusal) : refusal));
  }
}

/** A failed item is `false`; its error stands in a list of its own, after those of earlier items of the same method. */
function readItem(response: unknown, errors: readonly ExecuteError[]): (call: VkCall, i: number) => Answered {
  const items: readonly unknown[] = Array.isArray(response) ? response : [];
  const left = [...errors];
  return ({ method }, i) => {
    if (items[i] !== false) return { response: items[i] };
    const place = left.findIndex((error) => error.method === method);
    const [error] = place < 0 ? [] : left.splice(place, 1);
    return error ? refusalOf(error) : judge(undefined);
  };
}

/**
 * VK refused the packet as a whole (12, 13: its code could not be run). That a single message in it is wrong, or its
 * recipient gone, is not said by that; each may be sent again, for some of it may have been carried out.
 */
const ofAll = (refusal: Refusal): Refusal =>
  refusal.verdict === 'ours' || refusal.verdict === 'gone' ? { ...refusal, verdict: 'later' } : refusal;
