## “I am away until …”

# .away: $until: the last day, $who: the deputy's name, or .somebody
away-day =
    .ask = What is the last day you are away? For example: “25.12”. Until the end of that day I send you nothing, and a colleague decides about requests.
    .away = Noted at present: you are away up to and including { $until }, and { $who } stands in for you. You can come back earlier, or name another day, for example: “25.12”.
    .somebody = a colleague
    .come-back = Come back earlier
    .tomorrow = Up to tomorrow
    .monday = Until Monday
    .unread = The day could not be read. Please write, for example, “25.12” or “25.12.2026”.

away-deputy =
    .ask = Who will stand in for you?
    .nobody = Nobody can stand in for you yet: there are no other colleagues present in the bot. Please come back when somebody has joined.

# .ask: $until: the last day, $who: the deputy's name
away-review =
    .ask = You are away up to and including { $until }. { $who } decides about requests for you; afterwards they come back to you by themselves. Is that right?
    .yes = That is right
    .change = Change

# .done: $until: the last day
# .meanwhile: $accepted, $rejected: how many requests the deputy has decided
# .deputy-told: $who: the name of the colleague who is away, $until: the last day
# .deputy-free: $who: the name of the colleague who was away
away =
    .done = Noted: up to and including { $until } I send no reminders. I am writing to your colleague.
    .back = Welcome back! Requests come to you again.
    .meanwhile = While you were away, your deputy accepted { $accepted } and declined { $rejected }.
    .deputy-told = { $who } asks you to stand in up to and including { $until }. If requests come, I will write to you. When the time is over, everything goes back by itself.
    .deputy-free = { $who } is back, so you no longer need to stand in. Thank you!
    .handed-back = Your colleague can no longer stand in for you, so requests come to you again. To name somebody else: “My list” → “I am away”.
