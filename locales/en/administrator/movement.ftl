## Movement · A11, clause 2.1

# .handover: $count: how many
movement-menu =
    .ask = What has happened? Who came, left or moved, and what became of the classes. The new school year begins here as well.
    .left = Somebody has left
    .came = Somebody has come
    .moved = A family moves class
    .pupil = A pupil not in the bot
    .role = A role has changed
    .classes = Change a class
    .year = New school year
    .handover = Chats without a teacher: { $count }
    .came-how = Whoever comes or returns begins with an invite; you accept the request as usual.
    .role-how = End the former role; the new one comes by an invite. A class is given to a teacher in “Class teachers”.

# $who: a person's name, $role: student or parent, $from and $to: titles of classes, $class: one title
# $linked: yes when the link of the new class's chat is there
movement =
    .told-family = { $role ->
        [student] You are in { $to } now, no longer in { $from }. { $linked ->
            [yes] The link to the new chat is here:
           *[no] The new class’s chat will be here once it is made.
        }
       *[other] Your family is in { $to } now, no longer in { $from }. { $linked ->
            [yes] The link to the new chat is here:
           *[no] The new class’s chat will be here once it is made.
        }
    }
    .told-former = { $role ->
        [student] { $who } goes from { $from } to { $to }. Please remove the pupil from the chat of { $from } on the platform: the bot cannot.
       *[other] { $who } (family) goes from { $from } to { $to }. Please remove the parent from the chat of { $from } on the platform: the bot cannot.
    }
    .told-new = { $role ->
        [student] { $who } comes to { $to } from { $from }. The bot shows the link of the chat already.
       *[other] A family comes to { $to } from { $from }: { $who }. The bot shows the link of the chat already.
    }
    .told-left-family = { $role ->
        [student] { $who } is no longer in { $class }. Please remove them from the chats of { $class } on the platform: the bot cannot.
       *[other] { $who } (family) is no longer in { $class }. Please remove them from the chats of { $class } on the platform: the bot cannot.
    }
    .told-left-second = { $who } no longer works at the school, and the second administrator of the chats of { $class } has that name. Remove them from the chats on the platform and name another colleague.
    .told-left-staff = { $who } no longer works at the school: the roles in the bot have ended, invites for colleagues are annulled. Remove them from the staffroom and the chats on the platform separately.
    .told-leaver = { $role ->
        [student] The school noted that you no longer study here. The bot has closed your role and shows no chats. You can delete your data: “Settings” → “My data”. Good luck!
       *[other] The school noted that you have parted: your roles in the bot have ended. Thank you for everything! You can delete your data at any time: “Settings” → “My data”. If this is a mistake, tell the school’s administrator.
    }
