## The staffroom · H3 (2.2) = C1 (2.3) = T1 (2.4)

# $class: the title of a class that they lead
# .ask: $link: the staffroom's invite link
staffroom-join-link =
    .warning = This link is for the role “teacher”. A link for another role gives another role, and it usually cannot be changed.
    .ask =
        Staffroom: { $link }
        It is for the school’s staff; please do not pass it on.
    .not-yet = There is no staffroom link yet: the school administrator will add it, and it will appear here. If you are in the staffroom already, just say so.
    .done = Done
    .before = Already there
    .class = Link to { $class } on the platform
    .trouble = It does not work

staffroom-join =
    .link-is-there = The staffroom has a link now.
    .noted = Noted, as you told me: you are in the staffroom.
