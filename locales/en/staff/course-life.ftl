## Keeping up the chats by subject and club · T4, 2.4

# $when: when they were ticked
course-life-look =
    .ask = Your subjects and clubs. Choose one: you can write to the class there and set a lesson.
    .term = Have a look at the chats. If they are in use, tick them all at once: one tick is enough for the whole term.
    .no-chats = There are no links to chats by subject yet.
    .ticked = The chats were ticked on { $when }. The next tick is for the new term.
    .alive = All chats are alive
    .chats = Links to the chats

# $title: the subject and class; $when: the next lesson; $student, $parent: how many pupils and parents are in the bot
course-life-course =
    .ask = { $title }
    .who = In the bot: pupils { $student }, parents { $parent }. Who has joined the chat, the bot cannot see.
    .counts = In the bot: pupils { $student }, parents { $parent }. By the pupils’ own word { $inChat } are in the chat, { $notYet } have not said yet.
    .closed = The class is not open to families in the bot yet. The school’s administrator opens it.
    .for-all = This club is open to all, so the bot does not know who comes. Add classes in “What I teach”, and you can write to them.
    .lesson = Lesson: { $when }
    .plan = New lesson
    .families = Write to the class
    .parents = Parents only

course-life =
    .alive = Ticked until the new term. Thank you!
