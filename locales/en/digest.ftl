## The message about requests: one a day, always in the same words

# $lines: queues, one a line; $age: how long the oldest has been waiting
# $inside: “in Sferum”
digest =
    .pending =
        Some requests are waiting for your decision:
        { $lines }
        The earliest has been waiting for { $age }.
    .platform = Have the requests { $inside } been dealt with?
    .settled = All requests are decided, thank you.
    .open = See the requests
    .answer = Answer
    .snooze = Remind me tomorrow

# $count: how many requests, $class: the title of the class
digest-line =
    .administration = Head and deputies: { $count }
    .staff = Staff: { $count }
    .verification = Status “teacher”: { $count }
    .late = Families who wait for you: { $count }
    .class = Families of { $class }: { $count }
