## Whom to tell of trouble · S4, 2.5. For children and adults alike

# $name: the adult's name, $post: one of confidant-post.*
trusted-adult-whom =
    .ask = A plea for help can be handed on to an adult at school. They learn only who it is from. You need not tell anything here. To whom?
    .adult = { $name }, { $post }
    .no = Not now
    .no-details = You need not write what happened here, and the bot keeps none of it: it is better told to the adult.
    .none = The bot cannot hand a plea on now. Better tell an adult who is near and whom you trust: your class teacher, any teacher. If there is danger: 112. The children’s helpline: 8-800-2000-122.

# $adult: trusted-adult-whom.adult, $who: plea.page or plea.person
trusted-adult-sure =
    .ask =
        Hand on that you need help? { $adult }, will see this and nothing else:
        { $who }
    .yes = Hand it on
    .other = Choose another one

# $night: yes where an answer is not to be expected before the morning
trusted-adult =
    .sent = { $night ->
        [yes] The plea is sent. It is late now, and the answer may come in the morning. If there is danger, do not wait: 112. The children’s helpline: 8-800-2000-122.
       *[no] The plea is sent. You get a message when it is read. If there is danger, do not wait: 112.
    }
