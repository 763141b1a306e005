## A stored chat of a class · C3a–C3c, 2.3

# $title: the chat's title
# .ask: $link: its invite link, $second: a name, or .nobody
kept-chat-look =
    .ask =
        Chat “{ $title }”
        Link: { $link }
        Second administrator: { $second }
    .nobody = nobody yet
    .link = Another link
    .second = Another second administrator
    .aside = Put off
    .sure = Put off the chat “{ $title }”? Its stored link will be erased.

kept-chat-link =
    .ask = Please send the new invite link, for example: https://vk.me/join/… I will show the old one to nobody any more, and those accepted get the new one.

kept-chat =
    .changed = Saved.
