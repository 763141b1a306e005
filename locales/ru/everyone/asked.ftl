## Ответ на вопрос · R1 (3.1), R3 (3.3)

# $question: what was asked, in a few words
asked-look =
    .ask = { $question }
    .link = { $title }: { $url }
    .brief = Ответ на вопрос «{ $question }» – выше. Получилось?
    .helped = Получилось
    .failed = Не получилось
    .to-pupils = Ученикам то же сказано так:
    .correct = Исправить этот ответ
    .glad = Хорошо!

# $when: what went wrong, $what: what to try, $tries: how many such lines stand above
asked-trouble =
    .try = { $when }: { $what }
    .ask = { $tries ->
        [0] Тогда лучше спросить человека.
       *[other] Если и это не помогло, лучше спросить человека.
    }
    .human = Спросить человека
