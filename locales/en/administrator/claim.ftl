## The first administrator

claim-consent =
    .ask = Hello! You are the platform’s administrator at the school. Let us set up the bot together; it takes about ten minutes.

claim-name =
    .ask = What is your name? Colleagues will see it, for example: “Anna Petrova”.

# $name: the administrator's name
claim =
    .done = { $name }, you are now the administrator of this bot. A few questions about the school come next.
