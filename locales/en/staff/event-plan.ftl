## A new event · A14, clause 2.1; a meeting · H6, clause 2.2

event-plan-title =
    .ask = { $kind ->
        [broadcast] What is the broadcast called? For example: “Assembly on 1 September”.
        [webinar] What is the webinar called? For example: “Class chats: where to begin”.
       *[meeting] What is the meeting called? For example: “Parents of 7Б”.
    }
    .unread = A name in one line is needed, of { $most } characters at most and without a link: that is asked for next. For example: “Assembly on 1 September”.

event-plan-when =
    .ask = When? For example: «завтра в 15:30» or “12.09 18:00-19:00”.

event-plan-who =
    .ask = Whom is this event for?
    .everybody = The whole school
    .staff = The staff
    .leaders = The head and the deputies
    .classes = Families of classes

# $classes: the titles of the chosen classes
event-plan-classes =
    .ask = Families of which classes are invited?
    .chosen = Chosen: { $classes }. Any more?
    .done = Go on

event-plan-whom =
    .ask = Whom is it useful for? For example: “teachers of mathematics” or “class teachers”.
    .all = All teaching staff
    .long = One line of up to { $most } characters is enough. For example: “teachers of mathematics”.

event-plan-place =
    .ask = Where will it be? Send a link, a room or both at once, for example: “room 12, https://…”.
    .later = I will tell later
    .link = Nobody could open this link with an easy mind. An ordinary https:// link without ports and passwords will do.
    .long = That is too long. Write the place shorter, for example: “assembly hall”.
    .empty = Write the place, for example: “assembly hall”, or send a link.

event-plan-charge =
    .ask = Who sees to the event on that day?

# $whom: for whom it is, $count: how many people are told, $charge: who sees to it
event-plan-review =
    .whom = { $count ->
        [0] For: { $whom }. None of them is in the bot yet.
        [one] For: { $whom }. { $count } person will be told.
       *[other] For: { $whom }. { $count } people will be told.
    }
    .charge = Seen to by: { $charge }
    .asking = People can answer by one tap under the invitation. You see the answers as a number.
    .ask-who = Ask who comes
    .ask-not = Do not ask who comes
    .you = you
    .ask = Is everything right?
    .yes = Announce
    .title = Name
    .when = Time
    .who = For whom
    .place = Place
    .other = Who sees to it

# $classes: titles of classes, $title: a chat's title
event-whom =
    .everybody = the whole school
    .staff = the staff
    .leaders = the head and the deputies
    .families = families of { $classes } and the class teacher
    .chat = the members of the chat “{ $title }”

event-plan =
    .done = { $kind ->
        [webinar] { $count ->
            [0] The webinar is on the list. Whoever signs up is reminded a day and an hour before.
            [one] The webinar is on the list, { $count } person is being told. Whoever signs up is reminded a day and an hour before.
           *[other] The webinar is on the list, { $count } people are being told. Whoever signs up is reminded a day and an hour before.
        }
       *[meeting] { $count ->
            [0] The event is noted. Reminders come a day and an hour before.
            [one] The event is noted, { $count } person is being told. Reminders come a day and an hour before.
           *[other] The event is noted, { $count } people are being told. Reminders come a day and an hour before.
        }
    }
