import { isTeachingStaff, type Role } from '#src/regulation/roles.ts';

/** Whose row it is, in the words of the Положение: its six roles, and for the rights of section 3 two wider circles. */
export type DutyOwner =
  | 'administrator'
  | 'administration'
  | 'classTeacher'
  | 'subjectTeacher'
  | 'student'
  | 'parent'
  | 'all'
  | 'teachingStaff';

/** Where the state of a row lives, so that a colleague's work counts for everyone whom the row concerns. */
export type DutyScope = 'school' | 'person' | 'class' | 'classSubject' | 'child';

/** The ways in which a row ends. `setAside` shows it as «отложено», never as done; all may be taken up again. */
export type DutyEnd = 'done' | 'doneBefore' | 'doneOutside' | 'notNeeded' | 'otherWay' | 'setAside';

interface DutyShape {
  readonly id: string;
  readonly clause: string;
  readonly whose: DutyOwner;
  readonly scope: DutyScope;
  /** The act says «при необходимости» or «при наличии доступа»: «не требуется» is a full answer. */
  readonly ifNeeded: boolean;
  /** Belongs to the head; deputies never get it, handed over or not. */
  readonly headOnly: boolean;
  readonly ends: readonly DutyEnd[];
  /** The row that holds the state: C1, T1 and H3 are one joining, C2, T2 and H4 one verification. */
  readonly sameAs?: string;
  /** The act's own words, shortened. */
  readonly duty: string;
  readonly doneWhen: string;
}

const staff = ['done', 'doneBefore', 'setAside'] as const;
const conditional = ['done', 'doneBefore', 'notNeeded'] as const;
/** Class and subject rows: whoever keeps them without the bot is not shown as behind. */
const inClass = ['done', 'doneBefore', 'doneOutside', 'setAside'] as const;
/** «Иные чаты» exist only where a task asks for them, and not every teacher has lessons, so there may be nothing to make. */
const otherChats = ['done', 'doneBefore', 'notNeeded', 'setAside'] as const;
const otherChatsInClass = ['done', 'doneBefore', 'doneOutside', 'notNeeded', 'setAside'] as const;
const family = ['done', 'doneBefore', 'otherWay'] as const;
/** Taking part is never finished and never overdue; only «другим способом» closes it. */
const familyTakesPart = ['otherWay'] as const;
/** A right is used or not; there is nothing to close. */
const right = [] as const;

