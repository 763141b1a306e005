## The hours in which a colleague may be written to

# $present: the hours as they are now, $hours: the school's
own-hours-look =
    .ask = When may I write to you? Now: { $present }.
    .how = At other times whatever is not urgent waits, and families see when to expect you. Please write, for example, «пн–пт 9–18».
    .school = As the school: { $hours }
    .any = At any time
    .unread = I could not make out the hours. Please write, for example, «пн–пт 9–18» or «вт, чт с 10 до 15».

# $days: weekdays, $from, $to: “09:00”; $first, $last, $day: a weekday; $list: the days before it
own-hours =
    .line = { $days } { $from }–{ $to }
    .span = { $first }–{ $last }
    .list = { $list }, { $day }
    .as-school = in the school’s hours
    .any = at any time outside the school’s quiet hours
    .chosen = All right, I write to you: { $present }. What is urgent comes at once.

own-hours-day =
    .d1 = Mon
    .d2 = Tue
    .d3 = Wed
    .d4 = Thu
    .d5 = Fri
    .d6 = Sat
    .d7 = Sun

# $time: “09:00”, $when: weekday, date and time
answer-hours =
    .today = The teacher will probably answer today from { $time }.
    .tomorrow = The teacher will probably answer tomorrow from { $time }.
    .later = The teacher will probably not answer before { $when }.
