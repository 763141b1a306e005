## One request

# $line: the person and what is asked for
request-one =
    .ask = { $line }
    .accept = Accept
    .accept-verification = Status confirmed
    .accept-student = Accept, parent’s consent is there
    .reject = Decline…
    .postpone = Put off

request =
    .postponed = Moved to the end of the queue. Nothing was sent to the person.
    .rejected = Declined. I am writing to the person.

request-reason =
    .ask = Which reason should be given? The whole text is shown before it is sent.
    .unknown = The person could not be recognised
    .wrong-class = Another class
    .not-here = Not of our school
    .duplicate = The same request twice

request-preview =
    .ask = Decline this request? The person will read this:
    .send = Send
    .other = Another reason
