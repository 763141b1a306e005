import { beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '#src/domain/ground/code.ts';
import { limits } from '#src/regulation/limits.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member } from '#test/support/school.ts';
import { tracesOf } from '#test/support/stored.ts';
import { keepsButton, tapsKept } from '#test/support/taps.ts';

const code = '7K3MPQ9XTA';

describe('the first administrator takes up the bot', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot({ firstAdministrators: ['vk:1001'] });
    await bot.write('claim', 'main', { v: 1, hash: hashOf(code), at: bot.clock.now() });
    anna = bot.person('anna');
    await anna.opens();
    anna.sees('hello-welcome.not-ready');
  });

  const administrators = async () => (await bot.read('administrators', 'all'))?.ids;
  const comesWithCode = async (person: Person) => {
    await person.says(code);
    person.sees('claim-consent.ask');
    person.sees('consent.text');
  };

  it('by the code: consent, a name, and on to the school, over restarts', async () => {
    await comesWithCode(anna);
    await bot.restarts();
    await anna.taps('yes');
    anna.sees('claim-name.ask');
    await bot.restarts();
    await anna.says('  Анна   Петрова ');
    anna.sees('claim.done', { name: 'Анна Петрова' });
    anna.sees('school-setup-name.ask');
    await bot.restarts();
    expect(await bot.read('person', anna.id)).toMatchObject({
      name: 'Анна Петрова',
      roles: [{ role: 'administrator' }],
      consent: { version: limits.consentVersion },
    });
    expect(await administrators()).toEqual([anna.id]);
    expect(await bot.read('claim', 'main')).toBeUndefined();
  });

  it('stores nothing without consent, and the code still opens', async () => {
    await comesWithCode(anna);
    const yes = keepsButton(anna, 'yes');
    await anna.says('ну ладно');
    anna.sees('consent.voluntary');
    await anna.taps('no');
    anna.sees('consent.refused');
    anna.sees('hello-welcome.not-ready');
    await tapsKept(bot, anna, yes);
    anna.sees('patterns.old-button');
    expect(await tracesOf(bot, anna)).toEqual([]);
    expect(await bot.read('claim', 'main')).toBeDefined();
    await comesWithCode(anna);
  });

  it('asks again for what is no name, and gives no rights before there is one', async () => {
    await comesWithCode(anna);
    await anna.taps('yes');
    anna.sees('claim-name.ask');
    for (const wrong of ['1', 'А', 'А'.repeat(limits.nameLength + 1), '[id1|Паша]']) {
      await anna.says(wrong);
      anna.sees('name.unread');
      anna.sees('claim-name.ask');
    }
    expect(await administrators()).toBeUndefined();
    expect((await bot.read('person', anna.id))?.name).toBe('');
    await anna.taps('@cancel');
    anna.sees('home-list.no-role');
    // What was agreed to stays, so that the code leads straight to the name.
    await anna.says(code);
    anna.sees('claim-name.ask');
    await anna.says('Анна Петрова');
    anna.sees('claim.done');
    expect(await administrators()).toEqual([anna.id]);
  });

  it('once: the used code is unknown, and whoever is slower is refused', async () => {
    // By ADMIN_VK_IDS the id 1001 would be let in without the code.
    bot.person('named');
    const boris = bot.person('boris');
    await boris.opens();
    boris.sees('hello-welcome.not-ready');
    await comesWithCode(anna);
    await comesWithCode(boris);
    for (const person of [anna, boris]) {
      await person.taps('yes');
      person.sees('claim-name.ask');
    }
    await anna.says('Анна Петрова');
    anna.sees('claim.done');
    await boris.says('Борис Ильин');
    boris.sees('refusal-claim-unknown');
    boris.sees('home-list.no-role');
    await boris.says(code);
    boris.sees('refusal-invite-unknown');
    expect(await administrators()).toEqual([anna.id]);
    expect((await bot.read('person', boris.id))?.roles).toEqual([]);
  });

  it('without a code for whom ADMIN_VK_IDS names, which ends the code too', async () => {
    const irina = bot.person('irina');
    expect(irina.id).toBe('vk:1001');
    await irina.opens();
    irina.sees('hello-welcome.yours');
    await irina.taps('claim');
    irina.sees('claim-consent.ask');
    await irina.taps('@back');
    irina.sees('hello-welcome.yours');
    await irina.taps('claim');
    irina.sees('claim-consent.ask');
    await irina.taps('yes');
    irina.sees('claim-name.ask');
    await irina.says('Ирина Крылова');
    irina.sees('claim.done');
    expect(await administrators()).toEqual([irina.id]);
    await anna.says(code);
    anna.sees('refusal-invite-unknown');
  });

  it('as somebody whom the bot knows: no second consent, and the other roles stay', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    const before = await bot.read('person', vera.id);
    await vera.says(code);
    vera.sees('claim-name.ask');
    await vera.says('Вера Белова');
    vera.sees('claim.done');
    const after = await bot.read('person', vera.id);
    expect(after?.roles).toEqual([{ role: 'subjectTeacher' }, { role: 'administrator' }]);
    expect(after?.consent).toEqual(before?.consent);
  });
});
