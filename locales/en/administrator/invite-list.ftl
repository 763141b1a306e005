## Invites given out · A12, clause 2.1

# $count: how many; $as: who is invited, $issued: “issued 3 days ago”, $used of $uses places are taken
# $whom: those who are invited, one a line; $inside: “in Sferum”
invite-list-list =
    .none = No invitation is open at present.
    .ask = Open invitations ({ $count }). A number shows the code, the sheet to print and “Annul”:
    .line = { $as } · { $issued } · { $used } of { $uses } taken
    .more = and { $count } more
    .annul-stale = Annul the unused ones: { $count }
    .sure =
        { $count ->
            [one] Annul { $count } invite that nobody has used for long?
           *[other] Annul { $count } invites that nobody has used for long?
        }
        { $whom }
        These codes stop working at once.
    .yes = Annul
    .platform = Links on the platform
    .papers = As a table and on paper
    .ended = Ended invites
    .new = New invite
    .confirmed = The links { $inside } are marked as sorted out for this term.
    .unconfirmed = Please annul unused links { $inside } yourself, the bot cannot. Mark it when it is done.

# $count: how many were annulled
invite-list =
    .annulled = { $count ->
        [0] This invitation no longer works.
        [one] { $count } invite is annulled. The code no longer works.
       *[other] { $count } invites are annulled. The codes no longer work.
    }

# $inside: “in Sferum”
# $count: how many invites of the bot nobody has used for long
invite-list-platform =
    .ask = Please annul the invite links { $inside } yourself, the bot cannot. Step by step:
    .done = Annulled
    .with-staffroom = The staffroom’s link is annulled too
    .sure = Is the staffroom’s link annulled too? Then the bot shows it to nobody and asks for another one.
    .dropped = The staffroom’s link is no longer shown to anybody. Send a new one in “Settings” → “School”.
    .links = Links of the classes
    .later = Later
    .stale-first = { $count ->
        [one] { $count } invite of the bot has been unused for long. Annul it and the task is closed.
       *[other] { $count } invites of the bot have been unused for long. Annul them and the task is closed.
    }
    .saved = Noted: the unused links of this term are sorted out.

invite-list-stale =
    .none = There are no more invites of the bot that nobody has used for long.
    .look = Look at them first

## Once a week, to the administrators

# $count: how many invites of the bot nobody has used for long; $inside: “in Sferum”
stale-invites =
    .bot = { $count ->
        [one] Nobody has used { $count } invite of the bot for long. It is safer to annul it.
       *[other] Nobody has used { $count } invites of the bot for long. It is safer to annul them.
    }
    .platform = The invite links { $inside } are not marked as sorted out for this term. Annul the unused ones there and mark it here: “Invites” → “Links on the platform”.
    .annul = Annul all old ones
    .open = Invites
