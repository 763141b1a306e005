import { beforeEach, describe, expect, it } from 'vitest';
import { days } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { ask, invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('A6 · one invite', () => {
  let bot: Bot;
  let anna: Person;
  let parents: string;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'], open: false });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    parents = await invited(bot, { code: '7K3MPQ9XTA', role: 'parent', class: 'c1', uses: 70 });
  });

  const isOpen = async (id: string) =>
    (await bot.read('classes', 'main'))?.list.find((entry) => entry.id === id)?.open;

  it('shows the code, the link and a picture, a sheet instead and back, over a restart', async () => {
    await opensScene(bot, anna, 'invite', { of: parents });
    anna.sees('invite-card.ask', { code: '7K3MP-Q9XTA', left: 70, class: '7А' });
    anna.sees('invite-text.parent', { link: 'https://vk.me/school?ref=7K3MPQ9XTA' });
    expect(anna.last.attachments).toHaveLength(1);
    await bot.restarts();
    await anna.taps('sheet');
    anna.sees('invite-card.ask');
    expect(anna.last.attachments).toHaveLength(2);
    const paper = bot.drawn.find(({ kind }) => kind === 'sheet-paper');
    expect(paper).toMatchObject({ name: 'Родителям 7А.pdf', pages: [{ code: '7K3MP-Q9XTA' }, {}] });
    // In front in Russian, on the back in English, whoever prints it.
    expect(paper).toMatchObject({
      pages: [
        { title: expect.stringContaining('Родителям') },
        { title: expect.stringContaining('parents of') },
      ],
    });
    anna.lacks('sheet');
    await anna.says('ыыы');
    anna.sees('patterns.choose-one');
    await anna.taps('card');
    anna.sees('invite-card.ask');
    expect(anna.buttons).toContain('sheet');
    await anna.taps('done');
    anna.sees('home-list.greeting');
    expect((await bot.read('invite', parents))?.endedAt).toBeUndefined();
  });

  it('makes way for requests that are opened from a notice, and is not shown again when they are decided', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], open: true });
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await ask(bot, 1, { invite: parents, from: 5001, child: 'Зоя' });
    await opensScene(bot, vera, 'invite', { of: parents });
    vera.sees('invite-card.ask');
    await opensByNotice(bot, vera, 'queue');
    vera.sees('queue-page.ask');
    await vera.taps('all');
    vera.sees('queue.accepted');
    vera.lacks('annul');
  });

  it('offers no opening for a class that is open already', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], open: true });
    await opensScene(bot, anna, 'invite', { of: parents });
    anna.sees('invite-card.ask');
    anna.lacks('open-class');
  });

  it('opens the closed class with a tap, once; an old button opens nothing', async () => {
    await opensScene(bot, anna, 'invite', { of: parents });
    anna.sees('invite-card.closed', { class: '7А' });
    const opening = keepsButton(anna, 'open-class');
    await anna.taps('open-class');
    anna.sees('invite.opened');
    anna.lacks('open-class');
    await bot.restarts();
    expect(await isOpen('c1')).toBe(true);
    expect(await isOpen('c2')).toBe(false);
    await schoolWith(bot, { classes: ['7А', '7Б'], open: false });
    await tapsKept(bot, anna, opening);
    anna.sees('patterns.old-button');
    expect(await isOpen('c1')).toBe(false);
  });

  it('is annulled when that is said by name; the code is erased and refused at once', async () => {
    await opensScene(bot, anna, 'invite', { of: parents });
    anna.sees('invite-card.ask');
    const annulling = keepsButton(anna, 'annul');
    await anna.taps('@back');
    anna.sees('home-list.greeting');
    await tapsKept(bot, anna, annulling);
    anna.sees('patterns.old-button');
    expect((await bot.read('invite', parents))?.endedAt).toBeUndefined();
    await opensScene(bot, anna, 'invite', { of: parents });
    anna.sees('invite-card.ask');
    await anna.taps('annul');
    anna.sees('invite-card.sure', { as: say('invited-as.parent', { class: '7А' }), code: '7K3MP-Q9XTA' });
    for (const word of ['да', '1', 'готово']) {
      await anna.says(word);
      anna.sees('patterns.choose-one');
      anna.sees('invite-card.sure');
    }
    await anna.taps('@no');
    anna.sees('invite-card.ask');
    expect((await bot.read('invite', parents))?.endedAt).toBeUndefined();
    await anna.says('отозвать');
    anna.sees('invite-card.sure');
    await bot.restarts();
    await anna.taps('@sure');
    anna.sees('invite.annulled');
    await bot.restarts();
    expect(await bot.read('invite', parents)).toMatchObject({ code: null, endedAt: bot.clock.now() });
    const olga = bot.person('olga');
    await olga.opens('7K3MPQ9XTA');
    olga.sees('refusal-invite-annulled');
  });

  it('is closed calmly when a colleague annulled it, or it expired, meanwhile', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    for (const person of [anna, boris]) {
      await opensScene(bot, person, 'invite', { of: parents });
      person.sees('invite-card.ask');
    }
    await anna.taps('annul');
    anna.sees('invite-card.sure');
    await boris.taps('annul');
    boris.sees('invite-card.sure');
    await boris.taps('@sure');
    boris.sees('invite.annulled');
    await anna.taps('@sure');
    anna.sees('patterns.gone');
    const other = await invited(bot, { code: '8K3MPQ9XTA', role: 'subjectTeacher' });
    await opensScene(bot, anna, 'invite', { of: other });
    anna.sees('invite-text.staff');
    const record = await bot.read('invite', other);
    if (record) await bot.write('invite', other, { ...record, expiresAt: bot.clock.now() + days(1) });
    bot.clock.advance(days(1));
    await anna.taps('sheet');
    anna.sees('patterns.gone');
    anna.sees('home-list.greeting');
  });

  it('is a class teacher’s for the families of the own class, without opening it, and nobody else’s', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await opensScene(bot, vera, 'invite', { of: parents });
    vera.sees('invite-card.ask', { class: '7А' });
    vera.lacks('open-class');
    const forged = keepsButton(vera, 'done');
    await tapsKept(bot, vera, { payload: { ...(forged.payload as object), c: 'open-class', o: 'c1' } });
    vera.sees('patterns.old-button');
    expect(await isOpen('c1')).toBe(false);
    const zoya = await member(bot, 'zoya', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await opensScene(bot, zoya, 'invite', { of: parents });
    zoya.sees('patterns.gone');
    const petr = await member(bot, 'petr', { roles: [{ role: 'subjectTeacher' }] });
    await opensScene(bot, petr, 'invite', { of: parents });
    petr.sees('patterns.not-yours');
    for (const { dialog } of [zoya, petr])
      expect(dialog.messages.filter(({ text }) => text.includes('Q9XTA'))).toEqual([]);
  });
});
