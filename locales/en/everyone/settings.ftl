## Settings and “My data” (152-FZ)

# $kind: one of mail-kind.*
settings-menu =
    .subjects = What I teach
    .own-hours = When I may be written to
    .answers = Answers of the bot
    .school = School
    .pleas = Pleas for help
    .ask = What would you like to set?
    .data = My data
    .lang = Русский
    .chosen = We speak English from here on.
    .unmute = Send again: { $kind }
    .unmuted = All right, such messages will come again.
    .hears = How often to write

# $whose: student, parent or staff; $present: one of hears.*
settings-hears =
    .ask = { $whose ->
        [student]
            How often shall I write to you? This is about announcements, news and invitations, for all your classes at once.
            At present: { $present }.
            What the school calls urgent, a change or a cancellation always comes at once.
       *[other]
            How often shall I write to you? This is about announcements, news and invitations, for all your classes and children at once.
            At present: { $present }.
            What the school calls urgent, a change or a cancellation always comes at once.
    }
    .now = At once
    .evening = One message in the evening
    .urgent = Only what is urgent
    .chosen = All right, from here on: { $present }.

hears =
    .now = as soon as there is something
    .evening = one message in the evening
    .urgent = only what is urgent

# $count: how many in the message; $n: a number; $title: the title of an event
evening =
    .hello = { $count ->
        [one] One piece of news for you:
       *[other] { $count } pieces of news for you, all together:
    }
    .number = { $n }.
    .answer = { $count ->
        [1] Answer the question
       *[other] Answer the questions: { $count }
    }
    .event = { $title }
    .fraud = Looks like fraud: { $n }

# $lines: what is stored, one fact a line
settings-data =
    .ask =
        This is all that is stored about you:
        { $lines }
    .file = Take it as a file
    .name = Correct the name
    .forget = Delete my data

settings-file =
    .ask = Your data are in the file. Any text editor opens it.
    .enough = All right

# $name: the name as it is stored
settings-name =
    .ask = It says { $name } at present. What is right? For example “Anna Petrova”.
    .saved = Corrected: { $name }.

# $name: the person's name; $named: no while there is none
settings-forget =
    .hand-over = You are a class teacher. If it suits you, hand the class over to a colleague first: “My list” → “I am away”, or through the school’s administrator. You need not.
    .last-administrator = You are the bot’s only administrator. If it suits you, appoint another one first. You need not: the head of the school is given an administrator’s code, and if the head is not in the bot, whoever runs it can give out a new one.
    .ask = Your data are deleted at once, and that cannot be undone. Roles and requests go as well. You can come back by an invitation’s code.
    .delete = Delete my data
    .sure = { $named ->
        [no] Delete all your data?
       *[yes] Delete all data: { $name }?
    }
    .yes = Delete at once
    .no = Keep them
    .kept = All right, everything stays as it was.
    .done = Done, your data are deleted. If you would like to come back, send an invitation’s code.

## The lines of “My data”

# $role: one of my-data-role.*, $class: the title, may be empty
# $version: of the consent text
# $mark: how it stands, $title: the duty
# $hasChild: yes when the child's name stands in the request
# .application: $data: what was entered, $until: when it is gone
# .ticket: $number: its number, $count: messages · .set-aside: $count: how many · .letter: $email: where the answer goes
my-data =
    .page = Number of your VK page: { $id }
    .name = Name: { $name }
    .renamed = Name changed: { $when }
    .post = Post: { $post }
    .handed-over = Handed over by the head: { $title }
    .course = { $linked ->
        [yes] You teach: { $title }, the link of its chat is stored
       *[no] You teach: { $title }
    }
    .subjects = Subjects: { $subjects }
    .invited-for = Name on the invite: { $name } (goes with the decision)
    .role = Role: { $role } { $class }
    .lang = { $lang ->
        [en] Language: English
       *[ru] Language: Russian
    }
    .consent = Consent: { $when }, text no. { $version }
    .mute = Not to be sent: { $kind }
    .chat-member = You are in the school’s chat “{ $title }”
    .chat-proposed = The school’s chat “{ $title }” is proposed to you, not answered yet
    .chat-adult = You hand on the link to the chat “{ $title }”
    .chat-maker = You keep the chat “{ $title }”
    .own-hours = When I may be written to: { $present }
    .lesson-reminders = Reminders of lessons: on
    .hears = { $count ->
        [0] How often to write: { $hears }
       *[other] How often to write: { $hears } (waiting for the evening: { $count })
    }
    .chose = You have said which class is yours since { $class } was divided
    .morning = Waiting for the morning, so as not to disturb you at night: { $count }
    .answer = Answer to “{ $beginning }”: { $answer }
    .materials = Your materials for the channels: { $count }
    .mailings = Your mailings of the last 30 days: { $count }
    .duty = { $mark } { $title }, { $when }
    .in-courses = Said to be in chats by subject: { $count }
    .request = { $hasChild ->
        [yes] Request: { $role } { $class }, child { $child } (the name goes with the decision), { $when }
       *[no] Request: { $role } { $class }, { $when }
    }
    .missed = Decisions that could not be sent to you: { $count }
    .application = For the school’s application: { $data }; kept until { $until }
    .away = Away until { $until }
    .without-bot = Without the bot since { $since }: the administrator ticks for you
    .seen = The month in which you last wrote to the bot: by it the school knows whose data are no longer needed.
    .confidant = { $agreed ->
        [yes] A plea for help can be handed on to you: { $post }
       *[no] You were asked to take pleas for help ({ $post }); you have not answered yet
    }
    .set-aside = Could not be handled: { $count }; kept encrypted for up to seven days, to be tried again
    .plea = A plea for help handed on { $when }; deletes itself within two days
    .ticket = Question to the school № { $number } of { $when }, messages: { $count }
    .letter = A letter to the platform’s support, the address for its answer { $email }: until { $until }
    .nudged = The head reminded you of open duties: { $when }

my-data-role =
    .administrator = administrator
    .head = head
    .deputy = deputy head
    .classTeacher = class teacher
    .subjectTeacher = teacher
    .student = student
    .parent = parent
