## Одно событие

# $title: what it is called, $when: a moment with its weekday, $room: where, $link: an address
# $whom: whom a webinar is meant for, as it was written
# $name: who sees to it
# $answer: «Буду», $coming, $away, $waiting: how many
event =
    .what = { $title }: { $when }
    .whom = Кому полезно: { $whom }
    .room = Где: { $room }
    .link = Ссылка: { $link }
    .charge = Отвечает: { $name }
    .charge-yours = Отвечаете вы.
    .nowhere = Где это будет, сообщат позже.
    .noted = Ваш ответ «{ $answer }» записан. Изменить его можно до начала.
    .coming = Будут: { $coming }, не будут: { $away }, ещё не ответили: { $waiting }
    .held = Отмечено: событие состоялось.
    .cancelled = { $count ->
        [0] Событие отменено. Сообщать было некому.
        [one] Событие отменено. Пишу об этом { $count } человеку.
       *[other] Событие отменено. Пишу об этом { $count } людям.
    }

event-state =
    .planned = Запланировано.
    .over = Время события прошло. Оно состоялось?
    .held = Состоялось.
    .cancelled = Отменено.

event-look =
    .signed-up = Вы в списке: напомню за день и за час.
    .attending = В списке: { $count }
    .calendar = В календарь телефона
    .held = Состоялось
    .time = Перенести
    .place = Другое место
    .cancel = Отменить событие
    .failed = Не состоялось

# Signing up for a webinar, and what is said after it
event-signing =
    .coming = Записаться
    .not-coming = Отменить запись
event-signed =
    .coming = Записываю вас. Напомню за день и за час до начала.
    .not-coming = Запись отменена, напоминать не буду.

event-calendar =
    .file = Событие.ics
    .ask = Если открыть файл, телефон предложит добавить событие в календарь.
    .enough = Готово

event-why =
    .ask = «{ $title }» отменяем. Почему? Напишите одной строкой, её прочитают все, кто { $kind ->
        [webinar] записан
       *[meeting] приглашён
    }.
    .skip = Без причины
    .sure = Отменить «{ $title }» без причины? Об этом узнают все, кто { $kind ->
        [webinar] записан
       *[meeting] приглашён
    }.
    .yes = Отменить событие
    .long = Слишком длинно. Хватит одной строки до { $most } символов, например: «Перенесли на следующую неделю».
