import { enterByCode } from '#scenes/everyone/code.ts';
import type { TurnTools } from '#src/conversation/turn.ts';
import { readCode } from '#src/domain/invites.ts';

/** The link by which a dialog was opened carries an invite's code (A6). */
export const door: TurnTools['door'] = async (did, desk) => {
  const code = did.ref === undefined ? undefined : readCode(did.ref);
  return code === undefined ? undefined : enterByCode(desk, code);
};
