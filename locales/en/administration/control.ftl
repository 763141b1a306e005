## How things stand · H7, clause 2.2

# $count: with how many colleagues something is overdue
control-look =
    .full = Picture and table
    .behind = To remind: { $count }
    .deputies = Hand over to a deputy
    .decisions = Who decided what

# $count: how many colleagues, how many chats
control-next =
    .behind = { $count ->
        [one] Next: { $count } colleague has something overdue. See whether you can help, or remind them.
       *[other] Next: { $count } colleagues have something overdue. See whether you can help, or remind them.
    }
    .chats = { $count ->
        [one] Next: { $count } class chat is missing. The picture shows which one.
       *[other] Next: { $count } class chats are missing. The picture shows which ones.
    }
    .nothing = Next: nothing is urgent.

control-full =
    .ask = The report as a picture and as a table, which has the classes, the colleagues and the rows of the regulation one by one. Families are numbers only.
    .behind = Whom to remind

# $names: the colleagues; $name: one of them, $count: how many matters of theirs, $when: the day of the last reminder
control-behind =
    .ask = These colleagues have duties that are open for longer than is usual at this school. The regulation sets no dates. A number opens the details.
    .none = Nobody has anything overdue.
    .without-bot = Without the bot, the administrator ticks for them: { $names }.
    .line = { $name } · duties: { $count }
    .line-nudged = { $name } · duties: { $count } · reminded { $when }

# $name: a colleague, $lines: what is open, one a line; $when: the day of the last reminder
control-person =
    .ask =
        { $name }. Open:
        { $lines }
    .nudged = They were reminded on { $when }. The next reminder can be sent a week after that.
    .nudge = Remind
    .others = To the list
    .done = { $name }: the reminder is on its way. In quiet hours it waits until the morning of a working day.
    .settled = Everything is done here already.

## The reminder to a colleague: one, calm, once a week at most

# $lines: what is open, one a line
nudge =
    .text =
        The school’s leadership asks you to look at what is still open:
        { $lines }
        If something is done already, just tick it in “My list”. If it does not work out, ask in “Help”.

# $count: how many requests, $class: the title of the class
matter =
    .staffroom = joining the staffroom is not ticked
    .verification = the teacher status is not ticked
    .requests = { $count ->
        [one] { $count } request has been waiting for more than two working days
       *[other] { $count } requests have been waiting for more than two working days
    }
    .C3a = { $class }: the chat with the students
    .C3b = { $class }: the chat with the parents
    .C3c = { $class }: the chat with the teachers of the class
    .classLife = { $class }: the class chats are not ticked this term
    .courseLife = the chats by subject are not ticked this term

## The report: lines that the head and the administrator see

# $lines: the five lines; $staff, $inStaffroom, $verified, $chats, $of, $own, $ownOf, $count, $late: numbers
# $joined, $inChat: numbers of families, or that they are few; $when: a day
report =
    .summary = { $lines }
    .staff = • Staff in the bot: { $staff }, in the staffroom: { $inStaffroom }, teacher status: { $verified }
    .chats = • Class chats: { $chats } of { $of }, chats of the administration: { $own } of { $ownOf }
    .families = • Parents in the bot: { $joined }, in the class chat: { $inChat }
    .requests = • Requests waiting: { $count }, for more than two working days: { $late }
    .no-requests = • No requests are waiting
    .tickets = • Questions to the school waiting: { $count }, of them longer than two working days: { $late }
    .subjects = • Subjects and activities without a chat (1.6): { $count }
    .subjects-unknown = • Subjects and activities (1.6): not entered in the bot yet
    .first = This is the first report, so there is nothing to compare with yet.
    .unchanged = Nothing has changed since { $when }.
    .changed =
        What has changed since { $when }:
        { $lines }
    .source = All numbers are by answers in the bot.
    .held = Held in the last month, by answers in the bot: { $broadcast } broadcasts, { $meeting } meetings.
    .lessons = Lessons of the last month, by the timetable in the bot: { $distance } remote, { $hybrid } in class and remote at once.
    .few = fewer than 3
    .without-bot = without the bot: the administrator ticks

