## «Меня нет до …»

# .away: $until: the last day, $who: the deputy's name, or .somebody
away-day =
    .ask = По какой день вас не будет, считая и его? Например: «25.12». До конца этого дня я молчу, а заявки разбирает коллега.
    .away = Сейчас отмечено: вас нет по { $until } включительно, заменяет { $who }. Можно вернуться раньше или назвать другой день, например: «25.12».
    .somebody = коллега
    .come-back = Вернуться раньше
    .tomorrow = По завтра
    .monday = До понедельника
    .unread = Не разобрать день. Напишите его числами, например: «25.12».

# .who: $name: a colleague's name
away-deputy =
    .ask = Кто вас заменит?
    .nobody = Пока некому вас заменить: в боте нет других коллег на месте. Когда кто-нибудь присоединится, вернитесь сюда.
    .who = { $name }
    .more = Ещё
    .first = Сначала

# .ask: $until: the last day, $who: the deputy's name
away-review =
    .ask = Вас нет по { $until } включительно. Вместо вас заявки разбирает { $who }; потом всё вернётся само. Верно?
    .yes = Верно
    .change = Изменить

# .done: $until: the last day
# .deputy-told: $who: the name of the colleague who is away, $until: the last day
# .deputy-free: $who: the name of the colleague who was away
away =
    .done = Отмечено: по { $until } включительно я не напоминаю. Коллега уже знает.
    .back = С возвращением! Заявки снова приходят вам.
    .deputy-told = { $who } просит заменить по { $until } включительно. Если придут заявки, я напишу вам. Когда срок закончится, всё вернётся само.
    .deputy-free = Заменять больше не нужно: { $who }. Спасибо!
