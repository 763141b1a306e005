## Как идут дела · H7, п. 2.2

# $count: with how many colleagues something is overdue
control-look =
    .full = Картинка и таблица
    .behind = Кому напомнить: { $count }
    .deputies = Передать заместителю
    .decisions = Кто что решал

# $count: how many colleagues, how many chats
control-next =
    .behind = { $count ->
        [one] Дальше: есть просроченное у { $count } коллеги. Посмотрите, можно ли помочь, или напомните.
       *[other] Дальше: есть просроченное у { $count } коллег. Посмотрите, можно ли помочь, или напомните.
    }
    .chats = { $count ->
        [one] Дальше: не хватает { $count } чата класса. Каких именно, видно на картинке.
       *[other] Дальше: не хватает { $count } чатов классов. Каких именно, видно на картинке.
    }
    .nothing = Дальше: ничего срочного нет.

control-full =
    .ask = Отчёт на картинке и в таблице: в ней классы, коллеги и строки Положения по отдельности. Семьи — только числами.
    .behind = Кому напомнить

# $names: the colleagues; $name: one of them, $count: how many matters of theirs, $when: the day of the last reminder
control-behind =
    .ask = У этих коллег есть дела, открытые дольше сроков, которые принято держать в школе. В Положении сроков нет. Номер откроет подробности.
    .none = Просроченного нет ни у кого.
    .without-bot = Без бота, за них отмечает администратор: { $names }.
    .line = { $name } · дел: { $count }
    .line-nudged = { $name } · дел: { $count } · напоминание { $when }

# $name: a colleague, $lines: what is open, one a line; $when: the day of the last reminder
control-person =
    .ask =
        { $name }. Открыто:
        { $lines }
    .nudged = Напоминание уже было: { $when }. Следующее можно отправить через неделю после него.
    .nudge = Напомнить
    .others = К списку
    .done = { $name }: напоминание отправляю. В тихие часы оно подождёт до утра рабочего дня.
    .settled = Здесь уже всё сделано.

## Напоминание коллеге: одно, спокойное, не чаще раза в неделю

# $lines: what is open, one a line
nudge =
    .text =
        Администрация школы просит посмотреть, что осталось открытым:
        { $lines }
        Если что-то уже сделано, просто отметьте это в «Мои дела». Если не получается, нажмите «Помощь».

# $count: how many requests, $class: the title of the class
matter =
    .staffroom = вход в «Учительскую» не отмечен
    .verification = статус «учитель» не отмечен
    .requests = { $count ->
        [one] { $count } заявка ждёт ответа дольше двух рабочих дней
        [few] { $count } заявки ждут ответа дольше двух рабочих дней
       *[many] { $count } заявок ждут ответа дольше двух рабочих дней
    }
    .C3a = { $class }: чат с учениками
    .C3b = { $class }: чат с родителями
    .C3c = { $class }: чат с учителями класса
    .classLife = { $class }: чаты класса в этой четверти не отмечены
    .courseLife = чаты по предметам в этой четверти не отмечены

## Отчёт: строки, которые видят руководитель и администратор

# $lines: the five lines; $staff, $inStaffroom, $verified, $chats, $of, $own, $ownOf, $count, $late: numbers
# $joined, $inChat: numbers of families, or that they are few; $when: a day
report =
    .summary = { $lines }
    .staff = • Сотрудники в боте: { $staff }, в «Учительской»: { $inStaffroom }, статус «учитель»: { $verified }
    .chats = • Чаты классов: { $chats } из { $of }, чаты администрации: { $own } из { $ownOf }
    .families = • Родители в боте: { $joined }, в чате класса: { $inChat }
    .requests = • Заявки ждут: { $count }, из них дольше двух рабочих дней: { $late }
    .no-requests = • Заявок, которые ждут, нет
    .tickets = • Вопросы школе ждут ответа: { $count }, из них дольше двух рабочих дней: { $late }
    .subjects = • Предметы и кружки без чата (п. 1.6): { $count }
    .subjects-unknown = • Предметы и кружки (п. 1.6): в боте пока не заведены
    .first = Это первый отчёт, сравнивать пока не с чем.
    .unchanged = С { $when } ничего не изменилось.
    .changed =
        Что изменилось с { $when }:
        { $lines }
    .source = Все числа — по ответам в боте.
    .held = Проведено за месяц, по ответам в боте: трансляций { $broadcast }, встреч { $meeting }.
    .lessons = Занятий по расписанию в боте за месяц: дистанционно { $distance }, очно и дистанционно { $hybrid }.
    .few = меньше 3
    .without-bot = без бота: отмечает администратор

