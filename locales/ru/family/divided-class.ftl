## Класс разделён: какой теперь ваш · A11, п. 2.1

# $role: parent or student, $class: the class that was divided, $classes: those that one may choose between
divided-class =
    .asked = { $role ->
        [student] { $class } разделили, теперь классы: { $classes }. В каком ты теперь? Одно нажатие, и всё.
       *[parent] { $class } разделили, теперь классы: { $classes }. В каком теперь ваш ребёнок? Одно нажатие, и всё.
    }
    .in = В { $class }
    .apart = Дети в разных классах
    .stays = { $role ->
        [student] Хорошо, ты остаёшься в { $class }. Больше делать ничего не нужно.
       *[parent] Хорошо, вы остаётесь в { $class }. Больше делать ничего не нужно.
    }
