import { beforeEach, describe, expect, it } from 'vitest';
import { handOverMaterial } from '#src/domain/channels/materials.ts';
import { storeChat } from '#src/domain/chats/chats.ts';
import { settleDuty } from '#src/domain/duties/progress.ts';
import { acceptRequests } from '#src/domain/joining/decisions.ts';
import { forgetMe } from '#src/domain/people/forget.ts';
import { freeze } from '#src/domain/people/freeze.ts';
import { dayAndTime, type Say, say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('who decided what', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }], name: 'Анна К.' });
    olga = await member(bot, 'olga', { roles: [{ role: 'head' }] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }], name: 'Вера' });
  });

  /** Vera accepts a parent of 7А. */
  async function accepts() {
    const invite = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1' });
    const [one] = await ask(bot, 1, { invite, from: 5001, child: 'Миша' });
    if (!one) throw new Error('Nobody has asked');
    await as(bot, vera.id, (desk) => acceptRequests(desk, { queue: 'class-c1', ids: [one.request] }));
    return one.person;
  }
  const words = (said: Say) => bot.texts.render(said, 'ru', 'Europe/Moscow');
  /** There is a line in what was said last that holds all of this. */
  const reads = (who: Person, ...parts: (Say | string)[]) => {
    who.sees('decisions-list.ask');
    const wanted = parts.map((part) => (typeof part === 'string' ? part : words(part)));
    const lines = who.last.text.split('\n').filter((line) => wanted.every((part) => line.includes(part)));
    expect(lines, `${wanted} in ${who.last.text}`).toHaveLength(1);
  };
  const parent = say('people-card.in-class', { role: say('my-data-role.parent'), class: '7А' });

  it('is told in words, newest first, with the day and the people who are still known', async () => {
    await accepts();
    await as(bot, anna.id, (desk) => freeze(desk, { person: olga.id, frozen: true }));
    const when = say('decisions-list.line', { when: dayAndTime(bot.clock.now()), who: 'Вера', what: '' });
    await bot.restarts();
    await opensScene(bot, anna, 'decisions');
    reads(
      anna,
      words(when).trim(),
      'Вера: ',
      say('decisions-act.requests-accept', { duty: '' }),
      'Гость 5001, ',
      parent,
    );
    reads(anna, 'Анна К.: ', say('decisions-act.people-freeze', { duty: '' }), 'olga, ');
    // What somebody asked or agreed to is no decision.
    expect(anna.buttons.filter((one) => one.startsWith('entry:'))).toHaveLength(2);
    expect(anna.last.text.indexOf('Анна К.')).toBeLessThan(anna.last.text.indexOf('Вера'));
    anna.ignores();
  });

  it('takes a material, a mailing or a class that was closed for nobody who is gone', async () => {
    await as(bot, olga.id, (desk) =>
      handOverMaterial(desk, { channel: 'school', text: 'Ярмарка', attached: [], wished: null }),
    );
    await bot.transaction((tx) => {
      tx.audit('mailings.hold', anna.id, tx.newId());
      tx.audit('movement.class-closed', anna.id, 'c77');
    });
    await opensScene(bot, anna, 'decisions');
    for (const act of ['materials-hand-over', 'mailings-hold', 'movement-class-closed'])
      reads(anna, say(`decisions-act.${act}`, { duty: '' }));
    expect(anna.last.text).not.toContain(words(say('decisions-whom.gone')));
    anna.ignores();
  });

  it('is found beside the administrators, and leads back there', async () => {
    await opensScene(bot, anna, 'administrators');
    anna.sees('administrators-list.ask');
    await anna.taps('decisions');
    anna.sees('decisions-list.none');
    await anna.taps('@back');
    anna.sees('administrators-list.ask');
  });

  it('shows the head a family by its class alone', async () => {
    await accepts();
    await opensScene(bot, olga, 'decisions');
    reads(olga, 'Вера: ', parent);
    expect(olga.last.text).not.toContain('Гость');
  });

  it('has a mark where somebody has deleted their data, on either side', async () => {
    const guest = await accepts();
    await as(bot, guest, (desk) => forgetMe(desk, {}));
    await opensScene(bot, anna, 'decisions');
    reads(anna, 'Вера: ', say('decisions-act.requests-accept', { duty: '' }), say('decisions-whom.gone'));
    await as(bot, vera.id, (desk) => forgetMe(desk, {}));
    await opensScene(bot, anna, 'decisions');
    reads(anna, say('decisions-who.gone'), say('decisions-act.requests-accept', { duty: '' }));
    expect(anna.last.text).not.toContain('Вера');
    await anna.says(`${anna.buttons.filter((one) => one.startsWith('entry:')).length}`);
    anna.sees('decisions-entry.gone');
    await anna.taps('@back');
    anna.sees('decisions-list.ask');
    anna.ignores();
  });

  it('is found by a name, and what is not found leaves the list', async () => {
    await accepts();
    await as(bot, vera.id, (desk) =>
      storeChat(desk, {
        class: 'c1',
        chat: 'C3b',
        title: '',
        link: 'https://vk.me/join/AJQ1d7fYkQabcdef',
        second: null,
      }),
    );
    await as(bot, anna.id, (desk) => settleDuty(desk, { key: 'A2', end: 'done' }));
    await opensScene(bot, anna, 'decisions');
    const chat = say('duty-C3b.title', { class: '7А' });
    reads(anna, 'Вера: ', say('decisions-act.chats-store', { duty: chat }));
    const row = say('duty-A2.title', { class: '—' });
    reads(anna, 'Анна К.: ', say('decisions-act.duties-done', { duty: row }));
    await anna.says('Гость');
    anna.sees('decisions-list.line-whom');
    expect(anna.last.text).not.toContain('Анна К.');
    await anna.taps('@back');
    anna.sees('decisions-list.ask');
    await anna.says('ыыы');
    anna.sees('patterns.choose-one');
    await anna.taps('@cancel');
    anna.ignores();
  });

  it('goes on with earlier entries, three hundred at a time, and back to the newest', async () => {
    await accepts();
    await bot.transaction((tx) => {
      for (let i = 0; i < 300; i += 1) tx.audit('school.change', anna.id);
    });
    await opensScene(bot, anna, 'decisions');
    anna.sees('list.page', { page: 1, pages: 30, count: 300 });
    await anna.taps('older');
    reads(anna, 'Вера: ', say('decisions-act.requests-accept', { duty: '' }));
    anna.lacks('older');
    await bot.restarts();
    await anna.taps('newest');
    anna.sees('list.page', { page: 1, pages: 30, count: 300 });
    anna.lacks('newest');
  });

  it('says so when nothing was decided yet, and in general words what this version does not know', async () => {
    await opensScene(bot, anna, 'decisions');
    anna.sees('decisions-list.none');
    await bot.transaction((tx) => tx.audit('future.act', anna.id, 'whatever'));
    await opensScene(bot, anna, 'decisions');
    reads(anna, 'Анна К.: ', say('decisions-act.other', { duty: '' }));
  });

  it('is asked for by its name by those who may read it, and is a door to nobody else', async () => {
    for (const reader of [anna, olga]) {
      await reader.says('Журнал решений');
      reader.sees('decisions-list.none');
      await reader.says('назад');
      reader.sees('home-list.greeting');
      reader.ignores();
    }
    await vera.says('журнал решений');
    expect(vera.last.text).not.toContain(words(say('decisions-list.none')));
    vera.ignores();
  });

  it('is nobody’s but an administrator’s and the head’s', async () => {
    await accepts();
    for (const role of ['deputy', 'subjectTeacher'] as const) {
      const other = await member(bot, role, { roles: [{ role }] });
      await opensScene(bot, other, 'decisions');
      other.sees('patterns.not-yours');
      other.ignores();
    }
  });
});
