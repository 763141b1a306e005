## Lessons and events: broadcasts, meetings, lessons · A14, clause 2.1; S3, clause 2.5

# $title: what it is called, $when: a moment with its weekday
events-list =
    .ask = Coming up:
    .none = There are no events ahead yet. What is planned will stand here.
    .line = { $when }: { $title }
    .over = { $title }: how did it go?
    .lessons-on = You are reminded an hour before each lesson.
    .off = Invitations and reminders are off for you. You will still hear of changes.
    .broadcast = New broadcast
    .meeting = New meeting
    .webinars = Seminars and webinars
    .calendar = All to the phone’s calendar
    .lessons = Remind me of lessons
    .no-lessons = No reminders of lessons
    .quiet = No reminders of events
    .remind = Remind me of events

# $count: how many lessons and events are in the file
events-calendar =
    .file = Lessons.ics
    .ask = Open the file, and the phone offers to add it all to the calendar: { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }. If something is moved later I will write, and the file can be taken anew.

events =
    .lessons-on = All right, I will remind you an hour before each lesson.
    .lessons-off = All right, no reminders of lessons. If one is moved or cancelled, you will hear of it.
    .on = All right, reminders come a day and an hour before.
    .off = All right, no invitations and no reminders. If something is moved or cancelled, you will hear of it.
