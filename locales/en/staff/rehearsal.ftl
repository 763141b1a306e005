## As parents see it · C3b, 2.3

# $class: the class's title
rehearsal-play =
    .hello = This is how the bot speaks with the parents whom you invite. Answer for them, with buttons and words.
    .mark = REHEARSAL · parents of { $class } · nothing is stored and nobody is told.
    .accepted = Next: the request is accepted
    .undo = One step back
    .end = End the rehearsal

rehearsal =
    .open = As parents see it
    .end = The rehearsal is over. Nothing was stored.
