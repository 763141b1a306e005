## Questions for the platform's support · A16, 2.1

# $number: of the ticket, $topic: one of ticket-topic.*, $when: when the letter went; $count: how many wait
developer-one =
    .ask = Question № { $number } ({ $topic }) is with the platform’s support: the letter went { $when }.
    .reply = Enter the support’s answer
    .again = Write once more

developer-list =
    .ask = { $count ->
        [0] No letter waits for the platform’s support now. Which question is to go there?
       *[other] Waiting for the platform’s support: { $count }. Choose a question to enter the answer or to write a letter.
    }
    .none = There are no open questions now. A letter to the support can be written without one.
    .letter = A letter without a question

developer-reply =
    .ask = What has the platform’s support answered on question № { $number }? Send its answer, and the author gets it.

developer-look =
    .ask = Record the support’s answer on question № { $number } and send it to the author?
    .send = Record and send
    .other = Write it otherwise
    .told = The support’s answer is recorded on question № { $number } and on its way to its author.
