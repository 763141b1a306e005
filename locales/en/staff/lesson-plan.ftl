## A new lesson · T4, 2.4

# $title: subject and class, $days: “Saturdays”
lesson-plan-when =
    .ask = { $title }. When is the lesson? For example «по вторникам в 15:30», «вт и чт с 16:00 до 16:40», or a single one: «завтра в 15:30».
    .several = The time differs from day to day. Begin with one, for example «по вторникам в 15:30», and add the other one afterwards.
    .unread = I could not make out when. Please write, for example, «по вторникам в 15:30» or «12.09 в 15:30».
    .days-off = There is no school on { $days }, so says its calendar. Please name another day, for example «по вторникам в 15:30».
    .left-out = There is no school on { $days }, so they are left out.

lesson-plan-time =
    .ask = On { $days }, and at what time? For example “15:30” or «с 16:00 до 16:40».
    .unread = I could not make out the time. Please write, for example, “15:30”.

# $when: a date
lesson-plan-until =
    .ask = Until which day? Days off and holidays in the school’s calendar are left out. You can write, for example, «25 декабря».
    .term = Until the term ends, { $when }
    .year = Until the school year ends, { $when }
    .unread = I could not make out until when. Please write, for example, «25 декабря».
    .too-far = That is the next school year. Please name a day before the end of May.

# $count: how many lessons or people
lesson-plan-review =
    .count = { $count ->
        [one] By the school’s calendar that is { $count } lesson.
       *[other] By the school’s calendar that is { $count } lessons.
    }
    .whom = { $count ->
        [0] Nobody of those it is for is in the bot yet. Announce it?
        [one] I will tell { $count } person. Announce it?
       *[other] I will tell { $count } people. Announce it?
    }
    .form = How it is held

lesson-plan =
    .done = { $count ->
        [0] The lesson is written down.
        [one] The lesson is written down, I am telling { $count } person.
       *[other] The lesson is written down, I am telling { $count } people.
    }

## A lesson is moved

# $was, $when: weekday, date and time, $title: subject and class, $count: how many people are told
lesson-change-when =
    .ask = It was: { $was }. When is it now? For example «завтра в 15:30».

lesson-change-review =
    .time =
        { $title }.
        It was: { $was }. It will be: { $when }. The other lessons stay as they are.
    .place = { $title }. From now on the lessons are held like this:

lesson-change =
    .done = { $count ->
        [0] Done, it is changed.
        [one] Done, it is changed. I am telling { $count } person.
       *[other] Done, it is changed. I am telling { $count } people.
    }
