## Administrators · A7, 2.1

# $count: how many, $names: their names
administrators-list =
    .ask = Administrators of the bot ({ $count }): { $names }.
    .appoint = Appoint
    .hand-over = Hand over
    .withdraw = Withdraw rights
    .decisions = Who decided what

administrators-candidates =
    .ask = Who is to be appointed? These are the teaching staff who have joined.
    .none = Nobody yet: an administrator is one of the teaching staff who have joined. Give them invites first.

# $inside: “in Sferum”
administrators-platform =
    .ask = First the appointment { $inside }:
    .done = Done
    .later = Later

# $name: a person's name
administrators-rights =
    .ask = { $name }. Give administrator’s rights in the bot too?
    .yes = Give the rights
    .no = Not now
    .not-given = All right, the rights in the bot have not changed.

# $name: a person's name
administrators-heir =
    .ask = To whom do you hand over? The administrator’s rights go entirely, your other roles stay.
    .sure = Hand over to { $name }? Requests and events that wait for you go along, and your rights as administrator end. Another administrator can give them back.
    .yes = Hand over
    .done = Handed over. Thank you!

# $name: a person's name; $headed: yes where the head is in the bot
administrators-withdraw =
    .ask = Whose administrator’s rights are to be withdrawn? Their other roles stay.
    .sure = Withdraw administrator’s rights: { $name }? The other roles stay.
    .sure-own = Withdraw your own administrator’s rights? Requests, invites, classes and the school’s settings will be closed to you, and only another administrator can give the rights back. Your other roles stay.
    .yes = Withdraw rights
    .last = { $headed ->
        [yes] There is no other administrator at present. The head gets the administrator’s code at once.
       *[no] There is no other administrator at present, and the head is not in the bot. Whoever runs the bot makes a new code.
    } If it suits you, hand over to a colleague first.

# .told-handed: $who: who hands over, $count: how many requests wait, $events: how many events
# .told-last: $headed: yes where the head was told
# .told-nobody-left: $code: the code by which somebody becomes the administrator, as it is printed
administrators =
    .appointed = Done: the rights are there. I am writing to the person.
    .withdrawn = The administrator’s rights are withdrawn. I am writing to the person.
    .told-appointed = You have been entrusted with administering the school’s bot. The new tasks are in your list.
    .told-withdrawn = Other colleagues now administer the bot. Your other roles and tasks have not changed. Thank you for your help!
    .told-handed = { $who } hands the administrator’s work over to you. Waiting: requests { $count }, events { $events }.
    .told-last = { $headed ->
        [yes] You are no longer an administrator of the bot. The head has got the administrator’s code. Your other roles and duties have not changed. Thank you for your help!
       *[no] You are no longer an administrator of the bot, and it has none at present: whoever runs the bot makes a new code. Your other roles and duties have not changed. Thank you for your help!
    }
    .told-nobody-left = The bot has no administrator left. Appoint one of the teaching staff (“My list” → “Appoint an administrator”), or give a one-time code to whoever takes it on: { $code }. It is enough to write it to the bot.

## New rights are seen by all administrators

# $name: who has the role now, $by: who let them in; $named: yes when that is known
leaders =
    .head = { $named ->
        [yes] There is a head in the bot now: { $name }. The request is accepted by { $by }. If this is a mistake, suspend the access or end the role: “My list” → “People”.
       *[no] There is a head in the bot now: { $name }. If this is a mistake, suspend the access or end the role: “My list” → “People”.
    }
    .deputy = { $named ->
        [yes] There is a deputy head in the bot now: { $name }. The request is accepted by { $by }. If this is a mistake, suspend the access or end the role: “My list” → “People”.
       *[no] There is a deputy head in the bot now: { $name }. If this is a mistake, suspend the access or end the role: “My list” → “People”.
    }
    .administrator = { $named ->
        [yes] There is one more administrator of the bot: { $name }. The rights are given by { $by }. If this is a mistake, withdraw them: “People” → “Administrators”.
       *[no] There is one more administrator of the bot: { $name }. If this is a mistake, withdraw them: “People” → “Administrators”.
    }
