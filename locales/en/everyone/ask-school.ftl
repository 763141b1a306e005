## Asking the school's administrator · A15, 2.1; R2, 3.2

# $phone: the school's telephone, $named: no where there is none; $number: of the ticket
ask-school =
    .frozen = { $named ->
        [no] Access to the bot is suspended, so no question goes from here. The school’s administrator helps in person.
       *[other] Access to the bot is suspended, so no question goes from here. The school’s administrator helps in person or by telephone: { $phone }.
    }
    .sent = Question № { $number } has gone to the school’s administrator. The answer will come here.

ask-school-topic =
    .ask = The school’s administrator, a human, will read the question. What is it about?
    .stranger = For the answer to come, the school keeps the number of the VK page and the question itself, nothing else. It can be deleted at any moment, and is deleted by itself 30 days after it is closed.

ask-school-stolen =
    .ask = It happens to many. What to do right now:
    .write = Write to the administrator
    .done = That is enough for now

ask-school-write =
    .ask =
        Write in one message: where it is, what was pressed and what is on the screen. A screenshot or a document may be attached.
        Before a screenshot, cover other people’s names and messages. No codes and passwords are needed.

# $topic: one of ticket-topic.*, $known: no for somebody whom the bot does not know
ask-school-look =
    .ask = Send it to the school’s administrator? { $topic }:
    .kept = { $known ->
        [no] The school keeps this text, the files and the number of the VK page while the question is open and for 30 days after. To add something, just write on.
       *[yes] The school keeps this text and the files while the question is open and for 30 days after. To add something, just write on.
    }
    .send = Send
    .write = Write it otherwise
