## One request

# $line: the person and what is asked for, $page: the number of their VK page
# $who: who made the invite, $when: a day
# .held, .sure: $class: its title, $now: who leads it, $who: who asks for it
request-one =
    .ask = { $line }
    .held = { $class } is led by { $now } at present.
    .replace = Replace
    .sure = Hand { $class } over? It is led by { $now } now, and by { $who } afterwards. The former class teacher is told.
    .page = Page: https://vk.com/id{ $page }
    .invited-for = Name on the invite: { $name }
    .invite = Invitation of { $when }, made by { $who }.
    .invite-old = Invitation of { $when }.
    .renamed = Name changed on { $when }.
    .accept = Accept
    .accept-verification = Status confirmed
    .accept-student = Accept, parent’s consent is there
    .reject = Decline…
    .postpone = Put off

# $count: how many were put off
request =
    .all-left = { $count ->
        [one] This request waits: you can come back to it from “My list”.
       *[other] These requests wait: you can come back to them from “My list”.
    }
    .postponed = Moved to the end of the queue. Nothing was sent to the person.
    .taken-back = All right, the request waits again. Nothing was sent to the person.

request-reason =
    .ask = Which reason should be given? The whole text is shown before it is sent.
    .unknown = The person could not be recognised
    .wrong-class = Another class
    .not-here = Not of our school
    .duplicate = The same request twice
    .not-listed = Not among the staff on the platform
    .in-person = Let us settle it in person

request-preview =
    .ask = Decline this request? The person will read this:
    .send = Send
    .other = Another reason

# $who: the name, $minutes: in how many minutes the person is told
request-rejected-one =
    .ask = { $minutes ->
        [one] Declined: { $who }. The message goes out in { $minutes } minute; until then the request can be taken back.
       *[other] Declined: { $who }. The message goes out in { $minutes } minutes; until then the request can be taken back.
    }
    .next = Go on
    .take-back = Take it back
