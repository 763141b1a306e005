## An answer to a question · R1 (3.1), R3 (3.3)

# $question: what was asked, in a few words
asked-look =
    .ask = { $question }
    .link = { $title }: { $url }
    .brief = The answer to “{ $question }” stands above. Did it work?
    .helped = It worked
    .failed = It did not work
    .to-pupils = Pupils are told the same in Russian like this:
    .correct = Correct this answer
    .glad = Good!

# $when: what went wrong, $what: what to try, $tries: how many such lines stand above
asked-trouble =
    .try = { $when }: { $what }
    .ask = { $tries ->
        [0] Then it is better to ask a human.
       *[other] If that did not help either, ask a human.
    }
    .human = Ask a human
