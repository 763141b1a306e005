## Вопросы класса или сотрудникам · C4, T4

# $whom: «Родителям 7А», $beginning: first words, $until: a day, $open: yes while it can be answered
questions-list =
    .ask = Вопросы и ответы. Выберите номер, чтобы увидеть, сколько ответили.
    .line = { $whom }: «{ $beginning }», { $open ->
        [yes] до { $until }
       *[no] закончился { $until }
    }
    .new = Новый вопрос
