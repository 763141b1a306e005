## The school's classes · A5, clause 2.1

# $lines: the lines or cells that were not understood, as the person wrote them; $count: how many of them there are
classes-list =
    .ask = Send the list of classes: «1А, 1Б, 2А» or «1–4 А,Б». A table (XLSX or CSV) will do as well.
    .unread = Could not read: { $lines }. Write it like this: «1–4 А,Б». If a class is called otherwise, put its name in quotation marks: «10СЭ».
    .no-column = No column of classes can be seen in the table. Give it the heading «Класс» and write one class in a cell: «1А». A plain list will do as well.
    .left-out = { $count ->
        [one] Could not read { $count } cell: { $lines }. It is left out
       *[other] Could not read { $count } cells, such as: { $lines }. They are left out
    }. If a class is really called so, send a list with its name in quotation marks: «10СЭ».

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
