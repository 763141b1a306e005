## Вопросы, на которые ответа не нашлось

# $text: a question without names and numbers, $count: how many alike, $lines: all of them
unanswered-list =
    .ask = Эти вопросы передали школе: имён, цифр и тех, кто спросил, в них нет. Похожие собраны вместе. Каждый хранится 30 дней.
    .none = Вопросов без ответа сейчас нет.
    .line = { $count ->
        [1] «{ $text }»
        [one] «{ $text }» и похожие, всего { $count } вопрос
        [few] «{ $text }» и похожие, всего { $count } вопроса
       *[many] «{ $text }» и похожие, всего { $count } вопросов
    }
unanswered-group =
    .ask = { $count ->
        [one] Это спросили { $count } раз:
        [few] Это спросили { $count } раза:
       *[many] Это спросили { $count } раз:
    }
    .lines = { $lines }
    .make = Сделать ответ
    .drop = Убрать
    .sure = { $count ->
        [one] Убрать «{ $text }» и похожие, всего { $count } вопрос, без ответа?
        [few] Убрать «{ $text }» и похожие, всего { $count } вопроса, без ответа?
       *[many] Убрать «{ $text }» и похожие, всего { $count } вопросов, без ответа?
    }
    .yes = Убрать

unanswered =
    .dropped = Убрано.
