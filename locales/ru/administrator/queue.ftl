## Заявки · A9, A10, п. 2.1; S1, P1, п. 2.5 и 2.7

queue-which =
    .ask = Какие заявки разберём?

# $count: how many on this page, $lines: people, one a line
queue-page =
    .ask = { $count ->
        [one]
            { $count } заявка:
            { $lines }
        [few]
            { $count } заявки:
            { $lines }
       *[many]
            { $count } заявок:
            { $lines }
    }
    .consent = Принимая ученика, вы подтверждаете: письменное согласие родителя у школы есть. У кого согласия нет, отметьте в «всех, кроме…».
    .accept = Принять всех: { $count }
    .verify = Статус подтверждён у всех: { $count }
    .except = Принять всех, кроме…
    .single = Решить по одному

# $lines: people, one a line
queue-except =
    .ask =
        Кого пока не принимать? Нажмите на номер.
        { $lines }
    .in = { $number }
    .out = ✕ { $number }

# $count: how many requests
queue =
    .none = Заявок сейчас нет.
    .accepted = { $count ->
        [one] Принято: { $count } заявка. Человек уже знает.
        [few] Принято: { $count } заявки. Люди уже знают.
       *[many] Принято: { $count } заявок. Люди уже знают.
    }
    .overtaken = { $count ->
        [one] { $count } заявку уже разобрал коллега, с ней всё в порядке.
        [few] { $count } заявки уже разобрал коллега, с ними всё в порядке.
       *[many] { $count } заявок уже разобрал коллега, с ними всё в порядке.
    }
    .taken = { $count ->
        [one] В этом классе уже есть классный руководитель, поэтому { $count } заявка осталась ждать.
        [few] В этих классах уже есть классные руководители, поэтому { $count } заявки остались ждать.
       *[many] В этих классах уже есть классные руководители, поэтому { $count } заявок остались ждать.
    }

## Строка о человеке

# $who: the name, $class: the class, $child: the child's name, $age: how old the request is
request-line =
    .numbered = { $number }. { $line }
    .post = { $who } ({ $post })
    .parent = { $who }, родитель, { $class } · ждёт { $age }
    .parent-of = { $who }, родитель, { $class }, ребёнок: { $child } · ждёт { $age }
    .student = { $who }, ученик { $class } · ждёт { $age }
    .classTeacher = { $who }, классный руководитель { $class } · ждёт { $age }
    .subjectTeacher = { $who }, учитель · ждёт { $age }
    .deputy = { $who }, заместитель директора · ждёт { $age }
    .head = { $who }, директор · ждёт { $age }
    .verification = { $who }, просит подтвердить статус «учитель» · ждёт { $age }
