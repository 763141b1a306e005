## Одна рассылка: остановить, отправить ещё раз, отозвать

# $whom: «Родителям 7А», $name: whose words, $beginning: their first words
# $at: when it goes; $read said that they have read it; $count of people, $sent got it, $closed have closed their messages, $failed for a fault
mailing-card =
    .what = { $whom }. Автор: { $name }. «{ $beginning }»
    .held = Уйдёт { $at }. До этого можно остановить.
    .going = Рассылается: { $sent } из { $count }.
    .over = Разослано: { $sent } из { $count }. Закрыты сообщения: { $closed }, сбой: { $failed }.
    .stopped = Остановлено. Получили: { $sent }.
    .recalled = Отозвано. Успели получить: { $sent }, им об этом сказано.
    .read = Отметили «Прочитано»: { $read }. Это по желанию, без имён.
    .stop = Остановить
    .look = Обновить
    .again = Отправить ещё раз
    .recall = Отозвать
    .done = Хорошо
    .stopped-now = Остановлено, никто ничего не получил.
    .stopped-late = Остановлено. Кому сообщение уже ушло, у тех оно осталось; его можно отозвать.
    .resent = Отправляю ещё раз тем, до кого не дошло из-за сбоя: { $count }.
    .sure = Отозвать сообщение «{ $beginning }» (автор: { $name })? Получили: { $sent }; им придёт, что оно отозвано.
    .yes = Отозвать
    .recalled-now = Отозвано. Тем, кто получил, бот сейчас об этом скажет.
