import { Agent } from 'node:http';
import { type API, VK } from 'vk-io';

/** Waits for this community's turn to call VK: one pace for all processes. */
export type TakeTurn = () => Promise<void>;

export interface VkDoorOptions {
  readonly token: string;
  readonly groupId: number;
  readonly apiBaseUrl?: string | undefined;
}

/** vk-io's client without its own queue and retries: the pace is shared and the outbox repeats. */
export function openVk({ token, groupId, apiBaseUrl }: VkDoorOptions): VK {
  return new VK({
    token,
    pollingGroupId: groupId,
    apiLimit: 1_000,
    apiRetryLimit: 0,
    apiTimeout: 10_000,
    ...(apiBaseUrl === undefined ? {} : { apiBaseUrl }),
    // vk-io asks for an https agent even where the address is http; any agent of node:http fits at run time.
    ...(apiBaseUrl?.startsWith('http://') ? { agent: new Agent({ keepAlive: true }) as never } : {}),
  });
}

export interface ExecuteItem {
  readonly method: string;
  readonly params: Record<string, unknown>;
}
export type ItemAnswer =
  | { readonly ok: true; readonly response: unknown }
  | { readonly ok: false; readonly code: number };

/** Several calls in one; a failed item is `false` and its error stands in `execute_errors`, in the same order. */
export async function callTogether(api: API, items: readonly ExecuteItem[]): Promise<ItemAnswer[]> {
  const code = `return [${items.map((item) => `API.${item.method}(${JSON.stringify(item.params)})`).join(',')}];`;
  const { response, errors } = await api.execute({ code });
  const failures = [...(errors ?? [])];
  return items.map((_, i) => {
    const answer: unknown = (response as unknown[])[i];
    if (answer !== false) return { ok: true, response: answer };
    return { ok: false, code: Number(failures.shift()?.code ?? 1) };
  });
}
