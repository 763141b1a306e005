## About the chats of the administration · H6a–H6e, 2.2

# $title: the chat's title, $duty: H6c or H6d, $who: a person
# $whose: student or adult, $second: whether they were its second administrator
school-chat-news =
    .adult = The chat “{ $title }” is for you too. The link and the steps are here, and later in “My chats”.
    .student = The chat “{ $title }” is for you too. The link and the steps are here, and later in “My chats”.
    .hands-on = The head asks you to hand the link to the chat “{ $title }” on to the students. It is here, and later in “My chats”.
    .out = { $whose ->
        [student] The chat “{ $title }” is not for you any more: the bot shows you no link to it.
       *[adult] The chat “{ $title }” goes on without you: the bot shows you no link to it any more.
    }
    .take-out = { $second ->
        [yes] Please take out of the chat “{ $title }”: { $who }. The chat needs another second administrator too.
       *[no] Please take out of the chat “{ $title }”: { $who }.
    }
    .left = { $who } takes no part in the chat “{ $title }” any more. Please take them out, unless that is done.
    .asked = { $duty ->
        [H6d] Would you like to join the head’s chat with the students’ activists? Your class teacher proposed you. It is voluntary.
       *[other] Would you agree to join the head’s chat with the parents’ activists? Your class teacher proposed you. It is voluntary.
    }
    .propose = { $duty ->
        [H6d] The head gathers the students’ activists. Which students of your class would you propose? Each is asked whether they want to.
       *[other] The head gathers the parents’ activists. Which parents of your class would you propose? Each is asked whether they agree.
    }
    .answer = Answer
    .choose = Propose
    .open = Open the chat
