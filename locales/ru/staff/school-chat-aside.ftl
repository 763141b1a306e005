## Чат администрации отложен · H6a–H6e, п. 2.2

# .ask: $title: the chat's title
# .unread: $most: how many characters
school-chat-aside-why =
    .ask = Почему откладываем чат «{ $title }»? Напишите в двух словах, например: «хватает совещаний».
    .unread = Напишите коротко, до { $most } знаков, например: «хватает совещаний».
