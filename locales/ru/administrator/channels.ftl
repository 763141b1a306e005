## Каналы школы · A13, п. 2.1

# $count: how many wait, or lie in the archive
channels-queue =
    .ask = Ждут решения: { $count }. Номер откроет материал:
    .none = Все материалы разобраны.
    .new = Свой материал
    .archive = Архив: { $count }
    .mail = Написать сотрудникам или семьям

# $channel: one of material-channel.*, $when: the wished day, $state: when it was handed over
channels-card =
    .ask = { $channel }, { $state }. Желаемый день: { $when }.
    .publish = Опубликовать
    .wished = Опубликовать { $when }
    .edit = Исправить
    .decline = Отклонить
    .queue = К материалам

channels-edit =
    .ask = Пришлите исправленный текст целиком. Вложения останутся, если не прислать новые. Сейчас так:
    .done = Исправлено.

# $beginning: the first words
channels-decline =
    .ask = Почему отклоняем? Автор прочтёт причину. Например: «Нужна дата». Материал: { $beginning }
    .too-long = Причина длинновата. Хватит пары предложений, например: «Нужна дата и место».
    .done = Отклонено, автору сказано почему.

# $at: day and time
channels-channel =
    .ask = Текст готов для канала. По шагам:
    .goes = Подписчикам бота материал уходит { $at }. До этого рассылку можно остановить.
    .nobody = Пока в боте некому его отправить, поэтому материал только для канала.
    .mailing = Открыть рассылку
    .queue = К материалам

# $said: the words that were looked for
channels-archive =
    .ask = Архив. Напишите слово из текста, чтобы найти материал:
    .found = Нашлось по словам «{ $said }»:
    .all = Весь архив
    .none = С такими словами ничего нет. Попробуйте другое слово из текста, например: «ярмарка».
