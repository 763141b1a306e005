import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadGuides } from '#src/guides/load.ts';
import { loadUnderstanding } from '#src/understanding/load.ts';

const dir = fileURLToPath(new URL('../../guides', import.meta.url));
const guides = loadGuides(dir);
const understanding = loadUnderstanding(dir);

/**
 * What people really ask (sferum-facts 9 and 12, and what schools are asked in between), each with the answer that it is
 * given. The first part is the list of sferum-facts in its own order.
 */
const asked: Readonly<Record<string, string>> = {
  'дали не ту роль, я учитель, а вошла как ученик': 'wrong-role',
  'у меня двое детей, как добавить второго': 'second-child',
  'у ребёнка кнопочный телефон': 'key-pad-phone',
  'не приходит код для входа': 'code-does-not-come',
  'не вижу чат класса': 'cannot-see-chat',
  'кажется я не в том профиле, как переключиться': 'wrong-profile',
  'это обязательно?': 'is-it-compulsory',
  'как выйти из чата': 'leave-chat',
  'как удалить учебный профиль': 'delete-profile',
  'у меня новый номер телефона': 'new-phone',
  'не открывается ссылка': 'link-does-not-open',
  'кто видит мои данные': 'who-sees-data',
  'чат куда-то переехал': 'chat-moved',
  'что будет если откажусь': 'decline',
  'не подтверждён статус учителя': 'status-not-confirmed',
  'ошибка родитель самому себе': 'parent-of-oneself',
  'какой чат официальный': 'which-chat-official',
  'звонок не начинается': 'call-does-not-start',
  'кому писать если ничего не работает': 'whom-to-write',
  // — Getting in
  'как установить приложение': 'install',
  'как создать учебный профиль': 'create-profile',
  'можно ли зайти с компьютера': 'on-computer',
  'у меня нет вк': 'no-vk',
  'обязательно ли входить через госуслуги': 'gosuslugi',
  'код не подходит': 'code-not-accepted',
  'потеряла приглашение': 'lost-invite',
  'срок ссылки истёк': 'link-expired',
  'кто даёт ссылку на чат': 'who-gives-link',
  'как зарегистрировать ребёнка': 'child-registration',
  'с какого возраста можно ребёнку': 'child-age',
  'можно и маме и папе': 'two-parents',
  'я опекун, мне можно вступить': 'guardian',
  'мою заявку отклонили': 'request-rejected',
  'сколько ждать заявку': 'request-waits',
  'неправильно указано имя': 'name-wrong',
  'ребёнок перешёл в другой класс': 'child-changed-class',
  'мы ушли из школы': 'child-left-school',
  // — Safety
  'мне звонят и просят код': 'code-asked',
  'меня взломали': 'account-stolen',
  'это мошенники?': 'fraud',
  'пришла подозрительная ссылка': 'suspicious-link',
  'пишут что надо обновить сферум': 'update-message',
  'школа просит паспортные данные': 'school-asks-data',
  'бот читает наш чат?': 'bot-reads-chat',
  'что бот хранит обо мне': 'what-bot-stores',
  'удалите мои данные': 'delete-my-data',
  'кто ты': 'who-is-bot',
  // — In the chat
  'слишком много сообщений': 'too-many-messages',
  'не приходят уведомления': 'no-notifications',
  'чат только для чтения': 'read-only',
  'какие правила в чате': 'chat-rules',
  'сколько человек помещается в чат': 'chat-size',
  'как удалить человека из чата': 'remove-from-chat',
  'как подключиться к звонку': 'join-call',
  'меня не слышно': 'microphone',
  'посторонние зашли на урок': 'outsiders-in-call',
  'как провести урок звонком': 'lesson-call',
  'почему не в телеграме': 'another-messenger',
  'нам нужен макс или вк': 'max-or-vk',
  // — For those who work here
  'как подтвердить статус учителя': 'status-how',
  'как создать чат': 'create-chat',
  'родители не вступают в чат': 'parents-do-not-join',
  'как передать класс другому учителю': 'hand-over-class',
  'нет прав администратора': 'admin-rights-missing',
  'как назначить второго администратора': 'second-admin',
  'где посмотреть статистику': 'statistics-where',
};
const givenTo = (text: string) => understanding.read(text, []).answers[0]?.id;

describe('what people really ask', () => {
  it('are sixty different answers at least, each of which there is', () => {
    const answers = new Set(Object.values(asked));
    expect(answers.size).toBeGreaterThanOrEqual(60);
    const known = guides.answers('vk-sferum');
    expect([...answers].filter((id) => !known.has(id))).toEqual([]);
  });

  it.each(Object.entries(asked))('«%s» is answered by %s', (text, id) => {
    expect(givenTo(text)).toBe(id);
  });

  it('each answer says where it was read, how sure that is, and when it was checked, if ever', () => {
    for (const platform of ['vk-sferum', 'max', 'other'] as const)
      for (const [id, answer] of guides.answers(platform)) {
        expect(answer.source, id).not.toBe('');
        expect(['stated', 'weak', 'unverified'], id).toContain(answer.confidence);
        expect(answer.checkedOn === null || /^\d{4}-\d\d-\d\d$/.test(answer.checkedOn), id).toBe(true);
        expect(answer.steps.ru.length, id).toBeLessThanOrEqual(5);
        // A draft is marked as one, and nothing else is.
        expect(answer.draft, id).toBe(answer.platform === 'max');
      }
  });
});
