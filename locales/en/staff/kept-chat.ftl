## A stored chat of a class · C3a–C3c, 2.3

# $title: the chat's title
# .ask: $link: its invite link, $second: a name, or .nobody
kept-chat-look =
    .ask =
        Chat “{ $title }”
        Link: { $link }
        Second administrator: { $second }
    .nobody = nobody yet
    .sheet = A sheet to print
    .staff = Whom else to add
    .link = Another link
    .second = Another second administrator
    .aside = Put off
    .sure = Put off the chat “{ $title }”? Its stored link will be erased.

kept-chat-link =
    .ask = Please send the new invite link, for example: https://vk.me/join/… or https://max.ru/join/… I will show the old one to nobody any more, and those accepted get the new one.

kept-chat =
    .changed = Saved.

## On the sheet for a meeting

# $class: its title, $title: the chat's title, $chat: C3a students, C3b parents, C3c teachers
chat-sheet =
    .other-file = Chat.pdf
    .other = The chat “{ $title }”
    .file = Chat of { $class }.pdf
    .title = { $chat ->
        [C3a] For students of { $class }: the chat “{ $title }”
        [C3b] For parents of { $class }: the chat “{ $title }”
       *[C3c] For teachers of { $class }: the chat “{ $title }”
    }
    .scan = 1. Point your phone’s camera at the QR code.
    .profile = 2. Enter from the profile in which you have your school chats.
    .own = This sheet is for the class alone: please do not post it or pass it on.
