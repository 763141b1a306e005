## Consent, names, codes: said in several scenes

# $school: the school's name, $whose: parent, student or staff
consent =
    .school = { $school }
    .text = { $whose ->
        [student]
            To go on, your consent to the processing of personal data is needed (Federal Law 152-FZ).
            The school will keep: the number of your VK page, your name, role and class, language, requests, marks of what is done, where our conversation stands, and this consent.
            A record of who decided what is kept for three years, without names. You can see, take away or delete everything else at any time: “My list” → “Settings”.
        [parent]
            To go on, your consent to the processing of personal data is needed (Federal Law 152-FZ).
            The school will keep: the number of your VK page, your name, role and class, language, requests, marks of what is done, where our conversation stands, and this consent. Your child’s name is kept only until the request is decided.
            A record of who decided what is kept for three years, without names. You can see, take away or delete everything else at any time: “My list” → “Settings”.
       *[staff]
            To go on, your consent to the processing of personal data is needed (Federal Law 152-FZ).
            The school will keep: the number of your VK page, your name, job, subjects, roles and classes, language, requests, marks of what is done, times of reminders and absence, where our conversation stands, and this consent. Also links to chats and the names of their second administrators, if you enter them.
            A record of who decided what is kept for three years, without names. You can see, take away or delete everything else at any time: “My list” → “Settings”.
    }
    .voluntary = { $whose ->
        [student] You do not have to: consent is given only if you wish, and declining does not affect your studies.
        [parent] You do not have to: consent is given only if you wish, and declining does not affect your child’s studies.
       *[staff] You do not have to: consent is given only if you wish.
    }
    .brief = The consent stands above. To go on, use a button: “I agree” or “I do not agree”.
    .lang = Русский
    .yes = I agree
    .no = I do not agree
    .refused = All right, nothing is stored. I can answer general questions all the same.
    .refused-staff = The school’s administrator can tell you how to do without the bot.

name =
    .unread = I could not read the name. Write it in letters, for example “Anna Petrova”.

# $class: the title of the class, or a dash
code =
    .already-member = You have been accepted by this invitation already. Everything you need is in your list.
    .already-parent = You are among the parents of { $class } already, here is the chat. If a second child of yours is in this class, no new request is needed: they share one chat.
    .already-student = You are among the students of { $class } already. Here is your chat.

## How long a request waits, when an invite was issued

# $count: how many, $age: one of the first three
age =
    .minutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
    .hours = { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
    .days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
    .waits = waiting { $age }
    .waits-now = just now
    .issued = issued { $age } ago
    .issued-now = issued just now

## Steps on the platform

# $platform: the name of the platform, $lines: the steps
guide =
    .titled =
        { $platform }:
        { $lines }
    .draft = This is a draft: nobody has checked these steps on the screen yet, and names may differ.
    .plain = { $lines }
    .step = { $number }. { $text }

## When: a day and a time

# $time: “15:00”, $day: “3 September”
when =
    .time = { $time }
    .which-half = By day or by night?
    .no-time = { $day }, and at what time? For example: “15:30”.
    .no-day = At { $time }, and on which day? For example: “12.09” or «завтра».
    .today = Today
    .tomorrow = Tomorrow
    .past = That time has passed. Name one ahead, for example: “12.09 18:00”.
    .too-far = That is more than a year away. Please check the year, for example: “12.09 18:00”.
    .other-weekday = The weekday and the date do not go together. Write one of them, for example: “12.09 18:00”.
    .unread = It is not clear when. Write, for example: “12.09 18:00”.
