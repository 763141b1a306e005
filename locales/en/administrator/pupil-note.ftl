## Movement: a pupil who is not in the bot · A11, clause 2.1

pupil-note-origin =
    .ask = Which class is the pupil from? The class teachers get a note; the bot stores nothing about the pupil.
    .new = New to the school

pupil-note-to =
    .ask = To which class?
    .left = Leaves the school

# $from, $to: titles of classes; $moves: new to the school, left it, or over into another class
# $classes: titles
pupil-note-name =
    .ask = { $moves ->
        [new] What is the pupil called? Write the name, and the note goes to the class teacher of { $to } at once.
        [left] What is the pupil called? Write the name, and the note goes to the class teacher of { $from } at once.
       *[over] What is the pupil called? Write the name, and the note goes to the class teachers of { $from } and { $to } at once.
    } The name stays in that note alone.
    .unread = I can’t make out a name. Write it in letters, for example: “Misha Orlov”.
    .told = The note is on its way: { $classes }. The name is not stored in the bot.
    .untold = There is nobody to write to, no class teacher yet: { $classes }. Please tell them yourself.

pupil-note-after =
    .ask = On the platform this is done separately:
    .another = Another pupil

# $name: the pupil's name, $from, $to: titles of classes
pupil-note =
    .goes = { $moves ->
        [left] { $name } leaves { $from } and the school. Please remove them from the chats of { $from } on the platform, the parents too.
       *[over] { $name } goes from { $from } to { $to }. Please remove them from the chats of { $from } on the platform, the parents too.
    }
    .comes = { $moves ->
        [new] A new pupil comes to { $to }: { $name }. Please give the links to the chats of { $to } and invite the parents.
       *[over] A new pupil comes to { $to } from { $from }: { $name }. Please give the links to the chats of { $to } and invite the parents.
    }
