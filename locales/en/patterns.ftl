## Common to all scenes

patterns-button =
    .back = ‹ Back
    .cancel = Cancel
    .help = Help
    .resume = Go on with it
    .home = My list
    .pass = Pass the question on to the school
    .no = No

# $number: four characters by which the operator finds the log line
# $said: what was said in a voice message, as the messenger wrote it down
patterns =
    .old-button = This button is from an earlier message and no longer works. Here is where we are.
    .overtaken = This message came late, so nothing has changed here. Here is where we are.
    .moved-on = The bot has been updated, and the step you were at has changed. No harm done: we start here.
    .gone = This is gone, or belongs to somebody else now. Here is what there is.
    .unreadable = This entry cannot be read now. Whoever runs the bot sees it in the log and can bring it back. Here is what there is.
    .not-yours = This is for another role now. Here is what there is for you.
    .back-again = We are in touch again. Anything decided in between is already in “My list”.
    .missed = The last message did not reach you, because messages from the bot were closed. Here it is again.
    .edited = I do not read a message again after it was edited. If your answer has changed, please write it once more.
    .mended = I have read what you changed.
    .go-on = Let’s go on from where we stopped.
    .cancelled = All right, we stopped there. You can come back at any time.
    .hello = Hello!
    .choose-one = I did not understand that. Please press a button, or type what stands on it.
    .unheard = The voice message could not be made out. Please write it in words.
    .heard = Heard: “{ $said }”
    .heard-late = While the voice message was being written down, another question was opened. If this was an answer to the former one, please say it again.
    .no-picture = I cannot read pictures and stickers. Please write in words or press a button.
    .no-other = I cannot read that. Please write it in words or press a button.
    .as-document = This is a picture, and a document is needed: it stays sharp that way. Attach it with the paper clip as a document or a file.
    .no-file = No file is needed here. Please write in words or press a button.
    .bare = Write the number of an answer. You can also write: back, cancel, help.
    .in-chat = Hello! I work in private messages only and do not read what is written in this chat. To begin, write to me privately.
    .fault = That did not work, but your place is kept. Please try again a little later. If it happens again, give the number { $number } to the school’s administrator.

# To “thank you”, “I see”, “goodbye” and a smile
pleasantry =
    .thanks = You are welcome! Write whenever you need to.
    .fine = Good.
    .bye = Goodbye! Write whenever you need to.
    .smile = A good day to you too!

patterns-file =
    .unknown-kind = I cannot read this kind of file. Send a table, XLSX or CSV, or write the list right here: «1А, 1Б».
    .too-large = The file is too large. A table of up to 1 MB will do, or write the list right here: «1А, 1Б».
    .empty = There is nothing in the file. Send a table with the classes in a column, or write the list: «1А, 1Б».
    .late = The table was read, but the conversation has moved on, so nothing changed. If it belongs here, please send it again.
    .unreadable = The file could not be read. Please send it again, or write the list right here: «1А, 1Б».

## Lists to choose from: a row's number, pages

# $page, $pages: numbers of pages, $count: how many rows there are in all
# .found: $said: what was typed, $of: how many there are in the whole list
list =
    .number = { $number }
    .found = These match “{ $said }”: { $count } of { $of }.
    .line = { $number }. { $line }
    .lines = { $lines }
    .page = Page { $page } of { $pages }; { $count } in all.
    .before = ‹ Earlier
    .after = More ›
    .first = To the first
    .last = To the last
    .all = Show all

# $post: what the person works as, $page: the number of their VK page, $when: the day of the change
tick =
    .in = ✅ { $name }
    .out = { $name }

people =
    .name = { $name }
    .with-post = { $name }, { $post }
    .with-page = { $name } (id{ $page })
    .renamed = { $name } (renamed { $when })

classes =
    .title = { $class }

## Before everything else

# .danger, .secret, .urgent: to anybody, a child too. .helpline stands on the first screen that a student sees
care =
    .danger =
        Nothing matters more than this now.
        If there is danger, call 112. It is free, from any phone.
        The children’s helpline: 8-800-2000-122. Free and anonymous, about anything, for children and for adults.
        I am a bot, not a person, and nobody may be reading this now. Please tell an adult near you whom you can trust: your class teacher, any teacher.
        I do not store these words. They stay in the chat itself, where you can delete them.
    .secret =
        Never show a code from an SMS to anybody, not even to the bot. Nor a card number.
        The school does not ask for such things. If somebody does in the name of the school, the head or a teacher, it is fraud: hang up and ask the teacher in person.
        I do not store this message. Please delete it on your side too.
    .urgent = If you need help right now: 112, or the children’s helpline 8-800-2000-122, free and anonymous. If it is about the bot or a chat, the answer is below.
    .helpline = If you need help right now: 112, or the children’s helpline 8-800-2000-122, free and anonymous.
