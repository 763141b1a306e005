## One answer of the bot

# $question: what is answered, $before: whether there are former words
answer-card-look =
    .guide = The answer stands as in the guides.
    .changed = The school has changed this answer. Its former words can come back.
    .own = { $before ->
        [yes] This is the school’s answer. Its former words can come back.
       *[no] This is the school’s answer.
    }
    .withdrawn = The answer is withdrawn: nobody is shown it at present.
    .change = Change
    .back = Back to the former words
    .back-sure = Go back to the former words of “{ $question }”? The present ones are not kept.
    .back-yes = Go back
    .withdraw = Withdraw the answer
    .sure = Withdraw the answer “{ $question }”? People will no longer get it.
    .yes = Withdraw
    .give = Show it again

answer-card =
    .back = The former words are shown again.
    .withdrawn = The answer is withdrawn.
    .given = The answer is shown again.
