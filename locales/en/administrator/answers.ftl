## The answers of the bot: find, correct, add

# $platform: what is in force, $changed: how many answers are the school's own, $question: what is answered, $count: how many questions
answers-list =
    .ask = { $changed ->
        [0] The answers of the bot. Platform: { $platform }. All stand as in the guides so far.
        [one] The answers of the bot. Platform: { $platform }. The school has changed { $changed } answer.
       *[other] The answers of the bot. Platform: { $platform }. The school has changed { $changed } answers.
    } To find one, write a word of the question, or the question as people ask it.
    .unread = No answer is found by these words. Try another word, choose from the list, or add an answer.
    .guide = { $question }
    .changed = ✎ { $question }
    .own = ★ { $question }
    .withdrawn = ✕ { $question }
    .add = A new answer
    .unanswered = Without an answer: { $count }
