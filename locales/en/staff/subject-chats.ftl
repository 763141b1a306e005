## Chats by subject · T3a, 2.4

# $lines: the chats, one a line; $there: how many there are, $count: of how many; $next: the chat that waits first, $link: how an invitation looks on the platform
# .line: $mark: a mark, $title: the chat's title
subject-chats-guide =
    .ask =
        Subject chats, { $there } of { $count } ready. Their names:
        { $lines }
    .line = { $mark } { $title }
    .link = Send the links whenever it suits you: one by one or all together, for example: “7А { $link }”. A link without a label goes to “{ $next }”.
    .all-there = All the chats are there. You can send another link with its label, for example: “7А { $link }”.
    .unsaved = { $count ->
        [one] The link that you have sent is not stored yet.
       *[other] The { $count } links that you have sent are not stored yet.
    }
    .check = Check and store
    .subjects = What I teach

# .line: $title: the chat's title, $link: the link; .more: $next: the chat that waits first; .save: $count: how many links
subject-chats-check =
    .ask = Has each chat the right link?
    .line =
        { $title }:
        { $link }
    .more = Save, or send the next link: without a label it goes to “{ $next }”.
    .save = { $count ->
        [one] Save
       *[other] Save all { $count }
    }
    .other = Send them anew

# $title: the chat's title, $stand: whether there is a chat
subject-chats-one =
    .ask = “{ $title }”: { $stand }.
    .link = Send the link of this chat, or choose:
    .aside = Put off
    .outside = I keep it without the bot
    .not-needed = Not needed
    .again = Take it up again
    .hand-over = Hand over to a colleague
    .sure = The chat “{ $title }” has a link. Take it out of the bot?
    .yes = Take it out

subject-chats-aside =
    .ask = Why is “{ $title }” put off? One phrase, for example: “the children have no VK yet”.

# $said: what stood beside the link; .link: $chat: the chat or the label, $why: why the link will not do
subject-chats-fault =
    .link = The link for “{ $chat }” will not do. { $why }
    .unknown = “{ $said }”: no chat of yours is called so. Label the link, for example: “7А” or “Математика 7А”.
    .unclear = “{ $said }”: that fits several chats. Add the subject, for example: “Математика 7А”.
    .twice = “{ $said }”: this chat has a link already, or it was sent twice. I take the first.
    .too-many = There are more links than chats without one. The rest is left out; label them, for example: “7А”.

# $count: how many chats were stored
subject-chats =
    .stored = { $count ->
        [one] { $count } chat is stored.
       *[other] { $count } chats are stored.
    }
    .all = All the subject chats are there.
    .done = All right. You can send the other links at any time.
    .to-pupils = The bot shows a link only to the accepted pupils of its class. Nobody else sees it.
    .by-teacher = You give the link to the pupils: the bot shows it to nobody.
    .setAside = Put off. You can take it up again at any time.
    .doneOutside = All right, you keep this chat without the bot.
    .notNeeded = All right, no chat is needed here.
    .again = The chat is on your list again.
