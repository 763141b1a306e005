## Events: broadcasts and meetings · A14, clause 2.1

# $title: what it is called, $when: a moment with its weekday
events-list =
    .ask = Coming up:
    .none = There are no events ahead yet.
    .line = { $when }: { $title }
    .over = { $title }: how did it go?
    .off = Invitations and reminders are off for you. You will still hear of changes.
    .broadcast = New broadcast
    .meeting = New meeting
    .quiet = No reminders for me
    .remind = Remind me

events =
    .on = All right, reminders come a day and an hour before.
    .off = All right, no invitations and no reminders. If something is moved or cancelled, you will hear of it.
