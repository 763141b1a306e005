## Ответы бота: найти, исправить, добавить

# $platform: what is in force, $changed: how many answers are the school's own, $question: what is answered, $count: how many questions
answers-list =
    .ask = { $changed ->
        [0] Ответы бота. Платформа: { $platform }. Пока все – как в инструкциях.
        [one] Ответы бота. Платформа: { $platform }. Школа изменила { $changed } ответ.
        [few] Ответы бота. Платформа: { $platform }. Школа изменила { $changed } ответа.
       *[many] Ответы бота. Платформа: { $platform }. Школа изменила { $changed } ответов.
    } Чтобы найти, напишите слово из вопроса или сам вопрос, как его задают люди.
    .unread = По этим словам ответа нет. Попробуйте другое слово, выберите из списка или добавьте новый ответ.
    .guide = { $question }
    .changed = ✎ { $question }
    .own = ★ { $question }
    .withdrawn = ✕ { $question }
    .add = Новый ответ
    .unanswered = Без ответа: { $count }
