## Мои чаты · S2, п. 2.5; P2, п. 2.7; H6, п. 2.2

# $class: the class's title, $role: student or parent, $title: the chat's title, $state: one of the five below, $whose: a class or a name, where two are called alike
# .ask: $inside: «в Сферуме», «в MAX»
my-chats-list =
    .ask = Официальные чаты. Все они { $inside }:
    .class = { $role ->
        [student] Чат { $class }
       *[parent] Чат родителей { $class }
    }
    .staffroom = «Учительская»
    .whose = { $title } ({ $whose })
    .line = { $title } — { $state }
    .link = есть ссылка
    .no-link = ссылки пока нет
    .missing = Ссылки на чат «{ $title }» пока нет. Когда учитель её добавит, придёт сообщение.
    .inside = уже в чате
    .other = новости другим способом
    .asked = есть приглашение
    .none = Здесь появятся чаты, когда примут заявку.
    .activists = Предложить в актив
    .new = Новый рабочий чат
