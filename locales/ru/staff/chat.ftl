## Чаты класса · C3a–C3c, п. 2.3

# $class: the class's title
chat-of =
    .C3a = чат учеников { $class }
    .C3b = чат родителей { $class }
    .C3c = чат учителей { $class }

# $class: the class's title
# .own: $title: the title that the class teacher chose
# .ask: $of: «чат родителей 7Б», $title: the proposed title
# .aside: $why: the reason as the class teacher wrote it
# .take: $title: the proposed title
# .unread: $most: how many characters
chat-title =
    .C3a = { $class } ученики
    .C3b = { $class } родители
    .C3c = { $class } учителя
    .own = { $title }
    .ask = Создадим { $of }. Как его назвать? Можно «{ $title }» — или напишите своё название.
    .aside = Сейчас чат отложен: { $why }.
    .take = { $title }
    .put-off = Отложить
    .unread = Название — до { $most } знаков и без ссылок, например: «7Б родители». Ссылку спросим чуть позже.

# .ask: $title: the chat's title
chat-guide =
    .ask = Чат «{ $title }» создаётся так:
    .made = Чат создан

chat-link =
    .ask = Пришлите ссылку-приглашение в чат. Она выглядит так: https://vk.me/join/…
    .short = Ссылка короткая, и не видно, куда она ведёт. Я её возьму, но лучше прислать полную: скопируйте её в самом чате.

# .ask: $profile: «учебный профиль», «профиль MAX»
chat-profile =
    .ask = Школьные чаты живут здесь: { $profile }. Этот чат создан там?
    .yes = Да, там
    .no = Нет

# .ask: $profile: «учебный профиль», «профиль MAX»
chat-elsewhere =
    .ask = Школьному чату лучше там, где ему и место: { $profile }. Там он отделён от личной переписки. Можно создать чат заново или пока оставить этот.
    .anew = Создать заново
    .go-on = Оставить этот

chat-second =
    .ask = Кто второй администратор чата? С ним чат не потеряется, если вы уйдёте. Напишите имя, например: «Анна Петрова».
    .nobody = Пока нет

# $class: the class's title
chat =
    .stored-C3a = Чат учеников { $class } сохранён. Ссылку получат только принятые ученики класса; остальным она не видна.
    .stored-C3b = Чат родителей { $class } сохранён. Ссылку получат только принятые родители класса; остальным она не видна.
    .stored-C3c = Чат учителей { $class } сохранён. В списках и отчётах ссылки не будет.
