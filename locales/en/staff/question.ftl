## One question: what it is and how many have answered · C4, T4

# $whom: “To the parents of 7А”, $beginning: first words, $until: when it ends, $goesAt: when it goes
question-card =
    .what = { $whom }. “{ $beginning }”
    .open = It can be answered until { $until }. So far:
    .over = The time for answers is over. The result:
    .held = Not sent yet: it goes on { $goesAt }.
    .refresh = Refresh
    .names = Who answered what
    .end = End it now
    .sure = End the question “{ $beginning }”? Nobody can answer after that, and whoever has answered hears of it.
    .yes = Yes, end it
    .ended = { $count ->
        [0] The question is over. Nobody had answered.
        [one] The question is over. One person who answered hears of it.
       *[other] The question is over. The { $count } people who answered hear of it.
    }
    .mailing = Mailing

# $option: the answer, $names: of those who have chosen it
question-names =
    .option = { $option }: { $names }
    .back = Back to the numbers

# $option: the answer, $count: how many
question-result =
    .option = { $option }: { $count }
    .waiting = { $count ->
        [0] Everybody has answered.
       *[other] Not answered yet: { $count }
    }

# $title: the class, $titled: whether there is one, $until: when it ends, $role: of whoever asks
question-notice =
    .until = { $titled ->
        [yes] { $title }. You can answer until { $until }.
       *[no] You can answer until { $until }.
    } { $role ->
        [classTeacher] Only the class teacher sees the answers with names.
       *[other] Only whoever asks sees the answers with names.
    }

# $beginning: first words, $title: the class, $titled: whether there is one
question-news =
    .reminder = A reminder: this question can still be answered. If you would rather not answer, there is nothing to do.
    .over = { $titled ->
        [yes] { $title }: the time to answer “{ $beginning }” is over. The result:
       *[no] The time to answer “{ $beginning }” is over. The result:
    }
    .ended = { $titled ->
        [yes] { $title }: the question “{ $beginning }” has ended early.
       *[no] The question “{ $beginning }” has ended early.
    } Your answer is counted, there is nothing to do.
    .open = Open the answers
