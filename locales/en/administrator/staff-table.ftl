## Invites by a list · A6, 2.1

staff-table-table =
    .ask = Send a table of the staff (XLSX or CSV): full name, post, subjects, the class they lead. Columns in any order. I show first what I have read; nothing is stored before you confirm. Lines work too, for example: “Kuzmina Anna Petrovna, deputy head”.

# $cell: the heading by which it was recognised; $named: no where there is none
staff-table-refused =
    .families = { $named ->
        [no] This looks like a table of families. The bot keeps no names of parents or pupils, so nothing was taken from it.
       *[yes] This looks like a table of families: “{ $cell }”. The bot keeps no names of parents or pupils, so nothing was taken from it.
    } Families come by the code of the class or by strips without names: “Invitations” → “Parents of a class”.
    .intimate = { $named ->
        [no] The table holds personal data that the bot does not need, such as birthdays or insurance numbers. Nothing was taken from it.
       *[yes] The table holds personal data that the bot does not need: “{ $cell }”. Nothing was taken from it.
    } Please take those columns out and send it again: the name, the post, the subjects and the class are enough.
    .no-people = I see no column of names. Head it ФИО and write the name in full, for example: “Кузьмина Анна Петровна”.
    .no-posts = These are names alone, and nothing says that they are staff. Add a column with the post, or write, for example: “Кузьмина Анна Петровна, завуч”.
    .too-many = The table has { $cell } people; up to 500 can be taken at once. Please send it in parts.

# $count: how many; $lines: one a line; $more: how many faults are not shown
staff-table-review =
    .ask = { $count ->
        [0] There is nobody to invite.
       *[other]
            Invites to be made: { $count }.
            { $lines }
    }
    .joined = In the bot already, left out: { $count }.
    .waiting = An invite is waiting already, left out: { $count }.
    .faults =
        Please note (blank rows are not counted):
        { $lines }
        { $more ->
            [0] { "" }
           *[other] And more: { $more }.
        }
    .line = { $who } · { $as }
    .save = Create invites: { $count }
    .again = Another table

# $count: how many
staff-table-count =
    .head = Head: { $count }
    .deputy = Deputies: { $count }
    .classTeacher = Class teachers: { $count }
    .subjectTeacher = Teachers and other staff: { $count }

# $row: its number, $cell: as it stands there
staff-table-fault =
    .name = Row { $row }: “{ $cell }” does not look like a full name, left out
    .class = Row { $row }: cannot read the class “{ $cell }”
    .repeated = Row { $row }: “{ $cell }” stands there already, left out
    .namesake = Row { $row }: “{ $cell }” is there with another post, two invites will be made
    .no-such-class = Row { $row }: the school has no class “{ $cell }”
    .class-twice = Row { $row }: the class “{ $cell }” is given to somebody else
    .more-classes = Row { $row }: the classes “{ $cell }” can be added under “Class teachers”

# $line: the person, their post and role
staff-table-person =
    .ask =
        { $line }
        Invited as what?
    .subjectTeacher = Teacher
    .classTeacher = Class teacher
    .deputy = Deputy head
    .head = Head
    .out = Do not invite
    .back = Leave as it is

# $name: the person
staff-table-class =
    .ask = { $name }: which class?
    .none = No class in the list is free.

# $count: how many
staff-table =
    .made = { $count ->
        [0] All of them are invited already; no new invites were needed.
        [one] { $count } personal invite made.
       *[other] { $count } personal invites made.
    }
