## The chats of a class · C3a–C3c, 2.3

# $class: the class's title
chat-of =
    .C3a = the chat of the students of { $class }
    .C3b = the chat of the parents of { $class }
    .C3c = the chat of the teachers of { $class }

# $class: the class's title. The chats' titles stay in Russian: that is how families see them.
# .own: $title: the title that the class teacher chose
# .ask: $of: “the chat of the parents of 7Б”
# .unread: $most: how many characters
chat-title =
    .C3a = { $class } ученики
    .C3b = { $class } родители
    .C3c = { $class } учителя
    .own = { $title }
    .ask = What would you like to call { $of }? Write a title, for example “7Б together”.
    .unread = A title has up to { $most } characters and no links, for example “7Б together”.

# .ask: $of: “the chat of the parents of 7Б”, $title: the chat's title
# .aside: $why: the reason as the class teacher wrote it; .link: $link: how an invitation looks on the platform
chat-guide =
    .ask = Now { $of }. Its title: “{ $title }”.
    .aside = This chat is put off: { $why }.
    .link = When the chat is there, send its invitation link here. It looks like this: { $link }
    .title = Another title
    .put-off = Put off
    .enough = Enough for now

chat-link =
    .short = The link is a short one, and where it leads cannot be seen. I take it, but the full one is better: copy it in the chat itself.

# .title: $title: the chat's title; .ask: $inside: “in Sferum”, “in MAX”
chat-check =
    .title = The link to the chat “{ $title }”:
    .ask = Was this chat made { $inside }, not in private messages?
    .yes = Yes, store it
    .no = No
    .save = Store it
    .other = Another link

# .ask: $inside: «в Сферуме», «в MAX»; .link: $chat: as in chat-of, $why: why it will not do; .fault: $said: what stood beside the link, $link: as above
chat-several =
    .ask = Please check that each chat has its own link. Are all of them { $inside }?
    .link = The link of { $chat } will not do. { $why }
    .fault = “{ $said }”: I do not see which chat this is, or it has its link already. Name it, for example “parents { $link }”.

# .ask: $inside: “in Sferum”, “in MAX”
chat-elsewhere =
    .ask = A school chat is best { $inside }: there it is apart from private conversations. You can make the chat anew, or keep this one for now.
    .anew = Make it anew
    .go-on = Keep this one

chat-second =
    .ask = Who is the chat’s second administrator? With one, the chat is not lost if you leave. Write a name, for example: “Anna Petrova”.
    .nobody = Nobody yet

# $class: the class's title; $pupils: how the bot talks with pupils
chat =
    .done = Done. The chats of the class are in “My list” → “The whole list”.
    .stored-C3a = The chat of the students of { $class } is stored. { $pupils ->
        [full] Only accepted students of the class get the link; nobody else sees it.
       *[other] You give the students the link: the bot shows it to nobody.
    }
    .stored-C3b = The chat of the parents of { $class } is stored. Only accepted parents of the class get the link; nobody else sees it.
    .stored-C3c = The chat of the teachers of { $class } is stored. Those see the link who have said in the bot that they teach the class. Others can be added: “My chats”, this chat, “Whom else to add”.

# $title: the duty as on its button
duty-outside =
    .sure = Mark “{ $title }” without a link? The bot will not show one to those who were accepted, and will say that you give it in person.
    .yes = Yes, without the bot
