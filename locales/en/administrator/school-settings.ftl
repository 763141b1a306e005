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

school-settings-pupils =
    .ask =
        How does the bot talk with students? In every mode a child can have the safety talk, and words of trouble get 112 and the helpline at once.
        “Without the bot”: it refers them to the class teacher.
        “Steps only”: it shows how to get in and where the chats are; it stores nothing and gives no links.
        “As with parents”: it takes students’ requests, gives the links to their chats and shows their lessons and events. A parent’s written consent is needed for each.
    .off = Without the bot
    .guided = Steps only
    .full = As with parents
    .sure = The bot will take students’ requests and store their names. A parent’s written consent is needed for each: the class teacher confirms it when accepting. Switch it on?
    .yes = Switch it on

school-settings =
    .saved = Stored.
