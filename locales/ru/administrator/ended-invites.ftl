## Закончившиеся приглашения · A12, п. 2.1

# $count: how many; $as: who was invited; $when: the day on which it ended
ended-invites-list =
    .ask = Закончившиеся приглашения ({ $count }), они видны здесь три месяца. Для кого было личное, не хранится.
    .none = Закончившихся приглашений за последние три месяца нет.
    .used = { $as } · все места заняты
    .annulled = { $as } · отозвано { $when }
    .over = { $as } · срок вышел { $when }

# $made: the day on which it was issued; $used of $uses places were taken
ended-invites-card =
    .more = Выдано { $made }, занято { $used } из { $uses }.
    .others = К списку
