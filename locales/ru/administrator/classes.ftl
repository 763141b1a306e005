## Классы школы · A5, п. 2.1

# $lines: the lines or cells that were not understood, as the person wrote them; $count: how many of them there are
classes-list =
    .ask = Пришлите список классов: «1А, 1Б, 2А» или «1–4 А,Б». Подойдёт и таблица XLSX или CSV.
    .right = Список в боте верный: { $count ->
        [one] { $count } класс
        [few] { $count } класса
       *[many] { $count } классов
    }
    .unread = Не разобрать: { $lines }. Напишите так: «1–4 А,Б». Если класс называется иначе, возьмите его название в кавычки: «10СЭ».
    .no-column = В таблице не видно столбца с классами. Озаглавьте его «Класс» и пишите в каждой ячейке один класс: «1А». Можно прислать и просто список.
    .left-out = { $count ->
        [one] Не разобрать { $count } ячейку: { $lines }. Она пропущена
        [few] Не разобрать { $count } ячейки: { $lines }. Они пропущены
       *[many] Не разобрать { $count } ячеек, например: { $lines }. Они пропущены
    }. Если класс так и называется, пришлите список, а его название возьмите в кавычки: «10СЭ».

# $lines: classes that somebody is in, one a line; $class: a title
# $people, $waiting: how many; $teacher: yes or no
classes-used =
    .ask =
        Пока не убрать, в классе есть люди:
        { $lines }
        Можно оставить его в списке или сначала снять роли. Заявки разбирает классный руководитель, а где его нет — администратор.
    .line = { $teacher ->
        [yes] { $class }: есть классный руководитель, семьи и ученики: { $people }, заявки: { $waiting }
       *[no] { $class }: семьи и ученики: { $people }, заявки: { $waiting }
    }
    .people = Люди { $class }
    .leaders = Кто ведёт классы
    .keep = Оставить в списке

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
    .saved = { $count ->
        [one] Сохранён { $count } класс.
        [few] Сохранено { $count } класса.
       *[many] Сохранено { $count } классов.
    }

# $inside: «в Сферуме»
classes-platform =
    .ask = Все ли эти классы уже есть { $inside }? Боту туда не заглянуть, поэтому он спрашивает.
    .done = Да, все классы созданы
    .later = Позже
    .noted = Отлично, классы отмечены. Спасибо!
    .put-off = Хорошо, дело «Список классов» подождёт.
