## The first word of somebody whom the bot does not know

# $platform: “in Sferum”, “in MAX”
hello-welcome =
    .ask =
        Hello! This is the school’s helper. It helps you join the school chats and shows step by step what to do.
        The bot lives in ordinary VK. It never asks for passwords, codes from SMS or Gosuslugi data. If somebody asks for them in its name, it is fraud.
        If you have an invitation’s code, send it here.
    .not-ready =
        Hello! The school’s bot is still being set up.
        If you have an administrator’s code, send it here.
    .yours =
        Hello! The school’s bot is still being set up.
        You are named as its first administrator. Shall we begin?
    .code = I have a code
    .voluntary = Is it compulsory?
    .what = What is this?
    .lang = Русский
    .claim = I am the school’s administrator
    .unread = I do not know such words yet. A button will do, or the code of an invitation: ten letters and digits, for example 7K3MP-Q9XTA. The class teacher or the school’s administrator gives it.
    .voluntary-answer = For parents and students taking part { $platform } is voluntary, and it does not affect school work.
    .what-answer = The bot takes you through it step by step: who you are, which class, who accepts your request and where the link to the chat is. Only people who were accepted get a link. The bot does not read what is written in the chats.

hello-code =
    .ask = Send the invitation’s code: ten letters and digits, for example 7K3MP-Q9XTA. It is in the school’s message or on the sheet with the QR code.
    .unread = This does not look like a code. Please check: it has ten letters and digits, for example 7K3MP-Q9XTA.
