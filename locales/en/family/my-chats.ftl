## My chats · S2, 2.5; P2, 2.7

# $class: the title, $state: one of the four below
my-chats-list =
    .ask = The chats of your classes:
    .line = { $class } — { $state }
    .link = the link is here
    .no-link = no link yet
    .inside = in the chat already
    .other = news another way
    .open = Chat { $class }
    .none = Chats will appear here once you are accepted to a class.
