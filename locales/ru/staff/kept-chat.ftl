## Сохранённый чат класса · C3a–C3c, п. 2.3

# $title: the chat's title
# .ask: $link: its invite link, $second: a name, or .nobody
kept-chat-look =
    .ask =
        Чат «{ $title }»
        Ссылка: { $link }
        Второй администратор: { $second }
    .nobody = пока нет
    .link = Другая ссылка
    .second = Другой второй администратор
    .aside = Отложить
    .sure = Отложить чат «{ $title }»? Сохранённая ссылка на него будет удалена.

kept-chat-link =
    .ask = Пришлите новую ссылку-приглашение, например: https://vk.me/join/… Прежнюю я больше никому не покажу, а принятые получат новую.

kept-chat =
    .changed = Сохранено.
