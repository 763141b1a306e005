import { beforeEach, describe, expect, it } from 'vitest';
import { Talk } from '#src/conversation/place.ts';
import { publishAnswer } from '#src/domain/answers/keeping.ts';
import { saidFormally } from '#src/text/formal.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { as } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensScene } from '#test/support/taps.ts';

const platform = 'vk-sferum';
const code = 'AAAAABBBBB';

describe('a child asks', () => {
  let bot: Bot;
  let anna: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { platform, pupils: 'full', ready: true } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    await familyInvite(bot, { code, role: 'student', class: 'c1' });
  });

  const pupil = () => member(bot, 'misha', { name: 'Миша', roles: [{ role: 'student', class: 'c1' }] });
  const spokenToAsChild = async ({ id }: Person) => Talk.parse((await bot.read('place', id))?.talk).child;
  const writes = async (question: string, step: string): Promise<string> => {
    const text = { question, steps: [step], trouble: [], links: false };
    const written = await as(bot, anna.id, (desk) =>
      publishAnswer(desk, { platform, seen: 0, phrases: [], text }),
    );
    return written.ok ? written.id : '';
  };

  it('and is answered in words for a child, after a restart too, where a parent reads «вы»', async () => {
    const misha = await pupil();
    const olga = await member(bot, 'olga', { roles: [{ role: 'parent', class: 'c1' }] });
    for (const one of [misha, olga]) await one.says('не вижу чат класса, что делать');
    misha.sees('asked-look.ask', { question: 'Не вижу чата класса' });
    expect(misha.last.text).toMatch(/твоей картинки/);
    expect(olga.last.text).toMatch(/вашей картинки/);
    await bot.restarts();
    await misha.taps('failed');
    expect(misha.last.text).toMatch(/Телефон общий с родителями: Посмотри, чьё имя/);
    expect(saidFormally(misha.last.text)).toEqual([]);
    misha.ignores();
    olga.ignores();
  });

  it('of whom nothing is kept, and is spoken to as one for as long as the conversation lasts', async () => {
    await schoolWith(bot, { school: { platform, pupils: 'guided', ready: true } });
    const petya = bot.person('petya');
    await petya.says(code);
    petya.sees('student-guide-topics.ask');
    await bot.restarts();
    await petya.says('не вижу чат класса, что делать');
    expect(petya.last.text).toMatch(/твоей картинки/);
    expect(await bot.read('person', petya.id)).toBeUndefined();
    await familyInvite(bot, { code: 'CCCCCDDDDD', role: 'parent', class: 'c1' });
    await petya.says('CCCCCDDDDD');
    expect(await spokenToAsChild(petya)).toBe(false);
    petya.ignores();
  });

  it('after they have joined and deleted everything, and nothing says any more that they are a child', async () => {
    const petya = bot.person('petya');
    await petya.says(code);
    await petya.taps('yes');
    await petya.says('Петя Носов');
    await petya.taps('send');
    expect(await spokenToAsChild(petya)).toBe(true);
    await petya.says('меню');
    for (const one of ['settings', 'data', 'forget']) await petya.taps(one);
    await petya.taps('delete');
    await petya.taps('@sure');
    expect(await bot.read('person', petya.id)).toBeUndefined();
    expect(await spokenToAsChild(petya)).toBeUndefined();
    petya.ignores();
    anna.ignores();
  });

  it('what to do with a stolen account, and hears it in words for a child', async () => {
    const misha = await pupil();
    await opensScene(bot, misha, 'ask-school');
    await misha.taps('stolen');
    misha.sees('ask-school-stolen.ask');
    expect(misha.last.text).toMatch(/Расскажи родителям/);
    expect(saidFormally(misha.last.text)).toEqual([]);
    misha.ignores();
  });

  it('for what is only for grown-ups, and is given no answer that says «вы», in words or in the list', async () => {
    const misha = await pupil();
    await misha.says('двое детей в разных классах');
    misha.ignores();
    expect(misha.last.text).not.toMatch(/Ваш учебный профиль один/);
    await opensScene(bot, misha, 'asked', { of: 'second-child' });
    misha.sees('patterns.gone');
    await opensScene(bot, misha, 'help');
    await misha.taps('answers');
    await misha.says('Двое детей');
    expect(misha.last.text).toMatch(/Не получилось понять[\s\S]*О чём вопрос/);
    misha.ignores();
  });

  it('what the school has answered itself, and is given it where it speaks to nobody in particular', async () => {
    await writes('Когда медосмотр', 'Медосмотр в октябре.');
    const pool = await writes('Где бассейн', 'Подойдите к завучу.');
    const misha = await pupil();
    await misha.says('когда медосмотр');
    misha.sees('asked-look.ask', { question: 'Когда медосмотр' });
    await misha.says('где бассейн');
    expect(misha.last.text).not.toMatch(/Подойдите/);
    await opensScene(bot, misha, 'help');
    await misha.taps('answers');
    await misha.says('бассейн');
    expect(misha.last.text).toMatch(/Не получилось понять[\s\S]*О чём вопрос/);
    await misha.says('медосмотр');
    misha.sees('asked-look.ask', { question: 'Когда медосмотр' });
    await opensScene(bot, misha, 'asked', { of: pool });
    misha.sees('patterns.gone');
    misha.ignores();
  });

  it('and the administrator sees what children are told, whatever is changed for grown-ups', async () => {
    await as(bot, anna.id, (desk) =>
      publishAnswer(desk, {
        ...{ id: 'microphone', platform, seen: 0, phrases: [] },
        text: { question: 'Меня не слышно', steps: ['Подождите минуту.'], trouble: [], links: true },
      }),
    );
    await opensScene(bot, anna, 'answer-card', { of: 'microphone' });
    anna.sees('asked-look.to-pupils');
    expect(anna.last.text).toMatch(/Подождите минуту[\s\S]*Надень наушники/);
    const misha = await pupil();
    await misha.says('на звонке не работает микрофон');
    expect(misha.last.text).toMatch(/коснись их/);
    misha.ignores();
    anna.ignores();
  });
});
