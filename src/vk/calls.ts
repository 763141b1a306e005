import { Agent } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { type API, APIError, type APIRequest, ExecuteError, VK } from 'vk-io';
import { z } from 'zod';
import { seconds } from '#src/regulation/durations.ts';
import { tooManyCalls } from '#src/vk/errors.ts';
import { postForm } from '#src/vk/http-json.ts';

export interface VkDoorOptions {
  readonly token: string;
  readonly groupId: number;
  readonly apiBaseUrl?: string | undefined;
  /** Repeats by itself a call for which there were too many: for a command that makes few, beside whoever has the key. */
  readonly patient?: boolean;
}

/** vk-io's client without its own queue and retries: the sender keeps the pace and repeats. */
export function openVk({ token, groupId, apiBaseUrl, patient = false }: VkDoorOptions): VK {
  const vk = new VK({
    token,
    pollingGroupId: groupId,
    apiTimeout: 10_000,
    ...(apiBaseUrl === undefined ? {} : { apiBaseUrl }),
    // vk-io asks for an https agent even where the address is http; any agent of node:http fits at run time.
    ...(apiBaseUrl?.startsWith('http://') ? { agent: new Agent({ keepAlive: true }) as never } : {}),
  });
  withoutQueue(vk.api, patient ? patientTries : 1);
  return vk;
}

const made = new WeakMap<API, number>();

/** How often this client has called VK: it counts them all, whoever makes them. */
export const callsMadeBy = (vk: VK): number => made.get(vk.api) ?? 0;

const Code = z.union([
  z.number(),
  z
    .string()
    .regex(/^\d{1,6}$/)
    .transform(Number),
]);
const Failure = z.looseObject({
  error_code: Code,
  error_msg: z.string().catch(''),
  request_params: z.array(z.object({ key: z.string(), value: z.string() })).catch([]),
});
const ItemFailure = z.looseObject({
  method: z.string(),
  error_code: Code,
  error_msg: z.string().catch(''),
});
/** VK's answer to a call: one of both. */
const Answered = z.looseObject({
  response: z.unknown().optional(),
  error: Failure.nullish(),
  execute_errors: z
    .array(z.unknown())
    .catch([])
    .transform((errors) => errors.flatMap((error) => ItemFailure.safeParse(error).data ?? [])),
});

/** VK counts the calls of a second: whoever has the key at that moment leaves room in the next ones, or is busy for long. */
const patientTries = 4;

/** As `request.make` does it. */
function post(
  { options: { token, apiVersion, apiBaseUrl, apiTimeout, apiHeaders } }: API,
  { method, params }: APIRequest,
): Promise<unknown> {
  const given = Object.entries(params).filter(([, value]) => value !== undefined);
  const fields = Object.fromEntries(given.map(([name, value]) => [name, String(value)]));
  const url = new URL(`${apiBaseUrl}/${method}`);
  return postForm(url, { access_token: token, v: apiVersion, ...fields }, apiTimeout, apiHeaders);
}

/**
 * Every call of vk-io's client, of `api.call` and of its uploads alike, goes through `callWithRequest`, which puts it
 * into a queue. That queue sends a call refused by error 6 again without end, in front of all others, and holds every
 * other call back for 1.13 s meanwhile (vk-io 4.10.1, workers/sequential.ts); no option turns it off. So a request
 * makes its way at once here, and whoever asked gets VK's answer, error 6 included.
 */
function withoutQueue(api: API, tries: number): void {
  // biome-ignore lint/suspicious/noExplicitAny: vk-io's own signature; the callers say what they expect.
  api.callWithRequest = async (request): Promise<any> => {
    const ask = async () => {
      made.set(api, (made.get(api) ?? 0) + 1);
      return Answered.parse(await post(api, request));
    };
    let answer = await ask();
    for (let tried = 1; answer.error?.error_code === tooManyCalls && tried < tries; tried += 1) {
      await pause(seconds(1));
      answer = await ask();
    }
    if (answer.error) throw new APIError(answer.error);
    if (!request.method.startsWith('execute')) return answer.response;
    return {
      response: answer.response,
      errors: answer.execute_errors.map((error) => new ExecuteError(error)),
    };
  };
}
