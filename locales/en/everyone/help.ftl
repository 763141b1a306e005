## Help · R1 (3.1), R2 (3.2), R3 (3.3)

help-topics =
    .ask = How can I help?
    .support = Write to support
    .no-chat = I cannot see the chat
    .official = Which chat is official
    .voluntary = Is it compulsory?
    .children = Two children
    .status = The status “teacher”
    .colleagues = If you don’t want the bot
    .code = About codes
    .phone = Another phone
    .role = The wrong role
    .bot = How the bot works
    .data = My data
    .safety = Safety

# $platform: the platform's name, $inside: “in Sferum”, $profile: “educational profile”, $wrong: how to tell that one
# is in the wrong profile, $way: the school's own words on the other way, $hasWay: yes when there are any
help-answer =
    .support =
        The platform’s support: info@sferum.ru, write there directly (the regulation, 3.2).
        A letter to copy: “Hello! School: … My role: … Device: … What I do: … What I see on the screen: …”
        No passwords, codes or telephone numbers are needed in it.
        Instructions (the regulation, 3.3): prof-sferum.ru. There are help pages at prof.sferum.ru too. We have not yet checked which of them works.
    .no-chat =
        { $wrong }
        If the chat is still not there, your request may not be decided yet or the link not added yet: “My list” shows it.
    .official = The official chat is the one whose link the bot gives in “My chats”: the class teacher added it. If there are several chats, ask the class teacher in person.
    .voluntary =
        For parents and students taking part is voluntary, and it does not affect school work. You can choose “I get information another way”.
        { $hasWay ->
            [yes] How the school tells the news without the chat: { $way }
           *[no] The class teacher will tell you which ways there are.
        }
    .children = You are one person to the bot, with as many classes as you need. Ask for the code of the second class and send it here: one request does not affect the other. The other parent joins by the same code from their own VK page.
    .code =
        An invitation’s code is ten letters and digits, for example 7K3MP-Q9XTA. The class teacher or the school’s administrator has it; send it right into this dialog.
        A code from an SMS is another thing: tell it to nobody, not even to the bot. If the SMS does not come, wait until the countdown ends and ask for it again.
    .phone = The bot knows you by your VK page: sign in on the new phone and everything is there. If your number has changed, change it in VK first. If you have lost the phone, end other sessions in VK and tell the school’s administrator, who will suspend your access.
    .role = A role { $inside } is usually not changed: the person is removed and invited again in the right role. This is what guides on the web say; we found no official page about it. Tell the school’s administrator. “Parent of oneself” usually means that the link was opened in your child’s profile: open it in your own.
    .bot = The bot shows you step by step what to do. It lives in your ordinary VK profile; the school chats are where your { $profile } is. It does not see what is written { $inside } and checks nothing there. The platform itself is free and open round the clock (the regulation, 3.1).
    .status = The status “teacher” is confirmed only if the platform asks for it. Usually the school’s administrator does it, and sometimes it comes by itself from the electronic journal: this is what guides on the web say. You can ask the administrator here: “My list” → “The whole list” → “Confirm the teacher status”.
    .colleagues = The bot is a helper, and using it is up to you. What was done without it can be marked with one tap. For staff without the bot, the school’s administrator knows the way.
    .data = Until you agree, the bot keeps nothing about you. What it keeps afterwards is named in the text of the consent: your VK page number, name, role, class, requests and marks. A request is seen by whoever decides about it. You can see, take away and delete all of it: “Settings” → “My data”.