# $by: «+3», «−2»
report-change =
    .staff = сотрудники в боте { $by }
    .inStaffroom = в «Учительской» { $by }
    .verified = статус «учитель» { $by }
    .chats = чаты классов { $by }
    .parents = родители в боте { $by }
    .parentsInChat = родители в чате класса { $by }
    .waiting = заявки, которые ждут { $by }
    .late = из них дольше двух рабочих дней { $by }

## Сообщение руководителю

report-notice =
    .text = Администратор передаёт вам отчёт: как идут дела на платформе.
    .open = Открыть отчёт

## Картинка и таблица

# $school: the school's name, $when: the day
report-picture =
    .file = Отчёт, { $when }.xlsx
    .title = { $school }: { $when }
    .classes = Чаты классов: ученики, родители, учителя
    .note = По ответам в боте. Меньше трёх семей одним числом не показываем.

# $value of $of: numbers, or that they are few
report-bar =
    .staffroom = В «Учительской»: { $value } из { $of }
    .verified = Статус «учитель»: { $value } из { $of }
    .chats = Чаты классов: { $value } из { $of }
    .parents = Родители в чате класса: { $value } из { $of }
    .few-parents = Родителей в боте: { $value }
    .requests = Заявки дольше двух рабочих дней: { $value } из { $of }

report-chat =
    .there = чат есть
    .outside = чат ведётся без бота
    .aside = отложен с причиной
    .missing = чата пока нет

report-sheet =
    .whole = Сводка
    .classes = Классы
    .staff = Сотрудники
    .rows = Положение
    .subjects = Предметы и кружки
    .own-chats = Чаты администрации
    .platform = С платформы, вручную

report-head =
    .what = Что
    .state = Как с ним
    .number = Сколько
    .class = Класс
    .teacher = Классный руководитель
    .invites = Действует приглашений
    .parents = Родителей в боте
    .parents-in-chat = Родителей в чате
    .students = Учеников в боте
    .students-in-chat = Учеников в чате
    .C3a = Чат с учениками
    .C3b = Чат с родителями
    .C3c = Чат с учителями
    .waiting = Заявок ждёт
    .late = Дольше двух рабочих дней
    .name = Имя
    .roles = Роли
    .staffroom = В «Учительской»
    .verified = Статус «учитель»
    .note = Примечание
    .role = Чьи строки
    .done = Сделано
    .open = Открыто
    .put-off = Отложено
    .subject = Предмет или кружок
    .chat = Чат

report-row =
    .subjects-unknown = Предметы и кружки в боте пока не заведены
    .staff = Сотрудников в боте
    .staff-invites = Действует приглашений сотрудникам
    .staffroom = В «Учительской»
    .verified = Статус «учитель»
    .chats = Чатов классов есть
    .chats-of = Чатов классов должно быть
    .parents = Родителей в боте
    .parents-in-chat = Родителей в чате класса
    .students = Учеников в боте
    .students-in-chat = Учеников в чате класса
    .fresh = Заявок ждёт меньше суток
    .older = Заявок ждёт дольше суток
    .late = Заявок ждёт дольше двух рабочих дней
    .tickets-fresh = Вопросов школе ждёт меньше суток
    .tickets-older = Вопросов школе ждёт дольше суток
    .tickets-late = Вопросов школе ждёт дольше двух рабочих дней
    .broadcasts = Трансляций проведено за месяц, по ответам в боте
    .meetings = Встреч проведено за месяц, по ответам в боте
    .lessons-distance = Дистанционных занятий за месяц, по расписанию в боте
    .lessons-hybrid = Занятий очно и дистанционно за месяц, по расписанию в боте
    .without-bot = Сотрудников без бота (отмечает администратор)

report-role =
    .administrator = администратор
    .administration = администрация
    .classTeacher = классные руководители
    .subjectTeacher = учителя-предметники

# $roles: the roles of a colleague
report-roles =
    .list = { $roles }
    .yes = да
    .no = нет

## Цифры с самой платформы: вводит администратор, с числами бота не смешиваются

# $when: the day of which they are; $label: what is counted, $count: how many; $lines: such lines
report-platform =
    .text =
        С самой платформы, на { $when } (вводит администратор):
        { $lines }
    .empty = С самой платформы, на { $when }: чисел нет.
    .line = • { $label }: { $count }
    .none = Доступа к статистике самой платформы у школы нет.
    .not-entered = Цифры самой платформы не введены
    .as-of = На { $when }
    .staffJoined = Педагогов присоединилось
    .staffConfirmed = Педагогов со статусом «учитель»
    .classesWithChats = Классов, где есть все три чата
    .parentsJoined = Родителей присоединилось
