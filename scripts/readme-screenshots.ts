import { setTimeout as pause } from 'node:timers/promises';
import { onPhone, openPhotoSchool, says, taps, turn } from './photo-school.ts';

/**
 * `npm run screenshots`: the pictures of the README and of the handbooks. The administrator sees what is next, and a
 * colleague's request; a class teacher makes a chat; a parent comes by the class's link, and is accepted.
 */
const school = await openPhotoSchool();
const [anna, teacher, gleb, darya, parent] = ([1001, 1003, 1004, 1005, 1007] as const).map(school.dialog);
if (!anna || !teacher || !gleb || !darya || !parent) throw new Error('Five people of the demo');
const code = (text: string | undefined): string => /ref=([0-9A-Z]{10})/.exec(text ?? '')?.[1] ?? '';

while (!teacher.keyboard) await pause(20);
await says(anna, 'меню');
await says(gleb, 'меню');
await taps(gleb, '7Б: чат с учениками');
await school.photograph(
  onPhone('administrator-home', 'Анна Орлова', { height: 770 }),
  onPhone('class-teacher-chat', 'Глеб Иванов', { height: 600 }),
);

await taps(anna, 'Приглашения');
await taps(anna, 'Учителей');
await taps(anna, 'Один код');
const staffCode = code(anna.messages.at(-1)?.text);
await turn(darya, () => darya.opens(staffCode));
await taps(darya, 'Соглашаюсь');
await says(darya, 'Дарья Котова');
await says(darya, 'учитель математики');
await taps(darya, 'Отправить');
await says(anna, 'заявки');
await taps(anna, 'Сотрудники');
await taps(anna, 'Решить по одному');
await school.photograph(onPhone('administrator-request', 'Анна Орлова'));

await taps(teacher, 'Приглашения');
await taps(teacher, 'Родителей класса');
const familyCode = code(teacher.messages.at(-1)?.text);
await turn(parent, () => parent.opens(familyCode));
await taps(parent, 'Соглашаюсь');
await says(parent, 'Жанна Миронова');
await says(parent, 'Зоя Миронова');
await taps(parent, 'Отправить');
await says(teacher, 'заявки');
// Two others have waited since yesterday: who is accepted together is asked by name.
await taps(teacher, 'Принять');
await taps(teacher, 'Принять');
while (!parent.messages.at(-1)?.keyboard) await pause(50);
await taps(parent, 'Как войти');

const beside = (name: string) => ({ click: `nav >> text=${name}` });
await school.photograph(
  {
    ...{ name: 'conversation', width: 1440, height: 900 },
    steps: [beside('Вера Зимина'), beside('Жанна Миронова'), { wait: 800 }],
  },
  onPhone('phone', 'Жанна Миронова', { height: 844, dark: true, scale: 2 }),
  onPhone('family-chat', 'Жанна Миронова'),
);
await school.close();
