## A colleague's invite → a request · the way to H3 (2.2), C1 (2.3), T1 (2.4)

# $name: the name on the invite; $role: head, deputy, classTeacher or subjectTeacher, $class: the class's title, or a dash
staff-join-consent =
    .ask = { $role ->
        [head] Hello! This is our school’s bot. You are invited as the head of the school. Tell me who you are, and the request goes to the administrator.
        [deputy] Hello! This is our school’s bot. You are invited as a deputy head. Tell me who you are, and the request goes to the school’s administrator.
        [classTeacher] Hello! This is our school’s bot. You are invited as the class teacher of { $class }. Tell me who you are, and the request goes to the school’s administrator.
       *[other] Hello! This is our school’s bot. You are invited as a teacher. Tell me who you are, and the request goes to the school’s administrator.
    }
    .for = This invite is for: { $name }.

staff-join-name =
    .ask = What is your name? The administrator will know you by it, for example: “Anna Petrova”.

# .keep: $post: the post as it is stored or was entered before
# .unread: $most: how many characters; .invited: $role: one of the roles below
staff-join-post =
    .invited = This invitation is for the role: { $role }. The request goes to the school’s administrator.
    .ask = What is your job? For example: “maths teacher”. It helps the administrator, but you may skip it.
    .keep = { $post }
    .skip = Skip
    .none = not given
    .unread = Please keep it short, up to { $most } characters, for example: “maths teacher”.

# $class: the class's title, or a dash
staff-join-role =
    .head = head
    .deputy = deputy head
    .classTeacher = class teacher, { $class }
    .subjectTeacher = teacher

# .ask: $name, $post, $role: what will be sent
staff-join-review =
    .ask =
        Please check the request; the school administrator will see it.
        Name: { $name }
        Job: { $post }
        Role: { $role }
    .send = Send
    .change = Change

staff-join =
    .sent = The request is sent. The school administrator decides, and the answer comes here by itself: no need to wait in the chat or to ask again.
    .already-sent = Your request is with the school administrator already. The answer comes here by itself.
