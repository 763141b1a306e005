import { readClass, relyOnClasses, titleOf } from '#src/domain/classes/classes.ts';
import { type Desk, no } from '#src/domain/ground/desk.ts';
import { ofNothing, operation } from '#src/domain/ground/permissions.ts';
import { markMovement } from '#src/domain/movement/mark.ts';
import { say } from '#src/text/say.ts';

export interface PupilMove {
  /** The class they leave; without one they are new to the school. */
  readonly from?: string | undefined;
  /** The class they come to; without one they have left the school. */
  readonly to?: string | undefined;
  readonly name: string;
}

/**
 * A pupil whom the bot does not keep moves (A11): their class teachers read in one message whom to remove from which
 * chat and whom to take in. The name is in these messages alone: no record, no draft and no audit entry holds it.
 *
 * @returns the classes whose class teacher was written to, and those that have none
 */
export const notePupil = operation('movement.pupil', ofNothing, async (desk: Desk, input: PupilMove) => {
  const { tx, me } = desk;
  const { from, to, name } = input;
  const classes = await relyOnClasses(tx);
  const known = classes.list.map(({ id }) => id);
  const concerned = [from, to].flatMap((of) => of ?? []);
  if (concerned.length === 0 || from === to || concerned.some((of) => !known.includes(of)))
    return no('no-such-class');
  const entries = await Promise.all(concerned.map((of) => readClass(tx, of)));
  const titles = {
    from: from === undefined ? '' : titleOf(classes, from),
    to: to === undefined ? '' : titleOf(classes, to),
    moves: from === undefined ? 'new' : to === undefined ? 'left' : 'over',
  };
  for (const { id, teacher } of entries)
    if (teacher !== null && teacher !== me.id)
      tx.tell({
        to: teacher,
        text: [say(`pupil-note.${id === from ? 'goes' : 'comes'}`, { ...titles, name })],
      });
  await markMovement(desk);
  tx.audit('movement.pupil', me.id);
  const title = ({ id }: { id: string }) => titleOf(classes, id);
  return {
    ok: true as const,
    told: entries.filter(({ teacher }) => teacher !== null).map(title),
    untold: entries.filter(({ teacher }) => teacher === null).map(title),
  };
});
