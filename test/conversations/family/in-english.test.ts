import { beforeEach, describe, expect, it } from 'vitest';
import { blankClass } from '#src/domain/classes/classes.ts';
import { planEvent } from '#src/domain/events/events.ts';
import type { PersonId } from '#src/domain/ground/person-id.ts';
import { holdMailing } from '#src/domain/mailings/mailings.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import type { Role } from '#src/regulation/roles.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { crawl, Looker, type Step } from '#test/support/crawl.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

/** Names of things, which stay what they are: buttons and chats of the platform, the other language on its button. */
const names = /Русский|«[^»]*»|\(7Б students\)/g;

describe('a family that reads English', () => {
  let bot: Bot;
  let vera: Person;
  let meeting: string;

  /** A school whose own words are Latin, so that every Russian letter is the bot's. */
  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, {
      classes: ['7A', '7B', '8A'],
      school: { name: 'School 555', otherWay: 'e-diary and telephone', pupils: 'full' },
    });
    vera = await member(bot, 'vera', {
      name: 'Vera Winter',
      roles: [{ role: 'classTeacher', class: 'c1' }, { role: 'administrator' }],
    });
    const link = (of: string) => `https://vk.me/join/AAAAbbbb${of}/dd=`;
    const entry = (await bot.read('class', 'c1')) ?? blankClass('c1');
    const made = { title: '', second: null, aside: null, at: bot.clock.now() };
    await bot.write('class', 'c1', {
      ...entry,
      chats: { C3a: { ...made, link: link('C3a') }, C3b: { ...made, link: link('C3b') } },
    });
    for (const role of ['parent', 'student'] as const)
      await familyInvite(bot, { code: role === 'parent' ? 'AAAAABBBBB' : 'CCCCCDDDDD', role, class: 'c2' });
    await familyInvite(bot, { code: 'EEEEEFFFFF', role: 'parent', class: 'c1' });
    const planned = await as(bot, vera.id, (desk) =>
      planEvent(desk, {
        ...{ kind: 'meeting', title: 'Meeting', at: bot.clock.now() + days(1), room: 'Room 12' },
        ...{ link: 'https://sferum.ru/?p=live', audience: { who: 'families', classes: ['c1'] } },
      }),
    );
    meeting = planned.ok ? planned.event.id : '';
    vera.ignores();
  });

  async function writes(text: string): Promise<void> {
    await as(bot, vera.id, (desk) =>
      holdMailing(desk, {
        ...{ kind: 'announcements', text, attached: [], urgent: false },
        audience: { whom: 'parents', classes: ['c1'] },
      }),
    );
    await bot.passes(limits.mailingHold);
  }

  /** Everything that somebody comes to read or tap, wherever they go, that is Russian: once each, with the place. */
  async function russianFor(id: PersonId): Promise<readonly string[]> {
    const found = new Map<string, string>();
    const look = ({ place, messages }: Step) => {
      // The letter itself: the platform's support reads Russian.
      if (place === 'support-letter/look') return;
      for (const message of messages) {
        const { text } = message as { text: string };
        const rows = 'rows' in message ? (message.rows ?? []) : [];
        const files = 'files' in message ? JSON.stringify(message.files) : '';
        for (const said of [...text.split('\n'), ...rows.flat().map(({ label }) => label), files])
          if (/[а-яё]/i.test(said.replace(names, ''))) found.set(said, place);
      }
    };
    const seen = await crawl(new Looker(bot.app, id, bot.clock.now(), 'en'), look);
    expect(seen.size).toBeGreaterThan(10);
    return [...found].map(([said, place]) => `${place}: ${said}`);
  }

  it.each<[string, Role, string[]]>([
    ['a parent of two', 'parent', ['c1', 'c2']],
    ['a pupil', 'student', ['c1']],
  ])('finds nothing Russian anywhere as %s', async (_who, role, classes) => {
    const roles = classes.map((of) => ({ role, class: of }));
    const mary = await member(bot, 'mary', { name: 'Mary Brown', lang: 'en', roles });
    expect(await russianFor(mary.id)).toEqual([]);
  });

  it.each(['full', 'guided', 'off'] as const)('nor as somebody new, with pupils’ mode %s', async (pupils) => {
    const known = await bot.read('school', 'main');
    if (known) await bot.write('school', 'main', { ...known, pupils });
    const tom = bot.person('tom', { lang: 'en' });
    expect(await russianFor(tom.id)).toEqual([]);
  });

  it('gets all that comes by itself in English too, chosen with one tap at the start', async () => {
    const mary = bot.person('mary');
    await mary.opens('EEEEEFFFFF');
    mary.sees('consent.text');
    await mary.taps('lang');
    mary.sees('consent.text');
    await mary.taps('yes');
    for (const words of ['Mary Brown', 'Tom Brown']) await mary.says(words);
    await mary.taps('send');
    mary.sees('family-join.sent');

    await opensByNotice(bot, vera, 'queue', 'class-c1');
    for (const [choice, of] of [['single'], ['reject'], ['reason', 'unknown'], ['send']] as const)
      await vera.taps(choice, of);
    await bot.passes(minutes(3));
    mary.sees('request-rejected.told-again');
    await mary.taps('open:join-again');
    await mary.says('Mary Ann Brown');
    await mary.says('Tom Brown');
    await mary.taps('send');
    mary.ignores();
    await opensByNotice(bot, vera, 'queue', 'class-c1');
    await vera.taps('all');
    mary.sees('request-accepted.parent');

    await opensScene(bot, vera, 'class-life', { of: 'c1' });
    await vera.taps('remind');
    mary.sees('class-nudge.text');
    await opensScene(bot, vera, 'chat', { of: 'C3b:c1' });
    await vera.taps('link');
    await vera.says('https://vk.me/join/ZZQ1dx0Zb/hbFR+gROKii0Ezb=');
    await vera.taps('yes');
    await bot.passes(0);
    mary.sees('class-chat.link-is-there');

    await writes('Museum on Friday');
    mary.sees('mailing-notice.whose');
    await bot.passes(days(1) - hours(1));
    mary.sees('event-news.reminder');
    await opensScene(bot, vera, 'event', { of: meeting });
    await vera.taps('cancel');
    await vera.taps('skip');
    await vera.taps('@sure');
    mary.sees('event-news.cancelled');

    await mary.says('home');
    for (const choice of ['settings', 'hears', 'evening']) await mary.taps(choice);
    mary.sees('settings-hears.chosen');
    await writes('Trip on Monday');
    await writes('Sports day on Tuesday');
    await bot.passes(days(1));
    mary.sees('evening.hello');

    await opensByNotice(bot, mary, 'class-chat', 'c1');
    for (const choice of ['change', 'left', '@sure']) await mary.taps(choice);
    mary.sees('class-leaving-menu.done');

    const read = mary.dialog.messages.filter(({ from }) => from === 'community').slice(1);
    const labels = read
      .flatMap(({ keyboard }) => keyboard?.buttons.flat() ?? [])
      .map(({ action }) => ('label' in action ? action.label : ''));
    const said = [...read.map(({ text }) => text), ...labels].map((one) => one.replace(names, ''));
    expect(said.filter((one) => /[а-яё]/i.test(one))).toEqual([]);
    mary.ignores();
    vera.ignores();
  });
});
