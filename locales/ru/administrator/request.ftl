## Одна заявка

# $line: the person and what is asked for
request-one =
    .ask = { $line }
    .accept = Принять
    .accept-verification = Статус подтверждён
    .accept-student = Принять, согласие родителя есть
    .reject = Отклонить…
    .postpone = Отложить

request =
    .postponed = Отложено в конец очереди. Человеку ничего не отправлено.
    .rejected = Отклонено. Пишу человеку об этом.

request-reason =
    .ask = Какую причину назвать? Перед отправкой покажу текст целиком.
    .unknown = Не получилось узнать человека
    .wrong-class = Другой класс
    .not-here = Не из нашей школы
    .duplicate = Вторая такая же заявка

request-preview =
    .ask = Отклонить эту заявку? Человек прочитает это:
    .send = Отправить
    .other = Другая причина
