## How the bot talks with students · A3, 2.1

# $count: how many pupils the bot keeps
pupils-mode-choose =
    .ask =
        How does the bot talk with students? In every mode a child can have the safety talk, and words of trouble get 112 and the helpline at once.
        “Without the bot”: it refers them to the class teacher.
        “Steps only”: it shows how to get in and where the chats are; it stores nothing and gives no links.
        “As with parents”: it takes students’ requests, gives the links to their chats and shows their lessons and events. A parent’s written consent is needed for each.
    .off = Without the bot
    .guided = Steps only
    .full = As with parents
    .sure = The bot will take students’ requests and store their names. A parent’s written consent is needed for each: the class teacher confirms it when accepting. Switch it on?
    .yes = Switch it on
    .still = { $count ->
        [one] The record of one student is left from the former mode.
       *[other] The records of { $count } students are left from the former mode.
    }
    .kept = What becomes of students’ records

# $count: how many pupils the bot keeps
pupils-mode-kept =
    .ask = { $count ->
        [one] The record of one student is left: name, class, marks. In this mode the bot has no use for it. What should become of it?
       *[other] The records of { $count } students are left: name, class, marks. In this mode the bot has no use for them. What should become of them?
    }
    .forget = Delete the records
    .keep = Keep them for now
    .sure = { $count ->
        [one] Delete the record of one student? It cannot be brought back. The student gets a message about it.
       *[other] Delete the records of { $count } students? They cannot be brought back. Each student gets a message about it.
    }
    .yes = Yes, delete

pupils-mode =
    .done = { $count ->
        [one] The record of one student is being deleted.
       *[other] The records of { $count } students are being deleted.
    } The bot leaves students alone at night: then it happens in the morning.
    .kept = The records stay. Every student can delete their own: “Settings” → “My data”. You can come back to this here, under “Students”.
    .told =
        The school has decided that the bot keeps no records of students any more. The name, the class and the marks are deleted, there is nothing to do.
        You can still ask about chats and lessons or have the safety talk: write “Help”.
