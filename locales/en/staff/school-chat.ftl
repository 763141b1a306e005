## The chats of the administration · H6a–H6e, 2.2; other chats · C3d, 2.3; T3b, 2.4

# The chats' titles stay in Russian: that is how the school sees them.
school-chat-title =
    .H6a = Администрация
    .H6b = Педагоги школы
    .H6c = Родительский актив
    .H6d = Ученический актив
    .H6e = Рабочий чат
    .C3d = Чат класса
    .T3b = Учебный чат

school-chat-list =
    .ask = Which chat would you like to open?
    .new = One more chat

# $duty: which of the standard chats
school-chat-name =
    .ask = { $duty ->
        [H6e] What would you like to call the chat? For example “Exam preparation”.
        [C3d] Which other chat does the class need? Write its title, for example “Trip to Pulkovo” or “Parents’ committee”.
        [T3b] Which other chat do your lessons need? Write its title, for example “Physics project” or “Exam group”.
       *[other] What would you like to call the chat? Write a title, for example “School council”.
    }
    .link = I have the link. Now write what this chat is called.

# $duty: which of the standard chats, $title: the chat's title
school-chat-guide =
    .ask = { $duty ->
        [H6a] The chat with the deputies. Its title: “{ $title }”. Whom else to add comes at the end.
        [H6b] The chat with all the staff. Its title: “{ $title }”.
        [H6c] The chat with the parents’ activists. Its title: “{ $title }”. Class teachers propose parents, and each answers for themselves.
        [H6d] The chat with the students’ activists. Its title: “{ $title }”.
        [C3d] Now the chat “{ $title }”. Whom it is shown to comes at the end.
        [T3b] Now the chat “{ $title }”. Whom it is shown to comes at the end.
       *[H6e] A working chat. Its title: “{ $title }”. Whom it is for comes at the end.
    }

school-chat =
    .stored = The link is stored. Only those whom the chat is for will see it.

school-chat-role =
    .administrator = Administrators
    .head = The head
    .deputy = Deputies
    .classTeacher = Class teachers
    .subjectTeacher = Teachers
