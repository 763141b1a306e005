## Questions that found no answer

# $text: a question without names and numbers, $count: how many alike, $lines: all of them
unanswered-list =
    .ask = These questions were passed on to the school: no names, no numbers, and nobody who asked. Those alike stand together. Each is kept for 30 days.
    .none = No questions without an answer at present.
    .line = { $count ->
        [1] “{ $text }”
        [one] “{ $text }” and the like, { $count } in all
       *[other] “{ $text }” and the like, { $count } in all
    }
unanswered-group =
    .ask = { $count ->
        [one] Asked { $count } time:
       *[other] Asked { $count } times:
    }
    .lines = { $lines }
    .make = Make an answer of it
    .drop = Remove
    .sure = { $count ->
        [one] Remove “{ $text }” and the like, { $count } in all, without an answer?
       *[other] Remove “{ $text }” and the like, { $count } in all, without an answer?
    }
    .yes = Remove

unanswered =
    .dropped = Removed.
