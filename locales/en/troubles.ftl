## About the bot itself · to the administrators who set it up; nobody is in here

# $count: how many, $since: since when
troubles =
    .set-aside-begun = { $count ->
        [one] The bot has set aside { $count } message or task that it could not handle or deliver.
       *[other] The bot has set aside { $count } messages or tasks that it could not handle or deliver.
    } Everything else goes on. Commands on the server: npm run dead-letters (what and why) and npm run dead-letters -- replay all (try again). They are kept for seven days.
    .set-aside-over = Nothing is set aside any more.
    .waits-begun = Answers to people have not left since { $since }. They are not lost and leave as soon as they can. On the server, npm run doctor says what is in the way.
    .waits-over = Answers to people leave again.
    .late-begun = Reminders and dates are late: the first was due on { $since }. They are not lost. The bot’s log has the reason; on the server, npm run doctor says what to do.
    .late-over = Reminders and dates are on time again.
    .refused-over = From { $since } on the bot could not read or send: VK was away or did not take the community’s key. Now it works, and whatever waited is leaving. If it was not you who changed the key, look at who manages the community in VK.
    .store-over = Redis did not answer or took nothing: the bot has been silent since { $since }. Now it works again, and whatever waited is leaving. If it happens again, check the disk and the memory of the server; npm run doctor helps.
    .hand-on = If somebody else looks after the server, please pass this on to them.
