## Ссылки платформы по классам и ролям · A6, п. 2.1

# $inside: «в Сферуме», $count: how many have a link to come
# $class: its title, $links: how many of its three there are, $waiting: how many have theirs to come
platform-links-classes =
    .ask = Ссылки-приглашения { $inside }: своя для каждого класса и роли. Видят её только те, кто принят в этой роли, и сначала предупреждение. Выберите класс:
    .staffroom-waits = Ещё не отметили, что вступили в «Учительскую»: { $count }.
    .line = { $class } · ссылок: { $links } из 3{ $waiting ->
        [0] { "" }
       *[other] {" "}· ещё не получили: { $waiting }
    }
    .staffroom = Ссылка в «Учительскую»
    .staffroom-there = «Учительская»: ссылка есть

# $role: teacher, student or parent, $stands: yes when there is a link
platform-links-roles =
    .ask = { $class }: для какой роли ссылка? Сама ссылка здесь не показывается.
    .line = { $role ->
        [teacher] Учитель
        [student] Ученик
       *[parent] Родитель
    }: { $stands ->
        [yes] есть
       *[no] нет
    }
    .teacher = Учитель
    .student = Ученик
    .parent = Родитель
    .annul-teacher = Не выдавать: учитель
    .annul-student = Не выдавать: ученик
    .annul-parent = Не выдавать: родитель
    .others = Другой класс
    .sure = Больше не выдавать ссылку { $class } для роли «{ $role ->
        [teacher] учитель
        [student] ученик
       *[parent] родитель
    }»? Бот сотрёт её. На самой платформе аннулируйте её сами, бот этого не может.
    .yes = Не выдавать

platform-links-link =
    .ask = Пришлите ссылку-приглашение в { $class } для роли «{ $role ->
        [teacher] учитель
        [student] ученик
       *[parent] родитель
    }». Проверьте роль там, где её копируете: перепутанная ссылка даст чужую роль.

platform-links-check =
    .ask = Ссылка в { $class }, роль «{ $role ->
        [teacher] учитель
        [student] ученик
       *[parent] родитель
    }»:

platform-links =
    .saved = Ссылка сохранена. Принятые в этой роли получат её вместе с предупреждением.
    .dropped = Ссылка стёрта, бот больше никому её не покажет.
