## Выданные приглашения · A12, п. 2.1

# $count: how many, $lines: the invites, one a line
# $as: who is invited, $age: «3 дня», $used of $uses places are taken
# $inside: «в Сферуме»
invite-list-list =
    .none = Действующих приглашений сейчас нет.
    .ask =
        Действующие приглашения ({ $count }):
        { $lines }
    .line = { $number }. { $as } · выдано { $age } назад · занято { $used } из { $uses }
    .show = { $number }. Показать
    .annul = { $number }. Отозвать
    .annul-stale = Отозвать неиспользованные: { $count }
    .platform = Ссылки на платформе
    .new = Новое приглашение
    .confirmed = Ссылки { $inside } за эту четверть отмечены как разобранные.
    .unconfirmed = Неиспользованные ссылки { $inside } аннулируйте сами, бот этого не может. Когда разберёте, отметьте.

# $count: how many were annulled
invite-list =
    .annulled = { $count ->
        [0] Это приглашение уже не действует.
        [one] Отозвано { $count } приглашение. Код больше не работает.
        [few] Отозвано { $count } приглашения. Коды больше не работают.
       *[many] Отозвано { $count } приглашений. Коды больше не работают.
    }

# $inside: «в Сферуме»
# $count: how many invites of the bot nobody has used for long
invite-list-platform =
    .ask = Ссылки-приглашения { $inside } аннулируйте сами, бот этого не может. По шагам:
    .done = Аннулировано
    .later = Позже
    .stale-first = { $count ->
        [one] Осталось { $count } давно не использованное приглашение бота. Отзовите его, и дело закроется.
        [few] Остались { $count } давно не использованных приглашения бота. Отзовите их, и дело закроется.
       *[many] Осталось { $count } давно не использованных приглашений бота. Отзовите их, и дело закроется.
    }
    .saved = Отмечено: неиспользованные ссылки за эту четверть разобраны.
