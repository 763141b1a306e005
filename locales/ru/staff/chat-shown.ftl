## Кому показан иной чат · C3d, п. 2.3; T3b, п. 2.4

# $class: класс, $count: сколько человек
chat-shown-group =
    .teacher = Учителя { $class }
    .student = Ученики { $class }
    .parent = Родители { $class }
    .families = { $count ->
        [one] { $count } человек из семей
        [few] { $count } человека из семей
       *[other] { $count } человек из семей
    }

# $title: название чата
chat-shown-groups =
    .ask = Кому показать чат «{ $title }»? Нажмите, чтобы добавить или убрать. Кто придёт в класс позже, тоже его увидит.
    .by-hand = Ребятам ссылку даёте вы: бот детям её не показывает.
    .no-classes = Классы появятся здесь, когда вы отметите, что и где ведёте.
    .colleagues = Коллеги по именам
    .families = Семьи по именам

# $title: название чата, $name: имя, $class: класс
chat-shown-families =
    .ask = Кому из семей показать чат «{ $title }»? Нажмите на имя, чтобы добавить или убрать.
    .parent = { $name }, родитель { $class }
    .student = { $name }, ученик { $class }
    .enough = Дальше
