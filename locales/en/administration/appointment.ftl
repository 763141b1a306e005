## The order of appointment · H2, 2.1 and 2.2

appointment-person =
    .ask = Who shall be the platform’s administrator? Here are the teachers who have joined.
    .none = There is nobody yet: the administrator is one of the teachers who have joined. Ask the bot’s administrator to issue them invites.

# $name: a person's name
appointment-order =
    .ask = { $name }. The draft of the order of appointment, in Russian as the school’s papers are; it can be edited in Word. Its text:
    .signed = The order is signed
    .other = Appoint somebody else

# $name: a person's name
appointment-rights =
    .ask = The order is there. Give the administrator’s rights in the bot as well: { $name }? That is a decision of its own.

appointment =
    .given = Done: the appointment is noted, and the rights in the bot are given. I am writing to them.
    .recorded = The appointment is noted. The rights in the bot have not changed.
