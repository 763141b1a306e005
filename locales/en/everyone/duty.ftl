## One duty: what it is, how it stands, what next

# $clause: «2.1», $words: the act's own words, in Russian; $whose: family or staff
duty-look =
    .act = The regulation, { $clause }: «{ $words }».
    .begin = Begin
    .open = Open
    .done = Done
    .doneBefore = { $whose ->
        [family] Done already
       *[staff] Done earlier
    }
    .doneOutside = Done outside the bot
    .notNeeded = Not needed
    .setAside = Put off
    .again = { $whose ->
        [family] Change my answer
       *[staff] Take up again
    }
    .otherWay = I get information another way

# $who: “you”, a colleague's name or “a colleague”; $when: a day; $note: a date or a reason; $dated: yes when a date was given
duty-stands =
    .open = Not marked yet.
    .voluntary = It is all voluntary, and there is no date for it.
    .right = This is your right: there is nothing to mark.
    .done = { $whose ->
        [family] ✓ Marked on { $when }.
       *[staff] ✓ Done: { $who }, { $when }.
    }
    .doneBefore = { $whose ->
        [family] ✓ Marked on { $when }.
       *[staff] { $dated ->
            [no] ✓ Done earlier. Marked by { $who }, { $when }.
           *[other] ✓ Done earlier: { $note }. Marked by { $who }, { $when }.
        }
    }
    .doneOutside = ✓ Done outside the bot. Marked by { $who }, { $when }.
    .notNeeded = — Not needed. Marked by { $who }, { $when }.
    .otherWay = ✓ Information comes another way, since { $when }.
    .setAside = ⏸ Put off: { $note } ({ $who }, { $when }).
    .asked = … Waiting for an answer, since { $when }.
    .you = you
    .colleague = a colleague

duty-before =
    .ask = When was that? The year is enough, for example “01.09.2023” or “2023”. You may leave it out.
    .skip = I do not remember
    .unread = I could not read the date. Write, for example, “01.09.2023”, “09.2023” or “2023”, and not a day ahead.

# $title: the duty as on its button
duty-aside =
    .ask = Why put off “{ $title }”? One phrase, for example “First form, the children have no VK”. You can take it up again at any time.
    .unread = Please write the reason in one phrase, up to 200 characters. For example “First form, the children have no VK”.

duty-settled =
    .done = Noted: done.
    .doneBefore = Noted: done earlier.
    .doneOutside = Noted: done outside the bot.
    .notNeeded = Noted: not needed.
    .setAside = Put off. You can take it up again at any time.
    .otherWay = Noted.
    .again = { $whose ->
        [family] All right, your earlier answer is withdrawn.
       *[staff] Taken up again.
    }
