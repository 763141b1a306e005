## A question to the school's administrator: what both sides learn of it · A15, A16 (2.1), R2 (3.2)

ticket-topic =
    .stolen = Stolen account or fraud
    .access = Cannot sign in
    .chats = Chats and links
    .joining = Invites and requests
    .lessons = Lessons and calls
    .other = Something else

# $text: what somebody wrote, $count: how many files; $who: one of .author names, ticket.school or ticket.developer,
# $when: when, $edited: yes where it was corrected since; $name: the administrator's name, $named: no where it is unknown; $opens, $until: days with times, $number: of the ticket
ticket =
    .text = “{ $text }”
    .files = { $count ->
        [one] { $count } file is attached.
       *[other] { $count } files are attached.
    }
    .show-files = Show the files
    .files-shown = The files come in a message of their own.
    .files-of = The files of question № { $number }:
    .unknown = This person is not in the bot.
    .earlier = { $count ->
        [one] { $count } message came before.
       *[other] { $count } messages came before.
    }
    .said = { $edited ->
        [yes] { $who }, { $when }, corrected:
       *[no] { $who }, { $when }:
    }
    .school = { $named ->
        [no] The school’s administrator
       *[other] { $name }, the school’s administrator
    }
    .developer = The platform’s support
    .is-closed = Texts and files are deleted 30 days after closing.
    .closed-now = The school is closed now. The question will most likely be read when it opens: { $opens }.
    .expected = An answer usually comes by { $until }.
    .takes-long = The answer takes longer than usual. The school’s administrator was reminded of it.
    .expected-urgent = Such questions are looked at first.

# $since: since when
ticket-stand =
    .open = waits for the school since { $since }
    .answered = answered { $since }
    .waiting = the school asked the platform’s support { $since }
    .closed = closed { $since }

ticket-template =
    .soon = Thank you, we have got the question. We will look into it and answer here.
    .soon-label = Got it, looking into it
    .screenshot = Please send a screenshot of the error. Before that, cover other people’s names and messages.
    .screenshot-label = A screenshot is needed
    .steps = Please write step by step: what is open, what was pressed and what is on the screen. And is it a phone or a computer?
    .steps-label = What was pressed, and where
    .profile = Please look whether the right profile is open: the school’s chats are seen in the educational one only. Where there are several, switch.
    .profile-label = The wrong profile
    .new-code = The former code is no longer valid. The class teacher or the school’s administrator gives a new one.
    .new-code-label = A new code is needed

# $number: of the ticket, $topic: one of ticket-topic.*, $who: the administrator's name, $named: no where it is unknown, $days: how long it waits
ticket-news =
    .new = Question № { $number }. { $topic }.
    .more = Question № { $number }, something was added. { $topic }.
    .thanks = Question № { $number }, its author writes:
    .edited = Question № { $number }, corrected. { $topic }. It now says:
    .handed = Question № { $number } was handed over to you. { $topic }. The latest of it:
    .reopened = Question № { $number } is open again. { $topic }.
    .how = To answer, reply to this message or press “Answer”.
    .answer = Answer
    .look = Open
    .late = Question № { $number } waits for an answer. { $topic }.
    .developer-late = The platform’s support has not answered on question № { $number } yet. If an answer has come, please enter it here.
    .head = { $days ->
        [one] Question № { $number } has waited for the school for { $days } day. { $topic }.
       *[other] Question № { $number } has waited for the school for { $days } days. { $topic }.
    }
    .shared = The author lets you read it:
    .answered = { $named ->
        [no] An answer to question № { $number }, from the school’s administrator:
       *[other] An answer to question № { $number }, from { $who }:
    }
    .answer-edited = The answer to question № { $number } was corrected. It now says:
    .developer = The platform’s support has answered the school on question № { $number }:
    .asked-developer = The school has passed question № { $number } on to the platform’s support. The answer will come here.
    .author-how = To add something, reply to this message.
    .closed = Question № { $number } is closed. If something is left, it can be opened again.
    .lapsed = Question № { $number } is closed: the school has not answered. We are sorry. If it still matters, it can be opened again.
    .helped = It is settled
    .open = My question
    .not-come = The answer to question № { $number } did not get through: messages are closed. It stays in the question and can be seen in the bot.
