## The school's classes · A5, clause 2.1

# $lines: the lines that were not understood, as the person wrote them
classes-list =
    .ask = Send the list of classes: «1А, 1Б, 2А» or «1–4 А,Б». A table (XLSX or CSV) will do as well.
    .unread = Could not read: { $lines }. Write it like this: «1–4 А,Б».

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

classes =
    .saved = { $count ->
        [one] { $count } class is saved.
       *[other] { $count } classes are saved.
    }
