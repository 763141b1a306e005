## Questions to a class or to the staff · C4, T4

# $whom: “To the parents of 7А”, $beginning: first words, $until: a day, $open: yes while it can be answered
questions-list =
    .ask = Questions and answers. Choose a number to see how many have answered.
    .line = { $whom }: “{ $beginning }”, { $open ->
        [yes] until { $until }
       *[no] ended on { $until }
    }
    .new = New question
