## Ответ на вопрос: одним нажатием под сообщением или здесь · C4, T4

# $answer: what was chosen, $beginning: first words of the question, $title: the class, $titled: whether there is one
# $until: when it ends
answer =
    .noted = { $titled ->
        [yes] { $title }, «{ $beginning }»: ваш ответ «{ $answer }» записан. Изменить его можно до { $until }.
       *[no] «{ $beginning }»: ваш ответ «{ $answer }» записан. Изменить его можно до { $until }.
    }

answer-one =
    .over = Время для ответов закончилось.
    .mine = Ваш ответ: { $answer }. Чтобы изменить его, выберите другой.
    .was = Ваш ответ: { $answer }.
    .done = Хорошо

# $answered: yes where there is an answer
answer-list =
    .ask = Вас спрашивают. Выберите вопрос по номеру.
    .none = Сейчас вопросов для вас нет.
    .line = { $titled ->
        [yes] { $title }, «{ $beginning }»
       *[no] «{ $beginning }»
    }, до { $until }{ $answered ->
        [yes] . Ваш ответ: { $answer }
       *[no] {""}
    }
