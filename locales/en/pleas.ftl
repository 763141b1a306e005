## A plea for help: what the adult learns, and what the one learns who asks · S4, 2.5

# $name: the person's name, $role: student, parent or staff, $class: the title of the class, $page: the number of their page
plea =
    .page = Page: https://vk.com/id{ $page }
    .person = { $role ->
        [student]
            { $name }, { $class }
            Page: https://vk.com/id{ $page }
        [parent]
            { $name }, a family of { $class }
            Page: https://vk.com/id{ $page }
       *[staff]
            { $name }, a colleague
            Page: https://vk.com/id{ $page }
    }

# $who: plea.page or plea.person in .new, the adult's name elsewhere; $count: how many pleas
plea-news =
    .new =
        Somebody asks for help, and has chosen you.
        { $who }
        The bot has not asked what happened. Please answer as soon as you can, even in a few words. If there is danger right there: 112.
        The bot has written to nobody else about it.
    .answer = Answer the plea
    .remind = { $count ->
        [one] A plea for help still waits. Please answer, and say so here: then the plea is deleted.
       *[other] Pleas for help still wait: { $count }. Please answer, and say so here: then they are deleted.
    }
    .seen = Your plea was read. { $who } will answer soon. If it becomes dangerous: 112.
    .reached = { $who }: we are in touch. The plea is deleted. If you are not in touch, you can hand it on again.
    .unseen = { $who }: no answer yet. The plea waits, and you can hand it on to another adult too. If there is danger, do not wait: 112. The children’s helpline: 8-800-2000-122.
    .lost = The adult to whom your plea for help went cannot answer now. You can choose another one. If there is danger, do not wait: 112. The children’s helpline: 8-800-2000-122.
    .not-sent = The plea could not be sent: the adult will not get it. You can choose another one. If there is danger, do not wait: 112. The children’s helpline: 8-800-2000-122.
    .over = Two days have passed, and the plea for help is deleted. If you still need help, you can hand it on again. The children’s helpline: 8-800-2000-122. If there is danger: 112.
    .other = Choose an adult

# As what an adult is named
confidant-post =
    .psychologist = psychologist
    .socialPedagogue = social pedagogue
    .deputyHead = deputy head
    .other = school staff

# $post: one of confidant-post.*, $who: the colleague's name
confidant-news =
    .named = The administrator suggests that children and adults in trouble may choose you ({ $post }) and send you a plea for help through the bot. You learn only who it is from. Do you agree?
    .open = Answer
    .dismissed = Pleas for help no longer come to you through the bot: the administrator has changed it.
    .declined = { $who } takes pleas for help no longer. You can name another adult here: “Settings” → “School” → “Whom to tell of trouble”.
