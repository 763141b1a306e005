## Настройки и «Мои данные» (152-ФЗ)

# $kind: one of mail-kind.*
settings-menu =
    .subjects = Что я веду
    .own-hours = Когда мне можно писать
    .answers = Ответы бота
    .school = Школа
    .pleas = Просьбы о помощи
    .ask = Что настроим?
    .data = Мои данные
    .lang = English
    .chosen = Теперь говорим по-русски.
    .unmute = Снова присылать: { $kind }
    .unmuted = Хорошо, такие сообщения снова будут приходить.
    .hears = Как часто писать

# $whose: student, parent или staff; $present: одно из hears.*
settings-hears =
    .ask = { $whose ->
        [student]
            Как часто тебе писать? Это про объявления, новости и приглашения, сразу обо всех твоих классах.
            Сейчас: { $present }.
            Срочное от школы, перенос и отмена приходят всегда и сразу.
       *[other]
            Как часто вам писать? Это про объявления, новости и приглашения, сразу обо всех ваших классах и детях.
            Сейчас: { $present }.
            Срочное от школы, перенос и отмена приходят всегда и сразу.
    }
    .now = Сразу
    .evening = Одним сообщением вечером
    .urgent = Только срочное
    .chosen = Хорошо, теперь так: { $present }.

hears =
    .now = сразу, как только что-то появилось
    .evening = одним сообщением вечером
    .urgent = только срочное

# $count: сколько в сообщении; $n: номер; $title: название события
evening =
    .hello = { $count ->
        [one] Для вас { $count } новость:
        [few] Для вас { $count } новости, все вместе:
       *[many] Для вас { $count } новостей, все вместе:
    }
    .number = { $n }.
    .answer = { $count ->
        [1] Ответить на вопрос
       *[other] Ответить на вопросы: { $count }
    }
    .event = { $title }
    .fraud = Похоже на мошенничество: { $n }

# $lines: what is stored, one fact a line
settings-data =
    .ask =
        Вот всё, что бот здесь хранит:
        { $lines }
    .file = Забрать файлом
    .name = Исправить имя
    .forget = Удалить мои данные

settings-file =
    .ask = Данные — в файле. Его можно открыть любым текстовым редактором.
    .enough = Хорошо

# $name: the name as it is stored
settings-name =
    .ask = Сейчас записано: { $name }. Как правильно? Например: «Анна Петрова».
    .saved = Исправлено: { $name }.

# $name: the person's name; $named: no while there is none
settings-forget =
    .hand-over = Вы классный руководитель. Если удобно, сначала передайте класс коллеге: «Мои дела» → «Меня нет» или через администратора школы. Это необязательно.
    .last-administrator = Вы единственный администратор бота. Если удобно, сначала назначьте ещё одного. Это необязательно: код администратора получит руководитель школы, а если его нет в боте, новый код выдаст тот, кто запускает бота.
    .ask = Данные удаляются сразу, и вернуть их будет нельзя. Роли и заявки тоже исчезнут. Прийти снова можно по коду приглашения.
    .delete = Удалить мои данные
    .sure = { $named ->
        [no] Удалить все данные?
       *[yes] Удалить все данные: { $name }?
    }
    .yes = Удалить сразу
    .no = Оставить
    .kept = Хорошо, всё осталось на месте.
    .done = Готово, данные удалены. Вернуться можно по коду приглашения.

## Строки «Моих данных»

# $role: one of my-data-role.*, $class: the title, may be empty
# $version: of the consent text
# $mark: how it stands, $title: the duty
# $hasChild: yes when the child's name stands in the request
# .application: $data: what was entered, $until: when it is gone
# .ticket: $number: its number, $count: messages · .set-aside: $count: how many · .letter: $email: where the answer goes
my-data =
    .page = Номер страницы VK: { $id }
    .name = Имя: { $name }
    .renamed = Имя изменено: { $when }
    .post = Должность: { $post }
    .handed-over = Передано руководителем: { $title }
    .course = { $linked ->
        [yes] Вы ведёте: { $title }, ссылка на чат сохранена
       *[no] Вы ведёте: { $title }
    }
    .subjects = Предметы: { $subjects }
    .invited-for = Имя на приглашении: { $name } (исчезнет с решением)
    .role = Роль: { $role } { $class }
    .lang = { $lang ->
        [en] Язык: английский
       *[ru] Язык: русский
    }
    .consent = Согласие: { $when }, текст № { $version }
    .mute = Не присылать: { $kind }
    .chat-member = Чат школы «{ $title }»: доступен
    .chat-proposed = Чат школы «{ $title }»: предложен, ответа пока нет
    .chat-adult = Вы передаёте ссылку на чат «{ $title }»
    .chat-maker = Вы ведёте чат «{ $title }»
    .own-hours = Когда мне можно писать: { $present }
    .lesson-reminders = Напоминания о занятиях: включены
    .hears = { $count ->
        [0] Как часто писать: { $hears }
       *[other] Как часто писать: { $hears } (ждёт вечера: { $count })
    }
    .chose = Класс после разделения { $class } выбран
    .morning = Ждёт утра, чтобы не беспокоить ночью: { $count }
    .answer = На вопрос «{ $beginning }» ответ: { $answer }
    .materials = Ваши материалы для каналов: { $count }
    .mailings = Ваши рассылки за 30 дней: { $count }
    .duty = { $mark } { $title }, { $when }
    .in-courses = Отмечено чатов по предметам: { $count }
    .request = { $hasChild ->
        [yes] Заявка: { $role } { $class }, ребёнок { $child } (имя исчезнет с решением), { $when }
       *[no] Заявка: { $role } { $class }, { $when }
    }
    .missed = Решения, о которых не получилось написать: { $count }
    .application = Для заявки школы: { $data }; хранится до { $until }
    .away = Вас нет до { $until }
    .without-bot = Без бота с { $since }: за вас отмечает администратор
    .seen = Месяц, когда вы писали боту в последний раз: так школа узнаёт, чьи данные больше не нужны.
    .confidant = { $agreed ->
        [yes] Вам можно передать просьбу о помощи: { $post }
       *[no] Вам предложено принимать просьбы о помощи ({ $post }), ответа пока нет
    }
    .set-aside = Не получилось обработать: { $count }; хранится зашифрованным до семи дней, чтобы попробовать ещё раз
    .plea = Просьба о помощи передана { $when }; удалится сама не позже чем через два дня
    .ticket = Вопрос школе № { $number } от { $when }, сообщений: { $count }
    .letter = Письмо в поддержку платформы, адрес для ответа { $email }: до { $until }
    .nudged = Руководитель напоминал об открытых делах: { $when }

my-data-role =
    .administrator = администратор
    .head = директор
    .deputy = заместитель директора
    .classTeacher = классный руководитель
    .subjectTeacher = учитель
    .student = ученик
    .parent = родитель
