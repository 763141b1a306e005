## The answer to a question: by one tap under its message, or here · C4, T4

# $answer: what was chosen, $beginning: first words of the question, $title: the class, $titled: whether there is one
# $until: when it ends
answer =
    .noted = { $titled ->
        [yes] { $title }, “{ $beginning }”: your answer “{ $answer }” is noted. You can change it until { $until }.
       *[no] “{ $beginning }”: your answer “{ $answer }” is noted. You can change it until { $until }.
    }

answer-one =
    .over = The time for answers is over.
    .mine = Your answer: { $answer }. To change it, choose another one.
    .was = Your answer: { $answer }.
    .done = All right

# $answered: yes where there is an answer
answer-list =
    .ask = You are asked something. Choose a question by its number.
    .none = There are no questions for you at the moment.
    .line = { $titled ->
        [yes] { $title }, “{ $beginning }”
       *[no] “{ $beginning }”
    }, until { $until }{ $answered ->
        [yes] . Your answer: { $answer }
       *[no] {""}
    }
