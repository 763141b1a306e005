## Personal invites as a table and on paper · A6, 2.1

# $count: how many wait, $class: the title of the class, $from and $to: numbers of sheets
invite-sheets-papers =
    .staff = { $count ->
        [0] There are no personal invites for the staff now.
        [one] { $count } personal invite for a colleague is waiting. Hand it out from the table or as a strip: twelve on an A4 sheet, each with its own code. The name goes with the use of the code, and after 30 days at the latest.
       *[other] { $count } personal invites for colleagues are waiting. Hand them out from the table or as strips: twelve on an A4 sheet, each with its own code. The names go with the use of the code, and after 30 days at the latest.
    }
    .families = { $count ->
        [one] { $count } invite for the families of { $class } is waiting: a strip for each, without names.
       *[other] { $count } invites for the families of { $class } are waiting: a strip for each, without names.
    } One code lets one person in. Cut the sheet and hand the strips out at the meeting; it is voluntary.
    .table = As a table (XLSX)
    .sheets = { $from ->
        [1] { $to ->
            [1] Strips to print
           *[other] Strips, sheets 1–{ $to }
        }
       *[other] Strips, sheets { $from }–{ $to }
    }
    .more = More codes for families
    .done = Done

# $class: its title, $count: how many, $most: at most so many
invite-sheets-count =
    .ask = How many families are there in { $class }? Each gets a strip with its own code.
    .count = { $count }
    .unread = Write a number from 1 to { $most }, for example: “28 families”.

invite-sheets =
    .made = { $count ->
        [one] { $count } invite made.
       *[other] { $count } invites made.
    }

# $class: its title, $until: a day
invite-strip =
    .family = To the family of a pupil of { $class }
    .how = Point a camera at the code, or write these letters and digits to the VK bot. Until { $until }.
    .how-families = If you like: point a camera at the code, or write these letters and digits to the VK bot. Until { $until }.
    .safety = The school asks for no codes and no money through the bot.

# $day: a day
invite-table =
    .file = Invites.xlsx
    .title = Invites
    .name = Full name
    .post = Post
    .as = Invited as
    .code = Code
    .link = Link
    .until = Works until
    .state = State
    .waiting = waiting
    .day = { $day }
