## Классные руководители · A8, п. 2.1

# $count: how many classes nobody leads, $classes: their titles
class-teachers-list =
    .ask = Кто ведёт какой класс. Нажмите на класс, чтобы назначить или заменить, или пришлите список: «7А — Кузьмина Анна Петровна», по строке на класс. Подойдёт и таблица XLSX или CSV.
    .no-classes = Сначала заведите классы: «Все дела» → «Список классов».
    .open = { $count ->
        [0] У каждого класса есть классный руководитель, или класс отложен. Дело сделано.
        [one] Без классного руководителя пока { $classes }.
       *[other] Без классного руководителя пока { $count }: { $classes }.
    }
    .platform = Шаги на платформе
    .same = Так уже и записано, менять нечего.
    .unread = Не видно ни класса, ни имени. Напишите так: «7А — Кузьмина Анна Петровна».

# $class: the title of the class, $name: who leads it, $why: why it was set aside
class-teachers-row =
    .led = { $class } — { $name }
    .none = { $class } — нет
    .invited = { $class } — приглашение ждёт
    .aside = { $class } — отложено: { $why }

# $count: how many rows, $lines: the first of them
class-teachers-fault =
    .absent = Ещё не в боте ({ $count }): { $lines }. Им можно выдать личные приглашения.
    .namesakes = Под это имя подходят несколько коллег, поэтому пропущено ({ $count }): { $lines }. Откройте класс и выберите нужного нажатием.
    .unknown = Таких классов в школе нет ({ $count }): { $lines }.

# $class: the title of the class, $former: who leads it now, $name: a person's name
class-teachers-post =
    .ask = Кто будет вести { $class }? Здесь сотрудники, которые уже присоединились.
    .nobody = Пока выбирать не из кого: никто из сотрудников ещё не присоединился. Пригласите классного руководителя { $class }.
    .remove = Снять
    .aside = Отложить { $class }
    .again = Вернуть в работу
    .invite = Пригласить
    .sure = Передать { $class }? Сейчас класс ведёт { $former }, дальше — { $name }.
    .follows = Заявки семей, чаты и приглашения класса перейдут к новому классному руководителю. Прежний останется учителем. Оба узнают.
    .yes = Передать
    .sure-remove = Снять с { $class } классного руководителя: { $name }?
    .yes-remove = Снять
    .done = Готово, { $class } закреплён. Пишу об этом тем, кого это касается.

# $class: the title of the class
class-teachers-aside =
    .ask = Почему { $class } пока без классного руководителя? Одним предложением, например: «класс наберём в августе».
    .unread = Напишите причину одним коротким предложением, до 200 знаков.
    .done = Отложено. Вернуть класс в работу можно в любой момент.

# $count: how many classes, $lines: class and name
# $class, $former, $name: the class, who leads it now, who will
class-teachers-review =
    .ask =
        { $count ->
            [0] Закреплять пока некого.
            [one] Будет закреплён { $count } класс:
            [few] Будут закреплены { $count } класса:
           *[many] Будут закреплены { $count } классов:
        }
        { $lines }
    .save = Сохранить
    .invite = Пригласить тех, кого нет: { $count }
    .other = Другой список
    .replaced = { $class }: вместо { $former } — { $name }
    .sure =
        Классный руководитель сменится:
        { $lines }
    .yes = Сменить
    .saved = { $count ->
        [one] Готово, закреплён { $count } класс. Пишу об этом каждому, кого это касается.
        [few] Готово, закреплено { $count } класса. Пишу об этом каждому, кого это касается.
       *[many] Готово, закреплено { $count } классов. Пишу об этом каждому, кого это касается.
    }

class-teachers-platform =
    .ask = На платформе это делают так:
    .back = К списку

# $class: the title of the class, $name: who leads it now
class-teachers =
    .told-new = Теперь вы классный руководитель { $class } в школьном боте. Заявки семей, чаты и приглашения класса — у вас.
    .told-former = Классный руководитель { $class } теперь { $name }. Заявки и приглашения класса перешли вместе с классом. Если в чатах класса вы владелец, передайте их на платформе. Остальные ваши дела не изменились, спасибо!
