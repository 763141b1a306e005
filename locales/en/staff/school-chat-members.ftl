## Who is in a chat · H6a, H6e, 2.2; C3d, 2.3; T3b, 2.4

# $title: the chat's title, $count: how many are ticked, $roles: whole roles
school-chat-members-pick =
    .ask = { $count ->
        [0] Whom is the chat “{ $title }” for? Tap a name to add it. “Done” when everybody is there.
        [one] Whom is the chat “{ $title }” for? { $count } person is chosen. Tap a name to add or remove it.
       *[other] Whom is the chat “{ $title }” for? { $count } people are chosen. Tap a name to add or remove it.
    }
    .roles-in = And all of: { $roles }
    .roles = Add a whole role
    .done = Done

school-chat-members-roles =
    .ask = Which role is to be in as a whole? Whoever gets it later will see the chat too.
    .enough = That’s all

# $names: who is to be taken out
school-chat-members =
    .saved = Saved.
    .take-out = Please take out of the chat: { $names }. The bot cannot do that itself, but it shows them the link no more.