// One row per duty, in the order and with the numbers of the Положение. There is no clause 2.6: 2.7 follows 2.5.
// A9 counts as conditional as a whole: its «(при необходимости)» ends the sentence. In A6 it stands by the students.
// A8 takes both ends of a conditional row and of a staff row, because a single class may be set aside.
// biome-ignore format: a table is read row by row; one property per line would make it five screens longer
const table = [
  { id: 'A1', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'направляет на адрес info@sferum.ru заявку на регистрацию организации с приказом о назначении администратора',
    doneWhen: 'the administrator confirms that the letter is sent, or the mail server took it' },
  { id: 'A2', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'проходит регистрацию посредством ввода указанного в заявке номера мобильного телефона',
    doneWhen: 'confirmed' },
  { id: 'A3', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'вносит, редактирует информацию об образовательной организации',
    doneWhen: 'all required fields are filled' },
  { id: 'A4', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'создает класс «Учительская» с целью присоединения всех педагогических работников',
    doneWhen: 'a valid link is stored' },
  { id: 'A5', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: true, headOnly: false, ends: conditional,
    duty: 'при необходимости создает структуру (классы) в соответствии с утвержденной номенклатурой',
    doneWhen: 'the classes are stored and ticked off as created on the platform' },
  { id: 'A6', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'создает и направляет ссылки-приглашения в соответствующий класс в соответствующей пользовательской роли',
    doneWhen: 'every accepted person has received the link of their class and role' },
  { id: 'A7', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'назначает дополнительных администраторов из числа присоединившихся педагогических работников',
    doneWhen: 'recorded' },
  { id: 'A8', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: true, headOnly: false,
    ends: [...conditional, 'setAside'],
    duty: 'при необходимости прикрепляет классных руководителей по учебным классам',
    doneWhen: 'every class has a class teacher or is set aside' },
  { id: 'A9', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: true, headOnly: false, ends: conditional,
    duty: 'рассматривает и принимает заявки на вступление в сообщество (при необходимости)',
    doneWhen: 'no request in the bot is older than the set age, nor is the last answer about the platform\'s list' },
  { id: 'A10', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: true, headOnly: false, ends: conditional,
    duty: 'завершает процесс подтверждения статуса «учитель» (при необходимости)',
    doneWhen: 'no verification in the bot is older than the set age, nor is the last answer about the platform\'s list' },
  { id: 'A11', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'редактирует информацию, связанную с движением обучающихся и педагогических работников',
    doneWhen: 'recorded, and the ones concerned are told' },
  { id: 'A12', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'аннулирует не востребованные ссылки-приглашения с целью обеспечения информационной безопасности',
    doneWhen: 'no unclaimed invite is older than limits.unclaimedInviteAge; the platform\'s links are confirmed this term' },
  { id: 'A13', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'ведет, размещает информацию, развивает системные каналы: Общешкольный канал, канал Сотрудники',
    doneWhen: 'each material is published or declined, and its author is told' },
  { id: 'A14', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'планирует, организывает трансляции, проводимые образовательной организацией',
    doneWhen: 'the event is held or cancelled, and all are told' },
  { id: 'A15', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'оказывает помощь и поддержку участникам образовательных отношений',
    doneWhen: 'no ticket is without an answer beyond the set age' },
  { id: 'A16', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'осуществляет взаимодействие со службой технической поддержки разработчика платформы',
    doneWhen: 'recorded on the ticket' },
  { id: 'A17', clause: '2.1', whose: 'administrator', scope: 'school', ifNeeded: true, headOnly: false, ends: conditional,
    duty: 'доводит до сведения руководителя статистические данные по использованию платформы (при наличии доступа)',
    doneWhen: 'the report is sent' },

  { id: 'H1', clause: '2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: true, ends: staff,
    duty: 'издает локальный нормативный документ «Об использовании ИКОП «Сферум» и учебного профиля VK-мессенджер»',
    doneWhen: 'its number and date are stored' },
  { id: 'H2', clause: '2.1, 2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: true, ends: staff,
    duty: 'назначает администратора платформы из числа педагогических работников',
    doneWhen: 'recorded' },
  { id: 'H3', clause: '2.2', whose: 'administration', scope: 'person', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'присоединяется по ссылке-приглашению в класс Учительская в пользовательской роли «учитель»',
    doneWhen: 'confirmed' },
  { id: 'H4', clause: '2.2', whose: 'administration', scope: 'person', ifNeeded: true, headOnly: false, ends: conditional,
    duty: 'подтверждает статус «учитель» (при необходимости)',
    doneWhen: 'confirmed' },
  { id: 'H5', clause: '2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'обеспечивает информационным материалом администратора платформы для системных каналов',
    doneWhen: 'handed over' },
  { id: 'H6a', clause: '2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: true, ends: staff,
    duty: 'чат руководителя образовательной организации с заместителями',
    doneWhen: 'the chat\'s link is stored' },
  { id: 'H6b', clause: '2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: true, ends: staff,
    duty: 'чат руководителя образовательной организации с педагогическими работниками',
    doneWhen: 'the chat\'s link is stored' },
  { id: 'H6c', clause: '2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: true, ends: staff,
    duty: 'чат руководителя образовательной организации с родительским активом',
    doneWhen: 'the chat\'s link is stored' },
  { id: 'H6d', clause: '2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: true, ends: staff,
    duty: 'чат руководителя образовательной организации с ученическим активом',
    doneWhen: 'the chat\'s link is stored' },
  { id: 'H6e', clause: '2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: false, ends: otherChats,
    duty: 'иные чаты для решения управленческих задач',
    doneWhen: 'the chat\'s link is stored' },
  { id: 'H7', clause: '2.2', whose: 'administration', scope: 'school', ifNeeded: false, headOnly: false, ends: staff,
    duty: 'осуществляет контроль по использованию учебного профиля, в том числе для дистанционных мероприятий и занятий',
    doneWhen: 'the report is opened' },

  { id: 'C1', clause: '2.3', whose: 'classTeacher', scope: 'person', ifNeeded: false, headOnly: false, ends: staff, sameAs: 'H3',
    duty: 'присоединяется по ссылке-приглашению, полученной от администратора, в пользовательской роли «учитель»',
    doneWhen: 'confirmed' },
  { id: 'C2', clause: '2.3', whose: 'classTeacher', scope: 'person', ifNeeded: true, headOnly: false, ends: conditional, sameAs: 'H4',
    duty: 'проходит процесс верификации статуса «учитель» (при необходимости)',
    doneWhen: 'confirmed' },
  { id: 'C3a', clause: '2.3', whose: 'classTeacher', scope: 'class', ifNeeded: false, headOnly: false, ends: inClass,
    duty: 'создает чат с обучающимися своего класса',
    doneWhen: 'the chat\'s link is stored or the row is set aside' },
  { id: 'C3b', clause: '2.3', whose: 'classTeacher', scope: 'class', ifNeeded: false, headOnly: false, ends: inClass,
    duty: 'создает чат с родителями (законными представителями) обучающихся',
    doneWhen: 'the chat\'s link is stored or the row is set aside' },
  { id: 'C3c', clause: '2.3', whose: 'classTeacher', scope: 'class', ifNeeded: false, headOnly: false, ends: inClass,
    duty: 'создает чат с педагогическими работниками, ведущими занятия с обучающимися класса',
    doneWhen: 'the chat\'s link is stored or the row is set aside' },
  { id: 'C3d', clause: '2.3', whose: 'classTeacher', scope: 'class', ifNeeded: false, headOnly: false, ends: otherChatsInClass,
    duty: 'создает иные чаты для решения образовательных задач',
    doneWhen: 'the chat\'s link is stored or the row is set aside' },
  { id: 'C4', clause: '2.3', whose: 'classTeacher', scope: 'class', ifNeeded: false, headOnly: false, ends: inClass,
    duty: 'поддерживает и развивает коммуникацию в чатах, включая мероприятия в дистанционном формате',
    doneWhen: 'no item is overdue; families who chose another way never are' },

  { id: 'T1', clause: '2.4', whose: 'subjectTeacher', scope: 'person', ifNeeded: false, headOnly: false, ends: staff, sameAs: 'H3',
    duty: 'присоединяется по ссылке-приглашению, полученной от администратора, в пользовательской роли «учитель»',
    doneWhen: 'confirmed' },
  { id: 'T2', clause: '2.4', whose: 'subjectTeacher', scope: 'person', ifNeeded: true, headOnly: false, ends: conditional, sameAs: 'H4',
    duty: 'проходит процесс верификации статуса «учитель» (при необходимости)',
    doneWhen: 'confirmed' },
  { id: 'T3a', clause: '2.4', whose: 'subjectTeacher', scope: 'classSubject', ifNeeded: false, headOnly: false, ends: otherChatsInClass,
    duty: 'создает чат с обучающимися класса по учебному предмету',
    doneWhen: 'the chat\'s link is stored' },
  { id: 'T3b', clause: '2.4', whose: 'subjectTeacher', scope: 'classSubject', ifNeeded: false, headOnly: false, ends: otherChatsInClass,
    duty: 'создает иные чаты для решения образовательных задач',
    doneWhen: 'the chat\'s link is stored' },
  { id: 'T4', clause: '2.4', whose: 'subjectTeacher', scope: 'classSubject', ifNeeded: false, headOnly: false, ends: inClass,
    duty: 'поддерживает и развивает коммуникацию в чатах, включая дистанционные уроки и занятия',
    doneWhen: 'no item is overdue' },

  { id: 'S1', clause: '2.5', whose: 'student', scope: 'child', ifNeeded: false, headOnly: false, ends: family,
    duty: 'присоединяется по ссылке-приглашению, полученной от учителя, классного руководителя, в чат',
    doneWhen: 'the student confirms being in the chat, or chose another way' },
  { id: 'S2', clause: '2.5', whose: 'student', scope: 'child', ifNeeded: false, headOnly: false, ends: family,
    duty: 'участвует в образовательной коммуникации в чате класса и чатах по учебным дисциплинам',
    doneWhen: 'shown; nothing is ever overdue' },
  { id: 'S3', clause: '2.5', whose: 'student', scope: 'child', ifNeeded: false, headOnly: false, ends: familyTakesPart,
    duty: 'участвует в учебных занятиях или мероприятиях в онлайн или гибридном формате',
    doneWhen: 'never: taking part goes on' },
  { id: 'S4', clause: '2.5', whose: 'student', scope: 'person', ifNeeded: false, headOnly: false, ends: family,
    duty: 'обеспечивает безопасность своего учебного профиля на платформе',
    doneWhen: 'the safety check is passed, again each half-year' },

  { id: 'P1', clause: '2.7', whose: 'parent', scope: 'child', ifNeeded: false, headOnly: false, ends: family,
    duty: 'присоединяется к чату по ссылке-приглашению, полученной от педагогического работника',
    doneWhen: 'the parent confirms being in the chat, or chose another way' },
  { id: 'P2', clause: '2.7', whose: 'parent', scope: 'child', ifNeeded: false, headOnly: false, ends: familyTakesPart,
    duty: 'участвует в образовательной коммуникации, осуществляемой в чате',
    doneWhen: 'never: taking part goes on' },

  { id: 'R1', clause: '3.1', whose: 'all', scope: 'person', ifNeeded: false, headOnly: false, ends: right,
    duty: 'имеют доступ к платформе на безвозмездной основе круглосуточно', doneWhen: 'never: a right' },
  { id: 'R2', clause: '3.2', whose: 'all', scope: 'person', ifNeeded: false, headOnly: false, ends: right,
    duty: 'имеют право на обращение в службу технической поддержки по адресу info@sferum.ru', doneWhen: 'never: a right' },
  { id: 'R3', clause: '3.3', whose: 'all', scope: 'person', ifNeeded: false, headOnly: false, ends: right,
    duty: 'имеют право на доступ к информационным ресурсам и инструкциям на сайте prof-sferum.ru', doneWhen: 'never: a right' },
  { id: 'R4', clause: '3.4', whose: 'teachingStaff', scope: 'person', ifNeeded: false, headOnly: false, ends: right,
    duty: 'имеют право посещать семинары и вебинары', doneWhen: 'never: a right' },
] as const satisfies readonly DutyShape[];

