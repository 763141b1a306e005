## The school's classes · A5, clause 2.1

# $lines: the lines or cells that were not understood, as the person wrote them; $count: how many of them there are
classes-list =
    .ask = Send the list of classes: «1А, 1Б, 2А» or «1–4 А,Б». A table (XLSX or CSV) will do as well.
    .right = The list here is right: { $count ->
        [one] { $count } class
       *[other] { $count } classes
    }
    .unread = Could not read: { $lines }. Write it like this: «1–4 А,Б». If a class is called otherwise, put its name in quotation marks: «10СЭ».
    .no-column = No column of classes can be seen in the table. Give it the heading «Класс» and write one class in a cell: «1А». A plain list will do as well.
    .left-out = { $count ->
        [one] Could not read { $count } cell: { $lines }. It is left out
       *[other] Could not read { $count } cells, such as: { $lines }. They are left out
    }. If a class is really called so, send a list with its name in quotation marks: «10СЭ».

# $lines: classes that somebody is in, one a line; $class: a title
# $people, $waiting: how many; $teacher: yes or no
classes-used =
    .ask =
        It cannot go yet, for somebody is in the class:
        { $lines }
        You can keep it on the list, or end the roles first. Requests are decided by the class teacher, or by the administrator where there is none.
    .line = { $teacher ->
        [yes] { $class }: has a class teacher; families and pupils: { $people }, requests: { $waiting }
       *[no] { $class }: families and pupils: { $people }, requests: { $waiting }
    }
    .people = People of { $class }
    .leaders = Who leads the classes
    .keep = Keep it on the list

# $added, $gone: titles; $addedCount, $goneCount, $count: how many
classes-review =
    .ask =
        Classes in all: { $count }.
        { $addedCount ->
            [0] No new ones.
           *[other] New: { $added }.
        }
        { $goneCount ->
            [0] None disappear.
           *[other] Disappearing: { $gone }.
        }
    .save = Save
    .again = Another list
    .saved = { $count ->
        [one] { $count } class is saved.
       *[other] { $count } classes are saved.
    }

# $inside: “in Sferum”
classes-platform =
    .ask = Are all these classes there already { $inside }? The bot cannot look inside, so it asks.
    .done = Yes, all classes are there
    .later = Later
    .noted = Good, the classes are noted. Thank you!
    .put-off = All right, “The list of classes” will wait.
