## A subject goes to a colleague · T3, T4, 2.4

# $lines: what can be handed over, one a line
subject-handover-what =
    .own =
        What goes to a colleague? The chats go along with the subject.
        { $lines }
    .left =
        Nobody teaches these now, and they have chats:
        { $lines }
        What shall be handed over?
    .all = All of it

# $titles: what is handed over, one a line; $who: to whom
subject-handover-who =
    .ask =
        To whom?
        { $titles }
    .nobody = There is nobody to hand over to yet: no other colleague is in the bot.
    .sure =
        Hand over to { $who }?
        { $titles }

subject-handover =
    .done = Handed over with the chats. Your colleague and the administrator are told. Make your colleague an administrator of the chats themselves, too.
    .nothing = There is nothing to hand over now.
