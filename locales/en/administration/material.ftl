## Materials for the channels · H5, 2.2

# $beginning: the first words, $state: one of material-state.*; $count: pictures and documents
material =
    .line = { $beginning } · { $state }
    .text = { $text }
    .only-files = No text, attachments: { $count }
    .files = Attachments: { $count }

# $when: the day; $reason: in the administrator's words
material-state =
    .waiting = handed over on { $when }
    .scheduled = comes out on { $when }
    .published = published on { $when }
    .stopped = mailing stopped on { $when }
    .declined = declined: { $reason }

material-list =
    .ask = Your materials for the channels. A number opens the whole of it:
    .new = New material

material-card =
    .list = To the materials

material-channel =
    .ask = Which channel is it for?
    .school = The school channel
    .staff = Staff channel

# $channel: one of material-channel.*
material-write =
    .ask = { $channel }. Send the text as one message, with pictures and documents if you like.

material-wished =
    .ask = When is it to come out? Write a day, for example “12.09” or “в пятницу”.
    .soon = As soon as possible
    .unread = A day ahead is needed, for example “12.09”, “завтра” or “в пятницу”.

# $channel: one of material-channel.*, $when: a day, or as soon as possible
material-review =
    .ask = { $channel }. When: { $when }. Hand it over to the administrator?
    .send = Hand over
    .write = Change the text
    .wished = Change the day
    .handed = Handed over to the administrator.

# $name: who handed it over, $beginning: the first words; $at: day and time; $reason: in the administrator's words
material-news =
    .handed = New material for the channels. Author: { $name }. “{ $beginning }”
    .queue = Materials
    .yours = Your material “{ $beginning }”:
    .published = was approved. It goes to the bot’s subscribers on { $at }.
    .declined = was declined. Reason: { $reason }
