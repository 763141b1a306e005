## Consent, names, codes: said in several scenes

consent =
    .text =
        To go on, your consent to the processing of personal data is needed (Federal Law 152-ФЗ).
        The school will keep: the number of your VK page, your name, role and class, and marks of what is done. Nothing else.
        The data are stored in Russia and given to nobody. You can see them, take them away or delete them at any time: “My list” → “Settings”.
    .yes = I agree
    .no = I do not agree
    .refused = All right, nothing is stored. I shall answer general questions all the same, and the school will find another way to keep in touch with you.

name =
    .unread = I could not read the name. Write it in letters, for example “Anna Petrova”.

# $class: the title of the class, or a dash
code =
    .already-member = You have been accepted by this invitation already. Everything you need is in your list.

## The age of a request: { $age } in other texts

age =
    .minutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
    .hours = { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
    .days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }

## Steps on the platform

# $platform: the name of the platform, $lines: the steps
guide =
    .titled =
        { $platform }:
        { $lines }
    .plain = { $lines }
    .step = { $number }. { $text }
