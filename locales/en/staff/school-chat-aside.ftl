## A chat of the administration put off · H6a–H6e, 2.2

# .ask: $title: the chat's title
# .unread: $most: how many characters
school-chat-aside-why =
    .ask = Why is the chat “{ $title }” put off? A few words will do, for example “our meetings are enough”.
    .unread = Please write it short, up to { $most } characters, for example “our meetings are enough”.
