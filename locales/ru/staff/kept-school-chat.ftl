## Сохранённый чат · H6a–H6e, п. 2.2; C3d, п. 2.3; T3b, п. 2.4

# $title: the chat's title
kept-school-chat-look =
    .members = Кто в чате
    .ask = Спросить классных руководителей
    .adult = Кто передаст ссылку
    .meeting = Встреча
    .shown = Кому показан
    .end = Чата больше нет
    .sure-end = Убрать чат «{ $title }» из бота? Ссылка будет удалена, а те, кому он был показан, узнают об этом.
    .yes-end = Убрать

# $count: how many people, $waiting: how many have not answered, $names: their names, $shown: groups and names, $name: a colleague
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
    .shown =
        Показан:
        { $shown }
        { $count ->
            [0] В боте из них пока никого.
            [one] В боте это { $count } человек.
            [few] В боте это { $count } человека.
           *[other] В боте это { $count } человек.
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
    .ask = Пришлите новую ссылку-приглашение, например: https://vk.me/join/… или https://max.ru/join/… Прежнюю я больше никому не покажу, а участники узнают о новой.

kept-school-chat =
    .ended = Чат убран из бота. Закрыть его в самом мессенджере бот не может.
    .asked = Хорошо, спрошу всех классных руководителей в рабочее время. Кто согласится, появится здесь. Спросить ещё раз можно через неделю.
