## Один вопрос · A15, п. 2.1

# $number: of the ticket, $topic: one of ticket-topic.*, $stand: one of ticket-stand.*, $name: an administrator's name
ticket-look =
    .ask = Вопрос № { $number }. { $topic }: { $stand }.
    .taker = Отвечает: { $name }.
    .author = Автор вопроса
    .helped = Автор отметил: ответ помог.
    .not-helped = Автор отметил: ответ не очень помог.
    .stolen = Приостановить доступ к боту можно здесь: «Люди».
    .answer = Ответить
    .developer = В поддержку платформы
    .hand = Передать коллеге
    .close = Закрыть
    .closed = Вопрос № { $number } закрыт, автор об этом узнает.
    .reopen = Открыть снова
    .reopened = Вопрос № { $number } открыт снова.
    .unread = Чтобы ответить на этот вопрос, нажмите «Ответить».

ticket-hand =
    .ask = Кому передать вопрос № { $number }?
    .nobody = Другого администратора в школе пока нет.
    .handed = Вопрос № { $number } передан: { $name }.
