## «Меня нет до …»

# .away: $until: the last day, $who: the deputy's name, or .somebody
away-day =
    .ask = По какой день вас не будет, считая и его? Например: «25.12». До конца этого дня я молчу, а заявки разбирает коллега.
    .away = Сейчас отмечено: вас нет по { $until } включительно, заменяет { $who }. Можно вернуться раньше или назвать другой день, например: «25.12».
    .somebody = коллега
    .come-back = Вернуться раньше
    .tomorrow = По завтра
    .monday = До понедельника
    .unread = Не разобрать день. Напишите, например: «25.12», «25 декабря» или «до понедельника».

away-deputy =
    .ask = Кто вас заменит?
    .nobody = Пока некому вас заменить: в боте нет других коллег на месте. Когда кто-нибудь присоединится, вернитесь сюда.

# .ask: $until: the last day, $who: the deputy's name
away-review =
    .ask = Вас нет по { $until } включительно. Вместо вас заявки разбирает { $who }; потом всё вернётся само. Верно?
    .yes = Верно
    .change = Изменить

# .done: $until: the last day
# .deputy-told: $who: the name of the colleague who is away, $until: the last day
# .meanwhile: $accepted, $rejected: how many requests the deputy has decided
# .deputy-free: $who: the name of the colleague who was away
away =
    .done = Отмечено: по { $until } включительно я не напоминаю. Коллеге я об этом пишу.
    .back = С возвращением! Заявки снова приходят вам.
    .meanwhile = Пока вас не было, вместо вас: принято заявок — { $accepted }, отклонено — { $rejected }.
    .deputy-told = { $who } просит заменить по { $until } включительно. Если придут заявки, я напишу вам. Когда срок закончится, всё вернётся само.
    .deputy-free = Заменять больше не нужно: { $who }. Спасибо!
    .handed-back = Коллега больше не может заменять вас, поэтому заявки снова приходят вам. Назвать кого-то ещё: «Мои дела» → «Меня нет».
