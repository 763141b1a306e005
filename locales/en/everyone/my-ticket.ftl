## My question to the school: where it stands · R2, 3.2; A15, 2.1

# $number: of the ticket, $topic: one of ticket-topic.*, $stand: one of ticket-stand.*
my-ticket-one =
    .ask = Question № { $number }. { $topic }: { $stand }.
    .you = Written
    .is-shared = If no answer comes for long, the head will be able to read the question too.
    .add = Add something
    .solved = It is settled
    .rate = Did the answer help?
    .reopen = Open it again
    .reopened = It is open again, and the administrator will hear of it.
    .share = Let the head read it
    .unshare = The head need not read it
    .erase = Delete the question
    .sure = Delete question № { $number } with its answers and files?
    .erased = Question № { $number } is deleted.

my-ticket-add =
    .ask = What is to be added to question № { $number }? A screenshot may be attached. Before it, cover other people’s names and messages.
    .added = It was added to question № { $number }, and the administrator will hear of it.

# $closed: yes where it opens again by it
my-ticket-more =
    .ask = { $closed ->
        [yes] Is this to be added to question № { $number }? It will open again.
       *[no] Is this to be added to question № { $number }?
    }
    .yes = Add it
    .no = No

my-ticket-helped =
    .ask = Question № { $number } is closed. Did the answer help?
    .yes = Yes
    .no = Not really
    .glad = Good!
    .sorry = A pity. The question can be opened again, or write to the platform’s support: “Help”.

my-ticket-list =
    .ask = Questions to the school. Which one?
    .line = № { $number }. { $topic }: { $stand }
    .new = A new question
    .none = There are no questions to the school yet.
