## Ответ на вопрос · A15, п. 2.1

# $number: of the ticket, $who: the colleague's name, $named: no where it is unknown, $when: when they answered
ticket-answer =
    .sent = Ответ на вопрос № { $number } отправляется автору.
    .amended = Исправлено и в вопросе № { $number }.
    .meanwhile = { $named ->
        [no] На этот вопрос уже ответил другой администратор, { $when }:
       *[other] На этот вопрос уже есть ответ: { $who }, { $when }:
    }
    .may-add = Ваш текст не потерян, его можно добавить.

ticket-answer-write =
    .ask = Напишите ответ на вопрос № { $number }. Можно приложить снимок экрана или документ.
    .keep = Оставить написанное
    .templates = Готовые ответы

# $topic: one of ticket-topic.*
ticket-answer-look =
    .ask = Отправить ответ на вопрос № { $number } ({ $topic })?
    .send = Отправить
    .write = Написать иначе
    .no = Не отправлять
