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

school-settings-pupils =
    .ask =
        Как бот говорит с учениками?
        «Без бота» — отсылает к классному руководителю.
        «Только шаги» — показывает, как войти и где чаты; ничего не хранит и ссылок не даёт.
        «Как с родителями» — принимает заявки учеников и даёт ссылку. Нужно письменное согласие родителя на каждого.
    .off = Без бота
    .guided = Только шаги
    .full = Как с родителями
    .sure = Бот будет принимать заявки учеников и хранить их имена. Письменное согласие родителя нужно на каждого: его подтверждает классный руководитель, когда принимает. Включить?
    .yes = Включить

school-settings =
    .saved = Сохранено.
