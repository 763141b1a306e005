## Staff and access

# $name: a person's name
staff-access-people =
    .ask = If a colleague’s account was stolen, suspend the access: tap the name. One tap gives it back.
    .none = There is nobody among the staff but you yet.
    .freeze = { $name }
    .thaw = ❄ { $name }: give back
    .sure = Suspend the access: { $name }? The roles and tasks in the bot are closed until you give them back.
    .yes = Suspend

staff-access =
    .frozen = The access is suspended. The colleague is shown that they can speak to the administrator in person.
    .thawed = The access is back, with the roles and tasks as they were.
