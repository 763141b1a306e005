## Chats by subject and chats of the teachers of a class, for those in them · T3a, C3c

# $title: the chat's title, $link: the link
taught-chats-list =
    .ask = { $whose ->
        [student] Your subject chats:
       *[staff] Your subject chats and the chats of class teachers' teams:
    }
    .line =
        { $title }:
        { $link }
    .in = If you are in a chat already, you can say so with its button. The teacher sees only a number, no names.
    .none = { $whose ->
        [student] There are no subject chats yet. Ask your teacher or class teacher.
       *[staff] There are no such chats yet.
    }

# $class: the class, $title: the chat's title
taught-chats =
    .told-staff = There is a chat of the teachers of { $class }. You teach there or the class teacher added you, so the link is yours too.
    .told-pupil = There is a chat “{ $title }”. The link is behind the button, if you would like to be in it.
