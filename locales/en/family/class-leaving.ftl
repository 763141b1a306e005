## A child goes to another class, a family leaves one · P1, 2.7; S1, 2.5
## $role: parent or student; $class: the title of the class; $inside: “in Sferum”

# $teacher: yes when the class has a class teacher
class-leaving-menu =
    .ask = { $role ->
        [student] { $class }: what has changed?
       *[other] { $class }: what has changed?
    }
    .moved = My child has changed class
    .left = Leave { $class }
    .forget = Leave the bot altogether
    .sure = { $role ->
        [student]
            Leave { $class }? The bot will no longer show you its link and news. { $teacher ->
                [yes] The class teacher will hear of it from the bot.
               *[no] { "" }
            }
            Leave the chat { $inside } yourself: the bot cannot. You can come back with the class’s invitation.
       *[other]
            Leave the parents of { $class }? The bot will no longer show you its link and news. { $teacher ->
                [yes] The class teacher will hear of it from the bot.
               *[no] { "" }
            }
            Leave the chat { $inside } yourself: the bot cannot. You can come back with the class’s invitation.
    }
    .yes = Yes, leave
    .done = { $role ->
        [student] Done, { $class } is no longer among your chats. Leave the chat { $inside } yourself.
       *[other] Done, { $class } is no longer among your chats. Leave the chat { $inside } yourself.
    }
    .forget-how = { $role ->
        [student] To delete all that the bot knows about you: “My data” → “Delete my data”. Leave the chats { $inside } yourself: the bot cannot.
       *[other] To delete all that the bot knows about you: “My data” → “Delete my data”. Leave the chats { $inside } yourself: the bot cannot.
    }

class-leaving-others =
    .ask = Does another child of yours stay in { $class }?
    .goes = No, we leave the class
    .stays = Yes, one stays

class-leaving-to =
    .ask = Which class is your child in now? If it is not in the list, ask its class teacher for an invitation.
    .none = No other class is open to families in the bot yet. Ask the new class teacher for an invite, which works by itself.
    .own = If another child of yours is there already, there is nothing to ask for: go back and leave the former class.

class-leaving-child =
    .ask = What is your child’s name? Only whoever decides the requests of { $class } sees it, and it disappears once yours is decided. For example “Misha Petrov”.

# $child: the child's name; $from and $to: classes; $stays: yes when another child stays
class-leaving-review =
    .ask = { $stays ->
        [yes]
            { $child } goes from { $from } to { $to }. You stay in { $from }.
            Send the request to { $to }?
       *[no]
            { $child } goes from { $from } to { $to }.
            Once the request is accepted, the chat of { $to } will be here and { $from } will leave your chats. Until then everything stays as it is. Send it?
    }
