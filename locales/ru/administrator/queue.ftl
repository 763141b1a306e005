## Заявки · A9, A10, п. 2.1; S1, P1, п. 2.5 и 2.7

queue-which =
    .ask = Какие заявки разберём?

# $count: how many on this page, $waiting: how many wait in all, $names: people, one a line
queue-page =
    .ask = { $count ->
        [one] { $count } заявка:
        [few] { $count } заявки:
       *[many] { $count } заявок:
    }
    .more = Всего ждут: { $waiting }. Следующие покажу после этих.
    .consent = Принимая ученика, вы подтверждаете: письменное согласие родителя у школы есть. У кого согласия нет, отметьте через «Принять всех, кроме…».
    .accept = { $count ->
        [1] Принять
       *[other] Принять всех: { $count }
    }
    .accept-sure =
        Принять всех?
        { $names }
    .verify = Статус подтверждён у всех: { $count }
    .verify-sure =
        Статус подтверждён у всех?
        { $names }
    .except = Принять всех, кроме…
    .single = Решить по одному

# $number: the number of the line, $line: a person who is left out
queue-except =
    .ask = Кого пока не принимать? Нажмите на номер.
    .out = ✕ { $number }
    .left-out = ✕ { $line }

# $count: how many requests, $who: the name of somebody about whom was decided
queue =
    .none = Заявок сейчас нет.
    .gone = Эти заявки за это время уже разобраны.
    .accepted = { $count ->
        [one] Принято: { $count } заявка. Пишу человеку об этом.
        [few] Принято: { $count } заявки. Пишу людям об этом.
       *[many] Принято: { $count } заявок. Пишу людям об этом.
    }
    .overtaken = { $count ->
        [one] { $count } заявку уже разобрал коллега, с ней всё в порядке.
        [few] { $count } заявки уже разобрал коллега, с ними всё в порядке.
       *[many] { $count } заявок уже разобрал коллега, с ними всё в порядке.
    }
    .apart = { $count ->
        [one] { $count } заявка осталась: эта роль не сочетается с той, что у человека уже есть.
        [few] { $count } заявки остались: эти роли не сочетаются с теми, что у людей уже есть.
       *[many] { $count } заявок остались: эти роли не сочетаются с теми, что у людей уже есть.
    }
    .taken = { $count ->
        [one] В этом классе уже есть классный руководитель, поэтому { $count } заявка осталась ждать. Откройте её отдельно: там видно, кто ведёт класс, и его можно заменить.
        [few] В этих классах уже есть классные руководители, поэтому { $count } заявки остались ждать. Откройте их по одной: там видно, кто ведёт класс, и его можно заменить.
       *[many] В этих классах уже есть классные руководители, поэтому { $count } заявок остались ждать. Откройте их по одной: там видно, кто ведёт класс, и его можно заменить.
    }
    .unreachable = { $who } пока не знает о вашем решении: сообщения от школьного бота закрыты, поэтому скажите, пожалуйста, сами.
    .given-up = { $who } пока не знает о вашем решении: отправить сообщение не получилось, поэтому скажите, пожалуйста, сами.

## Строка о человеке

# $who: the name, $class: the class, $child: the child's name, $waits: how long the request waits
# $line: one of these
request-line =
    .renamed = { $line } · имя изменено
    .moves = { $line } · переходит из { $from }
    .post = { $who } ({ $post })
    .parent = { $who }, родитель, { $class } · { $waits }
    .parent-of = { $who }, родитель, { $class }, ребёнок: { $child } · { $waits }
    .student = { $who }, ученик { $class } · { $waits }
    .classTeacher = { $who }, классный руководитель { $class } · { $waits }
    .subjectTeacher = { $who }, учитель · { $waits }
    .deputy = { $who }, заместитель директора · { $waits }
    .head = { $who }, директор · { $waits }
    .verification = { $who }, просит подтвердить статус «учитель» · { $waits }
