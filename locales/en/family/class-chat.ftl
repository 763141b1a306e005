## The class chat for those who were accepted · P1, 2.7; S1, 2.5
## $role: parent or student; $class: the title of the class

# $link: the address of the chat
# $wrong: how to tell that one is in the wrong profile
# $who: the parent's name
class-chat =
    .link = { $role ->
        [student] The official chat of the students of { $class }. Here is the link:
       *[other] The official chat of the parents of { $class }. Here is the link:
    }
    .inside = You are in the chat of { $class } already. Just in case, here is the link:
    .address = { $link }
    .steps = How to get in:
    .wrong-profile = { $wrong }
    .voluntary = { $role ->
        [student] It is all voluntary: you can get the news without the chat too.
       *[other] It is all voluntary: you can get information another way too.
    }
    .no-link = { $role ->
        [student] There is no link to the chat of { $class } yet. The class teacher will add it, and I will write at once.
       *[other] There is no link to the parents’ chat of { $class } yet. The class teacher will add it, and I will write at once.
    }
    .other-way = Noted: you get the news of { $class } another way. You can change your mind at any time.
    .in = I am in the chat
    .trouble = It does not open
    .choose-other = I get information another way
    .want = I would like the chat after all
    .change = { $role ->
        [student] Leave the class
       *[other] My child has moved or left
    }
    .not-now = Later
    .wait = All right, I will wait
    .later = All right. The chat is always here: “My list” → “My chats”.
    .done = Lovely! Noted: you are in the chat of { $class }.
    .again = { $role ->
        [student] All right, here is the chat.
       *[other] All right, here is the chat. Your earlier choice is withdrawn.
    }
    .outside = { $role ->
        [student] The class teacher gives the link to the chat of { $class } in person, not the bot.
       *[other] The class teacher gives the link to the parents’ chat of { $class } in person, not the bot.
    }
    .link-changed = The chat of { $class } has a new link. If you are in the chat already, there is nothing to do.
    .link-is-there = The link to the chat of { $class } is there.
    .open = Open
    .told-back = { $who } ({ $class }) will get information by the chat after all. There is nothing to do.
    .told-other-way = { $who } ({ $class }) will get information another way than by the chat. There is nothing to do.

# $way: the school's own words
class-chat-other-way =
    .noted = { $role ->
        [student] All right, that works too.
       *[other] All right, that works too. It is noted.
    }
    .school = How the school tells the news without the chat: { $way }
    .ask-school = The class teacher will tell you how best to get the news without the chat.
    .ask = Shall I tell the class teacher that another way suits you better? If not, nobody will hear of it.
    .yes = Yes, please tell
    .no = No, thank you
    .told = All right, I pass it on to the class teacher. You can change your mind at any time: “My chats”.
    .untold = All right, I tell nobody. You can change your mind at any time: “My chats”.

class-chat-instead =
    .ask = Getting the news another way is just as good. Shall I note it? You can change your mind at any time.
    .yes = Yes, another way
    .chat = Show the chat

# $wrong: how to tell that one is in the wrong profile, $profile: “educational profile”
class-chat-trouble =
    .ask = { $role ->
        [student]
            One of these usually helps.
            1. { $wrong }
            2. The link was opened in your parents’ profile: open it where your own { $profile } is.
            3. The app is old: update it, or open the link in a browser.
            4. It says the link is not valid: tell the class teacher that a new one is needed.
       *[other]
            One of these usually helps.
            1. { $wrong }
            2. The link was opened in your child’s profile: open it on your own device, where your { $profile } is.
            3. The app is old: update it, or open the link in a browser.
            4. It says the link is not valid: tell the class teacher that a new one is needed.
    }
    .link = Show the link again
    .support = Help and support
