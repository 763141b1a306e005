## One event

# $title: what it is called, $when: a moment with its weekday, $room: where, $link: an address
# $whom: whom a webinar is meant for, as it was written
# $name: who sees to it
# $answer: «Буду», $coming, $away, $waiting: how many
event =
    .what = { $title }: { $when }
    .whom = Useful for: { $whom }
    .room = Where: { $room }
    .link = Link: { $link }
    .charge = In charge: { $name }
    .charge-yours = You are in charge.
    .nowhere = The place will be told later.
    .noted = Your answer “{ $answer }” is noted. You can change it until the beginning.
    .coming = Coming: { $coming }, not coming: { $away }, not answered yet: { $waiting }
    .held = Noted: the event took place.
    .cancelled = { $count ->
        [0] The event is cancelled. There was nobody to tell.
        [one] The event is cancelled. { $count } person is being told.
       *[other] The event is cancelled. { $count } people are being told.
    }

event-state =
    .planned = Planned.
    .over = Its time has passed. Did it take place?
    .held = It took place.
    .cancelled = Cancelled.

event-look =
    .signed-up = You are signed up: a reminder comes a day and an hour before.
    .attending = Signed up: { $count }
    .calendar = Add to my calendar
    .held = It took place
    .time = Another time
    .place = Another place
    .cancel = Cancel the event
    .failed = It did not take place

# Signing up for a webinar, and what is said after it
event-signing =
    .coming = Sign up
    .not-coming = Give up my place
event-signed =
    .coming = You are signed up. A reminder comes a day and an hour before.
    .not-coming = Your place is given up; no reminder will come.

event-calendar =
    .file = Event.ics
    .ask = Open the file, and the phone will offer to add the event to its calendar.
    .enough = Done

event-why =
    .ask = “{ $title }” is being cancelled. Why? Write one line; everybody { $kind ->
        [webinar] signed up
       *[meeting] invited
    } will read it.
    .skip = No reason
    .sure = Cancel “{ $title }” without a reason? Everybody { $kind ->
        [webinar] signed up
       *[meeting] invited
    } will be told.
    .yes = Cancel the event
    .long = That is too long. One line of up to { $most } characters is enough, for example: “Moved to next week”.
