## Сохранённый чат администрации · H6a–H6e, п. 2.2

kept-school-chat-look =
    .members = Кто в чате
    .ask = Спросить классных руководителей
    .adult = Кто передаст ссылку
    .meeting = Встреча

# $count: how many people, $waiting: how many have not answered, $names: their names, $name: a colleague
kept-school-chat-who =
    .staff = { $count ->
        [one] Чат для всех сотрудников: в боте { $count } человек.
        [few] Чат для всех сотрудников: в боте { $count } человека.
       *[other] Чат для всех сотрудников: в боте { $count } человек.
    }
    .picked = { $count ->
        [one] Чат для одного человека: { $names }
        [few] Чат для { $count } человек: { $names }
       *[other] Чат для { $count } человек: { $names }
    }
    .nobody = Пока не выбрано, для кого чат.
    .activists = { $waiting ->
        [0] Согласились: { $count }.
       *[other] Согласились: { $count }. Ждём ответа: { $waiting }.
    }
    .adult = Ссылку ребятам передаёт { $name }: бот детям её не показывает.
    .no-adult = Бот детям ссылку не показывает. Выберите взрослого, который передаст её сам.

# $who: a person, $title: the chat's title
kept-school-chat-families =
    .ask = Кого убрать из чата? Нажмите на имя, и я переспрошу.
    .sure = Убрать из чата «{ $title }»: { $who }?
    .yes = Убрать

kept-school-chat-adult =
    .ask = Кто из сотрудников отвечает за ученический актив и передаст ребятам ссылку?

kept-school-chat-link =
    .ask = Пришлите новую ссылку-приглашение, например: https://vk.me/join/… Прежнюю я больше никому не покажу, а участники узнают о новой.

kept-school-chat =
    .asked = Хорошо, спрошу всех классных руководителей в рабочее время. Кто согласится, появится здесь. Спросить ещё раз можно через неделю.
