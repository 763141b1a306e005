## The chats of a class by subject, as its class teacher sees them · C4, 2.3

# $class: the class, $there: how many there are, $count: of how many, $lines: the chats, one a line
# .line, .left: $mark: a mark, $title: the chat's title, $stand: whether there is one
class-subjects-list =
    .ask =
        { $class }: chats by subject, { $there } of { $count } are there.
        { $lines }
    .line = { $mark } { $title }: { $stand }
    .left = { $mark } { $title }: { $stand }, without a teacher now
    .none = { $class }: no teacher has marked a subject here yet.
