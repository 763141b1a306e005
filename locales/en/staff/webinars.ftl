## Seminars and webinars · R4, 3.4

# $title: what it is called, $when: a moment with its weekday
webinars-list =
    .ask = Seminars and webinars for teaching staff. You are free to attend: open one and sign up.
    .none = No webinars lie ahead yet. When the administrator adds one, I will write to you.
    .begin = The list is still empty. Add a webinar: its title, time, link and whom it is for.
    .line = { $when }: { $title }
    .signed = { $when }: { $title } · you are signed up
    .add = Add a webinar
