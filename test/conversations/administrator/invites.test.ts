import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf, readCode } from '#src/domain/ground/code.ts';
import { days } from '#src/regulation/durations.ts';
import { invited } from '#test/conversations/administrator/requests.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensScene, tapsKept } from '#test/support/taps.ts';

/** The code as the person reads it in the message. */
const codeIn = (person: Person): string =>
  readCode(/[0-9A-Z]{5}-[0-9A-Z]{5}/.exec(person.last.text)?.[0] ?? '') ?? '';
const inviteOf = (bot: Bot, person: Person) => bot.read('invite', hashOf(codeIn(person)));

describe('A6 · issuing invites', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { staffroom: 'https://vk.me/join/AJQ1d7fYkQabcdef' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await anna.taps('invites');
    anna.sees('invites-who.ask');
  });

  // The screen on which a test ends need not be looked at.
  afterEach(() => anna.ignores());

  it('gives one code for a whole meeting, with a picture, a link and a text to paste', async () => {
    await anna.taps('role', 'subjectTeacher');
    anna.sees('invites-kind.ask');
    await bot.restarts();
    await anna.taps('shared');
    anna.sees('invite-card.ask', { left: 80, uses: 80 });
    expect(anna.last.text).toContain(`https://vk.me/school?ref=${codeIn(anna)}`);
    expect(anna.last.attachments).toHaveLength(1);
    expect(await inviteOf(bot, anna)).toMatchObject({ role: 'subjectTeacher', uses: 80, maker: anna.id });
    await anna.taps('sheet');
    anna.sees('invite-card.ask');
    // As a picture and as a document.
    expect(anna.last.attachments).toHaveLength(2);
    await anna.taps('done');
    anna.ignores();
  });

  it('gives personal codes to a deputy and to a class teacher of a chosen class', async () => {
    await anna.taps('role', 'deputy');
    anna.sees('invite-card.ask', { uses: 1 });
    expect(await inviteOf(bot, anna)).toMatchObject({ role: 'deputy', uses: 1 });
    await anna.taps('more');
    anna.sees('invites-who.ask');
    await anna.taps('role', 'classTeacher');
    anna.sees('invites-class.ask');
    await anna.taps('class', 'c2');
    anna.sees('invite-card.ask');
    expect(await inviteOf(bot, anna)).toMatchObject({ role: 'classTeacher', class: 'c2', uses: 1 });
  });

  it('says «по желанию» to families, warns of a closed class and opens it with a tap', async () => {
    await schoolWith(bot, { open: false });
    await anna.taps('role', 'parent');
    await anna.taps('class', 'c1');
    anna.sees('invite-card.ask', { uses: 70 });
    expect(anna.last.text).toContain('По желанию');
    await anna.taps('open-class');
    anna.sees('invite.opened');
    anna.lacks('open-class');
    const code = codeIn(anna);
    const olga = bot.person('olga');
    await olga.opens(code);
    olga.sees('family-join-consent.ask');
  });

  it('leads students to the steps only, while the mode is not full', async () => {
    await anna.taps('role', 'student');
    await anna.taps('class', 'c1');
    anna.sees('invite-card.ask', { uses: 40 });
    expect(bot.texts.said.some(({ say }) => say.key === 'invite-card.steps-only')).toBe(true);
    const misha = bot.person('misha');
    await misha.opens(codeIn(anna));
    misha.lacks('send');
    misha.ignores();
  });

  it('asks for the link of «Учительская» before the first staff invite, and lets it be put off', async () => {
    await schoolWith(bot);
    await anna.taps('role', 'subjectTeacher');
    anna.sees('invites-staffroom.ask');
    await anna.taps('link');
    anna.sees('staffroom-link.ask');
    await anna.says('https://vk.me/join/AJQ1d7fYkQabcdef');
    await anna.taps('yes');
    anna.sees('staffroom.saved');
    await anna.taps('next');
    anna.sees('invites-kind.ask');
    await schoolWith(bot);
    await anna.taps('@back');
    anna.sees('invites-staffroom.ask');
    await anna.taps('next');
    await anna.taps('personal');
    anna.sees('invite-card.ask', { uses: 1 });
  });

  it('does not issue twice on a second tap, nor anything on back and cancel', async () => {
    await anna.taps('role', 'subjectTeacher');
    const shared = keepsButton(anna, 'shared');
    await anna.taps('@back');
    await anna.taps('role', 'subjectTeacher');
    await anna.taps('shared');
    anna.ignores();
    await tapsKept(bot, anna, shared);
    anna.sees('patterns.old-button');
    await bot.transaction(async (tx) => expect(await tx.list('invites', 'staff')).toHaveLength(1));
    await anna.says('отмена');
    anna.sees('patterns.cancelled');
  });

  it('closes A6 when the administrator says that all are given out', async () => {
    await anna.says('всем');
    anna.sees('patterns.choose-one');
    await anna.taps('all-sent');
    anna.sees('invites.all-sent');
    expect((await bot.read('school', 'main'))?.duties.A6).toMatchObject({ state: 'done' });
    anna.lacks('all-sent');
  });

  it('lets a class teacher invite the families of the own class alone', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await vera.taps('invites');
    vera.sees('invites-who.ask');
    expect(vera.buttons.filter((one) => one.startsWith('role:'))).toEqual(['role:parent', 'role:student']);
    const parents = keepsButton(vera, 'role');
    await tapsKept(bot, vera, { payload: { ...(parents.payload as object), o: 'head' } });
    vera.sees('patterns.old-button');
    await vera.taps('role', 'parent');
    vera.sees('invite-card.ask', { class: '7А' });
    expect(await inviteOf(bot, vera)).toMatchObject({ role: 'parent', class: 'c1', maker: vera.id });
    anna.ignores();
  });
});

