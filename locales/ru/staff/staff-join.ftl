## Приглашение коллеги → заявка · путь к H3 (п. 2.2), C1 (п. 2.3), T1 (п. 2.4)

staff-join-consent =
    .ask = Приглашение подходит. Дальше три коротких вопроса, и заявка уйдёт администратору школы.

staff-join-name =
    .ask = Как вас зовут? По имени администратор вас узнает, например: «Анна Петрова».

# .keep: $post: the post as it is stored or was entered before
# .unread: $most: how many characters
staff-join-post =
    .ask = Кем вы работаете? Например: «учитель математики». Это поможет администратору, но можно и пропустить.
    .keep = { $post }
    .skip = Пропустить
    .none = не указана
    .unread = Напишите коротко, до { $most } знаков, например: «учитель математики».

# $class: the class's title, or a dash
staff-join-role =
    .head = директор
    .deputy = заместитель директора
    .classTeacher = классный руководитель, { $class }
    .subjectTeacher = учитель

# .ask: $name, $post, $role: what will be sent
staff-join-review =
    .ask =
        Проверьте заявку, её увидит администратор школы.
        Имя: { $name }
        Должность: { $post }
        Роль: { $role }
    .send = Отправить
    .change = Изменить


staff-join =
    .sent = Заявка отправлена. Её рассмотрит администратор школы, ответ придёт сюда сам: ждать в чате и спрашивать ещё раз не нужно.
    .already-sent = Ваша заявка уже у администратора школы. Ответ придёт сюда сам.
