## Сведения о школе · A3, п. 2.1

# $lines: what is stored, one a line; $names: what is missing, one a line
# .line: $name: what it is, $value: as it is stored
school-details-list =
    .ask =
        Что бот знает о школе:
        { $lines }
    .line = { $name }: { $value }
    .missing = нет
    .lacks =
        Не хватает:
        { $names }
    .full = Всё на месте.
    .fill = Дополнить
    .platform = Внести на платформе
    .name = Название
    .address = Адрес
    .site = Сайт
    .phone = Телефон

school-details-address =
    .ask = Какой у школы адрес? Напишите вместе с индексом, например: «197373, Санкт-Петербург, ул. Школьная, д. 5».
    .unread = Нужен почтовый адрес с номером дома, до 200 знаков. Например: «197373, Санкт-Петербург, ул. Школьная, д. 5».

school-details-site =
    .ask = Какой у школы сайт? Например: «school555.ru».
    .unread = Нужен адрес сайта одним словом с точкой, например: «school555.ru» или «школа555.рф».

school-details-phone =
    .ask = Какой у школы телефон? Напишите с кодом города, например: «+7 812 417-34-56».
    .unread = Нужен один номер с кодом города, десять цифр после +7. Например: «+7 812 417-34-56» или «8 (812) 417-34-56, доб. 12».

# $inside: «в Сферуме»; $lines: what is stored, one a line
school-details-platform =
    .ask =
        Сведения в боте заполнены. Осталось, чтобы { $inside } стояло то же самое:
        { $lines }
    .done = Сделано
    .thanks = Хорошо. Сведения о школе заполнены.
