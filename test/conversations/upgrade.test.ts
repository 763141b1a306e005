import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type RecordKind, recordKinds } from '#src/domain/records.ts';
import { days, hours, minutes } from '#src/regulation/durations.ts';
import { dataVersion, raiseData, readDataState } from '#src/store/data-version.ts';
import { familyInvite } from '#test/conversations/family/family-invite.ts';
import { type Bot, schoolMorning, startBot } from '#test/support/bot.ts';
import { keepSchool, keptGroupId, keptSchools, takeSchool } from '#test/support/kept-school.ts';
import type { Person } from '#test/support/person.ts';
import { member, schoolWith } from '#test/support/school.ts';
import { opensRow, opensScene } from '#test/support/taps.ts';

/*
 * The upgrade drill: a school that an earlier version has left, with everybody in the middle of something, is played on
 * with today's bot. `npm run school` keeps today's school under the version of package.json, once.
 */
const link = 'https://vk.me/join/AJQ1dx0Zb/hbFR+gROKii0Ezb=';
const everybody = ['anna', 'boris', 'vera', 'gleb', 'dina', 'elena', 'zoya', 'yana'] as const;

/** A day in the middle of which the bot is stopped. */
async function lives(bot: Bot): Promise<void> {
  await schoolWith(bot, { school: { pupils: 'full' } });
  await familyInvite(bot, { code: 'AAAAABBBBB', role: 'parent', class: 'c1' });
  const anna = await member(bot, 'anna', { name: 'Анна Орлова', roles: [{ role: 'administrator' }] });
  const boris = await member(bot, 'boris', {
    name: 'Борис Ким',
    roles: [{ role: 'classTeacher', class: 'c1' }],
  });
  const vera = await member(bot, 'vera', { name: 'Вера Лунина', roles: [{ role: 'subjectTeacher' }] });
  const gleb = await member(bot, 'gleb', { name: 'Глеб Чуев', roles: [{ role: 'parent', class: 'c1' }] });
  const dina = await member(bot, 'dina', { name: 'Дина Чуева', roles: [{ role: 'student', class: 'c1' }] });
  const elena = await member(bot, 'elena', { name: 'Елена Рощина', roles: [{ role: 'head' }] });
  // A request that waits for the class teacher, and one that is half said.
  const [zoya, yana] = [bot.person('zoya'), bot.person('yana')];
  for (const who of [zoya, yana]) {
    await who.opens('AAAAABBBBB');
    await who.taps('yes');
  }
  await zoya.says('Зоя Лис');
  await yana.says('Яна Дрозд');
  await yana.says('Пётр Дрозд');
  await yana.taps('send');
  await opensRow(boris, 'C3b:c1');
  await boris.says(link);
  await opensScene(bot, vera, 'subjects');
  await vera.says('Математика: 7А, 7Б');
  await opensRow(dina, 'S4');
  await anna.says('настройки');
  await gleb.says('мои данные');
  await elena.says('меню');
  await bot.passes(hours(1));
  // The last thing that is said is answered, and the answer is not sent any more.
  await bot.app.sender.stop();
  await elena.says('помощь');
  for (const name of everybody) bot.person(name).ignores();
}

if (process.env.SCHOOL === 'keep')
  it('today’s school is kept', async () => {
    const bot = await startBot({ groupId: keptGroupId });
    await lives(bot);
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    await keepSchool(bot, version);
  });

const isKind = (name: string): name is RecordKind => Object.hasOwn(recordKinds, name);
const topOf = async (bot: Bot, name: string) => {
  const frame = Place.parse((await bot.read('place', bot.person(name).id))?.talk).frames.at(-1);
  return `${frame?.scene}/${frame?.step}`;
};
const Place = z.looseObject({ frames: z.array(z.looseObject({ scene: z.string(), step: z.string() })) });

describe.each(keptSchools())('a school that version %s has left', (version) => {
  /** As a start does it. */
  async function taken() {
    const bot = await startBot({ groupId: keptGroupId, now: schoolMorning + hours(2) });
    const kept = await takeSchool(bot, version);
    const lease = bot.app.leases.sender;
    await raiseData(bot.store, { lease, tell: () => undefined, signal: new AbortController().signal });
    await bot.settle();
    const people = everybody.map((name) => [name, bot.person(name)] as const);
    const who = Object.fromEntries(people) as Record<(typeof everybody)[number], Person>;
    return { bot, kept, who };
  }

  it('is read whole', async () => {
    const { bot, kept, who } = await taken();
    expect((await readDataState(bot.store.connection, bot.groupId)).version).toBe(dataVersion);
    let read = 0;
    for (const { key } of kept) {
      const [, kind = '', ...id] = key.split(':');
      if (!isKind(kind)) continue;
      expect(await bot.read(kind, id.join(':')), key).toBeDefined();
      read += 1;
    }
    expect(read).toBeGreaterThan(everybody.length * 2);
    const waiting = JSON.stringify(kept.find(({ key }) => key.endsWith(':outbox:answers')));
    const [said = ''] = who.elena.last.text.split('\n');
    expect(waiting, 'what had not been sent is sent').toContain(said);
    for (const name of everybody) who[name].ignores();
  });

  it('has everybody where they were: each is asked the same once more, and nobody is greeted anew', async () => {
    const { bot, who } = await taken();
    for (const name of everybody) {
      const person = who[name];
      const before = await topOf(bot, name);
      person.ignores();
      await person.sendsSticker();
      person.sees('patterns.no-picture');
      expect(await topOf(bot, name)).toBe(before);
    }
    const greeted = bot.texts.said.map(({ say }) => say.key).filter((key) => /^hello|consent/.test(key));
    expect(greeted).toEqual([]);
  });

  it('is played on from there', async () => {
    const { bot, who } = await taken();
    for (const name of everybody) who[name].ignores();
    await who.anna.taps('lang');
    who.anna.sees('settings-menu.chosen');
    await who.boris.taps('yes');
    who.boris.sees('chat.stored-C3b');
    expect((await bot.read('class', 'c1'))?.chats.C3b).toMatchObject({ link });
    await who.vera.taps('save');
    who.vera.sees('subjects.saved');
    await who.dina.taps('safe');
    who.dina.sees('safety-student-code.safe-answer');
    await who.zoya.says('Миша Лис');
    who.zoya.sees('family-join-review.ask', { name: 'Зоя Лис', child: 'Миша Лис' });
    await who.zoya.taps('send');
    who.zoya.sees('family-join.sent');
    const [request = ''] = Object.values((await bot.read('person', who.yana.id))?.requests ?? {});
    // The notice is of the earlier version.
    await who.boris.taps('open:queue');
    await who.boris.taps('person', request);
    await who.boris.taps('accept', request);
    await bot.passes(minutes(3));
    who.yana.sees('request-accepted.parent');
    await bot.passes(days(1));
    expect((await bot.read('person', who.yana.id))?.roles).toEqual([{ role: 'parent', class: 'c1' }]);
    for (const name of everybody) who[name].ignores();
  });
});
