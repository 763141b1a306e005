## The application for the school · A1, 2.1

application =
    .intro = Let us draft the letter to info@sferum.ru: the administrator’s full name, e-mail and mobile, and the order of appointment. The bot keeps these data for an hour at most. Codes from an SMS and passwords are not needed for it.
    .done = Great, the application is noted and the contact data is deleted. The answer with instructions comes to that e-mail; look into the spam folder too.
    .later = Good. The letter can be opened again within the hour; then the contact data is deleted.

application-name =
    .ask = What is the administrator’s full name? For example: “Иванова Анна Петровна”.
    .unread = Surname, name and patronymic are needed, not shortened, for example: “Иванова Анна Петровна”.

application-email =
    .ask = To which e-mail shall the answer come? For example: “ivanova@school555.ru”.
    .unread = One e-mail address is needed, for example: “ivanova@school555.ru”.

application-phone =
    .ask = The administrator’s own mobile number? It is used to sign in to the platform later. For example: “+7 921 123-45-67”.
    .unread = One number is needed, ten digits after +7. For example: “+7 921 123-45-67”.
    .landline = This looks like a landline. One’s own mobile is needed, it begins with +7 9, for example: “+7 921 123-45-67”.

application-order =
    .ask = Send the order of appointment here as a document: a scan or a file (PDF, JPG, PNG, DOCX), up to 10 MB. If there is no order yet, the head has a draft: “Appoint an administrator” among the head’s duties.
    .unread = A document is needed: PDF, JPG, PNG or DOCX, up to 10 MB. Attach it with the paper clip as a document.
    .skip = Attach it later

# $name: of the file that was sent
application-review =
    .ask = Check the letter, in Russian as the school’s papers are:
    .enclosed = Enclosed: { $name }
    .not-enclosed = The order has to be attached to the letter.
    .school = Some of the school’s details are missing: what is not there is not in the letter either.
    .fill = Fill in the details
    .send = Send the letter
    .by-hand = Text and file, to send it myself
    .name = Name
    .email = E-mail
    .phone = Mobile
    .order = Order

# $mail: where it goes
application-by-hand =
    .ask = Copy the text, send it to { $mail } from your own e-mail and attach the order. The same letter is in the Word file.
    .done = Sent
    .later = Later

application-sending =
    .ask = Sending. When the mail server takes the letter you read of it here; and if it does not, too.
    .look = Good

application-told =
    .sent = The application was handed to the mail server, the duty is noted and the contact data deleted. The answer with instructions comes to that e-mail; look into the spam folder too.
    .by-hand = The mail server did not take the letter with the application. That happens, you did nothing wrong. The letter is ready: it can be copied and sent from your own e-mail.
    .gone = The letter with the application did not go out, and the contact data is deleted: the hour is over. Let us begin anew, it is three questions and the order.
    .open = Open the letter
