## «Мои дела»

# $name: the person's name as given; $named: no while there is none; $whose: student, parent or staff
# $lines: the next duties, one a line
# $count: how many requests wait
home-list =
    .greeting = { $named ->
        [no] { $whose ->
            [student] Это твоя страница.
            [parent] Это ваша страница.
           *[staff] Это ваши дела.
        }
       *[yes] { $whose ->
            [student] { $name }, это твоя страница.
            [parent] { $name }, это ваша страница.
           *[staff] { $name }, это ваши дела.
        }
    }
    .waiting = { $named ->
        [no] Заявка ждёт ответа. Когда её разберут, я сразу напишу.
       *[yes] { $name }, заявка ждёт ответа. Когда её разберут, я сразу напишу.
    }
    .no-role = Чтобы присоединиться, нужен код приглашения, например 7K3MP-Q9XTA: его можно прислать сюда. Код даёт классный руководитель или администратор школы.
    .frozen = Доступ к боту временно приостановлен администратором школы. Если это ошибка, обратитесь к нему лично.
    .next =
        Дальше по порядку:
        { $lines }
    .family = { $whose ->
        [student]
            Вот что есть для тебя, всё по желанию:
            { $lines }
       *[parent]
            Вот что есть для вас, всё по желанию:
            { $lines }
    }
    .asked = { $whose ->
        [student] Твоя заявка ждёт ответа. Он придёт сюда.
       *[staff] Ваша заявка ждёт ответа. Он придёт сюда.
    }
    .nothing = Сейчас всё сделано. Если что-то понадобится, я напишу.
    .put-off = Сейчас ничего срочного. Отложенное ждёт в «Все дела».
    .queue = { $count ->
        [0] Заявки
       *[other] Заявки: { $count }
    }
    .tickets = Вопросы: { $count }
    .all = Все дела
    .settings = Настройки
    .invites = Приглашения
    .open-classes = Классы
    .school-setup = Настроить школу
    .my-requests = Моя заявка
    .my-ticket = Мои вопросы
    .my-chats = Мои чаты
    .away = Меня нет
    .people = Люди
    .events = Занятия и события

# $count: how many duties in all; they stand below as numbered lines
# $mark: a sign for how it stands, $text: the duty in plain words, $clause: «2.1»
home-all =
    .none = Здесь пока пусто.
    .family = Что здесь есть, всё по желанию:
    .family-line = { $text }
    .family-done = ✓ { $text }
    .ask = Все ваши дела по Положению ({ $count }):
    .line = { $mark } { $text } (п. { $clause })
    .right = { $text } (п. { $clause })

duty-state =
    .open-mark = ○
    .done-mark = ✓
    .doneBefore-mark = ✓
    .doneOutside-mark = ✓
    .notNeeded-mark = —
    .otherWay-mark = ✓
    .setAside-mark = ⏸
    .asked-mark = …
