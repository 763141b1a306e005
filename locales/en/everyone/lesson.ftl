## A lesson: for its teacher and for those whom it is for · T4, S3

# $title: subject and class, $when: weekday, date and time, $days: “Tuesdays and Thursdays”, $time, $ends: “16:00”, $until: a date
lesson =
    .once = { $title }: { $when }
    .weekly = { $title }: on { $days }, { $time }–{ $ends }, until { $until }
    .next = Next: { $when }
    .over = There are no more lessons.

lesson-day =
    .d1 = Mondays
    .d2 = Tuesdays
    .d3 = Wednesdays
    .d4 = Thursdays
    .d5 = Fridays
    .d6 = Saturdays
    .d7 = Sundays
    .and = { $first } and { $rest }
    .list = { $first }, { $rest }

lesson-form =
    .ask = How is it held?
    .distance = Remotely
    .hybrid = In class and remotely
    .school = At school
    .unread = Press a button, or write for example: “online”, “in class” or “both”.

# $form: distance, hybrid or school
lesson-place =
    .ask = { $form ->
        [distance] Please send the link to the lesson, or write where it is, for example “a call in the class chat”. If you do not know yet, press “I will say later”.
        [hybrid] Where is it? Send the room and the link together, for example “room 12, https://…”.
       *[other] Where is it? For example “room 12”.
    }
    .later = I will say later

# $when: weekday, date and time, $title: subject and class, $name: of the teacher
lesson-look =
    .which = If one of them is to be moved or cancelled, choose it:
    .line = { $when }
    .teacher = { $name } teaches them.
    .end = End the lessons
    .sure = End the lessons “{ $title }”? Everybody they are for will hear of it.
    .yes = End them

lesson-one =
    .ask = { $title }: { $when }
    .cancel = Cancel this lesson

lesson-why =
    .ask = Cancelling the lesson: { $when }. Why? Write one line; everybody it is for will read it.
    .sure = Cancel “{ $title }”, { $when }, without a reason? Everybody it is for will hear of it.
    .yes = Cancel the lesson

# $count: how many people are told
lesson-told =
    .cancelled = { $count ->
        [0] The lesson is cancelled. There was nobody to tell.
        [one] The lesson is cancelled. I am telling { $count } person.
       *[other] The lesson is cancelled. I am telling { $count } people.
    }
    .ended = { $count ->
        [0] The lessons have ended. There was nobody to tell.
        [one] The lessons have ended. I am telling { $count } person.
       *[other] The lessons have ended. I am telling { $count } people.
    }

# $title: subject and class, $was: when it would have been, $when: when it is now
lesson-news =
    .planned = There is a new lesson in the timetable.
    .placed = The lessons “{ $title }” are now held like this:
    .ended = There are no more lessons “{ $title }”.
    .moved =
        A lesson is moved: { $title }.
        It was: { $was }. Now: { $when }.
    .cancelled = There is no lesson: { $title }, { $was }.
    .reminder = A reminder of a lesson.