# $by: «+3», «−2»
report-change =
    .staff = staff in the bot { $by }
    .inStaffroom = in the staffroom { $by }
    .verified = teacher status { $by }
    .chats = class chats { $by }
    .parents = parents in the bot { $by }
    .parentsInChat = parents in the class chat { $by }
    .waiting = requests waiting { $by }
    .late = of these for more than two working days { $by }

## The message to the head

report-notice =
    .text = The administrator hands you the report on how things stand on the platform.
    .open = Open the report

## Picture and table

# $school: the school's name, $when: the day
report-picture =
    .file = Report, { $when }.xlsx
    .title = { $school }: { $when }
    .classes = Class chats: students, parents, teachers
    .note = By answers in the bot. Fewer than three families are not shown as a number.

# $value of $of: numbers, or that they are few
report-bar =
    .staffroom = In the staffroom: { $value } of { $of }
    .verified = Teacher status: { $value } of { $of }
    .chats = Class chats: { $value } of { $of }
    .parents = Parents in the class chat: { $value } of { $of }
    .few-parents = Parents in the bot: { $value }
    .requests = Requests over two working days: { $value } of { $of }

report-chat =
    .there = there is a chat
    .outside = kept without the bot
    .aside = put off with a reason
    .missing = no chat yet

report-sheet =
    .whole = Summary
    .classes = Classes
    .staff = Staff
    .rows = Regulation
    .subjects = Subjects and activities
    .own-chats = Chats of the administration
    .platform = Platform, by hand

report-head =
    .what = What
    .state = How it stands
    .number = How many
    .class = Class
    .teacher = Class teacher
    .invites = Invites that work
    .parents = Parents in the bot
    .parents-in-chat = Parents in the chat
    .students = Students in the bot
    .students-in-chat = Students in the chat
    .C3a = Chat with students
    .C3b = Chat with parents
    .C3c = Chat with teachers
    .waiting = Requests waiting
    .late = Over two working days
    .name = Name
    .roles = Roles
    .staffroom = In the staffroom
    .verified = Teacher status
    .note = Note
    .role = Whose rows
    .done = Done
    .open = Open
    .put-off = Put off
    .subject = Subject or activity
    .chat = Chat

report-row =
    .subjects-unknown = No subjects or groups are entered in the bot yet
    .staff = Staff in the bot
    .staff-invites = Invites for staff that work
    .staffroom = In the staffroom
    .verified = Teacher status
    .chats = Class chats there are
    .chats-of = Class chats there should be
    .parents = Parents in the bot
    .parents-in-chat = Parents in the class chat
    .students = Students in the bot
    .students-in-chat = Students in the class chat
    .fresh = Requests waiting for less than a day
    .older = Requests waiting for more than a day
    .late = Requests waiting for more than two working days
    .tickets-fresh = Questions to the school waiting up to a day
    .tickets-older = Questions to the school waiting longer than a day
    .tickets-late = Questions to the school waiting longer than two working days
    .broadcasts = Broadcasts held in the last month, by answers in the bot
    .meetings = Meetings held in the last month, by answers in the bot
    .lessons-distance = Remote lessons of the last month, by the timetable in the bot
    .lessons-hybrid = Lessons in class and remote at once of the last month, by the timetable in the bot
    .without-bot = Staff without the bot (the administrator ticks)

report-role =
    .administrator = administrator
    .administration = administration
    .classTeacher = class teachers
    .subjectTeacher = subject teachers

# $roles: the roles of a colleague
report-roles =
    .list = { $roles }
    .yes = yes
    .no = no

## The platform's own figures: entered by the administrator, never mixed with the bot's

# $when: the day of which they are; $label: what is counted, $count: how many; $lines: such lines
report-platform =
    .text =
        From the platform itself, as of { $when } (entered by the administrator):
        { $lines }
    .empty = From the platform itself, as of { $when }: no numbers.
    .line = • { $label }: { $count }
    .none = The school has no access to the platform's own statistics.
    .not-entered = The platform's own figures were not entered
    .as-of = As of { $when }
    .staffJoined = Teachers joined
    .staffConfirmed = Teachers with the teacher status
    .classesWithChats = Classes that have all three chats
    .parentsJoined = Parents joined
