## Помощь: три пути рядом · R1 (3.1), R2 (3.2), R3 (3.3)

# $platform: the platform's name, $of: «Сферума», $count: how many questions are open
help-topics =
    .ask = Чем помочь? Можно просто написать вопрос словами. Или выбрать: готовые ответы, человек из школы или поддержка самой платформы.
    .free = { $platform }: бесплатно и в любое время суток (Положение, п. 3.1).
    .answers = Ответы на вопросы
    .school = Администратор школы
    .people = Вопросы людей
    .platform = Написать в поддержку { $of }
    .mine = Мои вопросы школе: { $count }
    .data = Мои данные
    .safety = Безопасность

# $question: what is asked, in a few words
help-answers =
    .ask = О чём вопрос? Можно написать слово из него: список станет короче.
    .question = { $question }
