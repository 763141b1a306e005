## The platform's links by class and role · A6, 2.1

# $inside: «in Sferum», $count: how many have a link to come
# $class: its title, $links: how many of its three there are, $waiting: how many have theirs to come
platform-links-classes =
    .ask = The invitation links { $inside }: one for each class and role. The bot shows it only to those who were accepted in that role, and warns first. Choose a class:
    .staffroom-waits = Have not said yet that they have joined the staffroom: { $count }.
    .line = { $class } · links: { $links } of 3{ $waiting ->
        [0] { "" }
       *[other] {" "}· not received yet: { $waiting }
    }
    .staffroom = Link to the staffroom
    .staffroom-there = Staffroom: the link is there

# $role: teacher, student or parent, $stands: yes when there is a link
platform-links-roles =
    .ask = { $class }: for which role is the link? The link itself is not shown here.
    .line = { $role ->
        [teacher] Teacher
        [student] Pupil
       *[parent] Parent
    }: { $stands ->
        [yes] there
       *[no] none
    }
    .teacher = Teacher
    .student = Pupil
    .parent = Parent
    .annul-teacher = No longer: teacher
    .annul-student = No longer: pupil
    .annul-parent = No longer: parent
    .others = Another class
    .sure = Hand out the link to { $class } in the role of { $role ->
        [teacher] teacher
        [student] pupil
       *[parent] parent
    } no longer? The bot erases it. On the platform itself please annul it yourself, the bot cannot.
    .yes = No longer

platform-links-link =
    .ask = Send the invitation link to { $class } for the role of { $role ->
        [teacher] teacher
        [student] pupil
       *[parent] parent
    }. Check the role where you copy it: a wrong link gives a wrong role.

platform-links-check =
    .ask = Link to { $class }, role: { $role ->
        [teacher] teacher
        [student] pupil
       *[parent] parent
    }:

platform-links =
    .saved = The link is stored. Those accepted in this role get it with the warning.
    .dropped = The link is erased; the bot shows it to nobody any more.
