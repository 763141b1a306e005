## What people hear about their own request

# $class: the title of the class
request-accepted =
    .parent = Your request is accepted: you are among the parents of { $class }. Next comes the class chat.
    .student = Your request is accepted: you are among the students of { $class }. Next comes the class chat.
    .classTeacher = Your request is accepted: you are the class teacher of { $class }. Next comes «Учительская» (the staffroom).
    .subjectTeacher = Your request is accepted: you are among the school’s teachers. Next comes «Учительская» (the staffroom).
    .deputy = Your request is accepted: you are a deputy head. Next comes «Учительская» (the staffroom).
    .head = Your request is accepted: you are the head of the school. Next comes «Учительская» (the staffroom).
    .verification = The administrator has marked your status “teacher” as confirmed. If the platform does not show it yet, look there again later.
    .go-on = Go on

# $why: one of the sentences below
request-rejected =
    .told =
        Your request could not be accepted for now.
        { $why }
        That is no trouble: you can send a request again.
    .unknown = We could not tell from the name who you are. Please give your full name, or speak to the class teacher or the administrator.
    .wrong-class = This invite seems to be for another class. Ask for the code of your own class.
    .not-here = The name was not found in the school’s lists. If this is a mistake, please speak to the school in person.
    .duplicate = There is such a request already; a second one is not needed.

request-late =
    .told = Your request is not lost: the answer is taking longer than usual. The school’s administrator now knows of it as well.
