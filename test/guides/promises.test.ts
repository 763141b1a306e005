import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

/**
 * Nothing is promised that the bot does not do today. Every sentence in which it says what it will do, in the texts
 * and in the guides, stands here with the file that keeps it. A new promise comes with its feature, and with a line.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const filesIn = (folder: string, ending: string): string[] =>
  readdirSync(`${root}${folder}`, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => `${folder}/${file}`)
    .sort();

/** Words by which something is promised in the bot's name. */
const promising = {
  ru: /(?<![а-яё])(напомню|напомнит|напоминаю|напоминает|сообщу|сообщит|подскажу|разошлю|разошлёт|пришлю|пришлёт|отправлю|напишу|пишу|передам|передаю|покажу|спрошу|выдаст(?! тот)|выдам|соберёт|дам ссылку|получит сообщение|придёт сообщение|придёт сюда|сообщение уйдёт|оба узнают|бот (?:[а-яё]+ ){0,3}(?:покажет|скажет|спросит|попросит|сделает|поможет|подскажет|отметит|удалит))(?![а-яё])/i,
  en: /\b(the bot (?:also |then )?(?:reminds|tells|sends|drafts|helps with|hands|makes|asks|shows|announces|publishes)|(?:it|he) (?:reminds|hands|sends)|is told|are told|I (?:shall|will) (?:write|remind|tell|send|ask)|I’ll (?:write|remind|tell|send|ask|let)|I am (?:writing|telling))\b/i,
};

