## The school’s details · A3, 2.1

# $lines: what is stored, one a line; $names: what is missing, one a line
# .line: $name: what it is, $value: as it is stored
school-details-list =
    .ask =
        What the bot knows about the school:
        { $lines }
    .line = { $name }: { $value }
    .missing = not given
    .lacks =
        Missing:
        { $names }
    .full = Everything is there.
    .fill = Fill in
    .platform = Enter it on the platform
    .name = Name
    .address = Address
    .site = Site
    .phone = Phone

school-details-address =
    .ask = What is the school’s address? Write it with the postcode, for example: “197373, Санкт-Петербург, ул. Школьная, д. 5”.
    .unread = A postal address with the number of the house is needed, up to 200 characters. For example: “197373, Санкт-Петербург, ул. Школьная, д. 5”.

school-details-site =
    .ask = What is the school’s site? For example: “school555.ru”.
    .unread = The address of a site is needed, one word with a dot, for example: “school555.ru” or “школа555.рф”.

school-details-phone =
    .ask = What is the school’s telephone number? Write it with the area code, for example: “+7 812 417-34-56”.
    .unread = One number with the area code is needed, ten digits after +7. For example: “+7 812 417-34-56” or “8 (812) 417-34-56, доб. 12”.

# $inside: “in Sferum”; $lines: what is stored, one a line
school-details-platform =
    .ask =
        The details in the bot are complete. What is left is that the same stands { $inside }:
        { $lines }
    .done = Done
    .thanks = Good. The school’s details are complete.
