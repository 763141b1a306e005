## A family joins · P1, 2.7; S1, 2.5
## $role: parent or student

# $class: the title of the class
family-join-consent =
    .ask = { $role ->
        [student] Hello! This is our school’s bot. You are invited to the students’ chat of { $class }. It is all voluntary, and you can stop at any time.
       *[other] Hello! This is our school’s bot. Parents and guardians of { $class } are invited to their chat. It is all voluntary, and you can stop at any time. Are you another relative? Just write so, for example “I am the grandmother”.
    }

family-join-name =
    .ask = { $role ->
        [student] What is your name? The class teacher will see it, for example “Misha Petrov”.
       *[other] What is your name? The class teacher will see it, for example “Anna Petrova”.
    }

family-join-other =
    .ask = That is all right, nothing has been sent to anybody. Ask the class teacher for the code of your own class and send it here, for example 7K3MP-Q9XTA.

# $class: the title of the class
family-join-child =
    .ask = The invitation is for { $class }. What is your child’s name? It is needed for this request only and disappears once it is decided. For example “Misha Petrov”. If two of your children are in this class, name both: “Misha and Anya Petrov”.
    .relative = I am another relative
    .unread = I could not read the name. Write your child’s first and last name in letters, for example “Misha Petrov”.

# $class: the title of the class
family-join-relative =
    .ask = Thank you for helping! The chat of { $class } is for parents and legal representatives: a guardian, a foster parent. Please forward the invitation to the mother or father. If that does not work, ask the class teacher. There is no need to tell me the child’s name, I do not keep it.
    .parent = I am a parent or guardian
    .enough = I see
    .end = All right! Nothing has been sent to anybody.

# $name: the person's own name, $class: the title, $child: the child's name; empty for a student
family-join-review =
    .ask = { $role ->
        [student]
            Is everything right?
            Name: { $name }
            Class: { $class }
       *[other]
            Is everything right?
            Your name: { $name }
            Class: { $class }
            Child: { $child }
    }
    .send = Send the request
    .change = Change something
    .other = Another class

# $who: one of the two below, $until: a day
# $class: the title of the class
family-join =
    .sent = { $role ->
        [student] The request is sent. { $who } will look at it, usually by { $until }. The answer will come here.
       *[other] The request is sent. { $who } will look at it, usually by { $until }. I will write here at once.
    }
    .teacher = The class teacher of { $class }
    .administrator = The school’s administrator
    .voluntary = { $role ->
        [student] The chat is voluntary: you can get the news another way too.
       *[other] The chat is voluntary: if another way of getting the news suits you better, you can say so right here.
    }
    .sent-before = { $role ->
        [student] Your request for { $class } is already there, no need to send it twice. I will write as soon as there is an answer.
       *[other] Your request for { $class } is already there, no need to send it twice, nor for a second child in this class: they share one chat. I will write as soon as it is decided.
    }
    .welcome = Good, this invite is meant for you.
    .no-code = To join, send the code of the class. The class teacher has it.
