## A question with answers: whom, what, which answers, until when · C4, T4

question-whom =
    .ask = Whom do you want to ask?
    .parents = Parents
    .students = Students
    .families = Parents and students
    .colleagues = Teachers of the class

# $whom: “To the parents of 7А”; $count: letters of the text, $most: how many are taken
question-text =
    .ask = { $whom }. What do you want to ask? Write it in one message, for example: “Are you coming to the museum on Saturday?”
    .long = The question is rather long: { $count } characters, and { $most } fit. Please shorten it; details can go as an announcement.

# $most: how many answers, $length: how long one may be
question-options =
    .ask = What can people answer? Choose a set or write your own with commas between them, two to { $most }. For example: “Coming, Cannot come, Not sure yet”.
    .yes-no = Yes / No
    .coming = Coming / Not coming
    .unsure = Yes / No / Not sure yet
    .few = At least two answers are needed. Write them with commas or each on a line of its own, for example: “Saturday, Sunday”.
    .many = No more than { $most } answers fit under a message. Keep the most important ones.
    .long = Each answer becomes a button, so it can have up to { $length } characters. Please write it shorter.
    .same = Two of the answers are the same. Write different ones, for example: “Saturday, Sunday”.

# $time: when a day ends; $count: of days
question-until =
    .ask = Until what day do you wait for answers? For example: “до пятницы” or “05.12 15:00”. If you name a day only, the question ends at { $time }.
    .days = { $count ->
        [1] Until tomorrow
       *[other] { $count } days
    }

# $options: the answers; $when: when the reminder goes
question-look =
    .ask = This is what people will see. Check it and send it.
    .options =
        Buttons under the message:
        { $options }
    .minute = After “Send” there is a minute in which you can stop it.
    .reminder = Whoever has not answered by { $when } is reminded once.
    .no-reminder = There will be no reminder: the time is short.
    .text = Question
    .change = Answers
    .until = Time
    .whom = Whom

question-option =
    .yes = Yes
    .no = No
    .coming = Coming
    .not-coming = Not coming
    .unsure = Not sure yet
    .typed = { $option }
