## What comes about events by itself

# $kind: broadcast, webinar or meeting, $by: who planned it, $why: the reason as it was written, $title: what it is called
event-news =
    .planned = { $kind ->
        [broadcast] You are invited to a broadcast. From { $by }.
        [webinar] A new webinar for teaching staff, if you like. From { $by }.
       *[meeting] You are invited to a meeting. From { $by }.
    }
    .moved = { $kind ->
        [broadcast] The broadcast has changed. Now it is:
        [webinar] The webinar that you are signed up for has changed. Now it is:
       *[meeting] The meeting has changed. Now it is:
    }
    .cancelled = { $kind ->
        [broadcast] The broadcast is cancelled.
        [webinar] The webinar that you are signed up for is cancelled.
       *[meeting] The meeting is cancelled.
    }
    .why = The reason: { $why }
    .safe = The school asks for no codes and no money through the bot.
    .reminder = { $kind ->
        [broadcast] A reminder of the broadcast.
        [webinar] A reminder of the webinar that you are signed up for.
       *[meeting] A reminder of the meeting.
    }
    .charge = You see to this event:
    .over = “{ $title }”: did it take place?
    .open = More
    .answer = Answer
