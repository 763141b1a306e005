## Hints for a student about whom the bot keeps nothing · S1–S3, 2.5

# $class: the title of the class, or a dash
student-guide-topics =
    .ask = Hello! These are hints for the students of { $class }. I note down nothing about you. Where shall we begin?
    .off = Hello! Your class teacher will help you with chats and lessons: ask the class teacher or your parents. Here you can learn how not to give your profile away to strangers.
    .join = How to get into the class chat
    .chats = Where my chats are
    .lessons = How to get into an online lesson
    .safety = Safety
    .end = Thank you, all clear

student-guide-answer =
    .join = The class teacher gives the link to the chat: ask the class teacher or your parents. Then do this:
    .chats = Where to find the chats:
    .lessons = How to get into the lesson:
