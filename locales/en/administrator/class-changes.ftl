## A class is renamed, divided, joined, closed · A11, clause 2.1

class-changes-list =
    .ask = Which class changes?

# $class: the title; $families, $requests, $chats, $count: how many; $teacher: who leads it, $led: yes where somebody does
class-changes-card =
    .ask = { $class }: what about it?
    .holds = In it at present: families { $families }, requests { $requests }, chats with a link { $chats }. { $led ->
        [yes] Class teacher: { $teacher }.
       *[no] There is no class teacher.
    }
    .undecided = { $count ->
        [one] { $count } family has not said yet which of the classes is theirs now.
       *[other] { $count } families have not said yet which of the classes is theirs now.
    }
    .rename = Rename
    .divide = Divide
    .join = Join with another
    .close = Close
    .move = Move a family

# $class: the title of the class
class-changes-rename =
    .ask = What is { $class } called now? Families, chats and requests stay with the class.
    .unread = I can’t make out a class. Write one, for example: “7Г” or “10СЭ”.
    .done = Done, it is { $class } now.

# $class, $to: titles of classes
class-changes-divide =
    .ask = What is the new class beside { $class } called? For example: “7Г”.
    .done = { $to } is there. The families of { $class } are asked which class is theirs now; a class teacher accepts who changes. How many have not answered is seen here. You may move a family yourself as well.

# $class, $to: titles of classes, $count: how many families
class-changes-join =
    .ask = Which class does { $class } join? The families of { $class } go there.
    .sure = Join: everybody of { $class } goes to { $to }, and { $class } is no more?
    .follows = The families see the chat of the new class, requests go along. Invites and links of the former class stop working. Everybody is told.
    .yes = Join
    .done = { $count ->
        [one] Done: { $class } has joined, { $count } family went along.
       *[other] Done: { $class } has joined, { $count } families went along.
    }

# $class: the title of the class
class-changes-close =
    .sure = Close { $class } for good?
    .follows = Families see its chat no more, requests end, invites and links stop working. If the children go on together, tap “Join with another” first.
    .empty = Invites and links of the class stop working.
    .yes = Close the class
    .done = { $class } is closed. I’m writing to everybody concerned.

# $class, $to: titles of classes
class-changes =
    .told-divided = { $class } is divided: { $to } stands beside it. The families say themselves which class they are in. Whom you know of you may move here as well.
    .move = Move families

# $class: the class that ends, $to: where its families go, $count: how many, $role: parent or student
class-ended =
    .closed = { $role ->
        [student] { $class } is no more, and the bot does not show its chats. If you are in another class now, ask your new class teacher.
       *[parent] { $class } is no more, and the bot does not show its chats. If your child is in another class, ask the new class teacher for an invite.
    }
    .graduated = { $role ->
        [student] Your time in { $class } is over, congratulations! The bot no longer shows the chats of the class. You can delete your data: “Settings” → “My data”. Good luck!
       *[parent] The time in { $class } is over, congratulations to your family! The bot no longer shows the chats of the class. If you don’t need it, you can delete your data: “Settings” → “My data”. Thank you for being with us!
    }
    .joined = { $role ->
        [student] { $class } has joined { $to }: you are there now. The chat is here:
       *[parent] { $class } has joined { $to }: your family is there now. The chat is here:
    }
    .teacher-closed = { $class } is closed, and you lead it no longer. Your other roles have not changed. Please close its chats on the platform yourself.
    .teacher-graduated = { $class } has finished school, and you lead it no longer. Thank you for this class! Close its chats on the platform when it suits you.
    .teacher-joined = { $class } has joined { $to }, its families are there now. Please close the chats of { $class } on the platform yourself.
    .teacher-gets = { $count ->
        [one] { $class } has joined { $to }: { $count } family came. The bot shows the link of the chat already.
       *[other] { $class } has joined { $to }: { $count } families came. The bot shows the link of the chat already.
    }
    .request-goes = { $class } has joined { $to }: your request waits for an answer there now, there is no need to send it again.
    .request = { $class } is no more, so your request is closed. Ask the class teacher or the school’s administrator for an invite to the new class.
