## Requests · A9, A10, clause 2.1; S1, P1, clauses 2.5 and 2.7

queue-which =
    .ask = Which requests shall we go through?

# $count: how many on this page, $lines: people, one a line
queue-page =
    .ask = { $count ->
        [one]
            { $count } request:
            { $lines }
       *[other]
            { $count } requests:
            { $lines }
    }
    .consent = By accepting a student you confirm that the school has a parent’s written consent. Leave out those without it by “All except…”.
    .accept = Accept all: { $count }
    .verify = Status confirmed for all: { $count }
    .except = Accept all except…
    .single = Decide one by one

# $lines: people, one a line
queue-except =
    .ask =
        Who should not be accepted yet? Tap the number.
        { $lines }
    .in = { $number }
    .out = ✕ { $number }

# $count: how many requests
queue =
    .none = There are no requests at present.
    .accepted = { $count ->
        [one] { $count } request is accepted. The person has been told.
       *[other] { $count } requests are accepted. The people have been told.
    }
    .overtaken = { $count ->
        [one] A colleague had decided { $count } request already; it is all in order.
       *[other] A colleague had decided { $count } requests already; they are all in order.
    }
    .taken = { $count ->
        [one] This class has its class teacher already, so { $count } request is still waiting.
       *[other] These classes have their class teachers already, so { $count } requests are still waiting.
    }

## A line about a person

# $who: the name, $class: the class, $child: the child's name, $age: how old the request is
request-line =
    .numbered = { $number }. { $line }
    .post = { $who } ({ $post })
    .parent = { $who }, parent, { $class } · waiting { $age }
    .parent-of = { $who }, parent, { $class }, child: { $child } · waiting { $age }
    .student = { $who }, student, { $class } · waiting { $age }
    .classTeacher = { $who }, class teacher of { $class } · waiting { $age }
    .subjectTeacher = { $who }, teacher · waiting { $age }
    .deputy = { $who }, deputy head · waiting { $age }
    .head = { $who }, head · waiting { $age }
    .verification = { $who }, asks for the status “teacher” · waiting { $age }
