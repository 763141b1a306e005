import { labelOf } from '#scenes/everyone/duty-card.ts';
import { namedDoors } from '#scenes/everyone/home-doors.ts';
import { rowsOf, wayInto } from '#scenes/everyone/row.ts';
import { type Moves, open, type Say } from '#scenes/scene.ts';
import { findAnswer, readGiven } from '#src/domain/answers/given.ts';
import type { BookEntry } from '#src/domain/answers/record.ts';
import { listDuties, type Standing } from '#src/domain/duties/progress.ts';
import type { Desk } from '#src/domain/ground/desk.ts';
import type { DutyId } from '#src/regulation/duties.ts';
import { isStaff } from '#src/regulation/roles.ts';
import { type Guess, surest, type Understanding } from '#src/understanding/understand.ts';

/** Sure enough to lead there at once. */
const clear = 0.6;
/** Likely enough to be offered beside others. */
const likely = 0.2;
const mostOffered = 3;
/** Surer, in a place where something else was asked for. */
const plain = 0.85;
const fewestWords = 3;

/** For a right there is no scene of its own: the answer says it. */
const answerFor: { readonly [id in DutyId]?: string } = {
  R1: 'free',
  R2: 'support-address',
  R3: 'instructions',
  R4: 'webinars',
};

/** What is better shown than told where to look for: what lies ahead of whoever asks when the meeting is. */
const shownBy: { readonly [answer: string]: string } = { 'where-event': 'events' };

function openAnswer(id: string, { me }: Desk): Moves<never, never> {
  const shown = me.roles.length > 0 ? shownBy[id] : undefined;
  return shown === undefined ? open('asked', { of: id }) : open(shown);
}

/** Whoever has not joined is told how. */
const howToJoin = 'how-to-join';

/** What is called by its name from anywhere, by those who may be there. */
export const named = [
  ...namedDoors,
  'queue',
  'tickets',
  'settings',
  'decisions',
  'control',
  'former',
] as const;

/** The row whose own name was typed, whichever page its button stands on. */
export async function leadToTitled(
  isSaid: (label: Say) => boolean,
  { tx, me, school }: Desk,
): Promise<Moves<never, never> | undefined> {
  if (me.roles.length === 0) return undefined;
  const row = (await listDuties(tx, me, school)).find((standing) => isSaid(labelOf(standing)));
  return row && wayInto(row, 'words');
}

/**
 * Where a free text leads: to the row or the answer that it is about when that is clear, to a choice of two or three
 * when it is not, and nowhere when it is about something else.
 */
export async function leadOn(
  text: string,
  understanding: Understanding,
  desk: Desk,
  midway: boolean,
): Promise<Moves<never, never> | undefined> {
  const enough = midway ? plain : clear;
  const roles = desk.me.roles.map(({ role }) => role);
  const meant = understanding.read(text, roles);
  const given = await readGiven(desk);
  const [own, ...others] = ownAnswers(text, understanding, given.own);
  if (own && own.confidence >= (midway ? plain : near)) return open('asked', { of: own.id });
  const duties = likelyOf(meant.duties);
  const ofGuides = likelyOf(meant.answers).filter(({ id }) => given.has(id));
  const answers = [...ofGuides, ...(own ? [own, ...others] : [])];
  const [duty] = duties;
  const [answer] = answers;
  const toAnswer = answer && answer.confidence >= enough ? openAnswer(answer.id, desk) : undefined;
  const toRow = duty && duty.confidence >= enough ? await leadToRow(text, duty.id, desk) : undefined;
  // Families mostly want to know, and the answer has the way to the row; those who work here want to get it done,
  // unless the answer is the likelier; whoever is not known yet mostly wants to get in. A human is never kept back.
  const surer = answer !== undefined && duty !== undefined && answer.confidence > duty.confidence;
  const knows = roles.length > 0 ? !roles.some(isStaff) || surer : (answer?.confidence ?? 0) >= plain;
  const asks = knows && duty?.id !== 'A15';
  const first = asks ? (toAnswer ?? toRow) : (toRow ?? toAnswer);
  if (first) return first;
  // A word alone may be the beginning of anything, and in the middle of something a choice is in the way.
  if (midway || wordsIn(text) < 2) return undefined;
  const found = await Promise.all(duties.map(async ({ id }) => nearest(await rowsOf(desk, [id]), text)));
  const rows = found.flatMap((row) => row?.key ?? []).slice(0, mostOffered - 1);
  const offered = [...new Set(answers.map(({ id }) => id))].slice(0, mostOffered - rows.length);
  return rows.length + offered.length === 0 ? undefined : open('meant', { rows, answers: offered });
}

/** Nearer than this the school's own phrases leave no doubt; farther than the second they are not offered. */
const near = 0.7;
const perhaps = 0.5;

/** What the school has an answer of its own to, by the phrases that stand with it. */
function ownAnswers(
  text: string,
  understanding: Understanding,
  given: readonly BookEntry[],
): readonly Guess<string>[] {
  const phrases = new Map(given.map(({ id, question, phrases }) => [id, [...phrases, question ?? '']]));
  return phrases.size === 0
    ? []
    : understanding.nearest(text, phrases).filter(({ confidence }) => confidence >= perhaps);
}

const wordsIn = (text: string): number => text.trim().split(/\s+/).length;

/** What is worth offering; nothing where it is likelier that the text is about something else. */
function likelyOf<Id>(guesses: readonly Guess<Id>[]): readonly Guess<Id>[] {
  return surest(guesses) ? guesses.filter(({ confidence }) => confidence >= likely) : [];
}

/**
 * The answer to a question in the place of what was asked for («Зачем вам моё имя?»): only where it is plainly a
 * question, for «мама Миши» is an attempt to answer.
 */
export async function answerTo(
  text: string,
  understanding: Understanding,
  desk: Desk,
): Promise<Moves<never, never> | undefined> {
  if (wordsIn(text) < fewestWords) return undefined;
  const { me } = desk;
  const given = await readGiven(desk);
  const { answers } = understanding.read(
    text,
    me.roles.map(({ role }) => role),
  );
  const both = [...ownAnswers(text, understanding, given.own), ...answers.filter(({ id }) => given.has(id))];
  const plainly = both.find(({ confidence }) => confidence >= plain);
  return plainly && open('asked', { of: plainly.id });
}

async function leadToRow(text: string, id: DutyId, desk: Desk): Promise<Moves<never, never> | undefined> {
  const row = nearest(await rowsOf(desk, [id]), text);
  if (row) return wayInto(row, 'words');
  if (id === 'A15') return open('help');
  const said = answerFor[id] ?? (desk.me.person === undefined ? howToJoin : undefined);
  if (said !== undefined && (await findAnswer(desk, said))) return open('asked', { of: said });
  return undefined;
}

/** Of the rows of several classes the one that the text names, or else the first. */
const nearest = (rows: readonly Standing[], text: string): Standing | undefined => {
  const said = text.toLowerCase().replace(/[\s"«»-]/g, '');
  return (
    rows.find(({ classTitle }) => classTitle !== undefined && said.includes(classTitle.toLowerCase())) ??
    rows[0]
  );
};
