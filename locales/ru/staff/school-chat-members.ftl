## Кто в чате · H6a, H6e, п. 2.2; C3d, п. 2.3; T3b, п. 2.4

# $title: the chat's title, $count: how many are ticked, $roles: whole roles
school-chat-members-pick =
    .ask = { $count ->
        [0] Для кого чат «{ $title }»? Нажмите на имя, чтобы добавить. Когда все выбраны — «Готово».
        [one] Для кого чат «{ $title }»? Выбран { $count } человек. Нажмите на имя, чтобы добавить или убрать.
        [few] Для кого чат «{ $title }»? Выбрано { $count } человека. Нажмите на имя, чтобы добавить или убрать.
       *[other] Для кого чат «{ $title }»? Выбрано { $count } человек. Нажмите на имя, чтобы добавить или убрать.
    }
    .roles-in = И все, кто: { $roles }
    .roles = Добавить целой ролью
    .done = Готово

school-chat-members-roles =
    .ask = Кого добавить целой ролью? Кто получит роль позже, тоже увидит этот чат.
    .enough = Хватит

# $names: who is to be taken out
school-chat-members =
    .saved = Сохранено.
    .take-out = Уберите из чата: { $names }. Бот сам этого не может, но ссылку им больше не покажет.
