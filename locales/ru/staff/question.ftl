## Один вопрос: как он выглядит и сколько ответили · C4, T4

# $whom: «Родителям 7А», $beginning: first words, $until: when it ends, $goesAt: when it goes, $count: who hears of the end
question-card =
    .what = { $whom }. «{ $beginning }»
    .open = Ответить можно до { $until }. Пока так:
    .over = Время для ответов закончилось. Итог:
    .held = Ещё не отправлен: уйдёт { $goesAt }.
    .refresh = Обновить
    .names = Кто как ответил
    .end = Закончить сейчас
    .sure = Закончить вопрос «{ $beginning }»? Ответить больше будет нельзя, а кто ответил, узнает об этом.
    .yes = Да, закончить
    .ended = { $count ->
        [0] Вопрос закончен. Ответить никто не успел.
        [one] Вопрос закончен. Сообщение об этом уйдёт { $count } ответившему.
       *[other] Вопрос закончен. Сообщение об этом уйдёт { $count } ответившим.
    }
    .mailing = Рассылка

# $option: the answer, $names: of those who have chosen it
question-names =
    .option = { $option }: { $names }
    .back = К числам

# $option: the answer, $count: how many
question-result =
    .option = { $option }: { $count }
    .waiting = { $count ->
        [0] Ответили все.
       *[other] Ещё не ответили: { $count }
    }

# $title: the class, $titled: whether there is one, $until: when it ends, $role: of whoever asks
question-notice =
    .until = { $titled ->
        [yes] { $title }. Ответить можно до { $until }.
       *[no] Ответить можно до { $until }.
    } { $role ->
        [classTeacher] Ответы с именами видит только классный руководитель.
       *[other] Ответы с именами видит только тот, кто спрашивает.
    }

# $beginning: first words, $title: the class, $titled: whether there is one
question-news =
    .reminder = Напоминаю: на этот вопрос ещё можно ответить. Если отвечать не хочется, ничего делать не нужно.
    .over = { $titled ->
        [yes] { $title }: время для ответов на вопрос «{ $beginning }» закончилось. Итог:
       *[no] Время для ответов на вопрос «{ $beginning }» закончилось. Итог:
    }
    .ended = { $titled ->
        [yes] { $title }: вопрос «{ $beginning }» закончен раньше срока.
       *[no] Вопрос «{ $beginning }» закончен раньше срока.
    } Ответ учтён, делать ничего не нужно.
    .open = Открыть ответы
