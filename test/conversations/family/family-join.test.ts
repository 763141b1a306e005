import { beforeEach, describe, expect, it } from 'vitest';
import { storeChat } from '#src/domain/chats/chats.ts';
import { addWorkingDays } from '#src/domain/school/calendar.ts';
import { blankSchool } from '#src/domain/school/settings.ts';
import { days } from '#src/regulation/durations.ts';
import { say } from '#src/text/say.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

const code7A = 'AAAAABBBBB';
const code7B = 'CCCCCDDDDD';

describe('P1 · a parent asks to join by the code of the class', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { classes: ['7А', '7Б'] });
    await familyInvite(bot, { code: code7A, role: 'parent', class: 'c1' });
    await familyInvite(bot, { code: code7B, role: 'parent', class: 'c2' });
    olga = bot.person('olga');
  });

  async function olgaIsAskedForHerChild(): Promise<void> {
    await olga.opens(code7A);
    await olga.taps('yes');
    await olga.says('Ольга Смирнова');
    olga.sees('family-join-child.ask', { class: '7А' });
  }

  async function requestOf(person: Person, key: string) {
    const record = await bot.read('person', person.id);
    return bot.read('request', record?.requests[key] ?? 'none');
  }

  it('goes from the link to a request, says who decides and by when, and that it is voluntary', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    await olga.opens(code7A);
    olga.sees('family-join-consent.ask', { class: '7А' });
    expect(await bot.read('person', olga.id)).toBeUndefined();
    await olga.taps('yes');
    olga.sees('family-join-name.ask');
    await olga.says('Ольга Смирнова');
    olga.sees('family-join-child.ask', { class: '7А' });
    await olga.says('Миша Смирнов');
    olga.sees('family-join-review.ask', { name: 'Ольга Смирнова', class: '7А', child: 'Миша Смирнов' });
    const by = addWorkingDays(bot.clock.now(), 2, blankSchool);
    await olga.taps('send');
    olga.sees('family-join.sent', {
      who: say('family-join.teacher', { class: '7А' }),
      until: { moment: by, as: 'day' },
    });
    olga.sees('family-join.voluntary');
    olga.sees('home-list.waiting');

    await bot.restarts();
    expect(await requestOf(olga, 'parent:c1')).toMatchObject({
      state: 'open',
      role: 'parent',
      class: 'c1',
      child: 'Миша Смирнов',
    });
    expect((await bot.read('person', olga.id))?.roles).toEqual([]);
    // Boris hears of it by the digest, which has its own tests.
    boris.seesNoMore();
  });

  it('names the administrator where the class has no class teacher', async () => {
    await olgaIsAskedForHerChild();
    await olga.says('Миша Смирнов');
    olga.ignores();
    await olga.taps('send');
    olga.sees('family-join.sent', { who: say('family-join.administrator', { class: '7А' }) });
    olga.ignores();
  });

  it('stores nothing when consent is not given, and says how the school tells its news without the bot', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { otherWay: 'Всё есть в дневнике.' } });
    await olga.opens(code7A);
    olga.sees('consent.text', { whose: 'parent' });
    await olga.taps('no');
    olga.sees('consent.refused');
    olga.sees('class-chat-other-way.school', { way: 'Всё есть в дневнике.' });
    olga.sees('hello-welcome.ask');
    expect(await bot.read('person', olga.id)).toBeUndefined();
  });

  it.each(['Это обязательно?', 'а если я не хочу соглашаться', 'зачем это'])(
    'answers «%s» at the consent with the school’s own way, stores nothing and goes on',
    async (question) => {
      await schoolWith(bot, { classes: ['7А', '7Б'], school: { otherWay: 'Всё есть в дневнике.' } });
      await olga.opens(code7A);
      olga.sees('family-join-consent.ask');
      await olga.says(question);
      olga.sees('consent.voluntary', { whose: 'parent' });
      olga.sees('class-chat-other-way.school', { way: 'Всё есть в дневнике.' });
      // The consent stands right above: it is not read twice.
      olga.sees('consent.brief');
      expect(olga.last.text).not.toContain('152-ФЗ');
      expect(await bot.read('person', olga.id)).toBeUndefined();
      await olga.says('согласна');
      olga.sees('family-join-name.ask');
    },
  );

  it('takes another code at the consent: it was the wrong class’s', async () => {
    await olga.opens(code7A);
    olga.sees('family-join-consent.ask', { class: '7А' });
    await olga.says('вот правильный: CCCCC-DDDDD');
    olga.sees('consent.voluntary');
    await olga.says('CCCCC-DDDDD');
    olga.sees('family-join-consent.ask', { class: '7Б' });
  });

  it('takes another class’s code also from somebody whom the school knows, before the request is sent', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'subjectTeacher' }] });
    await vera.opens(code7A);
    vera.sees('family-join-child.ask', { class: '7А' });
    await vera.says('Миша Смирнов');
    vera.sees('family-join-review.ask', { class: '7А' });
    await vera.says('CCCCC-DDDDD');
    vera.sees('family-join-child.ask', { class: '7Б' });
    vera.ignores();
  });

  it('asks again for a name that cannot be read, and goes back without losing what was entered', async () => {
    await olga.opens(code7A);
    await olga.taps('yes');
    await olga.says('123');
    olga.sees('name.unread');
    olga.sees('family-join-name.ask');
    await olga.says('Ольга Смирнова');
    olga.sees('family-join-child.ask');
    await olga.sendsSticker();
    olga.sees('patterns.no-picture');
    await olga.says('7');
    olga.sees('family-join-child.unread');
    await olga.says('Миша Смирнов');
    await olga.taps('@back');
    olga.sees('family-join-child.ask');
    await olga.says('Михаил Смирнов');
    olga.sees('family-join-review.ask', { name: 'Ольга Смирнова', child: 'Михаил Смирнов' });
    await olga.taps('@cancel');
    olga.sees('patterns.cancelled');
    olga.ignores();
    expect(await requestOf(olga, 'parent:c1')).toBeUndefined();
  });

  it('lets the name be corrected until the request is sent, and leads back to nothing that was sent', async () => {
    await olgaIsAskedForHerChild();
    await olga.says('Миша Смирнов');
    olga.ignores();
    await olga.taps('change');
    olga.sees('family-join-name.ask');
    expect(olga.buttons).toContain('keep');
    await olga.says('Ольга Ильина');
    await olga.says('назад');
    olga.ignores();
    await olga.taps('keep');
    await olga.says('Миша Ильин');
    olga.sees('family-join-review.ask', { name: 'Ольга Ильина', child: 'Миша Ильин' });
    expect(await bot.read('person', olga.id)).toMatchObject({ name: '', requests: {} });
    olga.ignores();
    await olga.taps('send');
    olga.sees('family-join.sent');
    await olga.says('назад');
    olga.ignores();
    expect(await bot.read('person', olga.id)).toMatchObject({ name: 'Ольга Ильина' });
    expect(await requestOf(olga, 'parent:c1')).toMatchObject({ state: 'open', child: 'Миша Ильин' });
  });

  it.each(['я бабушка Миши', 'это его старший брат', 'I am his grandmother'])(
    'refers «%s» to the parents before anything is stored',
    async (said) => {
      await olga.opens(code7A);
      olga.ignores();
      await olga.says(said);
      olga.sees('family-join-relative.ask', { class: '7А' });
      await olga.taps('enough');
      olga.sees('family-join-relative.end');
      olga.ignores();
      expect(await bot.read('person', olga.id)).toBeUndefined();
    },
  );

  it('takes no child’s name from another relative, and keeps nothing of them', async () => {
    await olgaIsAskedForHerChild();
    await olga.says('Бабушка Миши Смирнова');
    olga.sees('family-join-relative.ask', { class: '7А' });
    await bot.restarts();
    await olga.taps('enough');
    olga.ignores();
    expect(await bot.read('person', olga.id)).toBeUndefined();
  });

  it.each([
    ['я опекун', 'Павел Котов, опекун', 'Павел Котов'],
    ['мама Миши', 'Анна Котова (мама Миши)', 'Анна Котова'],
    ['I am his guardian', 'Paul Brown, his guardian', 'Paul Brown'],
  ])('takes «%s» for no name, and the name out of «%s»', async (who, answer, name) => {
    await olga.opens(code7A);
    olga.ignores();
    await olga.says(who);
    olga.sees('family-join.welcome');
    olga.sees('family-join-consent.ask');
    await olga.taps('yes');
    olga.ignores();
    await olga.says(who);
    olga.sees('family-join.welcome');
    olga.sees('family-join-name.ask');
    await olga.says(answer);
    olga.sees('family-join-child.ask');
    await olga.says(who);
    olga.sees('family-join.welcome');
    await olga.says('Миша Котов');
    olga.sees('family-join-review.ask', { name, child: 'Миша Котов' });
  });

  it('goes on with a parent who was taken for another relative', async () => {
    await olgaIsAskedForHerChild();
    olga.ignores();
    await olga.taps('relative');
    olga.sees('family-join-relative.ask');
    await olga.taps('parent');
    olga.sees('family-join-child.ask');
    await olga.says('Миша и сестра Аня Смирновы');
    olga.sees('family-join-review.ask', { name: 'Ольга Смирнова', child: 'Миша и сестра Аня Смирновы' });
  });

  it('leaves a grandmother who is a colleague what she is', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'subjectTeacher' }] });
    await irina.opens(code7A);
    await irina.taps('relative');
    await irina.taps('enough');
    irina.ignores();
    expect((await bot.read('person', irina.id))?.roles).toEqual([{ role: 'subjectTeacher' }]);
  });

  it('asks nothing again for a second child in the same class, and shows the chat', async () => {
    const irina = await member(bot, 'irina', { roles: [{ role: 'parent', class: 'c1' }] });
    await irina.opens(code7A);
    irina.sees('code.already-parent', { class: '7А' });
    irina.ignores();
    expect((await bot.read('person', irina.id))?.requests).toEqual({});
  });

  it('leads nobody in who has no code', async () => {
    await olga.opens();
    olga.ignores();
    await opensScene(bot, olga, 'family-join');
    olga.sees('family-join.no-code');
    expect(await bot.read('person', olga.id)).toBeUndefined();
  });

  it('sends nothing for a wrong class and goes on with the code of the right one', async () => {
    await olgaIsAskedForHerChild();
    await olga.says('Миша Смирнов');
    olga.sees('family-join-review.ask', { class: '7А' });
    await olga.says('нет');
    olga.sees('family-join-other.ask');
    await olga.says('7Б');
    olga.sees('hello-code.unread');
    await olga.says(code7B);
    olga.sees('family-join-child.ask', { class: '7Б' });
    await olga.says('Миша Смирнов');
    await olga.taps('send');
    olga.ignores();
    expect(await requestOf(olga, 'parent:c1')).toBeUndefined();
    expect(await requestOf(olga, 'parent:c2')).toMatchObject({ state: 'open', class: 'c2' });
  });

  it('asks only for the child when a second child comes', async () => {
    await olgaIsAskedForHerChild();
    await olga.says('Миша Смирнов');
    await olga.taps('send');
    olga.ignores();
    await olga.opens(code7B);
    olga.sees('family-join-child.ask', { class: '7Б' });
    await olga.says('Маша Смирнова');
    await olga.taps('send');
    olga.ignores();
    const record = await bot.read('person', olga.id);
    expect(Object.keys(record?.requests ?? {}).sort()).toEqual(['parent:c1', 'parent:c2']);
  });

  it('keeps one request when the link is opened again on a second device and «send» is tapped twice', async () => {
    await olgaIsAskedForHerChild();
    await olga.says('Миша Смирнов');
    const send = keepsButton(olga, 'send');
    await olga.taps('send');
    olga.ignores();
    const first = await bot.read('person', olga.id);
    await tapsKept(bot, olga, send);
    olga.sees('patterns.old-button');
    await olga.opens(code7A);
    olga.sees('family-join.sent-before', { class: '7А' });
    expect(await bot.read('person', olga.id)).toEqual(first);
  });

  it('lets both parents come, each by themselves', async () => {
    const ivan = bot.person('ivan');
    for (const parent of [olga, ivan]) {
      await parent.opens(code7A);
      await parent.taps('yes');
      await parent.says('Родитель Смирнов');
      await parent.says('Миша Смирнов');
      await parent.taps('send');
      parent.ignores();
    }
    expect(await requestOf(olga, 'parent:c1')).toMatchObject({ person: olga.id });
    expect(await requestOf(ivan, 'parent:c1')).toMatchObject({ person: ivan.id });
  });

  it('refuses when the last place went to somebody else meanwhile', async () => {
    await olgaIsAskedForHerChild();
    await olga.says('Миша Смирнов');
    await bot.transaction(async (tx) => {
      const record = await tx.read('person', olga.id);
      expect(record?.requests).toEqual({});
      const [invite] = await tx.list('invites', 'c1');
      tx.setCount('invite-uses', invite?.id ?? '', 0);
    });
    await olga.taps('send');
    olga.sees('refusal-invite-used-up');
    olga.ignores();
  });

  it('takes up a broken-off conversation after three weeks, and after a restart', async () => {
    await olgaIsAskedForHerChild();
    await bot.restarts();
    await bot.passes(days(21));
    await olga.says('Миша Смирнов');
    olga.sees('family-join-review.ask', { name: 'Ольга Смирнова', child: 'Миша Смирнов' });
    await olga.taps('send');
    olga.ignores();
    expect(await requestOf(olga, 'parent:c1')).toMatchObject({ state: 'open' });
  });

  it('keeps a stranger’s place for a day only; the link leads in again', async () => {
    await olga.opens(code7A);
    olga.sees('family-join-consent.ask');
    await bot.passes(days(21));
    await olga.taps('yes');
    olga.sees('hello-welcome.ask');
    expect(await bot.read('person', olga.id)).toBeUndefined();
    await olga.opens(code7A);
    olga.sees('family-join-consent.ask');
  });

  it('gives the whole path to a client without buttons, by numbers', async () => {
    const vera = bot.person('vera', { bare: true });
    await vera.opens();
    await vera.says(code7A);
    vera.sees('family-join-consent.ask');
    await vera.says('1');
    await vera.says('Вера Котова');
    vera.sees('family-join-child.ask');
    await vera.says('Лев Котов');
    vera.sees('family-join-review.ask', { name: 'Вера Котова', child: 'Лев Котов' });
    await vera.says('1');
    vera.sees('family-join.sent');
    vera.ignores();
    expect(await requestOf(vera, 'parent:c1')).toMatchObject({ state: 'open' });
  });

  it('talks English to an English-speaking parent from the first word to the last', async () => {
    const mary = bot.person('mary', { lang: 'en' });
    await mary.opens(code7A);
    await mary.taps('yes');
    await mary.says('Mary Brown');
    await mary.says('Tom Brown');
    await mary.taps('send');
    mary.sees('family-join.sent');
    mary.ignores();
    expect(await bot.read('person', mary.id)).toMatchObject({ lang: 'en', name: 'Mary Brown' });
    const own = bot.texts.said.filter(({ say }) => /^(family-join|home|duty)/.test(say.key));
    expect(own.filter(({ text }) => /[а-яё]{3}/i.test(text.replaceAll('7А', '')))).toEqual([]);
  });

  it('speaks English from the first screen on one tap, whatever language the messenger has', async () => {
    await olga.opens(code7A);
    olga.sees('consent.school');
    await olga.taps('lang');
    expect(olga.last.text).toContain('Parents and guardians of 7А are invited');
    await olga.taps('yes');
    expect(olga.last.text).toContain('What is your name?');
    olga.ignores();
    expect(await bot.read('person', olga.id)).toMatchObject({ lang: 'en' });
  });

  it('finds the chat in the news of the acceptance: five taps and messages from the QR code', async () => {
    const boris = await member(bot, 'boris', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const link = 'https://vk.me/join/AJQ1d7fYkQabcdef';
    await as(bot, boris.id, (desk) =>
      storeChat(desk, { class: 'c1', chat: 'C3b', title: 'Родители 7А', link, second: null }),
    );
    await olgaIsAskedForHerChild();
    await olga.says('Миша Смирнов');
    await olga.taps('send');
    olga.ignores();
    const own = olga.dialog.messages.filter(({ from }) => from === 'person');
    expect(own).toHaveLength(5);
    await opensByNotice(bot, boris, 'queue', 'c1');
    await boris.taps('all');
    boris.ignores();
    olga.sees('request-accepted.parent', { class: '7А' });
    olga.sees('class-chat.address', { link });
  });

  it('gives a student in the mode full the same path without a child', async () => {
    await schoolWith(bot, { classes: ['7А', '7Б'], school: { pupils: 'full' } });
    await familyInvite(bot, { code: 'EEEEEFFFFF', role: 'student', class: 'c1' });
    const misha = bot.person('misha');
    await misha.opens('EEEEEFFFFF');
    misha.sees('care.helpline');
    await misha.taps('yes');
    await misha.says('Миша Смирнов');
    misha.sees('family-join-review.ask', { role: 'student', name: 'Миша Смирнов', child: '' });
    await misha.taps('send');
    misha.ignores();
    expect(await requestOf(misha, 'student:c1')).toMatchObject({ role: 'student', state: 'open' });
  });
});
