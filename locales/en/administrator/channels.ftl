## The school's channels · A13, 2.1

# $count: how many wait, or lie in the archive
channels-queue =
    .ask = Waiting for a decision: { $count }. A number opens one:
    .none = All materials are sorted out.
    .new = A material of my own
    .archive = Archive: { $count }
    .mail = Write to the staff or the families

# $channel: one of material-channel.*, $when: the wished day, $state: when it was handed over
channels-card =
    .ask = { $channel }, { $state }. Wished day: { $when }.
    .publish = Publish
    .wished = Publish on { $when }
    .edit = Edit
    .decline = Decline
    .queue = To the materials

channels-edit =
    .ask = Send the whole corrected text. Attachments stay unless you send new ones. Now it reads:
    .done = Corrected.

# $beginning: the first words
channels-decline =
    .ask = Why is it declined? The author reads the reason. For example: “A date is missing”. Material: { $beginning }
    .too-long = The reason is rather long. A sentence or two will do, for example: “Date and place are missing”.
    .done = Declined; the author was told why.

# $at: day and time
channels-channel =
    .ask = The text is ready for the channel. Step by step:
    .goes = It goes to the bot’s subscribers on { $at }. Until then the mailing can be stopped.
    .nobody = There is nobody in the bot to send it to yet, so it is for the channel alone.
    .mailing = Open the mailing
    .queue = To the materials

# $said: the words that were looked for
channels-archive =
    .ask = The archive. Write a word of the text to find a material:
    .found = Found by the words “{ $said }”:
    .all = The whole archive
    .none = Nothing says these words. Try another word of the text, for example: “fair”.
