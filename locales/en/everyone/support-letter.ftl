## A letter to the platform's support · R2, 3.2; A16, 2.1

# $mail: the support's address, $said: what was written before
support-letter-what =
    .ask = Everybody may write to the support, straight to { $mail } (the regulation, 3.2). We will put a letter together; it goes out in Russian. What does not work? In one message, with the exact text of the error if there is one.
    .said = This is written already: “{ $said }”
    .names = Names, telephones and codes are not needed in the letter: if there are any, better write it otherwise.
    .as-is = Take these words
    .unread = Some words are needed, up to a thousand characters. For example: “The link to the chat of 7A does not open, it says it is invalid”.

support-letter-where =
    .ask = Where does it happen? Choose, or write it in your own words.
    .unread = Some words are needed, up to a hundred characters. For example: “when signing in”.

support-letter-device =
    .ask = On what device?
    .unread = Some words are needed, up to a hundred characters. For example: “a Huawei tablet”.

support-letter-tried =
    .ask = What was tried already?
    .skip = Nothing yet

support-letter-option =
    .sign-in = Signing in
    .chat = A chat
    .call = A call or a lesson
    .invite = An invite by link
    .android = An Android phone
    .iphone = iPhone
    .computer = A computer

# $subject, $lines: the letter; $mail: the support's address
support-letter-look =
    .ask = The letter is ready. The address: { $mail }. It can be copied and sent from one’s own mail.
    .letter =
        Subject: { $subject }

        { $lines }
    .screenshot = A screenshot with the letter helps. Before it, cover other people’s names and messages.
    .mail = Send it from here
    .sent = The letter was sent
    .anew = Write it otherwise
    .done = Done
    .good = Good. If the support is silent for long, look into the spam folder and write once more.
    .noted = Noted. The author will hear that the question is with the platform’s support. When it answers, enter the answer here.

support-letter-email =
    .ask = To which address is the support to answer? It is needed for the letter only and kept for an hour at most.
    .unread = This does not look like a mail address. An example: anna@example.ru
    .on-its-way = The letter is on its way. A message will come when the mail has taken it.

support-letter-told =
    .sent = The mail has taken the letter to the platform’s support. The answer will come to the address that was named.
    .by-hand = The letter did not go from here. It can be sent from one’s own mail: “Help” → the letter to the support.

# $school: its name, $role: one of my-data-role.*, $said: what was entered, or one of support-letter-option.*
support-letter =
    .subject = A question to technical support
    .greeting = Hello!
    .school = School: { $school }
    .role = Who writes: { $role }
    .what = What does not work: { $said }
    .where = Where: { $said }
    .device = Device: { $said }
    .tried = Tried already: { $said }
    .thanks = Thank you!
