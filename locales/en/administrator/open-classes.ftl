## Opening the bot for classes: one first, then the others

# $opened: how many classes of $count are open
# $class: the title of the class
open-classes-list =
    .none = The list of classes comes first, for example: «1А, 1Б» or «1–4 А,Б».
    .enter = Enter the classes
    .ask =
        Which classes should the bot be open to? Tap a class to open or close it.
        { $opened } of { $count } classes are open.
        Families of a closed class hear that it is not connected yet. People who were accepted already are not affected.
    .unread = The list has no such classes. Tap a class, or write which ones to open: “7А, 7Б” or “7-е”.
    .open = ✓ { $class }
    .closed = { $class }
    .sure = Close the bot for { $class }? New families will hear that the class is not connected yet. People who were accepted already are not affected.
    .close = Close
    .all = Open all
    .done = Done

# $count: how many classes are open
open-classes =
    .done = { $count ->
        [0] No class is open yet. You can come back to this under “My list” → “Classes”.
        [one] The bot is open to { $count } class. You can now give out invites.
       *[other] The bot is open to { $count } classes. You can now give out invites.
    }
