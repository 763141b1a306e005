## Ended invites · A12, clause 2.1

# $count: how many; $as: who was invited; $when: the day on which it ended
ended-invites-list =
    .ask = Ended invites ({ $count }); they stay here for three months. Whom a personal one was for is not kept.
    .none = No invites have ended in the last three months.
    .used = { $as } · all places taken
    .annulled = { $as } · annulled on { $when }
    .over = { $as } · expired on { $when }

# $made: the day on which it was issued; $used of $uses places were taken
ended-invites-card =
    .more = Issued on { $made }, { $used } of { $uses } places taken.
    .others = Back to the list
