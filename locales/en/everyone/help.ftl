## Help: three ways side by side · R1 (3.1), R2 (3.2), R3 (3.3)

# $platform: the platform's name, $of: the platform's name, $count: how many questions are open
help-topics =
    .ask = How can we help? A question may simply be written in words. Or choose: ready answers, a human of the school, or the platform’s own support.
    .free = { $platform }: free of charge and round the clock (the regulation, 3.1).
    .answers = Answers to questions
    .school = The school’s administrator
    .people = What people ask
    .platform = Write to the support of { $of }
    .mine = My questions to the school: { $count }
    .data = My data
    .safety = Safety

# $question: what is asked, in a few words
help-answers =
    .ask = What is the question about? Write a word of it, and the list gets shorter.
    .question = { $question }
