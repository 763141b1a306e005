## Сохранённый чат класса · C3a–C3c, п. 2.3

# $title: the chat's title
# .ask: $link: its invite link, $second: a name, or .nobody
kept-chat-look =
    .ask =
        Чат «{ $title }»
        Ссылка: { $link }
        Второй администратор: { $second }
    .nobody = пока нет
    .sheet = Лист для печати
    .staff = Кого ещё добавить
    .link = Другая ссылка
    .second = Другой второй администратор
    .aside = Отложить
    .sure = Отложить чат «{ $title }»? Сохранённая ссылка на него будет удалена.

kept-chat-link =
    .ask = Пришлите новую ссылку-приглашение, например: https://vk.me/join/… или https://max.ru/join/… Прежнюю я больше никому не покажу, а принятые получат новую.

kept-chat =
    .changed = Сохранено.

## На листе для собрания

# $class: its title, $title: the chat's title, $chat: C3a students, C3b parents, C3c teachers
chat-sheet =
    .other-file = Чат.pdf
    .other = Чат «{ $title }»
    .file = Чат { $class }.pdf
    .title = { $chat ->
        [C3a] Ученикам { $class }: чат «{ $title }»
        [C3b] Родителям { $class }: чат «{ $title }»
       *[C3c] Учителям { $class }: чат «{ $title }»
    }
    .scan = 1. Наведите камеру телефона на QR-код.
    .profile = 2. Войдите из того профиля, где у вас школьные чаты.
    .own = Лист только для своих: не выкладывайте и не пересылайте его.
