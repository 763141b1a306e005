## Новое событие · A14, п. 2.1; встреча · H6, п. 2.2

event-plan-title =
    .ask = { $kind ->
        [broadcast] Как назовём трансляцию? Например: «Линейка 1 сентября».
       *[meeting] Как назовём встречу? Например: «Собрание родителей 7Б».
    }
    .unread = Название пусто или слишком длинное. Хватит { $most } символов, например: «Линейка 1 сентября».

event-plan-when =
    .ask = Когда? Например: «завтра в 15:30» или «12.09 с 18:00 до 19:00».

event-plan-who =
    .ask = Для кого это событие?
    .everybody = Для всей школы
    .staff = Для сотрудников
    .leaders = Директор и заместители
    .classes = Для семей классов

# $classes: the titles of the chosen classes
event-plan-classes =
    .ask = Семьи каких классов пригласить?
    .chosen = Выбраны: { $classes }. Добавить ещё?
    .done = Дальше

event-plan-place =
    .ask = Где это будет? Пришлите ссылку, кабинет или то и другое сразу, например: «каб. 12, https://…».
    .later = Сообщу позже
    .link = Такая ссылка не подойдёт. Нужна обычная, с https://, без портов и паролей.
    .long = Слишком длинно. Напишите место короче, например: «актовый зал».
    .empty = Напишите место, например: «актовый зал», или пришлите ссылку.

event-plan-charge =
    .ask = Кто отвечает за событие в этот день?

# $whom: for whom it is, $count: how many people are told, $charge: who sees to it
event-plan-review =
    .whom = { $count ->
        [0] Для кого: { $whom }. В боте из них пока никого нет.
        [one] Для кого: { $whom }. Напишу { $count } человеку.
       *[other] Для кого: { $whom }. Напишу { $count } людям.
    }
    .charge = Отвечает: { $charge }
    .you = вы
    .ask = Всё верно?
    .yes = Объявить
    .title = Название
    .when = Время
    .who = Для кого
    .place = Место
    .other = Кто отвечает

# $classes: titles of classes, $title: a chat's title
event-whom =
    .everybody = вся школа
    .staff = сотрудники
    .leaders = директор и заместители
    .families = семьи { $classes }
    .chat = участники чата «{ $title }»

event-plan =
    .done = { $count ->
        [0] Событие записано. Напомню за день и за час.
        [one] Событие записано, пишу об этом { $count } человеку. Напомню за день и за час.
       *[other] Событие записано, пишу об этом { $count } людям. Напомню за день и за час.
    }
