## Statistics for the head · A17, clause 2.1

# $when: a day, or a day and a time; $inside: «in Sferum»
statistics-look =
    .ask = Do you have access to the statistics { $inside }? Its numbers can stand beside the bot's. «No access» is a full answer too.
    .enter = Enter the platform's numbers
    .none = No access
    .send = Send with the former numbers
    .schedule = Send by schedule
    .decisions = Who decided what
    .sent = The last report was handed over on { $when }.
    .planned = By schedule the next one goes out on { $when }.

statistics-day =
    .ask = Of which day are these numbers?
    .today = Today
    .unread = The day could not be read. Write, for example: «12.09.2026» or «yesterday».

statistics-number =
    .staffJoined = How many teachers have joined on the platform? Write a number or skip it.
    .staffConfirmed = How many teachers have the teacher status confirmed?
    .classesWithChats = How many classes have all three chats?
    .parentsJoined = How many parents have joined?
    .skip = Skip
    .unread = A number is needed here, for example: «95». If you cannot see it, skip it.

statistics-preview =
    .ask = This is how the head will see the report:
    .send = Send
    .change = Change the platform's numbers

statistics-forward =
    .ask = The head is not in the bot yet, so there is nobody to send the report to. Forward the picture and the table yourself, and then tick it here.
    .done = Handed over
    .later = Later

# $names: who hears of it
statistics =
    .sent = The report is on its way to: { $names }.
    .handed = Ticked: the report was handed over.
    .later = All right. The report can be made again at any time.
