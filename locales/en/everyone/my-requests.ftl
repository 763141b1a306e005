## Requests that wait for an answer

# $what: one of my-requests-what.*, $since: a day
my-requests-list =
    .ask = These requests wait for an answer. Which one?

my-requests-one =
    .ask = { $what }: the request has been waiting since { $since }.
    .withdraw = Take it back
    .sure = Take the request back: { $what }?
    .other-way = Another way
    .sure-other-way = Take the request back and get the news another way? The request: { $what }.
    .yes-other-way = Yes, another way

# $class: the title of the class
my-requests-what =
    .parent = Parents of { $class }
    .student = Students of { $class }
    .classTeacher = Class teacher of { $class }
    .subjectTeacher = Teachers of the school
    .deputy = Deputy head
    .head = Head of the school
    .verification = The status “teacher”

# $class: the title of the class, $until: a day
my-requests-who =
    .teacher = The class teacher of { $class } decides, usually by { $until }. The answer comes here.
    .late = The class teacher of { $class } decides, and the school’s administrator knows of it as well. The answer comes here.
    .administrator = The school’s administrator decides. The answer comes here.

my-requests =
    .none = No request is waiting for an answer now.
    .withdrawn = The request is taken back. You can come again by an invitation’s code.
