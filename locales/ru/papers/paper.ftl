## Общее для бумаг школы. Эти тексты русские для каждого, кто их читает: бумаги российской школы пишутся по-русски

# $left, $right: what stands at either end of a line; $lines: the parts of a paper, as they are shown in the chat
# $text: what somebody entered, as it is
paper =
    .line = { $text }
    .ends = { $left } · { $right }
    .preview =
        { $lines }

# $contacts: address, telephone and site, one a line; $phone: the school's telephone
paper-school =
    .contacts = { $contacts }
    .phone = тел. { $phone }

# $year: four digits; $number, $date: of a signed order
paper-order =
    .title = ПРИКАЗ
    .date-blank = «___» ____________ { $year } г.
    .number-blank = № ________
    .date = { $date }
    .number = № { $number }
    .head = Директор
    .name-blank = ____________________
    .acquainted = С приказом ознакомлены: ____________________
