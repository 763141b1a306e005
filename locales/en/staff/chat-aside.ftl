## A chat of a class is put off · C3a–C3c, 2.3

# .ask: $title: the chat's title
# .unread: $most: how many characters
chat-aside-why =
    .ask = Why is the chat “{ $title }” put off? A few words will do, for example: “first form, the children have no VK”.
    .link-ends = The stored link will be erased: when the chat is needed again, please send it once more.
    .unread = Please keep it short, up to { $most } characters, for example: “first form, the children have no VK”.

chat-aside =
    .done = The chat is put off: while there is no link, nobody is shown one. You can come back to it any time from your list.
