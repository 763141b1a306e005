## Whom to propose as an activist · H6c, H6d, 2.2
## $duty: H6c or H6d; $class: the class's title

activists-chat =
    .ask = For which chat?

activists-class =
    .ask = From which class?

# $name, $who: a person
activists-people =
    .ask = { $duty ->
        [H6d] Which students of { $class } would you propose for the chat with the head? I ask each whether they want to. It is voluntary.
       *[other] Which parents of { $class } would you propose for the chat with the head? I ask each whether they agree. It is voluntary.
    }
    .free = { $name }
    .in = ✅ { $name }
    .asked = ⏳ { $name }
    .sure = { $duty ->
        [H6d] Propose for the students’ activists: { $who }, { $class }?
       *[other] Propose for the parents’ activists: { $who }, parents of { $class }?
    }
    .yes = Propose

activists =
    .proposed = All right, I will ask. Without an answer the proposal vanishes after 14 days.
    .asked-already = This person was asked already.
    .none = Nobody is to be proposed now: there is no such chat yet.
    .nobody = { $duty ->
        [H6d] No students of { $class } are in the bot yet. When they are, look in here through “My chats”.
       *[other] No parents of { $class } are in the bot yet. When they are, look in here through “My chats”.
    }
