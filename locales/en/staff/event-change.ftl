## An event is moved

event-change-when =
    .ask = To when is it moved? For example: «завтра в 15:30» or “12.09 18:00”.

event-change-review =
    .ask = It will be like this:
    .yes = Tell everybody
    .no = Leave it as it was

event-change =
    .done = { $count ->
        [0] Done, the event is changed.
        [one] Done, the event is changed. { $count } person is being told.
       *[other] Done, the event is changed. { $count } people are being told.
    }
