interface DemoPerson {
  readonly id: number;
  readonly firstName: string;
  readonly lastName: string;
  readonly sex: 1 | 2;
  /** Who they are in the story; what the bot makes of them by now is told by captions.ts. */
  readonly part: string;
}

/** The people of the demo school. What those who are in the bot have done there stands in past.ts. */
export const demoPeople: readonly DemoPerson[] = [
  {
    id: 1001,
    firstName: 'Анна',
    lastName: 'Орлова',
    sex: 1,
    part: 'администратор',
  },
  {
    id: 1002,
    firstName: 'Борис',
    lastName: 'Власов',
    sex: 2,
    part: 'директор',
  },
  {
    id: 1003,
    firstName: 'Вера',
    lastName: 'Зимина',
    sex: 1,
    part: 'классный руководитель',
  },
  {
    id: 1004,
    firstName: 'Глеб',
    lastName: 'Иванов',
    sex: 2,
    part: 'классный руководитель',
  },
  {
    id: 1010,
    firstName: 'Кирилл',
    lastName: 'Носов',
    sex: 2,
    part: 'учитель',
  },
  { id: 1005, firstName: 'Дарья', lastName: 'Котова', sex: 1, part: 'учитель' },
  {
    id: 1006,
    firstName: 'Егор',
    lastName: 'Лаптев',
    sex: 2,
    part: 'родитель',
  },
  { id: 1007, firstName: 'Жанна', lastName: 'Миронова', sex: 1, part: 'родитель' },
  { id: 1008, firstName: 'Emily', lastName: 'Brown', sex: 1, part: 'родитель, пишет по-английски' },
  { id: 1009, firstName: 'Зоя', lastName: 'Миронова', sex: 1, part: 'ученица' },
];

/** Parents who have asked to be let into a class and wait for its class teacher; the first of them for days. */
export const demoWaiting = [
  {
    id: 1011,
    firstName: 'Лариса',
    lastName: 'Осина',
    sex: 1,
    part: 'родитель',
    child: 'Олег Осин',
  },
  {
    id: 1012,
    firstName: 'Максим',
    lastName: 'Попов',
    sex: 2,
    part: 'родитель',
    child: 'Полина Попова',
  },
] as const;

/** Who may take up the administration without a claim code, when the school was emptied. */
export const demoAdministrator = 1001;

export const demoClasses = ['7А', '7Б', '8А'];
