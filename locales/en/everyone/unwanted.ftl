## The buttons under a mailing: “Don’t send me such messages”, “Looks like fraud”

# $kind: one of mail-kind.*
unwanted-mute =
    .ask = No longer send you: { $kind }? What is urgent still comes. You can undo it in the settings.
    .yes = Don’t send
    .no = Leave it
    .done = All right, such messages will not come any more, except urgent ones.
    .kept = All right, everything stays as it was.

unwanted-fraud =
    .ask = Tell nobody any codes and transfer no money. Shall we tell the school’s administrators that this message looks like fraud? They will not see your name.
    .yes = Tell them
    .no = No need
    .done = Thank you! The school’s administrators know and will look into it.
