## Words understood anywhere in the conversation; separated by commas

words =
    .back = back, go back
    .cancel = cancel, stop, never mind
    .help = help, support
    .home = my list, my tasks, my duties, menu, home
    .start = start, hello, hi, good morning
