## Whom another chat is shown to · C3d, 2.3; T3b, 2.4

# $class: the class, $count: how many people
chat-shown-group =
    .teacher = Teachers of { $class }
    .student = Students of { $class }
    .parent = Parents of { $class }
    .families = { $count ->
        [one] { $count } person of the families
       *[other] { $count } people of the families
    }

# $title: the chat's title
chat-shown-groups =
    .ask = Whom is the chat “{ $title }” shown to? Tap to add or remove. Whoever comes to the class later sees it too.
    .by-hand = You give the students the link: the bot does not show it to children.
    .no-classes = Classes appear here once you have marked what you teach and where.
    .colleagues = Colleagues by name
    .families = Families by name

# $title: the chat's title, $name: a name, $class: the class
chat-shown-families =
    .ask = Which of the families is the chat “{ $title }” shown to? Tap a name to add or remove it.
    .parent = { $name }, a parent in { $class }
    .student = { $name }, a student in { $class }
    .enough = Next
