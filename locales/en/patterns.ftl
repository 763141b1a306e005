## Common to all scenes

patterns-button =
    .back = ‹ Back
    .cancel = Cancel
    .help = Help
    .home = My list

# $number: four characters by which the operator finds the log line
patterns =
    .old-button = This button is from an earlier message and no longer works. Here is where we are.
    .overtaken = This message came late, so nothing has changed here. Here is where we are.
    .moved-on = The bot was updated meanwhile, and the step you were at has changed. Never mind: we begin here.
    .not-yours = This place is for another role now. Here is what there is for you.
    .go-on = Let us go on from where we stopped.
    .cancelled = All right, we stopped there. You can come back at any time.
    .choose-one = Please choose one of the answers with a button. You can also write its number, for example “1”.
    .unheard = I could not make out the voice message. Please write it in words.
    .no-picture = I cannot read pictures and stickers. Please write in words or press a button.
    .no-file = No file is needed here. Please write in words or press a button.
    .bare = Write the number of an answer. You can also write: back, cancel, help.
    .in-chat = Hello! I work in private messages only and do not read what is written in this chat. To begin, write to me privately.
    .fault = That did not work, but your place is kept. Please try again a little later. If it happens again, give the number { $number } to the school’s administrator.

patterns-file =
    .unknown-kind = I cannot read this kind of file. Send a table, XLSX or CSV, or write the list right here: «1А, 1Б».
    .too-large = The file is too large. A table of up to 1 MB will do, or write the list right here: «1А, 1Б».
    .empty = There is nothing in the file. Send a table with the classes in a column, or write the list: «1А, 1Б».
    .unreadable = The file could not be read. Please send it again, or write the list right here: «1А, 1Б».
