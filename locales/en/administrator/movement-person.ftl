## Movement: somebody has left, a family moves · A11, clause 2.1

movement-group =
    .left = Who has left the school: one of the staff, or a family of which class?
    .moved = Which class does the family come from?

movement-people =
    .left = Who has left? Tap the name.
    .moved = Who moves? Tap the name.
    .none = There is nobody here yet.

# $who: a person's name, $roles: what they are in the school, $classes: titles, $count: how many events
movement-left =
    .ask = { $who }. At present: { $roles }.
    .left = No longer at school
    .sure = Note that this person is no longer at school: { $who }?
    .follows-staff = All roles, stand-ins and requests of this person end, invites made for colleagues are annulled. Invites for families stay. The classes they led have no class teacher then; the chats of the class stay. Administrators and class teachers hear where to remove them.
    .follows-family = The bot shows no chats any more, requests end. The class teacher hears from which chats to remove them.
    .yes = Note the leaving
    .done = Noted. I’m writing to everybody concerned.
    .events = { $count ->
        [one] { $count } event is yours to see to now: look at “Lessons and events”.
       *[other] { $count } events are yours to see to now: look at “Lessons and events”.
    }
    .classes = Without a class teacher now: { $classes }.

# $who: a person's name, $class, $from, $to: titles of classes
movement-to =
    .ask = { $who }, { $class } at present. To which class?
    .sure = Move from { $from } to { $to }: { $who }? The bot shows the chat of { $from } no more, both class teachers are told.
    .yes = Move
    .done = Done, the move is noted. I’m writing to everybody concerned.

movement-after =
    .ask = On the platform this is done separately:
    .teachers = Appoint a new class teacher
    .others = Note another
    .enough = Done
