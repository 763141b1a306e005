## A mailing: whom, the text, first to oneself, a minute for “Stop”

# $classes: titles, with commas
audience =
    .everybody = To everybody
    .staff = To the staff
    .families = To all families
    .parents = To all parents
    .students = To all students
    .colleagues = To the teachers of the class
audience-in =
    .everybody = To everybody: { $classes }
    .staff = To the staff: { $classes }
    .families = To the families of { $classes }
    .parents = To the parents of { $classes }
    .students = To the students of { $classes }
    .colleagues = To the teachers of { $classes }

mail-kind =
    .announcements = announcements
    .news = news of the channels
    .events = meetings and broadcasts

mailing-whom =
    .ask = Whom shall we write to?
    .closed = No class is open yet, so for now you can write to the staff only.
    .staff = The staff
    .families = Families
    .parents = Parents only
    .students = Students only

mailing-classes =
    .ask = Which classes? You can choose several.
    .chosen = ✓ { $class }
    .next = Next
    .all = All classes

# $whom: “To the parents of 7А, 7Б”; $count: letters of the text, $most: how many are taken
mailing-write =
    .ask = { $whom }. Send the text as one message, with pictures and documents if you like. You see it first, alone.
    .too-long = The text does not fit into one message: it has { $count } characters, and { $most } fit. Shorten it or attach a document.

# $whom: “To the parents of 7А”; $count of people, $reached can be written to, $closed have closed their messages; $until: when the quiet hours end
mailing-look =
    .count = { $whom }: { $count ->
        [one] { $count } person
       *[other] { $count } people
    }{ $closed ->
        [0] .
       *[other] , can be written to: { $reached }, have closed their messages: { $closed }.
    }
    .ask = The message came to you as people will see it. After “Send” there is a minute to stop it.
    .quiet = These are quiet hours; the message goes out on { $until }.
    .is-urgent = Urgent: it goes at once, also to those who asked not to be sent such messages.
    .send = Send
    .urgent = Urgent
    .calm = Not urgent
    .sure = Mark it as urgent? It comes in the quiet hours too, and to those who asked not to be sent such messages.
    .yes = Yes, urgent
    .write = Change the text
    .whom = Change who gets it

# $name, $role: whose words they are, $of: the class or subject that they are about, or none; $text: as it was written
mailing-notice =
    .whose = { $of ->
        [none] { $name }, { $role }:
       *[other] { $name }, { $role } ({ $of }):
    }
    .text = { $text }
    .end = The school never asks for codes or money through the bot.
    .read = I have read it
    .mute = Don’t send me such messages
    .fraud = Looks like fraud

# $sent got it, of $count; $names: of colleagues; $name: whose words, $beginning: their first words
mailing-news =
    .passed = { $name } leads this class or subject no longer, and a message to families still waits to be sent. It is with you now: have a look, and stop it if it is not needed.
    .over = The message was sent: { $sent } of { $count }.
    .later = { $count ->
        [one] One more person reads it later, at a time of their own.
       *[other] { $count } more people read it later, at a time of their own.
    }
    .stopped = The mailing was stopped: { $sent } of { $count } got it.
    .staff = It did not reach these colleagues: { $names }.
    .families = { $count ->
        [one] It did not reach { $count } family.
       *[other] It did not reach { $count } families.
    }
    .closed = Those whose messages are closed hear it from the class teacher, colleagues from you.
    .failed = { $count ->
        [one] { $count } message failed for a technical reason and can be sent again.
       *[other] { $count } messages failed for a technical reason and can be sent again.
    }
    .look = Open the mailing
    .reported = Somebody marked a mailing as looking like fraud. Author: { $name }. It begins: “{ $beginning }”. Please look; if it is not the school’s, recall it.
    .recalled = A message was recalled. Author: { $name }, it began: “{ $beginning }”. Please take it as not sent.
