## Сообщение о заявках: одно в день, всегда теми же словами

# $lines: queues, one a line; $age: how long the oldest has been waiting
# $inside: «в Сферуме»
digest =
    .pending =
        Есть заявки, которые ждут вашего решения:
        { $lines }
        Самая ранняя ждёт { $age }.
    .platform = А { $inside } заявки разобраны?
    .settled = Все заявки разобраны, спасибо.
    .open = Посмотреть заявки
    .answer = Ответить
    .snooze = Напомнить завтра

# $count: how many requests, $class: the title of the class
digest-line =
    .staff = Сотрудники: { $count }
    .administration = Директор и заместители: { $count }
    .verification = Статус «учитель»: { $count }
    .late = Семьи, ждут вашего решения: { $count }
    .class = Семьи { $class }: { $count }
