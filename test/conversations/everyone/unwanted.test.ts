import { beforeEach, describe, expect, it } from 'vitest';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensByNotice, opensScene } from '#test/support/taps.ts';

describe('the buttons under a mailing', () => {
  let bot: Bot;
  let anna: Person;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
    vera = await member(bot, 'vera', { name: 'Вера Зимина', roles: [{ role: 'subjectTeacher' }] });
  });

  const writes = async (urgent = false) => {
    await opensScene(bot, anna, 'mailing');
    await anna.taps('staff');
    await anna.says('Педсовет в среду');
    if (urgent) {
      await anna.taps('urgent');
      await anna.taps('@sure');
    }
    anna.ignores();
  };
  const sends = async (urgent = false) => {
    await writes(urgent);
    await anna.taps('send');
    await bot.passes(limits.mailingHold);
    anna.ignores();
  };

  it('spare somebody the kind, except what is urgent, until they take it back in the settings', async () => {
    await sends();
    vera.sees('mailing-notice.end');
    await opensByNotice(bot, vera, 'mute', 'announcements');
    vera.sees('unwanted-mute.ask');
    await vera.says('не понимаю');
    vera.sees('patterns.choose-one');
    await vera.taps('no');
    vera.sees('unwanted-mute.kept');
    vera.ignores();
    await opensByNotice(bot, vera, 'mute', 'announcements');
    vera.sees('unwanted-mute.ask');
    await bot.restarts();
    await vera.taps('yes');
    vera.sees('unwanted-mute.done');
    vera.ignores();
    await bot.restarts();
    expect((await bot.read('person', vera.id))?.mutes).toEqual(['announcements']);
    await writes();
    anna.lacks('send');
    await sends(true);
    vera.sees('mailing-notice.end');
    await opensScene(bot, vera, 'settings');
    vera.sees('settings-menu.ask');
    await vera.taps('unmute', 'announcements');
    vera.sees('settings-menu.unmuted');
    await bot.restarts();
    expect((await bot.read('person', vera.id))?.mutes).toEqual([]);
    vera.ignores();
  });

  it('tell the administrators what looks like fraud, and nothing of who said so', async () => {
    await sends();
    vera.ignores();
    let id = '';
    await bot.transaction(async (tx) => {
      id = (await tx.list('mailings', 'all'))[0]?.id ?? '';
    });
    await opensByNotice(bot, vera, 'fraud', id);
    vera.sees('unwanted-fraud.ask');
    await vera.taps('no');
    vera.ignores();
    anna.seesNoMore();
    await opensByNotice(bot, vera, 'fraud', id);
    vera.sees('unwanted-fraud.ask');
    await vera.taps('yes');
    vera.sees('unwanted-fraud.done');
    vera.ignores();
    anna.sees('mailing-news.reported', { name: 'Анна Орлова' });
    expect(anna.last.text).not.toContain('Вера');
    await opensByNotice(bot, anna, 'mailing', id);
    anna.sees('mailing-card.over');
  });

  it('say so when the mailing is no longer there', async () => {
    await opensByNotice(bot, vera, 'fraud', 'gone');
    await vera.taps('yes');
    vera.sees('refusal-unknown-mailing');
    vera.ignores();
    anna.seesNoMore();
  });
});
