## Настройки школы · A3, п. 2.1

# $name, $address, $site, $phone, $platform, $otherWay, $from, $to: what is stored; $holidays: periods, one a line; $pupils: the mode
# $value: one of them
school-settings-list =
    .ask =
        Что изменить?
        Школа: { $name }
        Адрес: { $address }
        Сайт: { $site }
        Телефон: { $phone }
        Чаты: { $platform }
        Часы работы: { $from }–{ $to }
        Каникулы: { $holidays }
        Кто без чатов: { $otherWay }
        Ученики: { $pupils }
    .none = не указаны
    .from-to = { $from }–{ $to }
    .stands =
        Сейчас: { $value }
    .name = Название
    .platform = Где чаты
    .hours = Часы работы
    .holidays = Каникулы
    .other-way = Кто без чатов
    .pupils = Ученики
    .confidants = Кому сказать о беде
    .classes = Классы
    .staffroom = Учительская

school-settings-platform =
    .links = Ссылки на чаты прежней платформы больше никому не покажу: классные руководители увидят, что нужны новые.

school-settings-holidays =
    .none = Каникул пока нет
    .sure = Убрать каникулы? Тогда бот напоминает и в эти дни.

school-settings =
    .saved = Сохранено.
