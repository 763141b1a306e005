## Keeping one's profile safe · S4, 2.5. Students, parents and staff have situations of their own

safety-whose =
    .ask = A short talk about keeping strangers out of your profile. Who is it for?
    .student = For a student
    .parent = For a parent
    .staff = For school staff

safety-invitation =
    .ask = Half a year has passed. If you like, check again how safe your profile is: a short talk, new situations, no marks.
    .begin = Begin the talk

# $whose: student, parent or staff; $count: how many questions
# $safe: how many answers were careful, $count: of how many
safety-question =
    .hello = { $whose ->
        [student] A short talk about keeping strangers out of your profile: { $count } questions, no marks.
        [parent] A short talk about keeping yourself and your child safe from fraud: { $count } questions, no marks.
       *[staff] A short talk about keeping yourself and your class safe from fraud: { $count } questions, no marks.
    }
    .now = I need help right now
    .emergency = { $whose ->
        [student]
            If you are in danger right now, call 112. The children’s helpline: 8-800-2000-122, free and anonymous.
            I am a bot, not a person, and nobody may be looking here now. Tell an adult you trust: your parents, your class teacher, any teacher.
            Don’t delete the messages: they will help to sort it out.
        [parent]
            If there is danger right now, call 112. The children’s helpline, 8-800-2000-122, talks to parents too, free and anonymously.
            If a code or a card number has been given away, call your bank at once on the number printed on the card.
            I am a bot, not a person, and nobody may be looking here now. At school, turn to the class teacher. Don’t delete the messages: they will help to sort it out.
       *[staff]
            If there is danger right now, call 112. The children’s helpline, 8-800-2000-122, also advises adults on how to help a child.
            If a code or a card number has been given away, call your bank at once on the number printed on the card, and tell the school’s administrator, who can suspend access to the bot.
            I am a bot, not a person, and nobody may be looking here now. Don’t delete the messages: they will help to sort it out.
    }
    .end = { $whose ->
        [student] Done! Careful answers: { $safe } of { $count }. If something seems strange, ask an adult you trust.
        [parent] Done! Careful answers: { $safe } of { $count }. If something seems strange, ask the class teacher in person.
       *[staff] Done! Careful answers: { $safe } of { $count }. If something seems strange, ask the school’s administrator in person.
    }

### A student

# $inside: “in Sferum”
safety-student-code =
    .ask = A “teacher” writes: “There is an update { $inside }, send me the code from the SMS.” What do you do?
    .risky = Send the code
    .safe = Not send it, and ask the teacher
    .safe-answer = Right. Updates { $inside } come by themselves, without codes. A code is the key to your profile.
    .risky-answer = Better not: a code is the key to your profile, and a teacher has no need of it. Updates { $inside } come by themselves. If you have given a code away, tell your parents at once: together you can put it right.

safety-student-head =
    .ask = The “head” writes: “I am checking the students { $inside }, tell me the code from the SMS.” The photo and the name are real. What do you do?
    .risky = Tell it, it is the head
    .safe = Not tell it, and show my parents
    .safe-answer = Right. A name and a photo are easy to copy, and the real head asks for no code.
    .risky-answer = Better not: a name and a photo are easy to copy, and the real head asks for no code. If you have given it away, tell your parents at once: together you can put it right.

safety-student-parcel =
    .ask = Somebody calls: “There is a parcel for you. To get it, tell us the code from the SMS.” What do you do?
    .risky = Tell it, it may be a present
    .safe = Hang up and tell my parents
    .safe-answer = Right. A code from an SMS is for nobody: it lets somebody into your profile.
    .risky-answer = Better hang up: a code lets somebody into your profile, and there is no parcel. If you have given it away, tell your parents at once: together you can put it right.

safety-student-game =
    .ask = In a game they promise lots of free Robux. You only need to sign in on their site with your password. What do you do?
    .risky = Sign in, it is free
    .safe = Not sign in, and close it
    .safe-answer = Right. That is how a game and a profile are taken away. Nobody gives presents for a password.
    .risky-answer = Better not: that is how a game and a profile are taken away. Nobody gives presents for a password. If you have entered it, ask your parents to change it together with you.

safety-student-friend =
    .ask = A friend writes “Vote for me!” with a link. They have never written like that. What do you do?
    .risky = Open it, it is my friend
    .safe = Ask my friend in person, or call
    .safe-answer = Right. Your friend’s profile may be stolen, with somebody else writing. And your friend hears of it from you.
    .risky-answer = Better ask your friend first, in person or by telephone: the profile may be stolen, with somebody else writing. The page behind the link takes your password.

safety-student-photo =
    .ask = A new friend from the internet asks for a photo of you, and to tell nobody. What do you do?
    .risky = Send one, we are friends
    .safe = Not send it, and show an adult
    .safe-answer = Right. A photo cannot be taken back. And “tell nobody” is a sign of fraud.
    .risky-answer = Better not: a photo cannot be taken back, and may be used to frighten you. If they already have one, it is not your fault: keep the messages and show them to an adult you trust.

safety-student-voice =
    .ask = You get a voice message or a video from the “head”: do something urgently and tell nobody. What do you do?
    .risky = Do it, it is the head after all
    .safe = Tell my parents and ask at school
    .safe-answer = Right. Voices and videos can be faked. “Tell nobody” is a sign of fraud.
    .risky-answer = Better not: voices and videos can be faked. “Urgent” and “tell nobody” are signs of fraud. Tell an adult.

