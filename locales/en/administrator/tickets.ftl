## What people ask · A15, 2.1

# $count: how many wait; $urgent: yes for a stolen account, $number, $topic: one of ticket-topic.*, $stand: one of ticket-stand.*, $beginning: its first words
tickets-list =
    .ask = { $count ->
        [0] Nobody waits for the school’s answer now. Open questions:
        [one] { $count } question waits for an answer. Whoever waits longest stands first.
       *[other] { $count } questions wait for an answer. Whoever waits longest stands first.
    }
    .none = There are no open questions now.
    .line = { $urgent ->
        [yes] Urgent: № { $number }. { $topic }, { $stand }. “{ $beginning }”
       *[no] № { $number }. { $topic }, { $stand }. “{ $beginning }”
    }
    .closed = Closed: { $count }

tickets-closed =
    .ask = Closed questions. They are deleted 30 days after closing.
