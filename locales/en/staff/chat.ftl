## The chats of a class · C3a–C3c, 2.3

# $class: the class's title
chat-of =
    .C3a = the chat of the students of { $class }
    .C3b = the chat of the parents of { $class }
    .C3c = the chat of the teachers of { $class }

# $class: the class's title. The chats' titles stay in Russian: that is how families see them.
# .own: $title: the title that the class teacher chose
# .ask: $of: “the chat of the parents of 7Б”, $title: the proposed title
# .aside: $why: the reason as the class teacher wrote it
# .take: $title: the proposed title
# .unread: $most: how many characters
chat-title =
    .C3a = { $class } ученики
    .C3b = { $class } родители
    .C3c = { $class } учителя
    .own = { $title }
    .ask = Let us make { $of }. What shall it be called? Take “{ $title }”, or write a title of your own.
    .aside = The chat is put off at present: { $why }.
    .take = { $title }
    .put-off = Put off
    .unread = A title has up to { $most } characters and no links, for example “7Б родители”. The link comes a little later.

# .ask: $title: the chat's title
chat-guide =
    .ask = This is how the chat “{ $title }” is made:
    .made = The chat is made

chat-link =
    .ask = Please send the invite link of the chat. It looks like this: https://vk.me/join/…
    .short = The link is a short one, and where it leads cannot be seen. I take it, but the full one is better: copy it in the chat itself.

# .ask: $profile: “educational profile”, “MAX profile”
chat-profile =
    .ask = School chats live here: { $profile }. Was this chat made there?
    .yes = Yes, there
    .no = No

# .ask: $profile: “educational profile”, “MAX profile”
chat-elsewhere =
    .ask = A school chat is best where it belongs: { $profile }. There it is apart from private conversations. You can make the chat anew, or keep this one for now.
    .anew = Make it anew
    .go-on = Keep this one

chat-second =
    .ask = Who is the chat's second administrator? With one the chat is not lost if you leave. Write a name, for example: “Anna Petrova”.
    .nobody = Nobody yet

# $class: the class's title
chat =
    .stored-C3a = The chat of the students of { $class } is stored. Only accepted students of the class get the link; nobody else sees it.
    .stored-C3b = The chat of the parents of { $class } is stored. Only accepted parents of the class get the link; nobody else sees it.
    .stored-C3c = The chat of the teachers of { $class } is stored. The link will not stand in any list or report.
