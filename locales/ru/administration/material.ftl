## Материалы для каналов · H5, п. 2.2

# $beginning: the first words, $state: one of material-state.*; $count: pictures and documents
material =
    .line = { $beginning } · { $state }
    .text = { $text }
    .only-files = Без текста, вложений: { $count }
    .files = Вложений: { $count }

# $when: the day; $reason: in the administrator's words
material-state =
    .waiting = передано { $when }
    .scheduled = выйдет { $when }
    .published = опубликовано { $when }
    .stopped = рассылка остановлена { $when }
    .declined = отклонено: { $reason }

material-list =
    .ask = Ваши материалы для каналов. Номер откроет материал целиком:
    .new = Новый материал

material-card =
    .list = К материалам

material-channel =
    .ask = Для какого канала материал?
    .school = Общешкольный канал
    .staff = Сотрудники

# $channel: one of material-channel.*
material-write =
    .ask = { $channel }. Пришлите текст одним сообщением, можно с картинками и документами.

material-wished =
    .ask = Когда опубликовать? Напишите день, например: «12.09» или «в пятницу».
    .soon = Как можно скорее
    .unread = Нужен день впереди, например: «12.09», «завтра» или «в пятницу».

# $channel: one of material-channel.*, $when: a day, or as soon as possible
material-review =
    .ask = { $channel }. Когда: { $when }. Передать администратору?
    .send = Передать
    .write = Изменить текст
    .wished = Изменить день
    .handed = Передано администратору.

# $name: who handed it over, $beginning: the first words; $at: day and time; $reason: in the administrator's words
material-news =
    .handed = Новый материал для каналов. Автор: { $name }. «{ $beginning }»
    .queue = Материалы
    .yours = Ваш материал «{ $beginning }»:
    .published = одобрен. Подписчикам бота он уходит { $at }.
    .declined = отклонён. Причина: { $reason }
