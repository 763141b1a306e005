import { beforeEach, describe, expect, it } from 'vitest';
import { blankClass } from '#src/domain/classes/classes.ts';
import { hashOf } from '#src/domain/ground/code.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored } from '#test/support/stored.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

const code = 'AAAAABBBBB';
const link = 'https://vk.me/join/AAAAbbbbCCCC/dd=';

describe('C3b · the class teacher goes the parents’ way before inviting them', () => {
  let bot: Bot;
  let vera: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const entry = (await bot.read('class', 'c1')) ?? blankClass('c1');
    const chat = { title: '7А родители', link, second: null, aside: null, at: bot.clock.now() };
    await bot.write('class', 'c1', { ...entry, chats: { C3b: chat } });
  });

  const mark = 'никому не отправляется.';
  /** What Vera reads below the mark of the rehearsal. */
  const asParent = () => vera.last.text.slice(vera.last.text.indexOf(mark) + mark.length).trim();
  const labelsOf = (person: Person) =>
    (person.dialog.keyboard?.buttons.flat() ?? []).flatMap(({ action }) =>
      'label' in action ? action.label : [],
    );
  /** Everything that is stored, but where people are and which updates were handled. */
  const stored = async () =>
    [...(await readStored(bot))].filter(([key]) => !/:(place|done)\b/.test(key)).sort();

  const begins = async () => {
    await opensScene(bot, vera, 'rehearsal', { of: 'c1' });
    vera.sees('rehearsal-play.mark', { class: '7А' });
  };
  /** A button by what it chooses, or words. */
  const answers = async (...steps: string[]) => {
    for (const step of steps) {
      await (/^[a-zA-Z:-]+$/.test(step) ? vera.taps('tap', step) : vera.says(step));
      vera.sees('rehearsal-play.mark', { class: '7А' });
    }
  };

  it('reads and may tap word for word what a parent does, from the QR to being in the chat', async () => {
    await familyInvite(bot, { code, role: 'parent', class: 'c1' });
    const olga = bot.person('olga');
    const bothSeeTheSame = () => {
      expect(asParent()).toBe(olga.last.text);
      const common = ['Назад', 'Отмена', 'Помощь'];
      expect(labelsOf(vera)).toEqual(
        expect.arrayContaining(labelsOf(olga).filter((label) => !common.includes(label))),
      );
      olga.ignores();
    };
    await begins();
    await olga.opens(code);
    bothSeeTheSame();
    for (const step of ['yes', 'Ольга Смирнова', 'Миша Смирнов', 'send']) {
      await answers(step);
      await (step === 'yes' || step === 'send' ? olga.taps(step) : olga.says(step));
      bothSeeTheSame();
    }
    await vera.taps('accepted');
    vera.sees('request-accepted.parent', { class: '7А' });
    expect(vera.last.text).toContain(link);
    await answers('open:class-chat');
    vera.sees('class-chat.address', { link });
    await bot.restarts();
    await answers('in');
    vera.sees('class-chat.done', { class: '7А' });
    vera.ignores();
  });

  it('stores nothing of it, uses no code and tells nobody', async () => {
    await familyInvite(bot, { code, role: 'parent', class: 'c1' });
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    const before = await stored();
    await begins();
    await answers('yes', 'Ольга Смирнова', 'Миша Смирнов', 'send');
    await vera.taps('accepted');
    await answers('open:class-chat', 'otherWay', 'yes');
    await vera.taps('end');
    vera.sees('rehearsal.end');
    vera.ignores();
    expect(await stored()).toEqual(before);
    expect(JSON.stringify([...(await readStored(bot))])).not.toContain('Смирнов');
    anna.seesNoMore();
  });

  it('lets her try the other ways: no, a grandmother, a step back, what is no name', async () => {
    await begins();
    await answers('no');
    vera.sees('consent.refused');
    await vera.taps('undo');
    vera.sees('family-join-consent.ask', { class: '7А' });
    await answers('yes');
    await answers('123');
    vera.sees('name.unread');
    await answers('Ольга Смирнова', 'я бабушка');
    vera.sees('family-join-relative.ask');
    await answers('enough');
    vera.sees('family-join-relative.end');
    vera.ignores();
  });

  it('goes on in English where the parent would', async () => {
    await begins();
    await answers('lang', 'yes');
    expect(asParent()).toMatch(/name/);
    expect(asParent()).not.toMatch(/[а-я]{3}/i);
    await answers('Mary Brown', 'Tom Brown', 'send');
    await vera.taps('accepted');
    vera.sees('request-accepted.parent');
    expect(asParent()).toContain('accepted');
    vera.ignores();
  });

  it('is found under the class and under its invite, also before the class is open', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], open: false });
    await familyInvite(bot, { code, role: 'parent', class: 'c1' });
    for (const [slug, of] of [
      ['class-life', 'c1'],
      ['invite', hashOf(code)],
    ] as const) {
      await opensScene(bot, vera, slug, { of });
      await vera.taps('rehearsal');
      vera.sees('family-join-consent.ask', { class: '7А' });
      await vera.taps('end');
      vera.sees('rehearsal.end');
      vera.ignores();
    }
    expect((await bot.read('classes', 'main'))?.list[0]?.open).toBe(false);
  });

  it('does nothing for an old button, and is closed to others', async () => {
    await begins();
    const old = keepsButton(vera, 'tap', 'yes');
    await answers('yes');
    await tapsKept(bot, vera, old);
    vera.sees('patterns.old-button');
    vera.sees('family-join-name.ask');
    const gleb = await member(bot, 'gleb', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await opensScene(bot, gleb, 'rehearsal', { of: 'c1' });
    gleb.sees('patterns.gone');
    const pavel = await member(bot, 'pavel', { roles: [{ role: 'parent', class: 'c1' }] });
    await opensScene(bot, pavel, 'rehearsal', { of: 'c1' });
    pavel.sees('patterns.not-yours');
  });
});
