## Вопросы людей · A15, п. 2.1

# $count: how many wait; $urgent: yes for a stolen account, $number, $topic: one of ticket-topic.*, $stand: one of ticket-stand.*, $beginning: its first words
tickets-list =
    .ask = { $count ->
        [0] Ответа школы сейчас никто не ждёт. Открытые вопросы:
        [one] Ответа ждёт { $count } вопрос. Кто ждёт дольше, тот выше.
        [few] Ответа ждут { $count } вопроса. Кто ждёт дольше, тот выше.
       *[many] Ответа ждут { $count } вопросов. Кто ждёт дольше, тот выше.
    }
    .none = Открытых вопросов сейчас нет.
    .line = { $urgent ->
        [yes] Срочно: № { $number }. { $topic }, { $stand }. «{ $beginning }»
       *[no] № { $number }. { $topic }, { $stand }. «{ $beginning }»
    }
    .closed = Закрытые: { $count }

tickets-closed =
    .ask = Закрытые вопросы. Через 30 дней после закрытия они удаляются.
