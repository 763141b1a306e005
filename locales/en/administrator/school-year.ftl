## The new school year · A11, clause 2.1

# $until: until when it can be taken back; $year: when the classes stepped up last, $before: yes when they did
# $who: the administrator who did it; $was, $class: titles of a class before and now
school-year-look =
    .ask = All classes step up by a year: 1А becomes 2А, the last ones leave, first classes come. Families, chats and class teachers stay with their classes. You’ll see the result first.{ $before ->
        [yes] {" "}Last time the classes stepped up on { $year }.
       *[no] {""}
    }
    .begin = Show me
    .turned = The classes have stepped up. Until { $until } this can be taken back. After that those who leave get a goodbye and no longer see their chats. Look over the class teachers: the new classes have none yet.
    .teachers = Class teachers
    .back = Take it back
    .sure-back = Put all classes back where they were? What was entered since stays.
    .yes-back = Put back
    .is-back = The classes are called as before, and those who were leaving are back.

# $classes: the titles of the first classes
school-year-firsts =
    .ask = Which first classes come? Write how many (“3” is 1А, 1Б, 1В) or a list: “1А, 1Б, 1И”.
    .same = As today: { $classes }
    .none = No first classes
    .unread = Write a number up to 20 or a list of first classes: “1А, 1Б”.

# $lines: what becomes of the classes, a line a grade; $from, $to: titles
# $classes: titles, $count: how many families, or how many classes; $leaving: titles, $leave: how many classes leave
school-year-review =
    .ask =
        It will be like this:
        { $lines }
    .step = { $from } → { $to }
    .odd =
        Unusual names, please check:
        { $lines }
    .leaving = Leaving: { $classes } (families in the bot: { $count }).
    .come = { $count ->
        [0] There are no new first classes.
       *[other] Coming: { $classes }.
    }
    .clash = Two classes would be called: { $classes }. Write what one of them is called.
    .how = If something differs, write: “10СЭ → 11Э” or “9В → leaves”, a line a class.
    .save = Begin the new year
    .firsts = Other first classes
    .sure = { $count ->
        [one] Begin the new school year? { $count } class steps up.
       *[other] Begin the new school year? { $count } classes step up.
    } { $leave ->
        [0] Nobody leaves.
       *[other] Leaving: { $leaving }.
    } For a day it can be taken back.
    .yes = Begin the new year
    .unread = I can’t make that out. Write it like this: “10СЭ → 11Э” or “9В → leaves”.
    .done = The new school year has begun. Rename the classes on the platform yourself: the list of classes and the links of the term wait to be ticked off again.

school-year =
    .told-colleague = The classes in the bot have stepped up into the new school year; another administrator did it: { $who }. For a day it can be taken back: “Who came and who left” → “New school year”.
    .told-back = Another administrator has taken the new school year back: { $who }. The classes are called as before.
    .told-teacher = { $was } is called { $class } now. Chats and families are where they were; please mend the chats’ names on the platform.
