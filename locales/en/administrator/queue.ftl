## Requests · A9, A10, clause 2.1; S1, P1, clauses 2.5 and 2.7

queue-which =
    .ask = Which requests shall we go through?

# $count: how many on this page, $waiting: how many wait in all, $names: people, one a line
queue-page =
    .ask = { $count ->
        [one] { $count } request:
       *[other] { $count } requests:
    }
    .more = { $waiting } are waiting in all. The next ones are shown after these.
    .consent = By accepting a student you confirm that the school has a parent’s written consent. Leave out those without it by “Accept all except…”.
    .accept = { $count ->
        [1] Accept
       *[other] Accept all: { $count }
    }
    .accept-sure =
        Accept them all?
        { $names }
    .verify = { $count ->
        [1] Status confirmed
       *[other] Status confirmed for all: { $count }
    }
    .verify-sure =
        Is the status confirmed for them all?
        { $names }
    .except = Accept all except…
    .single = Decide one by one

# $number: the number of the line, $line: a person who is left out
queue-except =
    .ask = Who should not be accepted yet? Tap the number.
    .out = ✕ { $number }
    .left-out = ✕ { $line }

# $count: how many requests, $who: the name of somebody about whom was decided
queue =
    .none = There are no requests at present.
    .no-status = Nobody asks for the teacher’s status to be confirmed right now. If somebody does, a request appears.
    .unreadable = { $count ->
        [one] { $count } request cannot be read: its record is damaged. The others are all here. Please tell whoever looks after the bot.
       *[other] { $count } requests cannot be read: their records are damaged. The others are all here. Please tell whoever looks after the bot.
    }
    .gone = These requests have been decided in the meantime.
    .accepted = { $count ->
        [one] { $count } request is accepted. I am writing to the person.
       *[other] { $count } requests are accepted. I am writing to the people.
    }
    .overtaken = { $count ->
        [one] A colleague had decided { $count } request already; it is all in order.
       *[other] A colleague had decided { $count } requests already; they are all in order.
    }
    .apart = { $count ->
        [one] { $count } request stays: this role does not go together with the one the person already has.
       *[other] { $count } requests stay: these roles do not go together with those the people already have.
    }
    .taken = { $count ->
        [one] This class has its class teacher already, so { $count } request is still waiting. Open it alone: it shows who that is, and they can be replaced.
       *[other] These classes have their class teachers already, so { $count } requests are still waiting. Open them one by one: each shows who that is, and they can be replaced.
    }
    .unreachable = { $who } does not know your decision yet: messages from the school’s bot are closed there, so please tell them yourself.
    .given-up = { $who } does not know your decision yet: the message could not be sent, so please tell them yourself.

## A line about a person

# $who: the name, $class: the class, $child: the child's name, $waits: how long the request waits
# $line: one of these
request-line =
    .renamed = { $line } · name changed
    .moves = { $line } · comes from { $from }
    .post = { $who } ({ $post })
    .parent = { $who }, parent, { $class } · { $waits }
    .parent-of = { $who }, parent, { $class }, child: { $child } · { $waits }
    .student = { $who }, student, { $class } · { $waits }
    .classTeacher = { $who }, class teacher of { $class } · { $waits }
    .subjectTeacher = { $who }, teacher · { $waits }
    .deputy = { $who }, deputy head · { $waits }
    .head = { $who }, head · { $waits }
    .verification = { $who }, asks for the status “teacher” · { $waits }
