## One question · A15, 2.1

# $number: of the ticket, $topic: one of ticket-topic.*, $stand: one of ticket-stand.*, $name: an administrator's name
ticket-look =
    .ask = Question № { $number }. { $topic }: { $stand }.
    .taker = Who answers: { $name }.
    .author = Whoever asked
    .helped = The author said: the answer helped.
    .not-helped = The author said: the answer did not really help.
    .stolen = Access to the bot can be suspended here: “People”.
    .answer = Answer
    .developer = To the platform’s support
    .hand = Hand over
    .close = Close
    .closed = Question № { $number } is closed, and its author will hear of it.
    .reopen = Open it again
    .reopened = Question № { $number } is open again.
    .unread = To answer this question, press “Answer”.

ticket-hand =
    .ask = To whom is question № { $number } handed over?
    .nobody = The school has no other administrator yet.
    .handed = Question № { $number } was handed over: { $name }.
