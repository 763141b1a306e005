## Words understood anywhere in the conversation; separated by commas

words =
    .back = back, go back
    .cancel = cancel, stop, never mind
    .help = help, support
    .home = my list, my tasks, my duties, menu, home
    .start = start, hello, hi, good morning

## The same as the button that means it, where there is one
meanings =
    .yes = yes, yep, sure, right, ok, okay, i agree, agree
    .no = no, nope, not yet, nobody, skip, i do not know
    .done = done, ready, joined, it worked

## What comes before everything: somebody in danger, a code that must be shown to nobody
care-words =
    .danger = i want to die, i do not want to live, i don t want to live, kill myself, suicide, hurt myself, they beat me, he beats me, i am bullied, i am being bullied, they bully me, i am scared, i am afraid to go home, somebody threatens me, i feel very bad
    .secret = sms code, code from the sms, code from sms, text message code, card number, cvv, cvc

## A stranger writes in English: one such word, and no Russian letter

english =
    .words = english, hello, hi, hey, good, please, thanks, thank, i, we, my, the, is, are, do, does, what, how, where, who, have, need, want, can, school, class, code, parent, teacher
