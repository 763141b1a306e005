## Администраторы · A7, п. 2.1; H2, п. 2.1 и 2.2

# $count: how many, $names: their names
# $name: a person's name
administrators-list =
    .ask = Администраторы бота ({ $count }): { $names }.
    .appoint = Назначить
    .withdraw = Снять права
    .access = Сотрудники и доступ
    .person = { $name }

administrators-candidates =
    .ask = Кого назначить? Здесь педагоги, которые уже присоединились.
    .none = Пока некого: администратор назначается из педагогов, которые уже присоединились. Сначала выдайте им приглашения.

# $inside: «в Сферуме»
administrators-platform =
    .ask = Сначала назначение { $inside }:
    .done = Сделано
    .later = Позже

# $name: a person's name
administrators-rights =
    .ask = { $name }. Дать права администратора и в боте?
    .yes = Дать права
    .no = Не сейчас
    .not-given = Хорошо, права в боте не изменились.

administrators-withdraw =
    .ask = У кого снять права администратора? Остальные роли останутся.

administrators =
    .appointed = Готово: права есть, человек получил сообщение.
    .withdrawn = Права администратора сняты, человек получил сообщение.
    .told-appointed = Вам доверили администрирование школьного бота. Новые дела уже в списке.
    .told-withdrawn = Права администратора бота теперь у других коллег. Ваши остальные роли и дела не изменились. Спасибо за помощь!
