## Refusals: one sentence and the next step

refusal-forbidden = This is for another role. If you need it, ask the school’s administrator.
refusal-overtaken = A colleague made changes while you were looking. This is how it stands now.
refusal-contact-gone = The data for the application is deleted already: it is kept for an hour at most. Let us enter it once more.
refusal-unknown-person = This person is no longer in the bot.
refusal-plea-gone = This plea is there no longer: it is deleted.
refusal-no-such-adult = This adult cannot answer now. You can choose another one.
refusal-not-named = No pleas for help come to you through the bot now.
refusal-unknown-duty = This task is not in the list. Here is what there is now.
refusal-not-this-way = This task cannot be closed that way. Please choose another answer.

refusal-invite-unknown = There is no such code. Check the letters and digits, or ask the person who gave it to you for a new one.
refusal-invite-annulled = This invite was annulled. Ask the class teacher or the school’s administrator for a new one.
refusal-invite-expired = This invite has run out. Ask the class teacher or the school’s administrator for a new one.
refusal-invite-used-up = All places of this invite are taken. Ask whoever gave it to you for a new one.
refusal-class-closed = Your class is not connected to the bot yet. Ask the class teacher when you can join.
refusal-too-many-tries = Several codes in a row did not fit. Please wait 15 minutes and try again; the code will not go away.
refusal-claim-unknown = This administrator’s code has been used already or does not fit. Whoever runs the bot issues a new one.
refusal-already-member = You have been accepted already. All you need is in your tasks.

refusal-no-classes = There is no class in the list. Write, for example: «1А, 1Б» or «1–4 А,Б».
refusal-too-many-classes = There are more than two hundred classes in the list. Please check it for a slip.
refusal-class-in-use = One of the classes that would vanish has people, requests or a class teacher. Close it or join it with another: “The whole list” → “Who came and who left” → “Change a class”.
refusal-title-taken = Another class is called so already. Write another title.
refusal-year-is-turning = The new school year has begun already and can still be taken back. Here is how it stands.
refusal-too-late = It cannot be taken back any more: a day has passed, or it is done already.
refusal-firsts-in-use = A new first class has people, requests, invites or a class teacher by now. Close that class first: “Change a class”.
refusal-leaves-oneself = Another administrator notes that about you. You can hand over here: “People” → “Administrators”.
refusal-move-waits = A request to move from this class is waiting for an answer. Wait for it, or take it back: “My list” → “My request”.
refusal-no-such-class = The school has no such class. Look at the list of classes.

refusal-decided-already = A colleague has decided this request already.
refusal-no-such-deputy = This colleague cannot stand in for you. Choose another one from the list.
refusal-day-is-past = That day is past. Please name a day to come, for example: “25.12”.
refusal-not-yourself = You cannot suspend your own access.
refusal-hands-to-oneself = Work can be handed over to a colleague only.
refusal-last-administrator = This is the last administrator. Appoint another one first.
refusal-not-teaching-staff = An administrator is one of the teaching staff who have joined already.

refusal-link-open-chat-address = This is the address of an open chat, not an invite: only those who are inside can enter by it. Open the chat, find the “invite link” and send that.
refusal-link-other-page = This is a link, but not an invite to a chat: calls, communities and links that were not copied whole look like this. Open the chat, find the “invite link” and send that, for example: https://vk.me/join/… or https://max.ru/join/…
refusal-link-sferum-page = This is a page of Sferum: it opens Sferum itself or the school, not a chat. Open the chat, find the “invite link” and send that.
refusal-link-redirect = This link goes by way of a redirect, and there is no invite to a chat behind it. Open the chat, find the “invite link” and send that.
refusal-link-other-messenger = This link is from another messenger, and the school’s chat is needed here. Open that chat on the school’s platform and send its “invite link”, for example: https://vk.me/join/… or https://max.ru/join/…
refusal-link-other-host = This link does not lead to the school’s platform, so it was not saved. Fraudsters do that too: do not open it unless you are sure. Send the invite link from the chat itself.
refusal-link-taken = This link is stored for another chat of the school already. Every chat has its own: open the chat you mean and copy the link there.
refusal-link-other-platform = This link leads to another platform, not to where the school’s chats are now. Open the school’s chat and copy its invitation link. If the school has moved to another platform, please tell the administrator.
refusal-link-needed = A link is needed here: without it those who were accepted have nowhere to go. Press “Begin” and send it.
refusal-link-no-link = There is no link here. It looks like this: https://vk.me/join/… or https://max.ru/join/… Copy it in the chat and send it here.
refusal-link-too-long = The text is too long. Send the link only, for example: https://vk.me/join/… or https://max.ru/join/…

