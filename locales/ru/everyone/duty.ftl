## Одно дело: что это, как оно стоит, что дальше

# $clause: «2.1», $words: the act's own words, $whose: family or staff
duty-look =
    .act = Положение, п. { $clause }: «{ $words }».
    .begin = Начать
    .open = Открыть
    .done = Сделано
    .doneBefore = { $whose ->
        [family] Уже сделано
       *[staff] Сделано раньше
    }
    .doneOutside = Сделано вне бота
    .notNeeded = Не требуется
    .setAside = Отложить
    .again = { $whose ->
        [family] Изменить ответ
       *[staff] Вернуть в работу
    }
    .otherWay = Получаю информацию другим способом

# $who: «вы», a colleague's name or «коллега»; $when: a day; $note: a date or a reason; $dated: yes when a date was given
duty-stands =
    .open = Пока не отмечено.
    .voluntary = Всё по желанию, срока нет.
    .right = Это право: отмечать ничего не нужно.
    .done = { $whose ->
        [family] ✓ Отмечено { $when }.
       *[staff] ✓ Сделано: { $who }, { $when }.
    }
    .doneBefore = { $whose ->
        [family] ✓ Отмечено { $when }.
       *[staff] { $dated ->
            [no] ✓ Сделано раньше. Отметка: { $who }, { $when }.
           *[other] ✓ Сделано раньше: { $note }. Отметка: { $who }, { $when }.
        }
    }
    .doneOutside = ✓ Сделано вне бота. Отметка: { $who }, { $when }.
    .notNeeded = — Не требуется. Отметка: { $who }, { $when }.
    .otherWay = ✓ Информация приходит другим способом, с { $when }.
    .setAside = ⏸ Отложено: { $note } ({ $who }, { $when }).
    .asked = … Ждём ответа, с { $when }.
    .you = вы
    .colleague = коллега

duty-before =
    .ask = Когда это было? Хватит и года, например: «01.09.2023» или «2023». Можно не указывать.
    .skip = Не помню
    .unread = Не разобрать дату. Напишите, например, «01.09.2023», «09.2023» или «2023», только не будущую.

# $title: the duty as on its button
duty-aside =
    .ask = Почему откладываем «{ $title }»? Одной фразой, например: «1 класс, у детей нет VK». Вернуть можно в любой момент.
    .unread = Напишите, пожалуйста, причину одной фразой, до 200 знаков. Например: «1 класс, у детей нет VK».

duty-settled =
    .done = Отмечено: сделано.
    .doneBefore = Отмечено: сделано раньше.
    .doneOutside = Отмечено: сделано вне бота.
    .notNeeded = Отмечено: не требуется.
    .setAside = Отложено. Вернуть в работу можно в любой момент.
    .otherWay = Отмечено.
    .again = { $whose ->
        [family] Хорошо, прежний ответ снят.
       *[staff] Снова в работе.
    }
