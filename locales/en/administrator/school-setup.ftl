## The first set-up of the school · A1–A3, H1, H2, clauses 2.1 and 2.2

school-setup =
    .saved = The school is set up. Now the bot can be opened to one class as a trial; the others can follow later.

# $name: the school's name as it is stored
school-setup-name =
    .ask = What is the school called? Write it as families know it, for example: “School No. 555 «Белогорье»”.
    .keep = Keep: { $name }
    .unread = The name must not be empty or longer than 120 characters. For example: “School No. 555 «Белогорье»”.

school-setup-classes =
    .ask = Which classes does the school have?
    .later = Later

school-setup-platform =
    .ask = Where are the school’s chats now?
    .vk-sferum = Sferum in VK Messenger
    .max = MAX
    .both = In both
    .other = Elsewhere

school-setup-other-way =
    .ask =
        How does the school pass on news to those who do not use chats? Use your own words; families will see them.
        For example: “All announcements are in the e-diary. You can call the office or ask the class teacher for a note.”
    .keep = Keep the text as it was
    .unread = Please write one or two sentences, no longer than 600 characters. For example: “All announcements are in the e-diary.”

school-setup-hours =
    .ask = What are the school’s working hours? For example: “8:00–18:00”.
    .unread = Could not read the hours. Write the beginning and the end, for example: “8:00–18:00”.

# $piece: the period that was refused, as the person wrote it
school-setup-holidays =
    .ask = When are the school holidays? The bot reminds nobody on those days. For example: “26.10–03.11, 29.12–11.01”.
    .unread = Could not read the dates: “{ $piece }”. Write the beginning and the end with a dash, for example: “26.10–03.11, 29.12–11.01”.
    .swapped = “{ $piece }” ends before it begins. Write the first day, then the last one, for example: “26.10–03.11”.
    .tooLong = “{ $piece }” is longer than 100 days, and holidays do not last so long. Please check the dates and the year, for example: “26.10.2026–03.11.2026”.
    .past = “{ $piece }” is over already. Please check the year, or leave it out and the next such days are meant: “26.10–03.11”.

school-setup-there =
    .ask = Is the school registered on the platform already, and has the order been issued?
    .yes = Yes, long ago
    .no = Not yet

# .ask, .there: $count: how many classes; .later: $from, $to: the hours that hold for the time being
# In a period $fromYear and $toYear are years, four digits
school-setup-review =
    .ask =
        Please check that all is right.
        School: { $name }
        Classes: { $count }
        Chats: { $platform }
        Without chats: { $otherWay }
    .period = { $from } { $fromYear } – { $to } { $toYear }
    .there = These will be marked as done before: the application, the registration, { $count ->
        [0] order
       *[other] the classes, order
    } No. 123/1 of 31.08.2023 and the administrator’s appointment. The school’s address, site and telephone are added later: “My list” → “The school’s details”.
    .later = For the time being the working hours are { $from }–{ $to }. They, the holidays and everything else can be changed at any time: “My list” → “Settings” → “School”.
    .save = All is right
    .change = Change
