## The report by schedule · A17, clause 2.1

report-schedule-every =
    .ask = How often shall the report go to the head? The platform's numbers in it are those entered last.
    .week = Every week
    .month = Every month
    .stop = Stop sending it

report-schedule-weekday =
    .ask = On which day?
    .day1 = Monday
    .day2 = Tuesday
    .day3 = Wednesday
    .day4 = Thursday
    .day5 = Friday
    .day6 = Saturday
    .day7 = Sunday

report-schedule-date =
    .ask = On which day of the month? If it is a day off, the report goes out on the next working day.
    .unread = A day of the month is needed here, for example: «25».

# $from, $to: the hours in which the school works
report-schedule-time =
    .ask = At what time? The school works from { $from } to { $to }.
    .morning = { $from }
    .unread = The time could not be read. Write, for example: «9:00».

# $when: the day and time of the next report
report-schedule =
    .planned = All right. The first report goes out on { $when }, and so on from there. It can be stopped here.
    .stopped = All right, the report no longer goes out by schedule.
