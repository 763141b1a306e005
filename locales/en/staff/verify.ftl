## The status “teacher” · H4 (2.2) = C2 (2.3) = T2 (2.4), if needed

# .ask: $inside: «в Сферуме», «в MAX»
verify-status =
    .ask = What about your status “teacher” { $inside }? It is confirmed only if needed.
    .waiting = The school administrator knows already that you need help with the status “teacher”. The answer comes here by itself. If it is settled already, just mark it.
    .done = Confirmed
    .before = Confirmed before
    .unneeded = Not needed
    .ask-administrator = I need the administrator's help
    .later = Later

verify =
    .noted = Noted, as you told me.
    .asked = The school administrator will see that you need help with the status. The answer comes here by itself.
    .later = Fine. It stays in your list.
