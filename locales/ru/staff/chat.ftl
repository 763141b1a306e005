## Чаты класса · C3a–C3c, п. 2.3

# $class: the class's title
chat-of =
    .C3a = чат учеников { $class }
    .C3b = чат родителей { $class }
    .C3c = чат учителей { $class }

# $class: the class's title
# .own: $title: the title that the class teacher chose
# .ask: $of: «чат родителей 7Б»
# .unread: $most: how many characters
chat-title =
    .C3a = { $class } ученики
    .C3b = { $class } родители
    .C3c = { $class } учителя
    .own = { $title }
    .ask = Как назвать { $of }? Напишите название, например: «7Б вместе».
    .unread = Название — до { $most } знаков и без ссылок, например: «7Б вместе».

# .ask: $of: «чат родителей 7Б», $title: the chat's title
# .aside: $why: the reason as the class teacher wrote it; .link: $link: how an invitation looks on the platform
chat-guide =
    .ask = Сейчас { $of }. Название: «{ $title }».
    .aside = Этот чат отложен: { $why }.
    .link = Когда чат готов, пришлите сюда его ссылку-приглашение. Она выглядит так: { $link }
    .title = Назвать иначе
    .put-off = Отложить
    .enough = Пока хватит

chat-link =
    .short = Ссылка короткая, и не видно, куда она ведёт. Я её возьму, но лучше прислать полную: скопируйте её в самом чате.

# .title: $title: the chat's title; .ask: $inside: «в Сферуме», «в MAX»
chat-check =
    .title = Ссылка на чат «{ $title }»:
    .ask = Этот чат создан { $inside }, а не в личных сообщениях?
    .yes = Да, сохранить
    .no = Нет
    .save = Сохранить
    .other = Другая ссылка

# .ask: $inside: «в Сферуме», «в MAX»; .link: $chat: as in chat-of, $why: why it will not do; .fault: $said: what stood beside the link, $link: as above
chat-several =
    .ask = Проверьте, та ли ссылка у каждого чата. Все они созданы { $inside }?
    .link = Ссылка на { $chat } не подошла. { $why }
    .fault = «{ $said }»: не вижу, какой это чат, или ссылка у него уже есть. Подпишите, например: «родители { $link }».

# .ask: $inside: «в Сферуме», «в MAX»
chat-elsewhere =
    .ask = Школьному чату лучше { $inside }: там он отделён от личной переписки. Можно создать чат заново или пока оставить этот.
    .anew = Создать заново
    .go-on = Оставить этот

chat-second =
    .ask = Кто второй администратор? С ним чат не потеряется, если вы уйдёте. Напишите имя, например: «Анна Петрова».
    .nobody = Пока нет

# $class: the class's title; $pupils: how the bot talks with pupils
chat =
    .done = Готово. Чаты класса — в «Мои дела» → «Все дела».
    .stored-C3a = Чат учеников { $class } сохранён. { $pupils ->
        [full] Ссылку получат только принятые ученики класса; остальным она не видна.
       *[other] Ученикам ссылку даёте вы: бот её никому не показывает.
    }
    .stored-C3b = Чат родителей { $class } сохранён. Ссылку получат только принятые родители класса; остальным она не видна.
    .stored-C3c = Чат учителей { $class } сохранён. Ссылку увидят те, кто отметил в боте уроки в этом классе. Остальных можно добавить: «Мои чаты», этот чат, «Кого ещё добавить».

# $title: the duty as on its button
duty-outside =
    .sure = Отметить «{ $title }» без ссылки? Тем, кого приняли, бот её не покажет и скажет, что ссылку дадите вы.
    .yes = Да, вне бота
