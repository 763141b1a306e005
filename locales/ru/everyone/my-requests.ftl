## Заявки, которые ждут ответа

# $what: one of my-requests-what.*, $since: a day
my-requests-list =
    .ask = Эти заявки ждут ответа. Какую открыть?

my-requests-one =
    .ask = { $what }: заявка ждёт с { $since }.
    .withdraw = Отозвать
    .sure = Отозвать заявку: { $what }?
    .other-way = Другим способом
    .sure-other-way = Отозвать заявку и узнавать новости другим способом? Заявка: { $what }.
    .yes-other-way = Да, другим способом

# $class: the title of the class
my-requests-what =
    .parent = Родители { $class }
    .student = Ученики { $class }
    .classTeacher = Классный руководитель { $class }
    .subjectTeacher = Учителя школы
    .deputy = Заместитель директора
    .head = Директор школы
    .verification = Статус «учитель»

# $class: the title of the class, $until: a day
my-requests-who =
    .teacher = Решает классный руководитель { $class }, обычно до { $until }. Ответ придёт сюда.
    .late = Решает классный руководитель { $class }, и администратор школы о заявке тоже знает. Ответ придёт сюда.
    .administrator = Решает администратор школы. Ответ придёт сюда.

my-requests =
    .none = Заявок, которые ждут ответа, сейчас нет.
    .withdrawn = Заявка отозвана. Прийти снова можно по коду приглашения.
