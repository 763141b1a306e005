## То, что написано, можно понять по-разному

# $question: one of the answers
meant-which =
    .ask = Что из этого нужно?
    .answer = { $question }
