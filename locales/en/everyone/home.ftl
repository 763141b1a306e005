## “My list”

# $name: the person's name as given; $named: no while there is none; $whose: student, parent or staff
# $lines: the next duties, one a line
# $count: how many requests wait
home-list =
    .greeting = { $named ->
        [no] { $whose ->
            [staff] This is your list.
           *[family] This is your page.
        }
       *[yes] { $whose ->
            [staff] { $name }, this is your list.
           *[family] { $name }, this is your page.
        }
    }
    .waiting = { $named ->
        [no] Your request is waiting for an answer. I will write as soon as it is decided.
       *[yes] { $name }, your request is waiting for an answer. I will write as soon as it is decided.
    }
    .no-role = To join, send an invitation’s code, for example 7K3MP-Q9XTA. The class teacher or the school’s administrator has it.
    .frozen = The school’s administrator has suspended access to the bot for the time being. If this is a mistake, please speak to them in person.
    .next =
        Next, in order:
        { $lines }
    .family =
        Here is what there is for you, all of it voluntary:
        { $lines }
    .asked = Your request is waiting for an answer. It will come here.
    .nothing = Everything is done at present. If something comes up, I will write.
    .put-off = Nothing is urgent now. What was put off waits in “The whole list”.
    .queue = { $count ->
        [0] Requests
       *[other] Requests: { $count }
    }
    .tickets = Questions: { $count }
    .all = The whole list
    .settings = Settings
    .invites = Invitations
    .open-classes = Classes
    .school-setup = Set the school up
    .my-requests = My request
    .my-ticket = My questions
    .my-chats = My chats
    .away = I am away
    .people = People
    .events = Lessons and events

# $count: how many duties in all; they stand below as numbered lines
# $mark: a sign for how it stands, $text: the duty in plain words, $clause: «2.1»
home-all =
    .none = Nothing is here yet.
    .family = What there is here for you, all of it voluntary:
    .family-line = { $text }
    .family-done = ✓ { $text }
    .ask = Everything the regulation has for you ({ $count }):
    .line = { $mark } { $text } ({ $clause })
    .right = { $text } ({ $clause })

duty-state =
    .open-mark = ○
    .done-mark = ✓
    .doneBefore-mark = ✓
    .doneOutside-mark = ✓
    .notNeeded-mark = —
    .otherWay-mark = ✓
    .setAside-mark = ⏸
    .asked-mark = …
