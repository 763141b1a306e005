## Pleas for help with the adult who was chosen · S4, 2.5

pleas-asked =
    .ask =
        You were suggested as an adult to whom a plea for help can be handed on. Whoever tells the bot of trouble sees your name and post, children too.
        You get a message that says who it is from, at any time of day, and nothing else: the bot asks no questions and writes to nobody else. You need not answer at night, and the bot says so.
    .yes = I may be chosen
    .no = Not me for now
    .agreed = Thank you! You can be chosen now. When you are away, say so in “I am away”: then you are not shown.
    .declined = All right, you are not shown.

# $count: how many wait, $when: since when
pleas-list =
    .ask = { $count ->
        [one] One plea for help waits.
       *[other] Pleas for help wait: { $count }.
    }
    .none = There are no pleas for help now. What you have answered is deleted.
    .row = { $who } ({ $when })
    .stop = Take no more pleas
    .sure = Take no more pleas for help? You are shown no longer, and the bot offers another adult to those who wait.
    .stop-yes = Take no more
    .not-named = No pleas for help come to you now.

# $who: plea.page or plea.person, $when: since when
pleas-one =
    .ask =
        A plea for help, { $when }.
        { $who }
        Write to them yourself or see them at school. If there is danger right there: 112.
    .seen = Read, I will answer soon
    .reached = We are in touch
    .told-seen = They are told that the plea was read.
    .deleted = Good. The plea is deleted.
