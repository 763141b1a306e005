import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type BigSchool, bigSizes, castOf } from '#demo/big/people.ts';
import { seedBigSchool } from '#demo/big/seed.ts';
import type { Button, List, ListRow } from '#src/conversation/view.ts';
import { readOthers } from '#src/domain/chats/filing.ts';
import { holdsOwn } from '#src/domain/ground/desk.ts';
import { PersonId } from '#src/domain/ground/person-id.ts';
import { days } from '#src/regulation/durations.ts';
import { begin } from '#src/store/transaction.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { crawl, Looker, type Step } from '#test/support/crawl.ts';
import { scenePlaces } from '../../scripts/duty-table.ts';

/** Nobody of the seeded school has asked what the bot could not answer: this list is empty there. */
const stillEmpty: readonly string[] = ['unanswered'];
const mostMessages = 2;
/** Where each pupil of the school is asked for, and where everybody is, once a year. */
const dear: Readonly<Record<string, number>> = {
  'pupils-mode/kept': 8_000,
  'former/look': 8_000,
  'former/roleless': 8_000,
  'former/unseen': 8_000,
};
/** What was done and what is over, line by line: two lines may well say the same. */
const diaries = ['decisions/list', 'ended-invites/list'];

it('in a school of sixty classes every list pages, and every search finds', {
  timeout: 600_000,
}, async () => {
  const bot = await startBot();
  const big = await seedBigSchool(begin(bot.store), { sizes: bigSizes, seed: 555, now: schoolMorning });
  if (!big) throw new Error('There is somebody already');
  const walked = new Map<string, Set<string>>();
  const faults: string[] = [];
  const look = async (role: string, looker: Looker, step: Step) => {
    const { place } = step;
    const found = [...tooMuch(step), ...(await tooDear(looker, step))];
    const list = await looker.listAt(step);
    if (list && list.rows.length > 0) {
      const { scene } = step.reply.question;
      walked.set(scene, (walked.get(scene) ?? new Set()).add(place));
      found.push(...(await lookThrough(looker, await looker.anew(step), list)));
    }
    faults.push(...found.map((fault) => `${role}, ${place}: ${fault}`));
  };
  const cast = castOf(big);
  for (const [role, { id }] of Object.entries(cast)) {
    const looker = new Looker(bot.app, id, schoolMorning);
    for (const step of (await crawl(looker)).values()) await look(role, looker, step);
  }
  for (const { role, into, draft, taps } of await waysInto(bot, big)) {
    const looker = new Looker(bot.app, cast[role]?.id ?? PersonId.parse('vk:1'), schoolMorning);
    const home = await looker.turn({ kind: 'start' });
    let step = home && (await looker.enters(home, into, draft));
    for (const tap of taps) step = step && (await looker.taps(step, tap));
    if (step?.place.startsWith(`${into}/`)) await look(role, looker, step);
  }
  expect(faults).toEqual([]);
  expect(missed(walked), 'a list that nobody of the big school comes to').toEqual([]);
  process.stdout.write(
    `lists looked through: ${[...walked.values()].reduce((sum, { size }) => sum + size, 0)}\n`,
  );
});

/** Lists behind one of many rows, or behind a notice: where the crawl may not come by. */
async function waysInto(bot: Bot, big: BigSchool): Promise<readonly Way[]> {
  const tx = begin(bot.store)({ cause: 'ways', now: schoolMorning });
  const [others, staff, school] = await Promise.all([
    readOthers(tx, ['c1']),
    tx.readAll(
      'person',
      big.staff.map(({ id }) => id),
    ),
    tx.read('school', 'main'),
  ]);
  const withoutBot = staff.find((one) => one.withoutBot !== undefined && holdsOwn(one, 'classTeacher'));
  // Where pupils get no link from the bot, a colleague is chosen who hands it on.
  if (school) await bot.write('school', 'main', { ...school, pupils: 'guided' });
  await grownOld(bot, big);
  return [
    { role: 'administrator', into: 'former', draft: {}, taps: [{ chose: 'roleless' }] },
    { role: 'administrator', into: 'former', draft: {}, taps: [{ chose: 'unseen' }] },
    { role: 'parent', into: 'divided-class', draft: { of: 'c1' }, taps: [] },
    {
      ...{ role: 'class teacher', into: 'chat-shown', draft: { of: others[0]?.id } },
      taps: [{ chose: 'families' }],
    },
    {
      ...{ role: 'administrator', into: 'people', draft: { group: 'staff', given: true } },
      taps: [{ chose: 'person', of: withoutBot?.id }, { chose: 'ticks' }],
    },
    { role: 'head', into: 'kept-school-chat', draft: { of: 'H6d' }, taps: [{ chose: 'adult' }] },
  ];
}

/** Fifty who hold no role any more, and fifty who were not there for a year. */
async function grownOld(bot: Bot, big: BigSchool): Promise<void> {
  const tx = begin(bot.store)({ cause: 'grown old', now: schoolMorning });
  const cast = new Set<string>(Object.values(castOf(big)).map(({ id }) => id));
  const everybody = await tx.readAll('person', await tx.ids('people', 'all'));
  const parents = everybody.filter(
    ({ id, roles }) => !cast.has(id) && roles.every(({ role }) => role === 'parent'),
  );
  for (const [i, person] of parents.slice(0, 100).entries()) {
    const consent = { ...person.consent, at: schoolMorning - days(400) };
    const { seen: _seen, ...rest } = person;
    await bot.write('person', person.id, {
      ...rest,
      consent,
      ...(i % 2 === 0 ? { roles: [], requests: {} } : {}),
    });
  }
}

