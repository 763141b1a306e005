## Invites · A6, clause 2.1

invites-who =
    .ask = Who is to be invited?
    .subjectTeacher = Teachers
    .classTeacher = A class teacher
    .deputy = A deputy head
    .head = The head
    .parent = Parents of a class
    .student = Students of a class
    .table = Staff by a list
    .platform = Platform’s links
    .list = Invites given out
    .all-sent = All are given out

# $count: how many have a link to come
invites =
    .not-all = { $count ->
        [one] { $count } accepted person has not received their link yet. See “Platform’s links”.
       *[other] { $count } accepted people have not received their links yet. See “Platform’s links”.
    } The row can also be set aside with a reason.
    .all-sent = Noted: the invites are given out. You can issue new ones at any time.

invites-staffroom =
    .ask = There is no link to «Учительская» (the staffroom) yet, and staff will need it as soon as they are accepted. Shall we save it now?
    .link = Send the link
    .later = Later
    .there = The link to «Учительская» is there. Shall we issue the invite?
    .next = Go on

invites-class =
    .ask = For which class?
    .none = There are no classes yet. Enter them: “My list” → “The whole list” → “The list of classes”.

invites-kind =
    .ask = One code for everybody, to show at a meeting, or a personal one?
    .shared = One code for all
    .personal = A personal code

## One invite

# $as: who is invited, $code: as it is printed, $link: the deep link, $until: a day, $left and $uses: places
invite-card =
    .ask =
        The invite is ready: { $as }.
        Code: { $code }
        Link: { $link }
        Good until { $until }. { $uses ->
            [1] For one person.
           *[other] Places left: { $left } of { $uses }.
        }
    .steps-only = By this code a student sees the steps. The bot takes no request and shows no chat link: the class teacher gives it.
    .closed = { $class } is still closed: families hear that their class is not connected yet.
    .card = Picture with a QR code
    .sheet = Sheet to print
    .strips = Strips: a code for each family
    .open-class = Open { $class }
    .more = Another invite
    .annul = Annul
    .sure = Annul the invite: { $as }, code { $code }? The code stops working at once and cannot be brought back.
    .done = Done

invite =
    .opened = The class is open; the code works now.
    .annulled = The invite is annulled; the code no longer works.

# $class: the title of the class
invited-as =
    .subjectTeacher = teachers
    .classTeacher = class teacher of { $class }
    .deputy = deputy head
    .head = head
    .parent = parents of { $class }
    .student = students of { $class }

## A ready text to copy into the e-diary or a chat

# $class: the title of the class, $code, $link: how to enter, $until: a day
invite-text =
    .parent =
        Text for the e-diary:
        “Dear parents of { $class }! If you wish, you can join the class chat. The school’s VK bot shows the steps: { $link }
        Or write the code { $code } to the bot. It never asks for passwords or SMS codes. If chats do not suit you, the school’s news stays available in another way.”
    .student =
        Text for the e-diary:
        “Dear students of { $class }! If you wish, the school’s VK bot shows how to find the class chat: { $link }
        Or write the code { $code } to the bot. It never asks for passwords or SMS codes.”
    .staff =
        Text for colleagues:
        “The school’s VK bot helps you join «Учительская» (the staffroom) step by step: { $link }
        Or write the code { $code } to the bot. It is good until { $until }.”

## On the picture and on the sheet

# $role: as what people are invited, $class: the title, $shared: yes when several come by it
# $address: where the bot is, $until: a day
invite-picture =
    .title = { $role ->
        [parent] For parents of { $class }: the way into the class chat
        [student] For students of { $class }: the way into the class chat
        [classTeacher] For the class teacher of { $class }: the way into the staffroom
        [deputy] For a deputy head: the way into the staffroom
        [head] For the head: the way into the staffroom
       *[subjectTeacher] { $shared ->
            [yes] For teachers: the way into the staffroom
           *[no] For a teacher: the way into the staffroom
        }
    }
    .file = { $role ->
        [parent] For parents of { $class }.pdf
        [student] For students of { $class }.pdf
       *[other] Invite.pdf
    }
    .scan = 1. Point your phone’s camera at the QR code.
    .type = 2. Or send the code to the bot: { $address }
    .next-teacher = 3. The bot asks your name; the class teacher accepts the request.
    .next-administrator = 3. The bot asks your name; the administrator accepts the request.
    .next-steps = 3. The bot shows the steps; the class teacher has the link to the chat.
    .until = The code works until { $until }.
    .voluntary = It is your choice: the school’s news reaches you without the chat too.
    .without = No VK? Ask the class teacher.
    .safe = The bot never asks for passwords or SMS codes. Anybody who does so in its name is a fraudster.
