## A chat of the school for those it is for · H6a–H6e, 2.2
## $duty: which of the chats; $title: the chat's title

# $profile: “educational profile”
my-school-chat-look =
    .asked = { $duty ->
        [H6d] Would you like to join the head’s chat with the students’ activists? It is voluntary, and you can leave at any time.
       *[other] Would you agree to join the head’s chat with the parents’ activists? It is voluntary, and you can leave at any time.
    }
    .yes = Yes
    .no = No
    .link = The chat “{ $title }”. Here is the link:
    .no-link = There is no link to the chat “{ $title }” now. I will write when there is one.
    .steps = Open the link where your { $profile } is. It is for the members only, please do not pass it on.
    .hand-on = You hand this link on to the students’ activists: in person, and only to those who want it. The bot does not show it to children.
    .out = I take part no more
    .sure = { $duty ->
        [H6d] Leave the chat “{ $title }”? You will not see its link here any more.
       *[other] Leave the chat “{ $title }”? I will show you the link no more.
    }

my-school-chat =
    .welcome = Thank you! Here is the link.
    .declined = All right. Nobody learns of this answer, and it is written down nowhere.
    .left = All right. You can leave the chat itself on your own; the head knows of it too.
