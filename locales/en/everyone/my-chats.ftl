## My chats · S2, 2.5; P2, 2.7; H6, 2.2

# $class: the class's title, $role: student or parent, $title: the chat's title, $state: one of the five below, $whose: a class or a name, where two are called alike
# .ask: $inside: “in Sferum”, “in MAX”
my-chats-list =
    .ask = The official chats. All of them are { $inside }:
    .class = { $role ->
        [student] Chat of { $class }
       *[parent] Parents’ chat of { $class }
    }
    .staffroom = «Учительская»
    .whose = { $title } ({ $whose })
    .line = { $title } — { $state }
    .link = the link is here
    .missing = There is no link to the chat “{ $title }” yet. When the teacher adds it, you get a message.
    .no-link = no link yet
    .inside = in the chat already
    .other = news another way
    .asked = an invitation is here
    .none = Chats will appear here once you are accepted.
    .activists = Propose activists
    .new = A new working chat
