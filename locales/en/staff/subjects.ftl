## What a teacher teaches and where, or which club · T1, T3, 2.4

# $title: the subject or club, $classes: the classes, with commas
course =
    .subject = { $title } { $classes }
    .by = { $title }, { $teacher }
    .club = { $title }
    .club-in = { $title } ({ $classes })

course-stand =
    .there = has its chat
    .there-mark = ●
    .closed = no link in the bot
    .closed-mark = ◐
    .aside = put off
    .aside-mark = ◌
    .missing = no chat yet
    .missing-mark = ○

# $titles: what has no teacher now, one a line
course-left =
    .told =
        These have chats, and no teacher now:
        { $titles }
        The chats are kept. They can be handed to a colleague.
    .open = Hand over

# $who: who hands over, $to: to whom, $titles: what, one a line
course-handed =
    .told =
        { $who } hands over to you:
        { $titles }
        The chats and their marks are yours now. Ask your colleague to make you an administrator of the chats themselves.
    .told-administrator =
        Another teacher: { $who } hands over to { $to }.
        { $titles }
    .open = What I teach

# $class: the closed class, $to: the one it joins
course-ended =
    .closed = { $class } is closed. The bot no longer shows your subject chats of this class.
    .joined = { $class } joins { $to }. Your subjects are now listed under { $to }: please check that this is right.

# $lines: a subject with its classes, one a line; $subjects: those of the school's table; $title: a subject
subjects-list =
    .ask =
        This is what you teach:
        { $lines }
    .none = What do you teach, and in which classes? Then I can propose names for the chats and ask for all the links together.
    .known = The school's table has for you: { $subjects }. Only the classes are missing.
    .how = Write one line a subject, for example: “Математика: 7А, 7Б, 8А” or “Музыка: 5–7 А”. A line replaces what was there for its subject.
    .one = { $title }
    .club = Club or group
    .chats = Subject chats
    .no-lessons = I have no lessons

subjects-club =
    .ask = What is the club or group called? Add classes if they matter, for example: “Шахматы” or “Олимпиадная группа: 8А, 8Б”.

# $lines: what changes; $title: a subject with its classes
subjects-check =
    .ask =
        Save it like this?
        { $lines }
    .added = + { $title }
    .changed = { $title } — other classes
    .kept = { $title }
    .gone = − { $title }
    .gone-chat = − { $title }: the chat stays with the school, and the administrator is told
    .more = You can add another line.
    .save = Save
    .other = Write it anew

# $title: the subject, $lines: its chats, one a line, $stand: whether there is a chat
subjects-one =
    .ask =
        { $title }:
        { $lines }
    .line = { $title } — { $stand }
    .hand-over = Hand over to a colleague
    .stop = I no longer teach this
    .sure = No longer teach { $title }? Chats that have a link stay with the school, and the administrator is told.
    .stopped = { $title } is no longer on your list.

# $said: what was written
subjects-fault =
    .no-classes = “{ $said }” — in which classes? For example: “7А, 7Б”. If it is a club, press “Club or group”.
    .no-subject = I see classes and no subject. Write both, for example: “Математика: 7А, 7Б”.
    .no-such-class = The school has no class { $said }; it is left out.
    .unread = I could not read that. Write a subject and its classes, for example: “Математика: 7А, 7Б”.

subjects =
    .saved = Saved. You can change it at any time: “Settings” → “What I teach”.
    .no-lessons = All right, I will not ask about subject chats. If you get lessons: “Settings” → “What I teach”.
