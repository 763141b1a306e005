## Классы школы · A5, п. 2.1

# $lines: the lines that were not understood, as the person wrote them
classes-list =
    .ask = Пришлите список классов: «1А, 1Б, 2А» или «1–4 А,Б». Подойдёт и таблица XLSX или CSV.
    .unread = Не разобрать: { $lines }. Напишите так: «1–4 А,Б».

# $added, $gone: titles; $addedCount, $goneCount, $count: how many
classes-review =
    .ask =
        Всего классов: { $count }.
        { $addedCount ->
            [0] Новых нет.
           *[other] Добавятся: { $added }.
        }
        { $goneCount ->
            [0] Никакие не исчезнут.
           *[other] Исчезнут: { $gone }.
        }
    .save = Сохранить
    .again = Другой список

classes =
    .saved = { $count ->
        [one] Сохранён { $count } класс.
        [few] Сохранено { $count } класса.
       *[many] Сохранено { $count } классов.
    }
