## Life in the chats of a class · C4, clause 2.3

# $class: the class; $role: parent or student; $count, $accepted, $inChat, $otherWay, $notYet: how many; $when: a day
class-life-look =
    .ask = { $class }: chats and families. Numbers only, by what people answered in the bot.
    .counts = { $role ->
        [student] Pupils: { $accepted }. In the chat { $inChat }, not ticked yet { $notYet }, another way { $otherWay }.
       *[other] Parents: { $accepted }. In the chat { $inChat }, not ticked yet { $notYet }, another way { $otherWay }.
    }
    .few = { $role ->
        [student] Pupils in the bot: { $count }. How many are in the chat is shown once there are three.
       *[other] Parents in the bot: { $count }. How many are in the chat is shown once there are three.
    }
    .closed = The class is not open to families in the bot yet. The school’s administrator opens it.
    .no-chats = There are no links to the chats of the class yet.
    .term = Have a look into the chats of the class. If they are in use, tick it: once is enough for the whole term.
    .ticked = The chats were ticked on { $when }. The next tick is for the new term.
    .reminded = Families were reminded on { $when }. The next reminder is possible a week after that.
    .alive = All chats are alive
    .chats = Add the chats
    .remind = Remind those not in the chat yet
    .parents = Write to the parents
    .families = Write to the class
    .question = Question with answers
    .event = An event or a meeting
    .subjects = Chats by subject
    .hand = Hand over the class or a chat

class-life =
    .alive = Ticked until the new term. Thank you!
    .reminded = All right, I remind them once and name nobody. In quiet hours and on days off the reminder waits.

# $class: the class; $name: the colleague; $who: who asks
class-hand =
    .ask = Who takes over { $class }? The chats on the platform itself are yours to hand over: make your colleague an administrator of the chat first. Requests, chats, invites and events in the bot go along when the school’s administrator confirms.
    .nobody = There is nobody to hand { $class } over to: no colleagues are in the bot. Please write to the school’s administrator.
    .sure = Ask the administrator to hand over { $class }: { $name } instead of you?
    .yes = Ask
    .done = The school’s administrator gets your request. The class stays yours for now; I write to both of you when it is handed over.
    .told = { $who } asks to hand over { $class }. The new class teacher: { $name }.
    .open = Open the class

## The reminder to families: one, kind, naming nobody

class-nudge =
    .text = { $role ->
        [student] { $class } has a chat. Join it if you like. You can get the news another way too, that is fine as well.
       *[other] { $class } has a parents’ chat. Join it if that suits you. If another way is better for you, tick it, and I will not remind you again.
    }
    .open = Open the chat
