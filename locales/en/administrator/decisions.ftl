## Who decided what: the entries of three years in words

# $when: day and time, $who: who did it, $what: what was done, $whom: about whom
decisions-list =
    .ask = Who decided what, newest first. Write a name or a class to find it.
    .none = There are no entries yet.
    .line = { $when } · { $who }: { $what }
    .line-whom = { $when } · { $who }: { $what }, { $whom }
    .older = Earlier ones
    .newest = To the newest

decisions-entry =
    .gone = Somebody here has deleted their data: only a mark without a name is left.

decisions-who =
    .gone = somebody whose data is gone
    .clock = without a name

# $titles: classes; $name: a person's name, $role: their role with its class
decisions-whom =
    .classes = { $titles }
    .with-role = { $name }, { $role }
    .gone = somebody whose data is gone
    .somebody = somebody without a role

# $duty: what a row of the regulation is called
decisions-act =
    .requests-accept = a request accepted
    .requests-reject = a request declined
    .requests-take-back = a refusal taken back
    .invites-issue = an invite issued
    .invites-annul = invites annulled
    .classes-replace = the list of classes changed
    .classes-open = the bot opened to classes
    .classes-close = the bot closed to classes
    .classes-lead = a class teacher named
    .classes-lead-aside = a class without a class teacher for now
    .classes-lead-again = class teacher to be named again
    .papers-application = application for the school handed over to be sent by mail
    .papers-order = number and date of an order stored
    .events-plan = an event planned
    .events-move = an event moved
    .events-held = an event held
    .events-cancelled = an event cancelled
    .movement-class-renamed = a class renamed
    .movement-class-divided = a class divided
    .movement-class-closed = a class closed
    .movement-class-joined = classes joined
    .movement-class-graduated = a class has finished school
    .movement-leave = leaving
    .movement-move = a transfer
    .movement-pupil = a student’s movement noted
    .movement-year = the classes stepped up to the new school year
    .movement-year-back = the new school year taken back
    .invites-issue-staff = invites issued to staff
    .invites-issue-families = invites issued to families
    .mailings-hold = a mailing put on its way
    .mailings-stop = a mailing stopped
    .mailings-recall = a mailing recalled
    .materials-hand-over = a material for a channel handed over
    .materials-edit = a material for a channel edited
    .materials-published = a material for a channel published
    .materials-declined = a material for a channel declined
    .people-away = a colleague stands in for the time away
    .people-back = the stand-in ended
    .people-freeze = access suspended
    .people-thaw = access given back
    .people-forget = data deleted
    .people-without-bot = marked: does without the bot
    .people-with-bot = marked: with the bot again
    .administrators-appoint = administrator's rights given
    .administrators-withdraw = administrator's rights withdrawn
    .administrators-claim = administration taken up by the code
    .roles-end = a role ended
    .school-establish = the school set up in the bot
    .school-change = the school's settings changed
    .school-staffroom = the staffroom's link stored
    .school-staffroom-annulled = the staffroom's link is no longer valid
    .chats-store = chat stored «{ $duty }»
    .chats-aside = chat put off «{ $duty }»
    .chats-second = a second administrator of the chats named
    .duties-done = done «{ $duty }»
    .duties-doneBefore = done before «{ $duty }»
    .duties-doneOutside = kept without the bot «{ $duty }»
    .duties-notNeeded = not needed «{ $duty }»
    .duties-otherWay = in another way «{ $duty }»
    .duties-setAside = put off «{ $duty }»
    .duties-again = open again «{ $duty }»
    .duties-asked = waits for an answer «{ $duty }»
    .reports-nudge = a reminder sent
    .reports-send = the report handed over
    .reports-plan = the report put on a schedule
    .reports-stop = the report taken off its schedule
    .other = something that this version of the bot does not describe