type Kept = readonly [promise: RegExp, file: string];
const kept: readonly Kept[] = [
  // — Requests and decisions
  [
    /разберут, я (сразу )?напишу|напишу сюда|(ответ|он) придёт сюда/i,
    'src/domain/joining/decision-notice.ts',
  ],
  [/пишу (человеку|людям) об этом/i, 'src/domain/joining/decision-notice.ts'],
  [/статус подтверждён: человек получит сообщение/i, 'src/domain/joining/decisions.ts'],
  [/status is confirmed: the person is told/i, 'src/domain/joining/decisions.ts'],
  [/прежнему классному руководителю придёт сообщение/i, 'src/domain/joining/decisions.ts'],
  [/сообщение уйдёт через/i, 'src/domain/joining/rejection.ts'],
  [/перед отправкой покажу текст|следующие покажу после/i, 'scenes/administrator/rejecting.ts'],
  [/за неделю не отметите, спрошу/i, 'src/domain/duties/digest.ts'],
  [/бот (спросит|asks) /i, 'scenes/steps/name.ts'],
  [/бот сначала спросит их самих/i, 'src/domain/pleas/confidants.ts'],
  [/когда её прочитают, придёт сообщение/i, 'src/domain/pleas/pleas.ts'],
  [/когда учитель её добавит, придёт сообщение/i, 'src/domain/teaching/taught-chats.ts'],
  [
    /передаст заявку тому, кто её примет|passes the request to whoever accepts/i,
    'scenes/family/family-join.ts',
  ],
  [/после того, как сообщение уйдёт/i, 'src/domain/mailings/mailings.ts'],
  [/на этот вопрос ещё можно ответить|тому я напомню один раз/i, 'src/domain/questions/due.ts'],
  [/ученик получит сообщение об этом/i, 'src/domain/people/pupils.ts'],
  [/(человек|каждый) получит сообщение об этом/i, 'src/domain/people/former.ts'],
  [/только читают, поэтому бот сначала спросит|the bot asks (them )?first/i, 'src/domain/people/former.ts'],
  [/когда почта его примет, придёт сообщение/i, 'src/domain/tickets/support-letter.ts'],
  // — Webinars
  [/напоминаю о вебинаре/i, 'src/domain/events/due.ts'],
  [/вебинар в списке, пишу о нём|администратор добавит новый, я напишу/i, 'src/domain/events/news.ts'],
  // — Letters
  [/примет письмо, напишу сюда/i, 'src/domain/papers/application.ts'],
  // — Class teachers, movement
  [/оба узнают|пишу об этом (тем|каждому)/i, 'src/domain/classes/teachers.ts'],
  [/и в боте: он сообщит|in the bot as well: it tells/i, 'src/domain/classes/teachers.ts'],
  [/пишу всем, кого это касается|движение в боте: он подскажет/i, 'src/domain/movement/moving.ts'],
  [/отправлю записку/i, 'src/domain/movement/pupil.ts'],
  [/покажу, что получи(тся|лось)/i, 'scenes/administrator/school-year.ts'],
  // — Links
  [/добавит классный руководитель, и я сразу напишу/i, 'src/domain/chats/link-news.ts'],
  [/никому (её )?не покажу/i, 'src/domain/chats/links.ts'],
  [/бот (больше |её )?(никому её )?не покажет|ссылку на чат не покажет/i, 'src/domain/chats/family-chat.ts'],
  [/бот покажет её, когда вас примут|shows it once you are accepted/i, 'src/domain/chats/family-chat.ts'],
  [/выдаст её только принятым сотрудникам/i, 'src/domain/chats/staffroom.ts'],
  [/hands it only to (accepted staff|staff who were accepted)/i, 'src/domain/chats/staffroom.ts'],
  // — Chats by subject
  [/предложу названия чатов и спрошу ссылки/i, 'scenes/staff/subject-chats.ts'],
  [/покажет только принятым ученикам этих/i, 'src/domain/teaching/taught-chats.ts'],
  // — The chats of the administration
  [
    /спрошу всех классных руководителей|когда она появится, я напишу/i,
    'src/domain/chats/school-chat-news.ts',
  ],
  [/я спрошу каждого|хорошо, спрошу\./i, 'src/domain/chats/school-chat-news.ts'],
  [/ссылку я (тебе|вам) больше не покажу/i, 'src/domain/chats/school-chat.ts'],
  // — Families
  [/передаю классному руководителю|никому не передаю/i, 'src/domain/chats/chats.ts'],
  [/бот\S* (VK )?покажет(, как найти чат| шаги)/i, 'scenes/family/student-guide.ts'],
  [/бот (тебе|вам) больше не покажет/i, 'src/domain/movement/by-family.ts'],
  // — The life of a class
  [/напоминаю один раз и без имён|отметьте это, и я больше не напомню/i, 'src/domain/chats/class-life.ts'],
  [/покажу, когда их станет трое/i, 'scenes/staff/class-life.ts'],
  [/передача состоится, я напишу вам обоим/i, 'src/domain/classes/teachers.ts'],
  // — Being away, hours, holidays
  [/придут заявки, я напишу вам|коллеге я об этом пишу/i, 'src/domain/people/away.ts'],
  [/не напоминаю|бот (никому не )?напоминает/i, 'src/domain/duties/digest.ts'],
  [/что-то понадобится, я напишу/i, 'src/domain/duties/digest.ts'],
  // — Events
  [/напоминаю о (трансляции|встрече)|напомню за день/i, 'src/domain/events/reminders.ts'],
  [/он разошлёт (её )?и напомнит|sends (it|them) out and reminds/i, 'src/domain/events/reminders.ts'],
  [/(пишу об этом|напишу) \{ \$count|отменят, напишу|всё равно напишу/i, 'src/domain/events/news.ts'],
  [/напоминаю о занятии|занятием напом(инаю|ню) за час/i, 'src/domain/teaching/lesson-due.ts'],
  [/потом что-то перенесут, я напишу/i, 'src/domain/teaching/lesson-news.ts'],
  [/хорошо, пишу вам/i, 'src/domain/people/own-hours.ts'],
  // A button: here it is the person who speaks.
  [/сообщу позже/i, 'scenes/staff/event-plan.ts'],
  // — Mailings
  [/сейчас тихие часы, сообщение уйдёт/i, 'src/domain/mailings/mailings.ts'],
  [/кто получил, бот сейчас об этом скажет/i, 'src/domain/mailings/mailings.ts'],
  // — The rest
  [/QR-кодом для собрания бот тоже сделает|makes a sheet with a QR code/i, 'src/files/sheet.ts'],
  [/what the bot shows/i, 'src/domain/school/details.ts'],
];

const sentencesOf = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) => !/^#|^\s*(source|url):/.test(line))
    .flatMap((line) => line.split(/(?<=[.!?]["”»]?)\s+/))
    .map((sentence) => sentence.trim());

const texts = filesIn('locales/ru', '.ftl').filter(
  (file) => !/words\.ftl|\/papers\/|family\/safety/.test(file),
);
const promised = [...texts, ...filesIn('guides', '.yaml')].flatMap((file) =>
  sentencesOf(readFileSync(`${root}${file}`, 'utf8'))
    // An English text is the translation of a Russian one; the guides stand in both languages in one file.
    .filter(
      (sentence) =>
        promising.ru.test(sentence) || (file.startsWith('guides/') && promising.en.test(sentence)),
    )
    .map((sentence) => ({ file, sentence })),
);

describe('what the bot promises', () => {
  it('is kept by a file, sentence by sentence (P2)', () => {
    expect(promised.length).toBeGreaterThan(40);
    const empty = promised
      .filter(({ sentence }) => !kept.some(([promise]) => promise.test(sentence)))
      .map(({ file, sentence }) => `${file}: ${sentence}`);
    expect(empty, 'a promise comes with the feature that keeps it; then it stands in `kept`').toEqual([]);
  });

  it('names no file that is gone, and keeps no promise that nobody gives', () => {
    expect(kept.filter(([, file]) => !existsSync(`${root}${file}`)).map(([, file]) => file)).toEqual([]);
    const unused = kept.filter(([promise]) => !promised.some(({ sentence }) => promise.test(sentence)));
    expect(unused.map(([promise]) => String(promise))).toEqual([]);
  });

  it('is in nobody else’s name', () => {
    const all = [...texts, ...filesIn('locales/en', '.ftl')].flatMap((file) =>
      sentencesOf(readFileSync(`${root}${file}`, 'utf8')),
    );
    expect(
      all.filter((one) => /никто не будет ругать|ругать не будут|nobody will scold|школа найдёт/i.test(one)),
    ).toEqual([]);
  });
});
