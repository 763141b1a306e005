import type { Community } from '#src/config.ts';

export type Orders =
  | { readonly ok: true; readonly newSchools: readonly number[] }
  | { readonly ok: false; readonly sentence: string };

/** What the operator says at a start: `npm start -- --new-school`, with the number of a community where there are several. */
export function readOrders(args: readonly string[], communities: readonly Community[]): Orders {
  if (args.length === 0) return { ok: true, newSchools: [] };
  const [order, which, ...more] = args;
  const groupIds = communities.map(({ groupId }) => groupId);
  const [first] = groupIds;
  const named =
    which === undefined && groupIds.length === 1 ? first : groupIds.find((one) => String(one) === which);
  if (order === '--new-school' && named !== undefined && more.length === 0)
    return { ok: true, newSchools: [named] };
  const usage =
    groupIds.length === 1 ? '--new-school' : `--new-school ${first}, with the number of a community`;
  return {
    ok: false,
    sentence: `The bot knows one order: npm start -- ${usage}. A school that was there once and is gone is then not waited for.`,
  };
}
