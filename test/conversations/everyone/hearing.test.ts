import { beforeEach, describe, expect, it } from 'vitest';
import { planEvent } from '#src/domain/events/events.ts';
import { holdMailing, type Written } from '#src/domain/mailings/mailings.ts';
import { days, hours } from '#src/regulation/durations.ts';
import { limits } from '#src/regulation/limits.ts';
import { say } from '#src/text/say.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

describe('P2, S2 · how much a family wants to hear', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б', '8А'] });
    anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', {
      roles: [
        { role: 'parent', class: 'c1' },
        { role: 'parent', class: 'c2' },
      ],
    });
  });

  async function chooses(person: Person, hears: 'now' | 'evening' | 'urgent'): Promise<void> {
    await person.says('мои дела');
    await person.taps('settings');
    await person.taps('hears');
    await person.taps(hears);
    person.sees('settings-hears.chosen', { present: say(`hears.${hears}`) });
    person.ignores();
  }

  /** Anna writes to the parents of a class; it goes when its minute is over. */
  async function writes(text: string, of: string, more: Partial<Written> = {}): Promise<string> {
    let id = '';
    await as(bot, anna.id, async (desk) => {
      const audience = { whom: 'parents' as const, classes: [of] };
      const written = {
        kind: 'announcements' as const,
        text,
        attached: [],
        audience,
        urgent: false,
        ...more,
      };
      const held = await holdMailing(desk, written);
      if (held.ok) id = held.mailing.id;
    });
    await bot.passes(limits.mailingHold);
    return id;
  }

  it('brings several classes’ news as one message in the evening, also after a restart', async () => {
    await chooses(olga, 'evening');
    await writes('Собрание в среду', 'c1');
    await writes('Музей в пятницу', 'c2');
    olga.seesNoMore();
    anna.sees('mailing-news.later', { count: 1 });
    anna.ignores();
    await bot.restarts();
    await bot.passes(hours(24));
    olga.sees('evening.hello', { count: 2 });
    expect(olga.last.text).toContain('Собрание в среду');
    expect(olga.last.text).toContain('Музей в пятницу');
    for (const of of ['7А', '7Б']) olga.sees('mailing-notice.whose', { name: 'Анна Орлова', of });
    olga.seesNoMore();
    await bot.passes(hours(48));
    olga.seesNoMore();
    anna.ignores();
  });

  it('brings a single one as it reads by day', async () => {
    await chooses(olga, 'evening');
    await writes('Собрание в среду', 'c1');
    await bot.passes(hours(24));
    olga.sees('mailing-notice.whose', { name: 'Анна Орлова' });
    olga.seesNoMore();
    anna.ignores();
  });

  it('lets what is urgent through in each of them, and nothing else where only that is wanted', async () => {
    await chooses(olga, 'urgent');
    await writes('Собрание в среду', 'c1');
    await bot.passes(hours(24));
    olga.seesNoMore();
    await writes('Осторожно: звонят мошенники', 'c1', { urgent: true });
    olga.sees('mailing-notice.whose');
    await chooses(olga, 'evening');
    await writes('Школа закрыта сегодня', 'c1', { urgent: true });
    olga.sees('mailing-notice.whose');
    olga.seesNoMore();
    anna.ignores();
  });

  const recalls = async (mailing: string): Promise<void> => {
    await opensScene(bot, anna, 'mailing-card', { of: mailing });
    await anna.taps('recall');
    await anna.taps('@sure');
    anna.ignores();
  };

  it('leaves out what was recalled before the evening, and says nothing of it to whoever never got it', async () => {
    await chooses(olga, 'evening');
    const dropped = await writes('Ошибка', 'c1');
    await writes('Собрание в среду', 'c1');
    await writes('Музей в пятницу', 'c2');
    await recalls(dropped);
    olga.seesNoMore();
    await bot.passes(hours(24));
    olga.sees('evening.hello', { count: 2 });
    expect(olga.last.text).toMatch(/1\.[\s\S]*Собрание в среду[\s\S]*2\.[\s\S]*Музей в пятницу/);
    expect(olga.last.text).not.toContain('Ошибка');
    olga.seesNoMore();
  });

  it('brings nothing where all of it was recalled before the evening', async () => {
    await chooses(olga, 'evening');
    await recalls(await writes('Ошибка', 'c1'));
    await bot.passes(hours(24));
    olga.seesNoMore();
  });

  it('tells of what was recalled after the evening message, and leaves the rest of it as it is', async () => {
    await chooses(olga, 'evening');
    const late = await writes('Ошибка', 'c1');
    const good = await writes('Музей в пятницу', 'c2');
    await bot.passes(hours(24));
    olga.sees('evening.hello', { count: 2 });
    await bot.restarts();
    await recalls(late);
    olga.sees('mailing-news.recalled', { name: 'Анна Орлова', beginning: 'Ошибка' });
    olga.seesNoMore();
    expect((await bot.read('mailing', good))?.state).toBe('over');
    await bot.passes(hours(24));
    olga.seesNoMore();
  });

  it('is marked as read by one tap, which counts for each mailing in it', async () => {
    await chooses(olga, 'evening');
    const mailings = [await writes('Собрание в среду', 'c1'), await writes('Музей в пятницу', 'c2')];
    await bot.passes(hours(24));
    olga.sees('evening.hello', { count: 2 });
    for (let taps = 0; taps < 2; taps += 1) {
      await olga.taps('open:mail-read', mailings.join('.'));
      olga.sees('mail-read.done');
    }
    for (const of of mailings) {
      await opensScene(bot, anna, 'mailing-card', { of });
      anna.sees('mailing-card.read', { read: 1 });
      anna.ignores();
    }
    olga.ignores();
  });

  it('brings an invitation along in the evening, and not one that was cancelled by then', async () => {
    await chooses(olga, 'evening');
    const planned = await Promise.all(
      ['Ярмарка', 'Концерт'].map((title, i) =>
        as(bot, anna.id, (desk) =>
          planEvent(desk, {
            ...{ kind: 'meeting', title, at: schoolMorning + days(3 + i), link: null, room: 'зал' },
            audience: { who: 'families', classes: ['c1'] },
          }),
        ),
      ),
    );
    const [, concert] = planned;
    if (concert?.ok) await bot.write('event', concert.event.id, { ...concert.event, state: 'cancelled' });
    await writes('Собрание в среду', 'c1');
    await bot.passes(hours(12));
    olga.sees('evening.hello', { count: 2 });
    expect(olga.last.text).toContain('Ярмарка');
    expect(olga.last.text).not.toContain('Концерт');
    olga.seesNoMore();
    anna.ignores();
  });

  it('reaches nobody in the evening whose child has left the class meanwhile', async () => {
    await chooses(olga, 'evening');
    await writes('Собрание в среду', 'c1');
    const stored = await bot.read('person', olga.id);
    if (stored) await bot.write('person', olga.id, { ...stored, roles: [{ role: 'parent', class: 'c2' }] });
    await bot.passes(hours(24));
    olga.seesNoMore();
    anna.ignores();
  });

  it('forgets what waits with everything else about a person', async () => {
    await chooses(olga, 'evening');
    await writes('Собрание в среду', 'c1');
    anna.ignores();
    await olga.says('мои дела');
    await olga.taps('settings');
    await olga.taps('data');
    expect(olga.last.text).toContain('одним сообщением вечером (ждёт вечера: 1)');
    olga.ignores();
    await olga.taps('forget');
    await olga.taps('delete');
    await olga.taps('@sure');
    olga.ignores();
    await bot.transaction(async (tx) => expect(await tx.list('evening', olga.id)).toEqual([]));
    await bot.passes(hours(24));
    olga.seesNoMore();
    anna.ignores();
  });

  it('is not asked of a colleague who has no child here', async () => {
    await anna.taps('settings');
    anna.lacks('hears');
    anna.ignores();
  });
});
