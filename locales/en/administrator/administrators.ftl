## Administrators · A7, clause 2.1; H2, clauses 2.1 and 2.2

# $count: how many, $names: their names
# $name: a person's name
administrators-list =
    .ask = Administrators of the bot ({ $count }): { $names }.
    .appoint = Appoint
    .withdraw = Withdraw rights
    .access = Staff and access
    .person = { $name }

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

administrators-withdraw =
    .ask = Whose administrator’s rights are to be withdrawn? Their other roles stay.

administrators =
    .appointed = Done: the rights are there, and the person has been told.
    .withdrawn = The administrator’s rights are withdrawn, and the person has been told.
    .told-appointed = You have been entrusted with administering the school’s bot. The new tasks are in your list.
    .told-withdrawn = Other colleagues now administer the bot. Your other roles and tasks have not changed. Thank you for your help!
