## Вопрос администратору школы: что о нём узнают обе стороны · A15, A16 (2.1), R2 (3.2). Без «ты» и «вы», где читает и ученик

ticket-topic =
    .stolen = Взломали или обманули
    .access = Не получается войти
    .chats = Чаты и ссылки
    .joining = Приглашения и заявки
    .lessons = Уроки и звонки
    .other = Другое

# $text: what somebody wrote, $count: how many files; $who: one of .author names, ticket.school or ticket.developer,
# $when: when, $edited: yes where it was corrected since; $name: the administrator's name, $named: no where it is unknown; $opens, $until: days with times, $number: of the ticket
ticket =
    .text = «{ $text }»
    .files = { $count ->
        [one] Приложен { $count } файл.
        [few] Приложено { $count } файла.
       *[many] Приложено { $count } файлов.
    }
    .show-files = Показать файлы
    .files-shown = Файлы отправлены отдельным сообщением.
    .files-of = Файлы к вопросу № { $number }:
    .unknown = Этого человека в боте нет.
    .earlier = { $count ->
        [one] Раньше было ещё { $count } сообщение.
        [few] Раньше было ещё { $count } сообщения.
       *[many] Раньше было ещё { $count } сообщений.
    }
    .said = { $edited ->
        [yes] { $who }, { $when }, исправлено:
       *[no] { $who }, { $when }:
    }
    .school = { $named ->
        [no] Администратор школы
       *[other] { $name }, администратор школы
    }
    .developer = Поддержка платформы
    .is-closed = Тексты и файлы удалятся через 30 дней после закрытия.
    .closed-now = Сейчас нерабочее время. Вопрос, скорее всего, прочтут, когда школа откроется: { $opens }.
    .expected = Обычно отвечают до { $until }.
    .takes-long = Ответ занимает больше времени, чем обычно. Администратору школы об этом напомнили.
    .expected-urgent = Такие вопросы разбирают первыми.

# $since: since when
ticket-stand =
    .open = ждёт ответа школы с { $since }
    .answered = ответ дан { $since }
    .waiting = школа спросила поддержку платформы { $since }
    .closed = закрыт { $since }

ticket-template =
    .soon = Спасибо, вопрос получен. Разберёмся и ответим здесь же.
    .soon-label = Получено, разбираемся
    .screenshot = Чтобы разобраться, нужен снимок экрана с ошибкой. Чужие имена и переписку на нём лучше закрыть.
    .screenshot-label = Нужен снимок экрана
    .steps = Чтобы разобраться, нужно знать по порядку: что открыто, что нажато и что видно на экране. И телефон это или компьютер.
    .steps-label = Нужно, что и где нажато
    .profile = Стоит посмотреть, тот ли профиль открыт: школьные чаты видны только в учебном. Если профилей несколько, нужно переключиться.
    .profile-label = Не тот профиль
    .new-code = Прежний код больше не действует. Новый даст классный руководитель или администратор школы.
    .new-code-label = Нужен новый код

# $number: of the ticket, $topic: one of ticket-topic.*, $who: the administrator's name, $named: no where it is unknown, $days: how long it waits
ticket-news =
    .new = Вопрос № { $number }. { $topic }.
    .more = Вопрос № { $number }, дополнение. { $topic }.
    .thanks = Вопрос № { $number }, автор пишет:
    .edited = Вопрос № { $number }, исправлено. { $topic }. Теперь так:
    .handed = Вопрос № { $number } передан вам. { $topic }. Последнее из него:
    .reopened = Вопрос № { $number } открыт снова. { $topic }.
    .how = Чтобы ответить, ответьте прямо на это сообщение или нажмите «Ответить».
    .answer = Ответить
    .look = Открыть
    .late = Вопрос № { $number } ждёт ответа. { $topic }.
    .developer-late = По вопросу № { $number } поддержка платформы ещё не ответила. Если ответ пришёл, внесите его, пожалуйста, сюда.
    .head = { $days ->
        [one] Вопрос № { $number } ждёт ответа школы { $days } день. { $topic }.
        [few] Вопрос № { $number } ждёт ответа школы { $days } дня. { $topic }.
       *[many] Вопрос № { $number } ждёт ответа школы { $days } дней. { $topic }.
    }
    .shared = Автор разрешает прочитать:
    .answered = { $named ->
        [no] Ответ на вопрос № { $number }. Пишет администратор школы:
       *[other] Ответ на вопрос № { $number }. Пишет { $who }:
    }
    .answer-edited = Ответ на вопрос № { $number } исправлен. Теперь так:
    .developer = Поддержка платформы ответила школе по вопросу № { $number }:
    .asked-developer = Вопрос № { $number } школа передала поддержке платформы. Ответ придёт сюда.
    .author-how = Чтобы дописать, можно ответить прямо на это сообщение.
    .closed = Вопрос № { $number } закрыт. Если что-то осталось, его можно открыть снова.
    .lapsed = Вопрос № { $number } закрыт: школа так и не ответила. Нам жаль, что так вышло. Если он ещё важен, его можно открыть снова.
    .helped = Вопрос решён
    .open = Мой вопрос
    .not-come = Ответ на вопрос № { $number } не дошёл: сообщения закрыты. Он остался в самом вопросе и будет виден в боте.
