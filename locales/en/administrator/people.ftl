## People: who is in the bot, whose role to end, whose access to suspend

people-group =
    .ask = Who is it about? Choose a class to see its families.
    .class = Which class’s families?
    .unread = Choose first where to look. In the list that opens you can write a name.
    .staff = Staff
    .administrators = Administrators
    .table = As a table
    .question = Ask the staff
    .former = Who has left
    .write = Write a message

people-tables =
    .file = Staff and classes.xlsx
    .ask =
        The table has two sheets: staff and classes. Who has joined and whose personal invite still waits stands by name; families as numbers alone.
        The bot keeps names from a staff table while the invite is unused, and for 30 days at most. Whoever has not come by then is not in the sheet any more.
    .state = State
    .role = Role
    .post = Post
    .subjects = Subjects
    .joined = joined
    .waiting = invite waits
    .groups = Back to the list

people-list =
    .ask = Tap a name.
    .none = There is nobody here yet.

# $role: the role, with its class where it has one; $roles: such lines
# $class: the title of the class, $who: a person's name
# $until: the last day of being away, $deputy: who stands in
people-card =
    .in-class = { $role } { $class }
    .roles = Roles: { $roles }
    .no-roles = No roles at present.
    .instead = For a time, for a colleague: { $roles }
    .away = Away up to and including { $until }; { $deputy } stands in.
    .frozen = The access is suspended.
    .without-bot = Without the bot: the administrator ticks for them.
    .mark-without-bot = Mark: without the bot
    .mark-with-bot = With the bot again
    .ticks = Mark what they said is done
    .end = End: { $role }
    .sure = End the role “{ $role }”: { $who }?
    .sure-own = End your own role “{ $role }”?
    .yes = End the role
    .freeze = Suspend the access
    .sure-freeze = Suspend the access: { $who }? This is for an account that was stolen. The roles and tasks in the bot are closed until you give them back.
    .yes-freeze = Suspend
    .thaw = Give the access back
    .others = To the list

# $who: a person's name; $title: the duty
people-ticks =
    .ask = What is done already: { $who }? A number marks what they said is done, or takes the mark back. A class chat with this mark is kept without the bot: families get no link to it from the bot.
    .none = There is nothing more to mark: { $who }.
    .open = ☐ { $title }
    .ticked = ☑ { $title } · done (as they said)
    .card = Back to the card

## What follows when the role has ended

people-follows =
    .administrator = Requests, invites, classes and the school’s settings will be closed. Another administrator can give the rights back.
    .head = The other roles stay. The way back is a new invite.
    .deputy = The other roles stay. The way back is a new invite.
    .classTeacher = The class will have no class teacher: its families wait for the administrator’s answer. The class’s chats and invites stay; the invitations can be withdrawn: “My list” → “Invitations”.
    .subjectTeacher = The other roles stay. The person has to be removed separately from the staffroom and the chats on the platform.
    .student = The bot will no longer show the chat’s link. The child has to be removed separately from the chat itself and from the class on the platform.
    .parent = The bot will no longer show the chat’s link. The person has to be removed separately from the chat itself and from the class on the platform.

people-done =
    .ended = The role has ended. I am writing to the person.
    .ended-own = The role has ended.
    .frozen = The access is suspended. The person is shown that they can speak to the administrator in person.
    .thawed = The access is back, with the roles and tasks as they were.
    .without-bot = Marked: without the bot. Nothing of theirs is shown as overdue and they get no reminders; you tick for them.
    .with-bot = Marked: with the bot again.

## What the person whose role has ended is told

# $class: the title of the class
role-ended =
    .head = Your role as head in the school’s bot has ended. If this is a mistake, please tell the school’s administrator.
    .deputy = Your role as deputy head in the school’s bot has ended. If this is a mistake, please tell the school’s administrator.
    .classTeacher = You are no longer the class teacher of { $class } in the school’s bot. If this is a mistake, please tell the school’s administrator.
    .subjectTeacher = Your role as a teacher in the school’s bot has ended. If this is a mistake, please tell the school’s administrator.
    .student = The school’s bot no longer shows you the chat of { $class }. If this is a mistake, tell your class teacher.
    .parent = The school’s bot no longer shows you the chat of { $class }. If this is a mistake, please tell the class teacher. The school’s news still reaches you in another way.

## A class has no class teacher any more: the administrators hear of it

# $class: the title of the class
class-left =
    .told = { $class } has no class teacher any more. Its families’ requests wait for you; a new one can be called through “Invitations”.
