## Что приходит о событиях само

# $kind: broadcast, webinar or meeting, $by: who planned it, $why: the reason as it was written, $title: what it is called
event-news =
    .planned = { $kind ->
        [broadcast] Приглашаем на трансляцию. Пишет { $by }.
        [webinar] Новый вебинар для педагогов, по желанию. Пишет { $by }.
       *[meeting] Приглашаем на встречу. Пишет { $by }.
    }
    .moved = { $kind ->
        [broadcast] Трансляция изменилась. Теперь так:
        [webinar] Вебинар, на который вы записаны, изменился. Теперь так:
       *[meeting] Встреча изменилась. Теперь так:
    }
    .cancelled = { $kind ->
        [broadcast] Трансляция отменена.
        [webinar] Вебинар, на который вы записаны, отменён.
       *[meeting] Встреча отменена.
    }
    .why = Причина: { $why }
    .safe = Школа не просит коды и деньги через бота.
    .reminder = { $kind ->
        [broadcast] Напоминаю о трансляции.
        [webinar] Напоминаю о вебинаре: вы в списке.
       *[meeting] Напоминаю о встрече.
    }
    .charge = За это событие отвечаете вы:
    .over = «{ $title }»: событие состоялось?
    .open = Подробнее
    .answer = Ответить
