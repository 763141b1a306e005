import { enterByCode } from '#scenes/everyone/code.ts';
import type { Moves } from '#scenes/scene.ts';
import { readCode } from '#src/domain/ground/code.ts';
import type { Desk } from '#src/domain/ground/desk.ts';

/** The link by which a dialog was opened carries an invite's code (A6); it may be typed as well. */
export async function door(start: string, desk: Desk): Promise<Moves<never, never> | undefined> {
  const code = readCode(start);
  return code === undefined ? undefined : enterByCode(desk, code);
}
