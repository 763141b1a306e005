## Что приходит о событиях само

# $kind: broadcast or meeting, $by: who planned it, $why: the reason as it was written, $title: what it is called
event-news =
    .planned = { $kind ->
        [broadcast] Приглашаем на трансляцию. Пишет { $by }.
       *[meeting] Приглашаем на встречу. Пишет { $by }.
    }
    .moved = { $kind ->
        [broadcast] Трансляция изменилась. Теперь так:
       *[meeting] Встреча изменилась. Теперь так:
    }
    .cancelled = { $kind ->
        [broadcast] Трансляция отменена.
       *[meeting] Встреча отменена.
    }
    .why = Причина: { $why }
    .safe = Школа не просит коды и деньги через бота.
    .reminder = { $kind ->
        [broadcast] Напоминаю о трансляции.
       *[meeting] Напоминаю о встрече.
    }
    .charge = За это событие отвечаете вы:
    .over = «{ $title }»: событие состоялось?
    .open = Подробнее
    .answer = Ответить