export type DutyId = (typeof table)[number]['id'];

export interface DutyRow extends DutyShape {
  readonly id: DutyId;
  readonly sameAs?: DutyId;
}

export const dutyRows: readonly DutyRow[] = table;

const rowById = new Map<string, DutyRow>(dutyRows.map((row) => [row.id, row]));

export const isDutyId = (id: string): id is DutyId => rowById.has(id);

/** @throws RangeError for an id that the table does not hold, which the types already forbid */
export function dutyRow(id: DutyId): DutyRow {
  const row = rowById.get(id);
  if (row === undefined) throw new RangeError(`The Положение has no duty «${id}».`);
  return row;
}

/** The id under which progress is kept: one joining (H3) and one verification (H4) for all staff roles. */
export const canonical = (id: DutyId): DutyId => dutyRow(id).sameAs ?? id;

/** Rows that end with a link, or not at all: a tick alone would leave those who wait for it without one. */
const endWithLink: readonly DutyId[] = [
  'A4',
  ...(['H6a', 'H6b', 'H6c', 'H6d', 'H6e'] as const),
  ...(['C3a', 'C3b', 'C3c', 'C3d'] as const),
  ...(['T3a', 'T3b'] as const),
];
export const endsWithLink = (id: DutyId): boolean => endWithLink.includes(id);

/** What a deputy sees without anything being handed over. */
const deputyOwn: readonly DutyId[] = ['H3', 'H4', 'H5'];

/** What the head may hand over to a deputy. */
export const handable: readonly DutyId[] = dutyRows
  .filter(({ id, whose, headOnly }) => whose === 'administration' && !headOnly && !deputyOwn.includes(id))
  .map(({ id }) => id);

/**
 * The rows of one role, in the order of the Положение; the rights of section 3 stand at the end.
 *
 * @param handedOver  what the head gave to this deputy; the head's own rows (`headOnly`) are left out even then
 */
export function dutiesOf(role: Role, handedOver: readonly string[] = []): readonly DutyRow[] {
  return dutyRows.filter((row) => {
    if (row.whose === 'all') return true;
    if (row.whose === 'teachingStaff') return isTeachingStaff(role);
    if (row.whose !== 'administration') return row.whose === role;
    if (role === 'head') return true;
    return role === 'deputy' && !row.headOnly && (deputyOwn.includes(row.id) || handedOver.includes(row.id));
  });
}
