## “Remind me tomorrow”

# $until: a moment
snooze =
    .done = All right, no reminders about requests until { $until }.