describe('A12 · annulling invites that nobody claimed', () => {
  let bot: Bot;
  let anna: Person;
  let old: string;
  let fresh: string;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    old = await invited(bot, {
      code: '7K3MPQ9XTA',
      role: 'parent',
      class: 'c1',
      madeAt: bot.clock.now() - days(15),
    });
    fresh = await invited(bot, { code: '8K3MPQ9XTA', role: 'subjectTeacher' });
    await anna.taps('invites');
    await anna.taps('list');
    anna.sees('invite-list-list.ask', { count: 2 });
  });

  // The screen on which a test ends need not be looked at.
  afterEach(() => anna.ignores());

  it('annuls one from its card, and its code is refused at once', async () => {
    const again = keepsButton(anna, 'show', fresh);
    await anna.taps('show', fresh);
    await anna.taps('annul');
    await anna.taps('@sure');
    anna.sees('invite.annulled');
    expect(await bot.read('invite', fresh)).toMatchObject({ code: null });
    const olga = bot.person('olga');
    await olga.opens('8K3MPQ9XTA');
    olga.sees('refusal-invite-annulled');
    await tapsKept(bot, anna, again);
    anna.sees('patterns.old-button');
  });

  it('annuls all stale ones and leaves the others', async () => {
    await anna.taps('annul-stale');
    await anna.taps('@sure');
    anna.sees('invite-list.annulled', { count: 1 });
    expect((await bot.read('invite', old))?.endedAt).toBe(bot.clock.now());
    expect((await bot.read('invite', fresh))?.endedAt).toBeUndefined();
  });

  it('is told calmly when a colleague was faster', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'administrator' }] });
    await opensScene(bot, boris, 'invite-list');
    await boris.taps('show', old);
    await anna.taps('annul-stale');
    anna.sees('invite-list-list.sure');
    await boris.taps('annul');
    await boris.taps('@sure');
    boris.ignores();
    await anna.taps('@sure');
    anna.sees('patterns.old-button');
    anna.sees('invite-list-list.ask', { count: 1 });
  });

  it('is done when nothing stale is left and the platform’s links are confirmed, over a restart', async () => {
    await anna.taps('platform');
    anna.sees('invite-list-platform.ask');
    await anna.says('сделано');
    anna.sees('invite-list-platform.stale-first', { count: 1 });
    expect((await bot.read('school', 'main'))?.duties.A12).toBeUndefined();
    await anna.taps('annul-stale');
    await anna.taps('@sure');
    await anna.taps('platform');
    await bot.restarts();
    await anna.taps('done');
    anna.ignores();
    expect((await bot.read('school', 'main'))?.duties.A12).toMatchObject({ state: 'done', by: anna.id });
  });

  it('shows an invite again, to print its sheet', async () => {
    await anna.taps('show', old);
    anna.sees('invite-card.ask', { code: '7K3MP-Q9XTA' });
    await anna.taps('annul');
    await anna.taps('@sure');
    anna.sees('invite.annulled');
    expect((await bot.read('invite', old))?.endedAt).toBeDefined();
  });

  it('shows a class teacher the invites of the own class alone', async () => {
    anna.ignores();
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c2' }] });
    await opensScene(bot, vera, 'invite-list');
    vera.sees('invite-list-list.none');
    await opensScene(bot, vera, 'invite', { of: old });
    vera.sees('patterns.gone');
    vera.lacks('platform');
  });
});
