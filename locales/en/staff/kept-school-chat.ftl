## A stored chat · H6a–H6e, 2.2; C3d, 2.3; T3b, 2.4

# $title: the chat's title
kept-school-chat-look =
    .members = Who is in the chat
    .ask = Ask the class teachers
    .adult = Who hands the link on
    .meeting = Meeting
    .shown = Whom it is shown to
    .end = The chat is no more
    .sure-end = Take the chat “{ $title }” out of the bot? Its link is erased, and those whom it was shown to hear of it.
    .yes-end = Take out

# $count: how many people, $waiting: how many have not answered, $names: their names, $shown: groups and names, $name: a colleague
kept-school-chat-who =
    .staff = { $count ->
        [one] The chat is for all the staff: { $count } person in the bot.
       *[other] The chat is for all the staff: { $count } people in the bot.
    }
    .picked = { $count ->
        [one] The chat is for one person: { $names }
       *[other] The chat is for { $count } people: { $names }
    }
    .shown =
        Shown to:
        { $shown }
        { $count ->
            [0] None of them is in the bot yet.
            [one] That is { $count } person in the bot.
           *[other] That is { $count } people in the bot.
        }
    .nobody = Nobody is chosen yet.
    .activists = { $waiting ->
        [0] Said yes: { $count }.
       *[other] Said yes: { $count }. Not answered yet: { $waiting }.
    }
    .adult = { $name } hands the link on to the students: the bot does not show it to children.
    .no-adult = The bot does not show the link to children. Choose a grown-up who hands it on in person.

# $who: a person, $title: the chat's title
kept-school-chat-families =
    .ask = Whom would you like to take out of the chat? Tap a name, and I will ask again.
    .sure = Take out of the chat “{ $title }”: { $who }?
    .yes = Take out

kept-school-chat-adult =
    .ask = Which colleague looks after the students’ activists and hands them the link?

kept-school-chat-link =
    .ask = Send the new invitation link, for example https://vk.me/join/… or https://max.ru/join/… I will show the old one to nobody any more, and the members will hear of the new one.

kept-school-chat =
    .ended = The chat is out of the bot. The bot cannot close it in the messenger itself.
    .asked = All right, I will ask all class teachers in working hours. Whoever says yes appears here. You can ask again in a week.
