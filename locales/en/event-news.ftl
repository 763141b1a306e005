## What comes about events by itself

# $kind: broadcast or meeting, $by: who planned it, $why: the reason as it was written, $title: what it is called
event-news =
    .planned = { $kind ->
        [broadcast] You are invited to a broadcast. From { $by }.
       *[meeting] You are invited to a meeting. From { $by }.
    }
    .moved = { $kind ->
        [broadcast] The broadcast has changed. Now it is:
       *[meeting] The meeting has changed. Now it is:
    }
    .cancelled = { $kind ->
        [broadcast] The broadcast is cancelled.
       *[meeting] The meeting is cancelled.
    }
    .why = The reason: { $why }
    .safe = The school asks for no codes and no money through the bot.
    .reminder = { $kind ->
        [broadcast] A reminder of the broadcast.
       *[meeting] A reminder of the meeting.
    }
    .charge = You see to this event:
    .over = “{ $title }”: did it take place?
    .open = More
    .answer = Answer
