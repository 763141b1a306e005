## “I have read it”, under a message to families

mail-read =
    .ask = Mark the message as read? The teacher sees a number only, no names.
    .yes = I have read it
    .done = Noted, thank you. The teacher sees a number only, no names.
