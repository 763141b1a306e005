import { beforeEach, describe, expect, it } from 'vitest';
import { Talk, top } from '#src/conversation/place.ts';
import { blankClass } from '#src/domain/classes/classes.ts';
import type { Held } from '#src/domain/people/record.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

/** What stands on the buttons before somebody. */
const labelsOf = (person: Person): string[] =>
  (person.dialog.keyboard?.buttons.flat() ?? []).flatMap(({ action }) =>
    'label' in action && action.label !== undefined ? [action.label] : [],
  );

/** What somebody reads when they tap the button with this label, the answer's own number left out. */
async function taps(bot: Bot, person: Person, label: string): Promise<string> {
  const button = person.dialog.keyboard?.buttons
    .flat()
    .find(({ action }) => 'label' in action && action.label === label);
  if (!button) throw new Error(`There is no button «${label}»`);
  person.dialog.taps(button);
  await bot.settle();
  return person.last.text;
}

/** The scene that somebody is in. */
const whereIs = async (bot: Bot, { id }: Person) =>
  top(Talk.parse((await bot.read('place', id))?.talk))?.scene;

/** Which of the two it is does not matter here. */
const nameless = (text: string): string => text.replaceAll(/anna|boris/g, '…');

const roles: Record<string, Held[]> = {
  administrator: [{ role: 'administrator' }],
  head: [{ role: 'head' }],
  'class teacher': [{ role: 'classTeacher', class: 'c1' }],
  'subject teacher': [{ role: 'subjectTeacher' }],
  parent: [{ role: 'parent', class: 'c1' }],
  student: [{ role: 'student', class: 'c1' }],
};

describe('D1 · each label is understood when it is typed', () => {
  let bot: Bot;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { pupils: 'full' } });
  });

  it('on a row that stands on no button at hand', async () => {
    const olga = await member(bot, 'olga', { roles: [{ role: 'head' }] });
    for (const words of ['как идут дела', 'отчёт']) {
      await olga.says(words);
      expect(olga.buttons, words).toContain('decisions');
    }
    await olga.says('меню');
    olga.sees('home-list.greeting');
    const anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await anna.says('Связь с техподдержкой');
    anna.sees('developer-list.none');
    for (const person of [olga, anna]) person.ignores();
  });

  it('by the name of a door of the first screen, from the card of something else, and back to it', async () => {
    const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
    const petr = await member(bot, 'petr', { roles: [{ role: 'parent', class: 'c1' }] });
    for (const [person, said, scene] of [
      [vera, 'Приглашение для родителей', 'invites'],
      [vera, 'люди', 'people'],
      [vera, 'сотрудники', 'people'],
      [petr, 'Настройки', 'settings'],
      [petr, 'события', 'events'],
      // There is none yet, so that one can be asked.
      [petr, 'мои вопросы', 'ask-school'],
    ] as const) {
      await person.says('меню');
      await person.taps('duty', person === vera ? 'H3' : 'P1:c1');
      const card = person.last.text;
      await person.says(said);
      expect(await whereIs(bot, person), said).toBe(scene);
      await bot.restarts();
      await person.taps('@back');
      expect(person.last.text, said).toBe(card);
      person.ignores();
    }
    // Whoever may not be there is led nowhere by its name.
    await petr.says('заявки');
    expect(await whereIs(bot, petr)).not.toBe('queue');
    petr.ignores();
  });

  it('on the welcome of a stranger', async () => {
    const first = bot.person('first');
    await first.opens();
    const labels = labelsOf(first);
    expect(labels).toContain('Это обязательно?');
    for (const [i, label] of labels.entries()) {
      const [ivan, petr] = [bot.person(`ivan-${i}`), bot.person(`petr-${i}`)];
      await ivan.opens();
      await petr.opens();
      await petr.says(label);
      expect(petr.last.text, label).toBe(await taps(bot, ivan, label));
      expect(petr.last.text, label).not.toBe(first.last.text);
      for (const person of [ivan, petr]) person.ignores();
    }
    first.ignores();
  });

  it.each(Object.entries(roles))('on «Мои дела» of somebody who is %s', async (_, held) => {
    const anna = await member(bot, 'anna', { roles: held });
    const boris = await member(bot, 'boris', { roles: held });
    for (const person of [anna, boris]) await person.says('мои дела');
    const labels = labelsOf(anna);
    expect(labels).toContain('Все дела');
    const home = anna.last.text;
    for (const label of labels) {
      for (const person of [anna, boris]) await person.says('мои дела');
      await boris.says(label.toLowerCase());
      const typed = nameless(boris.last.text);
      expect(typed, label).toBe(nameless(await taps(bot, anna, label)));
      expect(typed, label).not.toBe(nameless(home));
    }
    for (const person of [anna, boris]) person.ignores();
  });
});

it('D1 · «Начать» on a card begins, and is a greeting where no button says so', async () => {
  const bot = await startBot();
  await schoolWith(bot);
  const vera = await member(bot, 'vera', { roles: [{ role: 'classTeacher', class: 'c1' }] });
  await opensScene(bot, vera, 'duty', { of: 'C3b:c1' });
  vera.ignores();
  await vera.says('начать');
  vera.sees('chat-guide.ask');
  await vera.says('начать');
  vera.sees('patterns.go-on');
  vera.sees('chat-guide.ask');
});

describe('D1 · what is typed where just that is asked', () => {
  let bot: Bot;
  let olga: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot);
    await familyInvite(bot, { code: 'AAAAABBBBB', role: 'parent', class: 'c1' });
    olga = bot.person('olga');
  });

  it.each([
    ['да', 'отправить'],
    ['согласна', 'Отправить заявку'],
    ['Согласен!', 'да'],
    ['соглашаюсь', 'всё верно'],
  ])('«%s» at the consent and «%s» before the request is sent', async (yes, send) => {
    await olga.opens('AAAAABBBBB');
    await olga.says(yes);
    olga.sees('family-join-name.ask');
    await olga.says('Ольга Смирнова');
    await olga.says('Миша Смирнов');
    olga.sees('family-join-review.ask');
    await olga.says(send);
    olga.sees('family-join.sent');
    olga.ignores();
  });

  it.each(['готово', 'вступила', 'Вступил.', 'уже'])('«%s» at the link of the class chat', async (done) => {
    const anna = await member(bot, 'anna', { roles: [{ role: 'parent', class: 'c1' }] });
    const made = { title: '7А', link: 'https://vk.me/join/AAAAbbbbCCCC/dd=', second: null, aside: null };
    const chats = { C3b: { ...made, at: bot.clock.now() } };
    await bot.write('class', 'c1', { ...blankClass('c1'), chats });
    await opensScene(bot, anna, 'class-chat', { of: 'c1' });
    anna.ignores();
    await anna.says(done);
    expect((await bot.read('person', anna.id))?.duties['P1:c1']).toMatchObject({ state: 'done' });
    anna.ignores();
  });

  it('«2» is an option where options are numbered, and nothing where they are not', async () => {
    const bare = bot.person('bare', { bare: true });
    await bare.opens();
    await bare.says('2');
    bare.sees('hello-welcome.voluntary-answer');
    await olga.opens();
    await olga.says('2');
    expect(olga.last.text).not.toContain('добровольное');
    for (const person of [olga, bare]) person.ignores();
  });
});