## Refusals in the scenes of the staff

refusal-day-too-far = That day is more than a year ahead. Please name one nearer, for example: “25.12”.

## The administrator’s scenes

refusal-too-many-invites = That many invites cannot be made at once. Please make them in parts.
refusal-link-gone = That link is not there now: it may have been annulled. When there is a new one, the bot writes by itself.
refusal-roles-apart = This role does not go together with the one you have. Ask the school’s administrator, who can help with it.

## Refusals of events

refusal-event-past = That time has passed. Name one ahead.
refusal-event-gone = This event is not there any more.
refusal-too-many-lessons = Twelve set times are enough for one class and subject. End one that is no longer needed.
refusal-event-ahead = This event is still ahead. It can be noted once it has begun.

## Refusals of mailings

refusal-unknown-mailing = This mailing is no longer there.
refusal-mailing-is-over = This mailing is over or was stopped.
refusal-nobody-to-write-to = There is nobody to write to: none of these people have joined the bot.

## Refusals of reports

refusal-nudged-lately = This colleague was reminded within the week. The next reminder can be sent a week after the first.
refusal-no-head = The head is not in the bot yet, so there is nobody to send the report to.
refusal-outside-hours = The school does not work at that time. Name a time within its hours, for example: «9:00».

## Refusals of the channels

refusal-material-decided = This material was published or declined already.

## Refusals of the chats of the administration

refusal-school-chat-gone = This chat is no longer there.
refusal-asked-lately = The class teachers were asked this week already. You can ask again a week after the first question.

## Refusals about a class

refusal-nobody-to-remind = There is nobody to remind now: everybody has ticked the chat or another way, or the chat has no link yet.
refusal-reminded-lately = The families were reminded this week. A second reminder can go a week after the first.

## Refusals for teachers

refusal-too-many-courses = That makes more than sixty subjects and groups. Please check for a misprint.
refusal-question-gone = This question was taken back, or it was not asked of you.
refusal-question-over = The time to answer this question is over.
refusal-question-too-short = Nobody could answer by then. Leave at least an hour after the message goes.
refusal-question-too-long = Answers can be waited for up to two months. Please name an earlier day.

## Refusals of questions to the school

refusal-ticket-gone = This question is there no longer: it was deleted.
refusal-ticket-full = This question holds very many messages already. Please close it and begin a new one.
refusal-ticket-too-long = Too long: one message holds a thousand characters. Please shorten it or send it in parts.
refusal-ticket-too-many-files = Ten files fit into a question at once. Please send the most important ones.
refusal-ticket-too-many-parts = No more than three messages go at once. Send these; the rest can be added later.
refusal-too-many-tickets = Three questions are open already. Something can be added to one of them.
refusal-nobody-answers = Nobody at the school can answer through the bot now. Write to the platform’s support: “Help”.
refusal-answered-meanwhile = A colleague has answered this question already.
refusal-letter-waits = The last letter is still on its way. Please wait, or send this one from your own mail.
refusal-answer-gone = This answer is gone. Here is what there is.
refusal-too-many-answers = There are many answers of the school’s own already; no more are kept. Correct one of those instead.
refusal-nothing-left = Without names and numbers nothing is left of the question. Write it in words, for example: “when is the check-up”.
refusal-other-platform = The platform was changed in the settings while you were writing. Please look whether the answer holds for it too.
refusal-passed-often = Several questions are passed on already. In 15 minutes there can be more.
