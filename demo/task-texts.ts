import type { Words } from '#sandbox/index.ts';

export const taskNames = ['teacher', 'chats', 'parent', 'pupil', 'report', 'first-day'] as const;
export type TaskName = (typeof taskNames)[number];

/** A thing to try in the demo: as whom, and what to do; the labels in «» are those of the bot's buttons,
 * which are Russian for the demo's people. */
interface TaskTexts {
  readonly people: readonly number[];
  readonly title: Words;
  readonly steps: readonly Words[];
  /** What the page's button says, where the demo does something itself. */
  readonly act?: Words;
}

export const taskTexts: Readonly<Record<TaskName, TaskTexts>> = {
  teacher: {
    people: [1001, 1005],
    title: { ru: 'Администратор: принять учителя', en: 'Administrator: let a teacher in' },
    steps: [
      {
        ru: 'Анна: «Приглашения», «Учителей», «Один код на всех». Бот даст код.',
        en: 'Анна: «Приглашения» (invites), «Учителей» (teachers), «Один код на всех» (one code for all).',
      },
      {
        ru: 'Дарья: «Начать», пришлите код, «Соглашаюсь», имя, «Пропустить», «Отправить».',
        en: 'Дарья: “Start”, send the code, «Соглашаюсь» (I agree), a name, «Пропустить» (skip), «Отправить».',
      },
      {
        ru: 'Анна: «Посмотреть заявки», «Принять». Если ждут и другие, сначала «Сотрудники: 1».',
        en: 'Анна: «Посмотреть заявки» (see the requests), «Принять» (accept). If others wait too, first «Сотрудники: 1» (staff).',
      },
    ],
  },
  chats: {
    people: [1004],
    title: { ru: 'Классный руководитель: три чата', en: 'Class teacher: three chats' },
    steps: [
      {
        ru: 'Глеб: напишите «меню» и нажмите «7Б: чат с учениками».',
        en: 'Глеб: say «меню», press «7Б: чат с учениками» (chat with the pupils).',
      },
      {
        ru: 'Ссылка на чат для пробы: https://vk.me/join/AJQ1d_probaArodVw4aXk. Затем «Да, сохранить».',
        en: 'A link to try with: https://vk.me/join/AJQ1d_probaArodVw4aXk. Then «Да, сохранить» (save).',
      },
      {
        ru: 'Бот сам спросит о чатах родителей и учителей: у каждого своя ссылка, измените в ней букву.',
        en: 'The bot goes on to the parents’ and the teachers’ chat: change a letter in the link for each.',
      },
    ],
  },
  parent: {
    people: [1003, 1007],
    title: { ru: 'Родитель: войти по QR-коду', en: 'Parent: in by a QR code' },
    steps: [
      {
        ru: 'Вера: «Приглашения», «Родителей класса». Придёт картинка с QR-кодом.',
        en: 'Вера: «Приглашения» (invites), «Родителей класса» (parents). A picture with a QR code comes.',
      },
      {
        ru: 'Нажмите на картинку и выберите «Открыть как Жанна Миронова»: телефон навели на код.',
        en: 'Press the picture and choose “Open as Жанна Миронова”: the phone was held to the code.',
      },
      {
        ru: 'Жанна: «Начать», «Соглашаюсь», своё имя и имя ребёнка, «Отправить заявку».',
        en: 'Жанна: “Start”, «Соглашаюсь» (I agree), her name, her child’s, «Отправить заявку» (send).',
      },
      {
        ru: 'Вера: напишите «меню», нажмите «Заявки», «Принять всех» и подтвердите.',
        en: 'Вера: say «меню», press «Заявки» (requests), «Принять всех» (accept all), and once more.',
      },
    ],
  },
  pupil: {
    people: [1009],
    title: { ru: 'Ученица: спросить, не называя себя', en: 'Pupil: ask without giving a name' },
    steps: [
      {
        ru: 'Зоя: «Начать», затем напишите «у меня просят код».',
        en: 'Зоя: “Start”, then say «у меня просят код» (somebody asks me for a code).',
      },
      { ru: 'Бот отвечает и ничего о ней не хранит.', en: 'The bot answers, and keeps nothing about her.' },
    ],
  },
  report: {
    people: [1002],
    title: { ru: 'Директор: отчёт', en: 'Head: the report' },
    steps: [
      { ru: 'Борис: напишите «отчёт».', en: 'Борис: say «отчёт» (report).' },
      {
        ru: 'Нажмите «Картинка и таблица»: их можно открыть и скачать.',
        en: 'Press «Картинка и таблица» (picture and table): they can be opened and downloaded.',
      },
    ],
  },
  'first-day': {
    people: [1001, 1003],
    title: {
      ru: 'Первое сентября: сто родителей сразу',
      en: 'The first of September: a hundred parents at once',
    },
    steps: [
      {
        ru: 'Нажмите кнопку: сто человек, которых бот ещё не знает, откроют его и спросят каждый своё.',
        en: 'Press the button: a hundred people whom the bot does not know open it and ask, each their own.',
      },
      {
        ru: 'Анна и Вера тем временем могут работать как обычно.',
        en: 'Анна and Вера can go on with their work meanwhile.',
      },
    ],
    act: { ru: 'Пусть пишут', en: 'Let them write' },
  },
};

/** What a hundred parents ask on that day. */
export const firstDayQuestions = [
  'Здравствуйте! Как войти в чат класса?',
  'Это обязательно?',
  'Что это такое?',
  'У меня просят код из СМС',
  'Подскажите, пожалуйста, где взять приглашение',
];

export const firstDayResult = (answered: number, seconds: string): Words => ({
  ru: `Ответов: ${answered}. Самый долгий ждали ${seconds} с.`,
  en: `${answered} answers; the longest wait was ${seconds} s.`,
});
