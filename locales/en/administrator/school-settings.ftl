## The school’s settings · A3, 2.1

# $name, $address, $site, $phone, $platform, $otherWay, $from, $to: what is stored; $holidays: periods, one a line; $pupils: the mode
# $value: one of them
school-settings-list =
    .ask =
        What would you like to change?
        School: { $name }
        Address: { $address }
        Site: { $site }
        Phone: { $phone }
        Chats: { $platform }
        Working hours: { $from }–{ $to }
        Holidays: { $holidays }
        Without chats: { $otherWay }
        Students: { $pupils }
    .none = not given
    .from-to = { $from }–{ $to }
    .stands =
        Now: { $value }
    .name = Name
    .platform = Where the chats are
    .hours = Working hours
    .holidays = Holidays
    .other-way = Without chats
    .confidants = Whom to tell of trouble
    .pupils = Students
    .classes = Classes
    .staffroom = Staffroom

school-settings-platform =
    .links = Links to chats on the former platform will be shown to nobody: class teachers will see that new ones are needed.

school-settings-holidays =
    .none = No holidays for now
    .sure = Remove the holidays? The bot then reminds on those days too.

school-settings =
    .saved = Stored.
