## What was written can mean more than one thing

# $question: one of the answers
meant-which =
    .ask = Which of these is it?
    .answer = { $question }
