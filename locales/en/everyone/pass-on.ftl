## A question without an answer goes to the school without a name

# $text: the question as it will go, with •••, where a name, a number or an address stood
pass-on-look =
    .as = Only this goes to the school: “{ $text }”
    .ask = The school does not see who asked, so it cannot reply to you: the answer appears in the bot for everybody. Names and numbers are hidden. If you like, write the question in other words.
    .send = Pass it on
    .no = Keep it here

pass-on =
    .done = Passed on, thank you. When the school adds an answer, the same words will find it. The question is deleted after 30 days.
    .kept = All right, the question went nowhere.
