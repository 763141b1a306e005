## Words understood anywhere in the conversation; separated by commas

words =
    .back = back, go back
    .cancel = cancel, stop, never mind
    .help = help, support, call a human, a human please, get me a human, i want a human, talk to a human, human, real person
    .home = my list, my tasks, my duties, menu, home
    .start = start, hello, hi, good morning

## The same as the button that means it, where there is one. “I do not know” is not “no”: it leaves empty what may be
## left empty, and decides nothing
meanings =
    .yes = yes, yep, sure, right, ok, okay, i agree, agree
    .no = no, nope, not yet, nobody, skip
    .done = done, ready, joined, it worked
    .unsure = i do not know, i don’t know, do not know, not sure, i am not sure, i’m not sure

## What is called by its name when its button is not there

named =
    .queue = requests, new requests, who is waiting
    .tickets = questions, questions to the school
    .my-requests = my request, my requests
    .my-ticket = my questions, my question, my questions to the school
    .my-chats = my chats, chats
    .invites = invites, invite, invite parents, invite families, code for parents, qr for parents, invite students, code for students, invite colleagues, invite a teacher
    .open-classes = classes, open classes
    .people = people, staff, colleagues, teachers
    .events = lessons and events, events, my events, meeting, meetings
    .away = i am away, i’m away, i am on leave, i am ill, i’m ill
    .settings = settings, my settings, my data
    .decisions = log of decisions, decision log, who decided what
    .control = report, how things stand
    .former = who has left, remove those who left, remove graduates

## Said to be kind, asking for nothing
pleasantries =
    .thanks = thanks, thank you, thank you very much, thanks a lot, many thanks, thank you for your help, thx, cheers
    .fine = i see, understood, got it, clear, all clear, great, perfect, fine, all right, alright, okay, good to know
    .bye = bye, goodbye, good bye, see you, have a nice day, good night

## What comes before everything: somebody in danger, a code that must be shown to nobody; three dots stand for up to
## three other words. .harmless only sounds like it; .urgent, where it is all of a message, may be about a chat or about danger
care-words =
    .danger = i want to die, i wanna die, want to be dead, i do not want to live, i don t want to live, i dont want to live, do not want to be alive, kill myself, killing myself, suicide, suicidal, end my life, hurt myself, cut myself, cutting myself, they … beat me, he beats me, she beats me, he hits me, she hits me, they hit me, my husband beats me, my husband hits me, they call me names, somebody follows me, they take my money, my father beats me, i am bullied, i m bullied, i am being bullied, i m being bullied, they bully me, they are bullying me, i am scared, i m scared, i am afraid to go home, i m afraid to go home, i am in danger, i m in danger, somebody threatens me, someone threatens me, they threaten me, blackmails me, blackmail me, raped me, touches me, asks for nudes, i feel very bad
    .urgent = help me, help me now, please help, please help me, help me please, help urgently, i need help, i need help now, i need help right now, save me, sos, emergency
    .harmless = suicide prevention, i am scared of pressing, i am scared to press, sms code … does not come, sms code … did not come, no sms code, code from the sms … does not come
    .secret = sms code, code from the sms, code from sms, text message code, card number, cvv, cvc

## A stranger writes in English: one such word, and no Russian letter

english =
    .words = english, hello, hi, hey, good, please, thanks, thank, i, we, my, the, is, are, do, does, what, how, where, who, have, need, want, can, school, class, code, parent, teacher
