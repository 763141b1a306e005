## Who has left: data are kept no longer than they are needed · 152-ФЗ, art. 5

# $roleless: how many without a role, $unseen: how many who were not there for a year
former-look =
    .ask = { $roleless ->
        [0] { $unseen ->
            [0] There is nobody to remove: everybody in the bot is at the school or was here lately.
           *[other] Not here for long: { $unseen }. They have a role, so the bot asks them first.
        }
       *[other] { $unseen ->
            [0] Without a role: { $roleless }. Their role was ended or ended with school, and they have not written for two months.
           *[other]
            Without a role: { $roleless }. Their role was ended or ended with school, and they have not written for two months.
            Not here for a year: { $unseen }. They have a role, so the bot asks them first.
        }
    }
    .roleless = Without a role: { $count }
    .unseen = Not here for a year: { $count }

# $name: a person, $roles: their roles, $months: since when they were not there
former-list =
    .line = { $name } · not here for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }
    .line-roles = { $name } · { $roles } · not here for { $months ->
        [one] { $months } month
       *[other] { $months } months
    }

former-roleless =
    .ask = They have no role and have asked for none. Is it too early for anyone? Write the number, and they stay.

# $count: how many people, $from: the day
former-unseen =
    .ask = For a year they have written and tapped nothing. They may only read, so the bot asks first. Whoever is surely with you can be kept: write the number.
    .waiting = Asked and silent so far: { $count }. Whoever answers leaves this list by themselves. The others can be deleted from { $from }.
    .silent = Asked two weeks ago or earlier, and silent: { $count }. Whoever is surely with you can be kept: write the number.
    .do-ask = Ask them: { $count }
    .sure-ask = { $count ->
        [one] Ask { $count } person whether they are still with you? They have two weeks to answer.
       *[other] Ask { $count } people whether they are still with you? They have two weeks to answer.
    }
    .yes-ask = Ask
    .asked = { $count ->
        [one] The bot is asking { $count } person.
       *[other] The bot is asking { $count } people.
    }

former-person =
    .ask = Keep? Then they leave this list for long.
    .keep = Keep
    .kept = They stay.

# $count: how many people; $child: whether a child reads it; $roleless, $unseen: how many of each kind
former =
    .forget = Delete data: { $count }
    .sure = { $count ->
        [one] Delete the data of { $count } person: name, roles, marks, requests? It cannot be undone. They get a message about it.
       *[other] Delete the data of { $count } people: names, roles, marks, requests? It cannot be undone. Each gets a message about it.
    }
    .yes = Yes, delete
    .done = { $count ->
        [one] The data of { $count } person are being deleted.
       *[other] The data of { $count } people are being deleted.
    } At night the bot disturbs nobody: it is in the morning then. Whoever comes back meanwhile stays.
    .review = The school year has begun. People who are no longer at the school may still be in the bot: without a role { $roleless }, not here for a year { $unseen }. See who can be removed.
    .look = Look
    .asks = { $child ->
        [yes] Are you still at our school? We have not heard from you for long. If you are, tap the button, and everything stays as it is. If not, the school may delete your data from the bot in two weeks.
       *[no] Are you still with us? We have not heard from you for long. If you are, tap the button, and everything stays as it is. If not, the school may delete your data from the bot in two weeks.
    }
    .here = Yes, nothing has changed
    .told = { $child ->
        [yes]
            Your data were deleted from the school’s bot: name, class and marks. The school does so when they are no longer used. There is nothing to do.
            If you need the bot again, tell your class teacher.
       *[no]
            Your data were deleted from the school’s bot: name, roles and marks. The school does so when they are no longer used. There is nothing to do.
            If you need the bot again, write here and ask the school for an invite.
    }
