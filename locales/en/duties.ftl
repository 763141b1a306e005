## The duties of the regulation in plain words. .title is a button (up to 38 characters), .plain one sentence.
## $class: the title of the class («7Б»); empty where the matter is not about a class.

### Administrator · 2.1

duty-A1 =
    .title = Application for the school
    .plain = Send the school’s application to info@sferum.ru with the order attached.
duty-A2 =
    .title = The administrator’s registration
    .plain = Register on the platform with the number given in the application.
duty-A3 =
    .title = The school’s details
    .plain = Check the school’s details and add what is missing.
duty-A4 =
    .title = The class «Учительская»
    .plain = Create the staff room class and keep the link by which colleagues join.
duty-A5 =
    .title = The list of classes
    .plain = Enter the school’s classes, if this is needed.
duty-A6 =
    .title = Give out invitations
    .plain = Give everybody an invitation to their own class and role.
duty-A7 =
    .title = One more administrator
    .plain = Appoint a helper from the teachers who have joined.
duty-A8 =
    .title = Class teachers
    .plain = Assign class teachers to classes, if this is needed.
duty-A9 =
    .title = Requests to join
    .plain = Go through the requests of those who wish to join.
duty-A10 =
    .title = Confirming the teacher status
    .plain = Help colleagues who need their teacher status confirmed.
duty-A11 =
    .title = Who came and who left
    .plain = Note who came, changed class or left.
duty-A12 =
    .title = Unused invitations
    .plain = Withdraw the invitations that nobody has used.
duty-A13 =
    .title = The school’s channels
    .plain = Run the channel of the school and the channel for staff.
duty-A14 =
    .title = Broadcasts
    .plain = Plan a broadcast and let people know.
duty-A15 =
    .title = Helping people
    .plain = Answer those who cannot get something to work.
duty-A16 =
    .title = Technical support
    .plain = Pass on to technical support what the school cannot solve.
duty-A17 =
    .title = Figures for the head
    .plain = Show the head how the platform is used, if you have access to the figures.

### Administration · 2.2

duty-H1 =
    .title = The order on the platform
    .plain = Issue the order on the use of the platform and note its number and date.
duty-H2 =
    .title = Appoint an administrator
    .plain = Appoint the platform’s administrator from the teachers.
duty-H3 =
    .title = Join the staff room
    .plain = Join «Учительская» by the link, in the role of teacher.
duty-H4 =
    .title = Confirm the teacher status
    .plain = Confirm your teacher status, if the platform asks for it.
duty-H5 =
    .title = Material for the channels
    .plain = Give the administrator news for the school’s channels.
duty-H6a =
    .title = Chat with the deputies
    .plain = Create a chat with the deputies.
duty-H6b =
    .title = Chat with the teachers
    .plain = Create a chat with the school’s teachers.
duty-H6c =
    .title = Chat with the parents’ council
    .plain = Create a chat with the active parents.
duty-H6d =
    .title = Chat with the students’ council
    .plain = Create a chat with the active students.
duty-H6e =
    .title = Other work chats
    .plain = Create other work chats, if they are needed.
duty-H7 =
    .title = How things stand
    .plain = See how the educational profile is used at the school.

### Class teacher · 2.3

duty-C3a =
    .title = { $class }: chat with the students
    .plain = Create a chat with the students of { $class }.
duty-C3b =
    .title = { $class }: chat with the parents
    .plain = Create a chat with the parents of { $class }.
duty-C3c =
    .title = { $class }: chat with its teachers
    .plain = Create a chat with the teachers who have lessons in { $class }.
duty-C3d =
    .title = { $class }: other chats
    .plain = Create other chats of { $class }, if they are needed.
duty-C4 =
    .title = { $class }: life in the chats
    .plain = Keep the chats of { $class } alive: once a term, tick that they all are.

### Subject teacher, teacher of additional education · 2.4

duty-T3a =
    .title = Chats by subject
    .plain = Create chats for your subjects with the students of the classes.
duty-T3b =
    .title = Other study chats
    .plain = Create other study chats, if they are needed.
duty-T4 =
    .title = Chats and remote lessons
    .plain = Keep your chats alive and hold remote lessons when there are any.

### Student · 2.5. All of it voluntary

duty-S1 =
    .title = Class chat { $class }
    .plain = Here is your class chat { $class }, if you would like to be in it.
duty-S2 =
    .title = My chats { $class }
    .plain = Here you see which chats you have in { $class }.
duty-S3 =
    .title = Online lessons { $class }
    .plain = Online lessons and events for { $class }, and a hint on how to get in.
duty-S4 =
    .title = Keeping your profile safe
    .plain = A short check: how not to give your profile away to strangers.

### Parent · 2.7. All of it voluntary

duty-P1 =
    .title = Parents’ chat { $class }
    .plain = How to get into the parents’ chat of { $class }, if that suits you.
duty-P2 =
    .title = In the chat of { $class }
    .plain = Hints for the chat of { $class }: sound, rules, private questions.

### Everybody’s rights · 3

duty-R1 =
    .title = Free access
    .plain = The platform is free of charge and open round the clock.
duty-R2 =
    .title = The platform’s support
    .plain = You can write to the platform’s support directly: info@sferum.ru.
duty-R3 =
    .title = Instructions
    .plain = The platform’s instructions are open to everybody.
duty-R4 =
    .title = Seminars and webinars
    .plain = Teachers may attend seminars and webinars about the platform.