safety-student-link =
    .ask = On the front door there is a QR code: “New e-diary, sign in and check your marks.” What do you do?
    .risky = Open it and enter my password
    .safe = Leave it and ask a teacher
    .safe-answer = Right. Fake pages look like real ones and take your password.
    .risky-answer = Better not: fake pages look like real ones and take your password. A teacher will tell you about a new diary.

safety-student-pass =
    .ask = A friend from another school asks for the link to your class chat, “just to look”. What do you do?
    .risky = Pass it on, we are friends
    .safe = Keep it: the chat is for our class
    .safe-answer = Right. Anybody can come in by the link once your friend passes it on.
    .risky-answer = Better not: the link will travel on, and strangers will come. It is for your class only.

safety-student-computer =
    .ask = You are signed in to your profile on a school computer. The lesson is over. What do you do?
    .risky = Just close the window
    .safe = Sign out
    .safe-answer = Right. Otherwise the next person at this computer is in your profile.
    .risky-answer = Closing the window is not enough: the next person at this computer would be in your profile. Sign out first. And at home, switch on two-step sign-in with your parents.

safety-student-stranger =
    .ask = A stranger writes something odd: frightens you or wants to meet. What do you do?
    .risky = Answer so that they stop
    .safe = Not answer, and show an adult
    .safe-answer = Right. Keep the messages and show them to an adult you trust.
    .risky-answer = Better not to answer: it only keeps the talk going. Keep the messages and show them to an adult you trust. It is not your fault that somebody writes like this.

### A parent

safety-parent-code =
    .ask = A “class teacher” writes: “We are updating the lists { $inside }, please send the code from the SMS.” What do you do?
    .risky = Send it, it is the school
    .safe = Not send it, and call the teacher
    .safe-answer = Right. The school does not need codes. Call the number you had before, not the one in the message.
    .risky-answer = Better not: a code lets somebody into your profile, and the school does not need it. If you have given it away, change your password and end other sessions in VK.

safety-parent-voice =
    .ask = A voice message from your child, from an unknown number: “I’m in trouble, send money now, tell nobody.” What do you do?
    .risky = Send it now, ask later
    .safe = Call my child or the school
    .safe-answer = Right. A voice can be faked, and “now” and “tell nobody” are signs of fraud.
    .risky-answer = Better call your child or the school first: a voice can be faked. If the money has gone, call your bank at once.

safety-parent-link =
    .ask = Somebody has put a QR code into the parents’ chat: “Money for the trip, please pay today.” What do you do?
    .risky = Pay, since it is due today
    .safe = Ask the class teacher first
    .safe-answer = Right. A QR code can lead anywhere, and a payment page can be a fake.
    .risky-answer = Better ask the class teacher in person first: a QR code can lead anywhere, and a payment page can be a fake.

safety-parent-pass =
    .ask = A friend asks for the link to your class chat: “We want to move to your class, just to read.” What do you do?
    .risky = Pass it on, I know her
    .safe = Send her to the class teacher
    .safe-answer = Right. The link would travel on, and strangers would be in a chat about children.
    .risky-answer = Better send her to the class teacher: the link would travel on, and strangers would be in a chat about children.

safety-parent-child =
    .ask = Your child tells you they gave somebody a code from an SMS. What do you do?
    .risky = Scold, so that they remember
    .safe = Thank them for telling, and help
    .safe-answer = Right. Next time they will come to you again. Change the password together and end other sessions in VK.
    .risky-answer = Of course it is worrying. But a child who was scolded keeps silent next time. Better thank them for telling you, and change the password together.

### Staff

safety-staff-head =
    .ask = The “head” writes in a messenger: an inspector will contact you, tell nobody. What do you do?
    .risky = Wait for the call and answer
    .safe = Ask the head in person
    .safe-answer = Right. Teachers all over the country are cheated like this: a name and a photo are easy to copy.
    .risky-answer = Better ask the head first, in person or on a number you know. A name and a photo are easy to copy, and “tell nobody” is a sign of fraud.

safety-staff-code =
    .ask = “Technical support” calls: “We are updating profiles { $inside }, tell us the code from the SMS.” What do you do?
    .risky = Tell it, so as not to be cut off
    .safe = Hang up
    .safe-answer = Right. Updates { $inside } come by themselves, without codes.
    .risky-answer = Better hang up: a code lets somebody into your profile, and from there they write to children in your name. Updates { $inside } come by themselves.

safety-staff-pass =
    .ask = An unknown page writes: “I’m Misha’s father, send me the link to the students’ chat.” What do you do?
    .risky = Send it, he is a parent
    .safe = Invite him by the class code
    .safe-answer = Right. The code brings a request, and you see who it is. The link to the children’s chat is only for those who were accepted.
    .risky-answer = Better give the class’s invitation code: it brings a request, and you see who it is. The link to the children’s chat is only for those who were accepted.

safety-staff-computer =
    .ask = The lesson in the computer room is over, and your profile is open in the browser. What do you do?
    .risky = Close the lid, the room is locked
    .safe = Sign out
    .safe-answer = Right. Otherwise the next person at this computer can write in your name.
    .risky-answer = Better sign out: the next person at this computer can write in your name. It also helps to switch on two-step sign-in.

safety-staff-child =
    .ask = In the evening a student writes that somebody frightens them, and asks you to tell nobody. What do you do?
    .risky = Answer tomorrow, it is late
    .safe = Answer at once and call for help
    .safe-answer = Right. Say that you are there, and give 112 and the helpline 8-800-2000-122. Be honest that you will bring in adults who can help: this must not stay a secret.
    .risky-answer = Better answer at once, even in a few words: give 112 and the helpline 8-800-2000-122. And bring in those who help in such cases: the parents, the psychologist, the head.
