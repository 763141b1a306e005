interface DemoPerson {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly sex: 1 | 2;
  /** What stands under the name in the web messenger. */
  readonly caption: string;
}

/** The people of the demo school. What those who are in the bot have done there stands in past.ts. */
export const demoPeople: readonly DemoPerson[] = [
  {
    id: 1001,
    firstName: 'Анна',
    lastName: 'Орлова',
    sex: 1,
    caption: 'администратор',
  },
  {
    id: 1002,
    firstName: 'Борис',
    lastName: 'Власов',
    sex: 2,
    caption: 'директор',
  },
  {
    id: 1003,
    firstName: 'Вера',
    lastName: 'Зимина',
    sex: 1,
    caption: 'классный руководитель 7А',
  },
  {
    id: 1004,
    firstName: 'Глеб',
    lastName: 'Иванов',
    sex: 2,
    caption: 'классный руководитель 7Б',
  },
  {
    id: 1010,
    firstName: 'Кирилл',
    lastName: 'Носов',
    sex: 2,
    caption: 'учитель физики',
  },
  { id: 1005, firstName: 'Дарья', lastName: 'Котова', sex: 1, caption: 'учитель, ещё не в боте' },
  {
    id: 1006,
    firstName: 'Егор',
    lastName: 'Лаптев',
    sex: 2,
    caption: 'родитель 7А',
  },
  { id: 1007, firstName: 'Жанна', lastName: 'Миронова', sex: 1, caption: 'родитель, ещё не в боте' },
  { id: 1008, firstName: 'Emily', lastName: 'Brown', sex: 1, caption: 'parent, not in the bot yet' },
  { id: 1009, firstName: 'Зоя', lastName: 'Миронова', sex: 1, caption: 'ученица, ещё не в боте' },
];

/** Parents who have asked to be let into a class and wait for its class teacher; the first of them for days. */
export const demoWaiting = [
  {
    id: 1011,
    firstName: 'Лариса',
    lastName: 'Осина',
    sex: 1,
    caption: 'родитель 7А, ждёт ответа',
    child: 'Олег Осин',
  },
  {
    id: 1012,
    firstName: 'Максим',
    lastName: 'Попов',
    sex: 2,
    caption: 'родитель 7А, ждёт ответа',
    child: 'Полина Попова',
  },
] as const;

/** Who may take up the administration without a claim code, when the school was emptied. */
export const demoAdministrator = 1001;

export const demoClasses = ['7А', '7Б', '8А'];
