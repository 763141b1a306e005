## An answer to a question · A15, 2.1

# $number: of the ticket, $who: the colleague's name, $named: no where it is unknown, $when: when they answered
ticket-answer =
    .sent = The answer to question № { $number } is on its way to its author.
    .amended = It was corrected in question № { $number } too.
    .meanwhile = { $named ->
        [no] Another administrator has already answered this question, { $when }:
       *[other] This question has an answer already: { $who }, { $when }:
    }
    .may-add = Your words are not lost and can be added.

ticket-answer-write =
    .ask = Write the answer to question № { $number }. A screenshot or a document may be attached.
    .keep = Keep what is written
    .templates = Ready answers

# $topic: one of ticket-topic.*
ticket-answer-look =
    .ask = Send the answer to question № { $number } ({ $topic })?
    .send = Send
    .write = Write it otherwise
    .no = Do not send
