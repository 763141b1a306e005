import { sceneOf } from '#scenes/everyone/duty-scenes.ts';
import { type Button, button, day, type Say, say, type View } from '#scenes/scene.ts';
import { stepsOf } from '#src/domain/duties/guide-steps.ts';
import { isClosed, type Standing } from '#src/domain/duties/progress.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import { readPerson } from '#src/domain/people/people.ts';
import { canonical, type DutyEnd, type DutyRow, endsWithLink } from '#src/regulation/duties.ts';
import { isFamily } from '#src/regulation/roles.ts';

/** What can be done on the card: open its scene, end the row in a way that it allows, take it up again. */
export type CardChoice = 'open' | 'again' | DutyEnd;

/** How a duty is called on a button, and said in one plain sentence. */
export const labelOf = (standing: Standing): Say => textOf(standing, 'title');
export const plainOf = (standing: Standing): Say => textOf(standing, 'plain');
const textOf = ({ row, classTitle }: Standing, part: 'title' | 'plain'): Say =>
  say(`duty-${canonical(row.id)}.${part}`, { class: classTitle ?? '' });

export const isFamilyRow = ({ whose }: DutyRow): boolean => whose === 'student' || whose === 'parent';
/** Families hear what there is for them; the words of the office, and the act's own, are for those who work here. */
export const whoseWords = (row: DutyRow): 'family' | 'staff' => (isFamilyRow(row) ? 'family' : 'staff');

/** Ended, or put off: only taking it up again is offered then. */
export const isResting = ({ state }: Standing): boolean => isClosed(state) || state?.state === 'setAside';

/** The ends that the card itself offers. Families say «я в чате» where the chat is, not here. */
export function closings(row: DutyRow): readonly DutyEnd[] {
  if (isFamilyRow(row)) return row.ends.filter((end) => end === 'doneBefore');
  const byLink: readonly DutyEnd[] = endsWithLink(row.id) ? ['done', 'doneBefore'] : [];
  return row.ends.filter((end) => end !== 'otherWay' && !byLink.includes(end));
}

/** The card of one duty: what it is, how it stands, what next. */
export async function lookOf(school: Desk, standing: Standing): Promise<View<CardChoice>> {
  const { row } = standing;
  const scene = sceneOf(row.id);
  const steps = scene && !scene.steps ? [] : stepsOf(school, canonical(row.id));
  return {
    text: [
      plainOf(standing),
      ...(isFamilyRow(row) || school.me.roles.every(({ role }) => isFamily(role))
        ? []
        : [say('duty-look.act', { clause: row.clause, words: row.duty })]),
      await standOf(school, standing),
      ...steps,
    ],
    buttons: buttonsOf(standing, scene !== undefined),
  };
}

async function standOf({ tx, me }: Desk, { row, state }: Standing): Promise<Say> {
  if (row.ends.length === 0) return say('duty-stands.right');
  if (!state) return say(isFamilyRow(row) ? 'duty-stands.voluntary' : 'duty-stands.open');
  const { by, at, note } = state;
  const colleague = by !== undefined && by !== me.id ? await readPerson(tx, by) : undefined;
  const who =
    by === me.id ? say('duty-stands.you') : ((colleague?.name || undefined) ?? say('duty-stands.colleague'));
  return say(`duty-stands.${state.state}`, {
    who,
    whose: whoseWords(row),
    when: day(at),
    note: note ?? '',
    dated: note === undefined ? 'no' : 'yes',
  });
}

function buttonsOf(standing: Standing, served: boolean): Button<CardChoice>[] {
  const { row, state } = standing;
  const resting = isResting(standing);
  const whose = whoseWords(row);
  const begin = say(row.ends.length > 1 && !resting ? 'duty-look.begin' : 'duty-look.open');
  return [
    ...(served ? [button('open', begin, { look: 'primary' })] : []),
    ...(state ? [button('again', say('duty-look.again', { whose }))] : []),
    ...(resting ? [] : closings(row).map((end) => button(end, say(`duty-look.${end}`, { whose })))),
    ...(resting || !row.ends.includes('otherWay') || row.scope !== 'child'
      ? []
      : [button('otherWay', say('duty-look.otherWay'))]),
  ];
}
