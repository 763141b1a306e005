## Keeping one's profile safe · S4, 2.5. A talk with a student

# $count: how many questions
# $safe: how many answers were careful, $count: of how many
safety-question =
    .hello = A short talk about how not to give your profile away to strangers: { $count } questions, no marks.
    .now = I need help right now
    .emergency =
        Tell an adult you trust: your parents, your class teacher, any teacher. Nobody will scold you.
        The children’s helpline in Russia: 8-800-2000-122, free of charge. If you are in danger right now, call 112.
        Delete nothing: the messages will help to sort it out.
    .end = Done! Careful answers: { $safe } of { $count }. If something seems strange, ask an adult you trust.

# $platform: the name of the platform
safety-code =
    .ask = A “teacher” writes: “{ $platform } is being updated, send me the code from the SMS.” What do you do?
    .risky = I send the code
    .safe = I do not, and ask the teacher myself
    .safe-answer = Right. { $platform } updates by itself, without codes. A code is the key to your profile.
    .risky-answer = Better not: a code is the key to your profile, and a teacher never asks for it. { $platform } updates by itself. If you have told a code already, tell your parents at once.

safety-voice =
    .ask = A voice message or a video from the “head”: do something urgently and tell nobody. What do you do?
    .risky = I do it, it is the head after all
    .safe = I tell my parents and ask at school
    .safe-answer = Right. A voice and a video can be faked. “Tell nobody” is a sign of fraud.
    .risky-answer = Better not: a voice and a video can be faked. “Urgent” and “tell nobody” are signs of fraud. Tell an adult.

safety-link =
    .ask = On the front door there is a QR code: “New e-diary, sign in and check your marks.” What do you do?
    .risky = I open it and enter my password
    .safe = I leave it and ask a teacher
    .safe-answer = Right. Fake pages look like real ones and take your password.
    .risky-answer = Better not: fake pages look like real ones and take your password. A teacher will tell you about a new diary.

safety-pass =
    .ask = A friend from another school asks for the link to your class chat, “just to look”. What do you do?
    .risky = I pass it on, we are friends
    .safe = I do not: the chat is for our class
    .safe-answer = Right. Anybody can come by the link once your friend passes it on.
    .risky-answer = Better not: the link will travel on, and strangers will come. The link is for your class only.

safety-computer =
    .ask = You are signed in to your profile on a school computer. The lesson is over. What do you do?
    .risky = I just close the window
    .safe = I sign out
    .safe-answer = Right. Otherwise the next person at this computer is in your profile.
    .risky-answer = A closed window is not enough: the next person at this computer would be in your profile. Sign out. And at home switch on two-step sign-in together with your parents.

safety-stranger =
    .ask = A stranger writes something odd: frightens you, asks for photos or wants to meet. What do you do?
    .risky = I answer so that they stop
    .safe = I do not answer and show an adult
    .safe-answer = Right. Keep the messages and show them to an adult you trust.
    .risky-answer = Better not to answer: the talk would only go on. Keep the messages and show them to an adult you trust. Nobody will scold you.