interface Way {
  readonly role: string;
  readonly into: string;
  readonly draft: Record<string, unknown>;
  readonly taps: readonly { readonly chose: string; readonly of?: string | undefined }[];
}

/** What would not fit: the sandbox and VK refuse what is too long, and cut labels tell nobody apart. */
function* tooMuch({ messages, reply }: Step): Generator<string> {
  if (messages.length > mostMessages) yield `${messages.length} messages`;
  const rows = messages.flatMap((message) => ('rows' in message ? (message.rows ?? []) : []));
  if (rows.length > 10 || rows.flat().length > 40 || rows.some((row) => row.length > 5))
    yield `${rows.length} rows of buttons, ${rows.flat().length} buttons`;
  const lines = new Set(reply.shown.rows.flat().map(({ of }) => of));
  for (const { label } of rows.flat())
    if (label.length > 40 && lines.size > 0) yield `«${label}» does not fit on a button`;
}

/**
 * Round trips before the commit, and what Redis answers with: texts, members and their times. Who comes to a place again
 * reads as much as all colleagues, classes and events together, and not every family or course.
 */
const most = { trips: 6, answers: 2_000 };

async function tooDear(looker: Looker, step: Step): Promise<string[]> {
  const again = await looker.turn({ kind: 'start' }, step);
  if (!again) return [];
  const { trips, records } = again.cost;
  return [
    ...(trips > most.trips ? [`${trips} trips`] : []),
    ...(records > (dear[step.place] ?? most.answers) ? [`${records} answers of Redis`] : []),
  ];
}

async function lookThrough(looker: Looker, step: Step, list: List): Promise<string[]> {
  const faults: string[] = [];
  const names = list.rows.map((row) => nameOf(looker, row));
  for (const name of diaries.includes(step.place) ? [] : twice(names))
    faults.push(`two are called «${name}»`);
  // The last page in one tap, and from there back to the first, page by page.
  const pagers = (at: Step) => at.reply.shown.rows.flat().filter(({ chose }) => chose === '@page');
  const offers = pagers(step).map(({ of }) => Number(of));
  const pages = offers.length === 0 ? 1 : Math.max(...offers) + 1;
  const shown: string[] = [];
  let taps = 0;
  for (let at: Step | undefined = step, page = 0; at !== undefined; page += 1, taps += 1) {
    faults.push(...tooMuch(at));
    const wanted = new Set(list.rows.map((row) => row.of));
    shown.push(
      ...new Set(
        at.reply.shown.rows.flat().flatMap(({ of }) => (of !== undefined && wanted.has(of) ? of : [])),
      ),
    );
    if (pages > 1 && !at.reply.shown.text.some(({ key }) => key === 'list.page'))
      faults.push(`page ${page + 1} does not say which it is`);
    const next: Button | undefined = pagers(at).find(({ of }) => Number(of) === page + 1);
    at = next && (await looker.taps(at, next));
  }
  if (taps !== pages) faults.push(`of ${taps} pages the last is not reached in one tap`);
  const all = list.rows.map((row) => row.of);
  if (new Set(shown).size !== new Set(all).size)
    faults.push(`${new Set(shown).size} of ${all.length} rows are seen`);
  return [...faults, ...(await lookFor(looker, step, list))];
}

/** Whoever types what the last row is called comes to it: it is chosen, or shown among those who are called so. */
async function lookFor(looker: Looker, step: Step, list: List): Promise<string[]> {
  const row = list.rows.at(-1);
  const { scene, step: name } = step.reply.question;
  if (!row || looker.app.tools.scenes.get(scene)?.steps[name]?.words) return [];
  const whole = nameOf(looker, row);
  const found = await looker.says(step, whole);
  const says = ({ messages }: Step) => messages.map((message) => ('text' in message ? message.text : ''));
  // It is chosen or ticked, or the answer says why it cannot be.
  const isThere = found && !found.reply.unread && JSON.stringify(says(found)) !== JSON.stringify(says(step));
  return isThere ? [] : [`«${whole}» is not found by its name`];
}

const nameOf = (looker: Looker, { line, label }: ListRow<string>): string => {
  const said = line ?? label;
  return said ? looker.render(said) : '';
};

const twice = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, i) => names.indexOf(name) !== i)),
];

/** The lists in the text of each scene are counted: one that is new has to be come to. */
function missed(walked: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const root = fileURLToPath(new URL('../../scenes/', import.meta.url));
  return [...scenePlaces()].flatMap(([slug, file]) => {
    const source = readFileSync(`${root}${file}.ts`, 'utf8');
    const lists = source.match(/\blist: (?:\{\s*choose:|\w+List\()/g)?.length ?? 0;
    const seen = walked.get(slug)?.size ?? 0;
    return seen >= lists || stillEmpty.includes(slug) ? [] : [`${slug}: ${seen} of ${lists}`];
  });
}
