## Кто что решал: записи трёх лет словами

# $when: day and time, $who: who did it, $what: what was done, $whom: about whom
decisions-list =
    .ask = Кто что решал, сначала новое. Имя или класс можно написать, чтобы найти.
    .none = Записей пока нет.
    .line = { $when } · { $who }: { $what }
    .line-whom = { $when } · { $who }: { $what }, { $whom }
    .older = Более ранние
    .newest = К новым

decisions-entry =
    .gone = Здесь есть человек, который удалил свои данные: осталась только метка без имени.

decisions-who =
    .gone = кто-то, чьих данных уже нет
    .clock = без имени

# $titles: classes; $name: a person's name, $role: their role with its class
decisions-whom =
    .classes = { $titles }
    .with-role = { $name }, { $role }
    .gone = человек, чьих данных уже нет
    .somebody = человек без роли

# $duty: what a row of the regulation is called
decisions-act =
    .requests-accept = принята заявка
    .requests-reject = отклонена заявка
    .requests-take-back = отказ отменён
    .invites-issue = выдано приглашение
    .invites-annul = отозваны приглашения
    .classes-replace = изменён список классов
    .classes-open = бот открыт классам
    .classes-close = бот закрыт классам
    .classes-lead = назначено классное руководство
    .classes-lead-aside = класс пока без классного руководителя
    .classes-lead-again = классное руководство снова открыто
    .papers-application = заявка на регистрацию школы передана на отправку
    .papers-order = записаны номер и дата приказа
    .events-plan = запланировано мероприятие
    .events-move = мероприятие перенесено
    .events-held = мероприятие проведено
    .events-cancelled = мероприятие отменено
    .movement-class-renamed = класс переименован
    .movement-class-divided = класс разделён
    .movement-class-closed = класс закрыт
    .movement-class-joined = классы объединены
    .movement-class-graduated = класс закончил школу
    .movement-leave = выбытие
    .movement-move = перевод
    .movement-pupil = записано движение ученика
    .movement-year = классы переведены на новый учебный год
    .movement-year-back = перевод на новый учебный год отменён
    .invites-issue-staff = выданы приглашения сотрудникам
    .invites-issue-families = выданы приглашения семьям
    .mailings-hold = поставлена в очередь рассылка
    .mailings-stop = остановлена рассылка
    .mailings-recall = отозвана рассылка
    .materials-hand-over = передан материал для канала
    .materials-edit = исправлен материал для канала
    .materials-published = опубликован материал для канала
    .materials-declined = отклонён материал для канала
    .people-away = на время отсутствия заменяет коллега
    .people-back = замена закончена
    .people-freeze = доступ приостановлен
    .people-thaw = доступ возвращён
    .people-forget = данные удалены
    .people-without-bot = отмечено: обходится без бота
    .people-with-bot = отмечено: снова с ботом
    .administrators-appoint = даны права администратора
    .administrators-withdraw = сняты права администратора
    .administrators-claim = начато администрирование по коду
    .roles-end = снята роль
    .school-establish = школа заведена в боте
    .school-change = изменены настройки школы
    .school-staffroom = записана ссылка в «Учительскую»
    .school-staffroom-annulled = ссылка в «Учительскую» больше не действует
    .chats-store = записан чат «{ $duty }»
    .chats-aside = отложен чат «{ $duty }»
    .chats-second = назван второй администратор чатов
    .duties-done = сделано «{ $duty }»
    .duties-doneBefore = сделано раньше «{ $duty }»
    .duties-doneOutside = ведётся без бота «{ $duty }»
    .duties-notNeeded = не требуется «{ $duty }»
    .duties-otherWay = другим способом «{ $duty }»
    .duties-setAside = отложено «{ $duty }»
    .duties-again = снова открыто «{ $duty }»
    .duties-asked = ждёт ответа «{ $duty }»
    .reports-nudge = отправлено напоминание
    .reports-send = передан отчёт
    .reports-plan = отчёт поставлен на график
    .reports-stop = отчёт снят с графика
    .other = действие, которое эта версия бота не описывает
