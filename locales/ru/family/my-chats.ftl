## Мои чаты · S2, п. 2.5; P2, п. 2.7

# $class: the title, $state: one of the four below
my-chats-list =
    .ask = Чаты ваших классов:
    .line = { $class } — { $state }
    .link = есть ссылка
    .no-link = ссылки пока нет
    .inside = уже в чате
    .other = новости другим способом
    .open = Чат { $class }
    .none = Здесь появятся чаты, когда вас примут в класс.
