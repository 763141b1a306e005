## The platform's link for one's role · A6, 2.1

# $class: its title, $role: teacher, student or parent
platform-link-warning =
    .ask = This is the link to { $class } for the role of { $role ->
        [teacher] teacher
        [student] pupil
       *[parent] parent
    }; open another one, and the role cannot usually be changed afterwards. There is no need to pass it on.
    .voluntary = { $role ->
        [student] It is up to you.
       *[other] It is up to you: the school’s news can be had in another way.
    }
    .show = Show the link
    .later = Not now

platform-link-link =
    .ask = { $class }, role: { $role ->
        [teacher] teacher
        [student] pupil
       *[parent] parent
    }
    .done = Done

platform-link =
    .is-there = The link to { $class } on the school’s platform is there.
    .open = Link on the platform
