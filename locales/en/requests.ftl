## What people hear about their own request

# $class: the title of the class
request-accepted =
    .parent = Your request is accepted: you are among the parents of { $class }. Next comes the class chat, you can always find it in “My list”.
    .student = Your request is accepted: you are among the students of { $class }. Next comes the class chat, you can always find it in “My list”.
    .classTeacher = Your request is accepted: you are the class teacher of { $class }. Next comes «Учительская» (the staffroom), you can always find it in “My list”.
    .subjectTeacher = Your request is accepted: you are among the school’s teachers. Next comes «Учительская» (the staffroom), you can always find it in “My list”.
    .deputy = Your request is accepted: you are a deputy head. Next comes «Учительская» (the staffroom), you can always find it in “My list”.
    .head = Your request is accepted: you are the head of the school. Next comes «Учительская» (the staffroom), you can always find it in “My list”.
    .verification = The administrator has marked your status “teacher” as confirmed. If the platform does not show it yet, look there again later.
    .go-on = Go on
    .link = Here is the official chat, the link:
    .chats = Chats of the class
    .how = How to get in

# $why: one of the sentences below
request-rejected =
    .told =
        Your request could not be accepted for now.
        { $why }
    .told-again =
        Your request could not be accepted for now.
        { $why }
        That is no trouble: put it right and send it again.
    .again = Send it again
    .unknown = We could not tell from the name who you are. Please give your full name. You can also speak to whoever decides about requests: the class teacher or the school’s administrator.
    .wrong-class = This invitation seems to be for another class. Ask the class teacher for the code of your own class and send it here.
    .not-here = The name was not found in the school’s lists. If there is a mistake in it, you can correct it. If it is right, please speak to the school in person.
    .duplicate = There is a request with your name already. If you sent it from another VK page, a second one is not needed. If you did not, please tell the school.
    .not-listed = The platform does not show you among the school’s staff yet. Join the school there first, then ask again for the status to be confirmed.
    .in-person = This is easier to settle in person: please speak to the school’s administrator.

request-late =
    .told = Your request is not lost: the answer is taking longer than usual. The school’s administrator now knows of it as well.
