import { beforeEach, describe, expect, it } from 'vitest';
import { memberOf } from '#src/domain/ground/member.ts';
import { theClock } from '#src/domain/ground/person-id.ts';
import { onTold } from '#src/domain/told.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { adultsNamed } from '#test/conversations/everyone/named-adults.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import { noticesOf } from '#test/support/desk.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { readStored, tracesOf } from '#test/support/stored.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

const page = 'https://vk.com/id';

describe('S4 · somebody in danger tells an adult of the school', () => {
  let bot: Bot;
  let olga: Person;
  let pavel: Person;
  let misha: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { pupils: 'full' } });
    olga = await member(bot, 'olga', { name: 'Ольга Петровна', roles: [{ role: 'subjectTeacher' }] });
    pavel = await member(bot, 'pavel', { name: 'Павел Ильич', roles: [{ role: 'deputy' }] });
    misha = await member(bot, 'misha', { name: 'Миша', roles: [{ role: 'student', class: 'c1' }] });
    await adultsNamed(bot, { person: pavel, post: 'deputyHead' }, { person: olga, post: 'psychologist' });
  });

  const pleasOf = async (adult: Person) => (await bot.read('pleas', adult.id))?.list;

  /** From the first word to the plea that is sent. */
  async function tells(person: Person, adult: Person, said = 'меня травят'): Promise<void> {
    await person.says(said);
    person.sees('care.danger');
    person.sees('trusted-adult-whom.ask');
    await person.taps('adult', adult.id);
    person.sees('trusted-adult-sure.ask');
    await person.taps('yes');
    person.sees('trusted-adult.sent');
  }

  it('is never asked to pass on to the school what they add, named adults or none', async () => {
    await misha.says('меня обижают');
    misha.sees('care.danger');
    await misha.says('это Вася из нашего класса');
    misha.ignores();
    misha.lacks('@pass');
    await misha.taps('@back');
    await misha.says('он всегда такой был');
    misha.lacks('@pass');
    misha.ignores();
  });

  it('gets the numbers first, chooses, sees what is handed on, and only that adult learns of it', async () => {
    await misha.says('меня травят в классе');
    misha.sees('care.danger');
    misha.sees('trusted-adult-whom.ask');
    expect(misha.buttons.slice(0, 2)).toEqual([`adult:${olga.id}`, `adult:${pavel.id}`]);
    await bot.restarts();
    await misha.taps('adult', olga.id);
    misha.sees('trusted-adult-sure.ask');
    expect(misha.last.text).toContain('Миша, 7А');
    expect(misha.last.text).toContain(`${page}${misha.dialog.personId}`);
    expect(await pleasOf(olga)).toBeUndefined();
    await misha.taps('yes');
    misha.sees('trusted-adult.sent', { night: 'no' });
    misha.sees('home-list.greeting');
    olga.sees('plea-news.new');
    expect(olga.last.text).toContain('Миша, 7А');
    expect(olga.last.text).toContain(`${page}${misha.dialog.personId}`);
    pavel.seesNoMore();
    await bot.restarts();
    expect(await pleasOf(olga)).toMatchObject([{ from: misha.id, at: bot.clock.now() }]);
    expect(await pleasOf(pavel)).toBeUndefined();
  });

  it('keeps who asks and since when, and not a word of what was said', async () => {
    await tells(misha, olga, 'меня бьёт Вася из восьмого класса, мне страшно');
    olga.ignores();
    misha.ignores();
    const stored = await readStored(bot);
    expect([...stored.values()].join('\n')).not.toMatch(/бьёт|бьет|Вася|страшно|травят/i);
    const keys = await tracesOf(bot, misha);
    expect(keys.filter((key) => /pleas|plea/.test(key))).toEqual([
      expect.stringMatching(new RegExp(`:pleas:${olga.id}$`)),
    ]);
    expect(Object.keys((await pleasOf(olga))?.[0] ?? {}).sort()).toEqual(
      ['at', 'from', 'id', 'reminded', 'seen'].sort(),
    );
    // Nobody else’s list, digest, report or audit knows of it.
    await bot.transaction(async (tx) => {
      const acts = await tx.audited(100);
      expect(acts.filter(({ act }) => act.includes('plea'))).toEqual([]);
    });
  });

  it.each(['off', 'guided'] as const)(
    'is there for a child whom the bot does not keep, who is told that the page is all that is seen (%s)',
    async (pupils) => {
      await schoolWith(bot, { school: { pupils } });
      await familyInvite(bot, { code: 'AAAAABBBBB', role: 'student', class: 'c1' });
      const petya = bot.person('petya');
      await petya.opens('AAAAABBBBB');
      petya.ignores();
      await petya.says('мне плохо');
      petya.sees('care.danger');
      petya.sees('trusted-adult-whom.ask');
      await petya.taps('adult', olga.id);
      petya.sees('trusted-adult-sure.ask');
      expect(petya.last.text).toContain(`${page}${petya.dialog.personId}`);
      expect(petya.last.text).not.toContain('petya');
      await petya.says('да');
      petya.sees('trusted-adult.sent');
      petya.sees(`student-guide-topics.${pupils === 'off' ? 'off' : 'ask'}`);
      olga.sees('plea-news.new');
      expect(olga.last.text).not.toContain('petya');
      expect(await bot.read('person', petya.id)).toBeUndefined();
      expect((await tracesOf(bot, petya)).filter((key) => !/pleas|outbox|mark|seen|reach/.test(key))).toEqual(
        [],
      );
      await bot.passes(days(2));
      petya.ignores();
      olga.ignores();
      expect((await tracesOf(bot, petya)).filter((key) => key.includes('plea'))).toEqual([]);
    },
  );

  it('lets the open question wait, also where a name is asked, and is left without a trace by «Не сейчас»', async () => {
    await opensScene(bot, misha, 'settings');
    await misha.taps('data');
    await misha.taps('name');
    misha.ignores();
    await misha.says('не хочу жить');
    misha.sees('care.danger');
    misha.sees('trusted-adult-whom.ask');
    await misha.says('нет');
    misha.sees('settings-name.ask');
    await misha.says('мне плохо');
    misha.sees('trusted-adult-whom.ask');
    await misha.says('отмена');
    misha.sees('settings-name.ask');
    expect((await bot.read('person', misha.id))?.name).toBe('Миша');
    expect(await pleasOf(olga)).toBeUndefined();
  });

  it('goes back from the question by name, and reads that details are not asked for', async () => {
    await misha.says('мне плохо');
    misha.sees('trusted-adult-whom.ask');
    await misha.says('психолог');
    misha.sees('trusted-adult-sure.ask');
    await misha.says('он каждый день забирает у меня деньги');
    misha.sees('trusted-adult-whom.no-details');
    await misha.taps('other');
    misha.sees('trusted-adult-whom.ask');
    await misha.taps('adult', pavel.id);
    misha.sees('trusted-adult-sure.ask');
    await misha.says('назад');
    misha.sees('trusted-adult-whom.ask');
    expect([...(await readStored(bot)).values()].join('\n')).not.toContain('деньги');
  });

  it('sends once, however often it is tapped, and to two adults where both are chosen', async () => {
    await misha.says('мне плохо');
    await misha.taps('adult', olga.id);
    const yes = keepsButton(misha, 'yes');
    await misha.taps('yes');
    await tapsKept(bot, misha, yes);
    misha.ignores();
    await tells(misha, olga, 'мне очень плохо');
    olga.sees('plea-news.new');
    olga.seesNoMore();
    expect(await pleasOf(olga)).toHaveLength(1);
    await tells(misha, pavel);
    pavel.sees('plea-news.new');
  });

  it('reaches the adult at night at once, and whoever asks knows that it is late', async () => {
    bot.clock.advance(hours(13));
    await misha.says('мне плохо');
    await misha.taps('adult', olga.id);
    await misha.taps('yes');
    misha.sees('trusted-adult.sent', { night: 'yes' });
    olga.sees('plea-news.new');
    misha.ignores();
    await bot.passes(hours(2));
    misha.seesNoMore();
    olga.seesNoMore();
    await bot.passes(hours(7));
    olga.sees('plea-news.remind', { count: 1 });
    misha.sees('plea-news.unseen', { who: 'Ольга Петровна' });
  });

  it('hears after an hour that nobody has seen it, and chooses another adult', async () => {
    await tells(misha, olga);
    olga.sees('plea-news.new');
    misha.ignores();
    await bot.passes(minutes(59));
    misha.seesNoMore();
    olga.seesNoMore();
    await bot.restarts();
    await bot.passes(minutes(1));
    misha.sees('plea-news.unseen', { who: 'Ольга Петровна' });
    olga.sees('plea-news.remind', { count: 1 });
    await opensByNotice(bot, misha, 'whom-to-tell');
    misha.sees('trusted-adult-whom.ask');
    await misha.taps('adult', pavel.id);
    await misha.taps('yes');
    pavel.sees('plea-news.new');
    misha.ignores();
  });

  it('is deleted after two days, whatever has come of it, and says so', async () => {
    await tells(misha, olga);
    olga.ignores();
    misha.ignores();
    await bot.passes(days(1));
    misha.ignores();
    olga.ignores();
    expect(await pleasOf(olga)).toHaveLength(1);
    await bot.passes(days(1));
    misha.sees('plea-news.over');
    expect(await pleasOf(olga)).toBeUndefined();
    await bot.transaction(async (tx) => {
      expect(await tx.dueAt('plea', olga.id)).toBeUndefined();
    });
  });

  it.each(['unreachable', 'given-up'] as const)(
    'hears at once that the message did not come: %s',
    async (came) => {
      await tells(misha, olga);
      olga.ignores();
      const [plea] = (await pleasOf(olga)) ?? [];
      const about = memberOf(plea?.id ?? '', olga.id);
      expect(
        await noticesOf(bot, theClock, (desk) => onTold.plea(desk, about, { came, why: '901' })),
      ).toMatchObject([
        { to: misha.id, text: [{ key: 'plea-news.not-sent' }], opens: [{ about: 'whom-to-tell' }] },
      ]);
      expect(await pleasOf(olga)).toBeUndefined();
      expect(
        await noticesOf(bot, theClock, (desk) => onTold.plea(desk, about, { came, why: '901' })),
      ).toEqual([]);
    },
  );

  it('is not shown an adult whom messages do not reach', async () => {
    olga.dialog.denies();
    await bot.settle();
    await misha.says('мне плохо');
    misha.sees('trusted-adult-whom.ask');
    misha.lacks('adult', olga.id);
  });

  it.each(['has not agreed', 'is away', 'is frozen', 'is nobody any more'] as const)(
    'is not shown an adult who %s',
    async (why) => {
      if (why === 'has not agreed')
        await adultsNamed(
          bot,
          { person: pavel, post: 'deputyHead' },
          { person: olga, post: 'psychologist', agreed: false },
        );
      const person = await bot.read('person', olga.id);
      if (person && why === 'is away')
        await bot.write('person', olga.id, {
          ...person,
          away: { until: bot.clock.now() + days(2), deputy: pavel.id },
        });
      if (person && why === 'is frozen') await bot.write('person', olga.id, { ...person, frozen: true });
      if (why === 'is nobody any more')
        await bot.transaction(async (tx) => {
          await tx.read('person', olga.id);
          tx.erase('person', olga.id);
        });
      await misha.says('мне плохо');
      misha.sees('trusted-adult-whom.ask');
      misha.lacks('adult', olga.id);
      expect(misha.buttons).toContain(`adult:${pavel.id}`);
    },
  );

  it('is offered the others when the adult became unable to answer while the question stood', async () => {
    await misha.says('мне плохо');
    await misha.taps('adult', olga.id);
    misha.ignores();
    await adultsNamed(bot, { person: pavel, post: 'deputyHead' });
    await misha.taps('yes');
    misha.sees('trusted-adult-whom.ask');
    misha.lacks('adult', olga.id);
    olga.seesNoMore();
  });

  it('gets the emergency answer alone where the school has named nobody, and the button says so', async () => {
    await adultsNamed(bot);
    await misha.says('мне плохо');
    misha.sees('care.danger');
    misha.sees('home-list.greeting');
    misha.lacks('adult');
    await opensByNotice(bot, misha, 'whom-to-tell');
    misha.sees('trusted-adult-whom.none');
  });

  it('gets the emergency answer alone with a stolen account, by which nobody is called', async () => {
    const person = await bot.read('person', misha.id);
    if (person) await bot.write('person', misha.id, { ...person, frozen: true });
    await misha.says('мне плохо');
    misha.sees('care.danger');
    misha.lacks('adult');
    misha.ignores();
  });

  it.each(['help', 'safety', 'student-guide'] as const)(
    'is led there by a button of %s too',
    async (scene) => {
      if (scene === 'student-guide') await schoolWith(bot, { school: { pupils: 'guided' } });
      await opensScene(bot, misha, scene);
      misha.ignores();
      await misha.taps('now');
      misha.sees('trusted-adult-whom.ask');
      expect(misha.last.text).toMatch(/112[\s\S]*8-800-2000-122/);
      await misha.taps('no');
      misha.ignores();
    },
  );

  it('does not choose oneself, and a parent in danger is shown with the class', async () => {
    await olga.says('мне угрожают');
    olga.sees('trusted-adult-whom.ask');
    olga.lacks('adult', olga.id);
    const ira = await member(bot, 'ira', { name: 'Ирина', roles: [{ role: 'parent', class: 'c2' }] });
    await tells(ira, pavel, 'муж меня бьёт');
    pavel.sees('plea-news.new');
    expect(pavel.last.text).toContain('Ирина, семья из 7Б');
  });

  it('sees in «Мои данные» that a plea stands, and it goes with them', async () => {
    await tells(misha, olga);
    olga.ignores();
    await opensScene(bot, misha, 'settings');
    misha.ignores();
    await misha.taps('data');
    misha.sees('settings-data.ask');
    expect(misha.last.text).toContain('Просьба о помощи передана');
    await misha.taps('forget');
    await misha.taps('delete');
    await misha.taps('@sure');
    misha.ignores();
    expect(await pleasOf(olga)).toBeUndefined();
    expect(await tracesOf(bot, misha)).toEqual([]);
  });

  it('works in English to the end', async () => {
    const emily = await member(bot, 'emily', {
      name: 'Emily',
      roles: [{ role: 'student', class: 'c1' }],
      lang: 'en',
    });
    await tells(emily, olga, 'they bully me');
    olga.ignores();
    await bot.passes(hours(1));
    emily.sees('plea-news.unseen');
    olga.ignores();
    const own = emily.dialog.messages.filter(({ from }) => from === 'community').map(({ text }) => text);
    const russian = own.filter((text) =>
      /[а-яё]{3}/i.test(text.replace(/Ольга Петровна|Павел Ильич|7А/g, '')),
    );
    expect(russian).toEqual([]);
  });
});
