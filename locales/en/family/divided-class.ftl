## A class was divided: which one is yours now · A11, 2.1

# $role: parent or student, $class: the class that was divided, $classes: those that one may choose between
divided-class =
    .asked = { $role ->
        [student] { $class } was divided, and now there are: { $classes }. Which one are you in now? One tap is all.
       *[parent] { $class } was divided, and now there are: { $classes }. Which one is your child in now? One tap is all.
    }
    .in = In { $class }
    .apart = My children are in different ones
    .stays = { $role ->
        [student] Good, you stay in { $class }. There is nothing else to do.
       *[parent] Good, you stay in { $class }. There is nothing else to do.
    }
