## An answer of the bot: a new one or a corrected one

# $most: characters, $lines: how many lines, $question: what is answered, $phrases: by which words it is found
answer-edit-question =
    .ask = What is the question called? Short, as on a button. For example: “When the check-up is”.
    .unread = One line of up to { $most } characters is needed, without a link. For example: “When the check-up is”.
answer-edit-steps =
    .ask = “{ $question }”. What is the answer? One sentence, or steps, each on a line of its own.
    .empty = Write the answer in words. For example: “The check-up is in October; the list hangs by the nurse’s room”.
    .many = Nobody reads more than { $lines } steps to the end. Try shorter, each step on a line of its own.
    .long = One of the steps is longer than { $most } characters. Make two of it, each on a line of its own.
answer-edit-trouble =
    .ask = What do you advise where it does not help? A line for each case: first what is wrong, then a colon and what to do. For example: “The child was ill: see the nurse on any day”.
    .none = No advice
    .empty = Write the case and the advice with a colon between. For example: “The child was ill: see the nurse”.
    .many = { $lines } cases are enough. Keep the most frequent ones.
    .long = One of the lines is too long. For example: “The child was ill: see the nurse”.
    .unparted = A colon is needed between case and advice. For example: “The child was ill: see the nurse”.
answer-edit-phrases =
    .ask = In what words will people ask it? A question a line. By its name “{ $question }” it is found anyway.
    .none = The name is enough
    .empty = Write how people ask it. For example: “when is the check-up of year seven”.
    .many = { $lines } questions are enough. Keep those that differ most.
    .long = One of the questions is longer than { $most } characters. Write it shorter, as in a chat.
answer-edit-review =
    .ask = This is how people will see it:
    .found-by = Found by the words: { $phrases }
    .publish = Show it to people
    .question = Question
    .steps = Answer
    .trouble = If it does not help
    .phrases = Words to find it by
    .no-links = Remove the links
    .links = Bring the links back

answer-edit =
    .published = Done, people get this answer from now on.
