## The administrator’s registration on the platform · A2, 2.1

registration-steps =
    .ask = Do you sign in with the number given in the application? There is no need to write the number itself: the bot neither asks for it nor keeps it.
    .yes = Yes, the same
    .no = No, another one

# $inside: “in Sferum”
registration-rights =
    .ask = Is your school there { $inside }, and can you manage it?
    .yes = Yes, it is there
    .no = No

registration-other =
    .ask =
        With another number you can sign in, but no administrator’s rights appear: the platform knows the administrator by the number of the application. Nothing is broken.
        Sign out and sign in with the number of the application. If it is yours no longer, send a new application with the new number.
    .again = Try the application’s number
    .changed = The number has changed

registration-changed =
    .ask = Then a new application to info@sferum.ru is needed: with the new number and the order of appointment. The letter is drafted right here.
    .letter = Draft the letter
    .later = Later

registration =
    .done = Great, the registration is noted. Thank you!
    .later = Good, it stays on the list.
