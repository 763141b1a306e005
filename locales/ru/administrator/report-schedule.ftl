## Отчёт по графику · A17, п. 2.1

report-schedule-every =
    .ask = Как часто отправлять отчёт руководителю? Числа платформы в нём будут те, что введены последними.
    .week = Раз в неделю
    .month = Раз в месяц
    .stop = Больше не отправлять

report-schedule-weekday =
    .ask = В какой день?
    .day1 = понедельник
    .day2 = вторник
    .day3 = среда
    .day4 = четверг
    .day5 = пятница
    .day6 = суббота
    .day7 = воскресенье

report-schedule-date =
    .ask = Какого числа? Если это выходной, отчёт уйдёт в следующий рабочий день.
    .unread = Здесь нужно число месяца, например: «25».

# $from, $to: the hours in which the school works
report-schedule-time =
    .ask = Во сколько? Школа работает с { $from } до { $to }.
    .morning = { $from }
    .unread = Не получилось прочитать время. Напишите, например: «9:00».

# $when: the day and time of the next report
report-schedule =
    .planned = Хорошо. Первый отчёт уйдёт { $when }, дальше так же. Остановить можно здесь же.
    .stopped = Хорошо, по графику отчёт больше не уходит.
