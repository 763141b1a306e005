## Одна заявка

# $line: the person and what is asked for, $page: the number of their VK page
# $who: who made the invite, $when: a day
# .held, .sure: $class: its title, $now: who leads it, $who: who asks for it
request-one =
    .ask = { $line }
    .held = Сейчас { $class } ведёт: { $now }.
    .replace = Заменить
    .sure = Передать { $class }? Сейчас класс ведёт: { $now }. После этого: { $who }. Прежнему классному руководителю придёт сообщение.
    .page = Страница: https://vk.com/id{ $page }
    .invited-for = Имя на приглашении: { $name }
    .invite = Приглашение от { $when }, автор: { $who }.
    .invite-old = Приглашение от { $when }.
    .renamed = Имя изменено { $when }.
    .accept = Принять
    .accept-verification = Статус подтверждён
    .accept-student = Принять, согласие родителя есть
    .reject = Отклонить…
    .postpone = Отложить

# $count: how many were put off
request =
    .all-left = { $count ->
        [one] Эта заявка ждёт: к ней можно вернуться в «Мои дела».
       *[other] Эти заявки ждут: к ним можно вернуться в «Мои дела».
    }
    .postponed = Отложено в конец очереди. Человеку ничего не отправлено.
    .taken-back = Хорошо, заявка снова ждёт. Человеку ничего не отправлено.

request-reason =
    .ask = Какую причину назвать? Перед отправкой покажу текст целиком.
    .unknown = Не получилось узнать человека
    .wrong-class = Другой класс
    .not-here = Не из нашей школы
    .duplicate = Вторая такая же заявка
    .not-listed = Нет среди сотрудников на платформе
    .in-person = Решим лично

request-preview =
    .ask = Отклонить эту заявку? Человек прочитает это:
    .send = Отправить
    .other = Другая причина

# $who: the name, $minutes: in how many minutes the person is told
request-rejected-one =
    .ask = { $minutes ->
        [one] Отклонено: { $who }. Сообщение уйдёт через { $minutes } минуту, до этого заявку можно вернуть.
        [few] Отклонено: { $who }. Сообщение уйдёт через { $minutes } минуты, до этого заявку можно вернуть.
       *[many] Отклонено: { $who }. Сообщение уйдёт через { $minutes } минут, до этого заявку можно вернуть.
    }
    .next = Дальше
    .take-back = Вернуть заявку
