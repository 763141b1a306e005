## The order on the use of the platform · H1, 2.2

# $number: as it stands behind “№”, $date: “31.08.2023”
platform-order-look =
    .ask = The order is not noted yet. I can draft it; when it is signed, we note its number and date.
    .stored = Noted: order № { $number } of { $date }.
    .paper = Draft of the order
    .signed = The order is signed
    .newer = There is a new order

platform-order-draft =
    .ask = The draft of the order, in Russian as the school’s papers are. The document can be edited in Word. Its text:

platform-order-number =
    .ask = What is the number of the signed order? The date may follow at once, for example: “123/1 от 31.08.2023”.
    .unread = The number of an order is needed, up to 20 characters: “123/1” or “№ 45-ОД”. Write the date behind «от», for example: “123/1 от 31.08.2023”; it cannot lie ahead.

platform-order-date =
    .ask = Order № { $number }. What is its date? For example: “31.08.2023” or “вчера” (yesterday).
    .unread = A day, month and year are needed, not later than today. For example: “31.08.2023”.

# $before, $after: an order by number and date
platform-order-review =
    .ask = Note it: order № { $number } of { $date }?
    .save = Note it
    .change = Correct it
    .order = № { $number } of { $date }
    .sure = Noted now is order { $before }. Replace it by { $after }?
    .replace = Replace

platform-order =
    .stored = Noted: order № { $number } of { $date }.
