import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Held } from '#src/domain/people/record.ts';
import { seconds } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { type Kept, keepsButton, tapsKept } from '#test/support/taps.ts';

const line = (id: string, clause: string, more: { mark?: string; class?: string } = {}) =>
  say('home-all.line', {
    mark: say(`duty-state.${more.mark ?? 'open'}-mark`),
    text: say(`duty-${id}.plain`, { class: more.class ?? '' }),
    clause,
  });
/** A button whose choice was put in by hand: payloads come from the client. */
const forge = (kept: Kept, chose: string): Kept => ({ payload: { ...(kept.payload as object), c: chose } });
const doorsOf = (person: Person) => person.buttons.filter((one) => !/^(duty|@)/.test(one));

describe('«Мои дела»', () => {
  let bot: Bot;
  let people: Person[];

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    people = [];
  });
  // The screen on which a test ends need not be looked at.
  afterEach(() => {
    for (const person of people) person.ignores();
  });

  async function join(name: string, ...roles: Held[]): Promise<Person> {
    const person = await member(bot, name, { roles });
    people.push(person);
    await person.says('мои дела');
    return person;
  }

  /** The numbered lines of the list that was shown last. */
  const listed = () => bot.texts.said.findLast(({ say: { key } }) => key === 'list.lines')?.say.args.lines;

  it('names the next three duties in plain words, and leaves out what is closed or put off', async () => {
    const at = bot.clock.now();
    await schoolWith(bot, {
      school: { duties: { A1: { state: 'doneBefore', at }, A3: { state: 'setAside', at, note: 'ждём' } } },
    });
    const anna = await join('anna', { role: 'administrator' });
    anna.sees('home-list.greeting', { name: 'anna' });
    anna.sees('home-list.next', { lines: [line('A2', '2.1'), line('A4', '2.1'), line('A5', '2.1')] });
    expect(anna.buttons.filter((one) => one.startsWith('duty:'))).toEqual(['duty:A2', 'duty:A4', 'duty:A5']);
    await bot.restarts();
    await anna.taps('duty', 'A4');
    anna.sees('duty-A4.plain');
    await anna.taps('@back');
    anna.sees('home-list.greeting');
  });

  it('shows all duties page by page, each once, and leads back', async () => {
    const vera = await join(
      'vera',
      { role: 'classTeacher', class: 'c1' },
      { role: 'classTeacher', class: 'c2' },
      { role: 'subjectTeacher' },
    );
    await vera.taps('all');
    // H3 and H4 once for three roles, C3a–C4 for two classes, T3a, T3b, T4, R1–R4.
    const count = 2 + 2 * 5 + 3 + 4;
    vera.sees('home-all.ask', { count });
    const onPage = () => vera.buttons.filter((name) => name.startsWith('duty:'));
    const shown = onPage();
    for (const page of [1, 2]) {
      await vera.taps('@page', String(page));
      vera.sees('list.page', { page: page + 1, pages: 3, count });
      shown.push(...onPage());
      if (page === 1) await bot.restarts();
    }
    expect(shown).toHaveLength(count);
    expect(new Set(shown).size).toBe(count);
    expect(shown).toContain('duty:C3a:c2');
    vera.lacks('@page', '3');
    await vera.taps('duty', 'R4');
    vera.sees('duty-R4.plain');
    await vera.taps('@back');
    vera.sees('list.page', { page: 3 });
    await vera.taps('@back');
    vera.sees('home-list.greeting');
  });

  it('opens a duty of the whole list by its number and by what it is called', async () => {
    const petr = await join('petr', { role: 'subjectTeacher' });
    await petr.taps('all');
    petr.sees('home-all.ask');
    expect(listed()).toContainEqual(say('list.line', { number: 2, line: line('H4', '2.4') }));
    await petr.says('2');
    petr.sees('duty-H4.plain');
    await petr.says('назад');
    await petr.says('подтвердить статус');
    petr.sees('duty-H4.plain');
  });

  it('does not call everything done while something is put off', async () => {
    const olga = await join('olga', { role: 'subjectTeacher' });
    const record = await bot.read('person', olga.id);
    const at = bot.clock.now();
    const rest = { state: 'setAside' as const, at, note: 'потом' };
    if (record)
      await bot.write('person', olga.id, { ...record, duties: { H3: rest, H4: { state: 'notNeeded', at } } });
    await olga.says('меню');
    for (const open of olga.buttons.filter((one) => one.startsWith('duty:'))) {
      const of = open.slice('duty:'.length);
      const now = await bot.read('person', olga.id);
      if (now) await bot.write('person', olga.id, { ...now, duties: { ...now.duties, [of]: rest } });
    }
    await olga.says('меню');
    olga.sees('home-list.put-off');
    await olga.taps('all');
    expect(listed()).toContainEqual(
      say('list.line', { number: 2, line: line('H4', '2.4', { mark: 'notNeeded' }) }),
    );
    expect(olga.last.text).toMatch(/— Подтвердить статус/);
    olga.ignores();
  });

  it('offers families what there is as voluntary, and marks what they have done', async () => {
    const olga = await join('olga', { role: 'parent', class: 'c1' });
    const plain = say('duty-P1.plain', { class: '7А' });
    olga.sees('home-list.family', { lines: [say('home-all.family-line', { text: plain })] });
    await olga.taps('all');
    await olga.taps('duty', 'P1:c1');
    await olga.taps('doneBefore');
    olga.sees('home-all.family');
    const done = say('home-all.family-done', { text: plain });
    expect(listed()).toContainEqual(say('list.line', { number: 1, line: done }));
    expect(olga.last.text).not.toMatch(/○|Положени|\(п\./);
  });

  it.each([
    [
      'administrator',
      undefined,
      ['queue', 'my-chats', 'invites', 'open-classes', 'people', 'events', 'away'],
    ],
    ['head', undefined, ['my-chats', 'events', 'away']],
    ['classTeacher', 'c1', ['queue', 'my-chats', 'invites', 'people', 'events', 'away']],
    ['subjectTeacher', undefined, ['my-chats', 'events', 'away']],
    ['parent', 'c1', ['my-chats', 'events']],
    ['student', 'c1', ['my-chats', 'events']],
  ] as const)('shows the doors of the role: %s', async (role, of, doors) => {
    const person = await join(role, { role, ...(of === undefined ? {} : { class: of }) });
    expect(doorsOf(person)).toEqual([...doors, 'all', 'settings']);
    for (const door of doors.filter((name) => name !== 'queue')) {
      await person.taps(door);
      expect(doorsOf(person), `${door} leads somewhere`).not.toContain('all');
      await person.says('мои дела');
    }
  });

  it('counts what waits on the button that leads there', async () => {
    const anna = await join('anna', { role: 'administrator' });
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'subjectTeacher' });
    await ask(bot, 2, { invite, from: 5001 });
    await anna.says('мои дела');
    expect(bot.texts.said.filter(({ say: { key } }) => key === 'home-list.queue').at(-1)?.say.args).toEqual({
      count: 2,
    });
    await anna.taps('queue');
    anna.sees('queue-page.ask', { count: 2 });
    await bot.passes(seconds(10));
  });

  it('says what is waited for while a request is open, and asks for a code when there is none', async () => {
    await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const olga = await join('olga');
    olga.sees('home-list.no-role');
    await olga.says('7k3mp-q9xta');
    olga.sees('family-join-child.ask', { class: '7А' });
    await olga.says('Миша Котов');
    await olga.taps('send');
    await bot.restarts();
    await olga.says('привет');
    olga.sees('home-list.waiting', { name: 'olga' });
    // Nothing stands in the whole list yet.
    expect(doorsOf(olga)).toEqual(['my-requests', 'settings']);
  });

  it('takes an invite’s code, wrong ones kindly, and does not take other words for one', async () => {
    const petr = await join('petr', { role: 'subjectTeacher' });
    await petr.says('когда каникулы?');
    petr.sees('patterns.choose-one');
    petr.sees('home-list.greeting');
    await petr.sendsVoice();
    petr.sees('patterns.unheard');
    await petr.says('AAAAAAAAAA');
    petr.sees('refusal-invite-unknown');
    await invited(bot, { code: '8K3MPQ9XTA', role: 'subjectTeacher' });
    await petr.says('8K3MPQ9XTA');
    petr.sees('code.already-member');
    await invited(bot, { code: '9K3MPQ9XTA', role: 'parent', class: 'c2' });
    await petr.says('9K3MPQ9XTA');
    petr.sees('family-join-child.ask', { class: '7Б' });
  });

  it('leaves a frozen person nothing but the notice and their own data', async () => {
    const vera = await join('vera', { role: 'classTeacher', class: 'c1' });
    const door = keepsButton(vera, 'invites');
    const record = await bot.read('person', vera.id);
    if (record) await bot.write('person', vera.id, { ...record, frozen: true });
    await vera.says('мои дела');
    vera.sees('home-list.frozen');
    expect(doorsOf(vera)).not.toContain('invites');
    await tapsKept(bot, vera, door);
    vera.sees('patterns.old-button');
    for (const gone of ['invites', 'queue', 'away', 'all']) {
      await tapsKept(bot, vera, forge(keepsButton(vera, 'settings'), gone));
      vera.sees('patterns.old-button');
      vera.sees('home-list.frozen');
    }
    await vera.taps('settings');
    vera.sees('settings-menu.ask');
  });

  it('opens nothing that is unknown, of another role or below all others, whatever a button carries', async () => {
    const petr = await join('petr', { role: 'subjectTeacher' });
    petr.ignores();
    const unknown = ['no-such-scene', 'hello', 'home', 'toString', 'help'];
    for (const other of [...unknown, 'administrators', 'queue', 'school-setup', 'invites']) {
      await tapsKept(bot, petr, forge(keepsButton(petr, 'all'), other));
      petr.sees('patterns.old-button');
      petr.sees('home-list.greeting');
      expect(petr.buttons).toContain('all');
    }
    for (const duty of ['A1', 'C3a:c1', 'nonsense']) {
      await tapsKept(bot, petr, keepsButton(petr, 'duty', duty));
      petr.sees('patterns.old-button');
      petr.sees('home-list.greeting');
    }
    expect((await bot.read('school', 'main'))?.duties).toEqual({});
  });
});
