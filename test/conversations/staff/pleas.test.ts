import { beforeEach, describe, expect, it } from 'vitest';
import { hours, minutes } from '#src/regulation/durations.ts';
import { adultsNamed } from '#test/conversations/everyone/named-adults.ts';
import { type Bot, startBot } from '#test/support/bot.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { keepsButton, opensByNotice, opensScene, tapsKept } from '#test/support/taps.ts';

describe('S4 · the adult who is told of trouble', () => {
  let bot: Bot;
  let anna: Person;
  let olga: Person;
  let misha: Person;

  beforeEach(async () => {
    bot = await startBot();
    await schoolWith(bot, { school: { pupils: 'full' } });
    anna = await member(bot, 'anna', { roles: [{ role: 'administrator' }] });
    olga = await member(bot, 'olga', { name: 'Ольга Петровна', roles: [{ role: 'subjectTeacher' }] });
    misha = await member(bot, 'misha', { name: 'Миша', roles: [{ role: 'student', class: 'c1' }] });
  });

  const named = async () => (await bot.read('confidants', 'all'))?.list ?? [];
  const pleasOf = async (adult: Person) => (await bot.read('pleas', adult.id))?.list;

  async function asks(person: Person): Promise<void> {
    await person.says('мне плохо');
    await person.taps('adult', olga.id);
    await person.taps('yes');
    person.sees('trusted-adult.sent');
    person.ignores();
    olga.sees('plea-news.new');
  }

  describe('who was named', () => {
    beforeEach(() => adultsNamed(bot, { person: olga, post: 'psychologist', agreed: false }));

    it('reads what it means, agrees, and can be chosen from then on', async () => {
      await opensByNotice(bot, olga, 'pleas');
      olga.sees('pleas-asked.ask');
      await olga.says('ну вот');
      olga.sees('patterns.choose-one');
      await bot.restarts();
      const yes = keepsButton(olga, 'yes');
      await olga.taps('yes');
      olga.sees('pleas-asked.agreed');
      await tapsKept(bot, olga, yes);
      olga.sees('patterns.old-button');
      olga.ignores();
      await bot.restarts();
      expect(await named()).toEqual([{ person: olga.id, post: 'psychologist', agreed: true }]);
      await asks(misha);
    });

    it('says no: nobody sees them, and the administrators hear of it', async () => {
      await opensByNotice(bot, olga, 'pleas');
      await olga.taps('no');
      olga.sees('pleas-asked.declined');
      anna.sees('confidant-news.declined', { who: 'Ольга Петровна' });
      olga.ignores();
      expect(await named()).toEqual([]);
      await opensByNotice(bot, olga, 'pleas');
      olga.sees('pleas-list.not-named');
    });

    it('was taken off the list while the question stood', async () => {
      await opensByNotice(bot, olga, 'pleas');
      olga.ignores();
      const yes = keepsButton(olga, 'yes');
      await adultsNamed(bot);
      await tapsKept(bot, olga, yes);
      olga.sees('pleas-list.not-named');
      olga.ignores();
      expect(await named()).toEqual([]);
    });
  });

  describe('who has agreed', () => {
    beforeEach(() => adultsNamed(bot, { person: olga, post: 'psychologist' }));

    it('opens the plea, says that it is read and then that they are in touch, which deletes it', async () => {
      await asks(misha);
      await opensByNotice(bot, olga, 'pleas');
      olga.sees('pleas-list.ask', { count: 1 });
      const [plea] = (await pleasOf(olga)) ?? [];
      await olga.says('1');
      olga.sees('pleas-one.ask');
      expect(olga.last.text).toContain('Миша, 7А');
      const seen = keepsButton(olga, 'seen');
      await bot.restarts();
      await olga.taps('seen');
      olga.sees('pleas-one.told-seen');
      misha.sees('plea-news.seen', { who: 'Ольга Петровна' });
      await tapsKept(bot, olga, seen);
      olga.sees('patterns.old-button');
      misha.seesNoMore();
      expect(await pleasOf(olga)).toMatchObject([{ id: plea?.id, seen: true }]);
      await olga.taps('plea', plea?.id);
      olga.lacks('seen');
      olga.ignores();
      await olga.says('готово');
      olga.sees('pleas-one.deleted');
      olga.sees('pleas-list.none');
      misha.sees('plea-news.reached', { who: 'Ольга Петровна' });
      await bot.restarts();
      expect(await pleasOf(olga)).toBeUndefined();
      await bot.passes(hours(30));
      misha.seesNoMore();
      olga.seesNoMore();
    });

    it('is reminded once after an hour of what was read and not answered; the child is left in peace', async () => {
      await asks(misha);
      await opensByNotice(bot, olga, 'pleas');
      await olga.says('1');
      await olga.taps('seen');
      olga.ignores();
      misha.sees('plea-news.seen');
      await bot.passes(minutes(60));
      olga.sees('plea-news.remind', { count: 1 });
      misha.seesNoMore();
      await bot.passes(hours(5));
      olga.seesNoMore();
    });

    it('sees two pleas apart, and is reminded of each', async () => {
      const petya = await member(bot, 'petya', { name: 'Петя', roles: [{ role: 'student', class: 'c2' }] });
      await asks(misha);
      await bot.passes(minutes(30));
      await asks(petya);
      await opensByNotice(bot, olga, 'pleas');
      olga.sees('pleas-list.ask', { count: 2 });
      await olga.says('2');
      olga.sees('pleas-one.ask');
      expect(olga.last.text).toContain('Петя, 7Б');
      await olga.taps('@back');
      olga.ignores();
      await bot.passes(minutes(30));
      misha.sees('plea-news.unseen');
      petya.seesNoMore();
      olga.sees('plea-news.remind', { count: 1 });
      await bot.passes(minutes(30));
      petya.sees('plea-news.unseen');
      olga.sees('plea-news.remind', { count: 1 });
    });

    it('reads that a plea is gone when the child has deleted everything meanwhile', async () => {
      await asks(misha);
      await opensByNotice(bot, olga, 'pleas');
      await olga.says('1');
      olga.ignores();
      const reached = keepsButton(olga, 'reached');
      await bot.transaction(async (tx) => {
        await tx.read('pleas', olga.id);
        tx.erase('pleas', olga.id);
      });
      await tapsKept(bot, olga, reached);
      olga.sees('refusal-plea-gone');
      olga.sees('pleas-list.none');
    });

    it('stops taking pleas, asked once more, and whoever waits is offered another adult', async () => {
      await asks(misha);
      await opensScene(bot, olga, 'settings');
      olga.ignores();
      await olga.taps('pleas');
      olga.sees('pleas-list.ask', { count: 1 });
      await olga.taps('stop');
      olga.sees('pleas-list.sure');
      await olga.taps('@no');
      olga.sees('pleas-list.ask');
      await olga.taps('stop');
      await olga.taps('@sure');
      olga.sees('pleas-asked.declined');
      misha.sees('plea-news.lost');
      anna.sees('confidant-news.declined');
      olga.ignores();
      expect(await named()).toEqual([]);
      expect(await pleasOf(olga)).toBeUndefined();
      olga.lacks('pleas');
    });

    it.each(['frozen', 'deleted', 'no colleague any more'] as const)(
      'is %s, and whoever waits hears it at once',
      async (why) => {
        await asks(misha);
        if (why === 'deleted') {
          await opensScene(bot, olga, 'settings');
          for (const tap of ['data', 'forget', 'delete', '@sure']) await olga.taps(tap);
        } else {
          await opensScene(bot, anna, 'people');
          await anna.taps('staff');
          await anna.says('Ольга Петровна');
          await anna.taps(why === 'frozen' ? 'freeze' : 'end');
          await anna.taps('@sure');
        }
        for (const person of [anna, olga]) person.ignores();
        misha.sees('plea-news.lost');
        expect(await named()).toEqual([]);
        expect(await pleasOf(olga)).toBeUndefined();
      },
    );

    it('alone sees what is theirs: a forged button shows a colleague nothing', async () => {
      await asks(misha);
      await opensByNotice(bot, anna, 'pleas');
      anna.sees('pleas-list.not-named');
      await opensScene(bot, anna, 'pleas');
      anna.ignores();
      expect(anna.last.text).not.toContain('Миша');
      const boris = await member(bot, 'boris', { roles: [{ role: 'parent', class: 'c1' }] });
      await opensByNotice(bot, boris, 'pleas');
      boris.sees('patterns.not-yours');
    });
  });
});
