## Заявка на регистрацию школы · A1, п. 2.1

# $school: its name; $name: the administrator's; $value: as it was entered; $mail: where it goes
# .shown: $subject, $lines: the letter as it is shown in the chat
application-letter =
    .file = Заявка на регистрацию школы.docx
    .subject = Заявка на регистрацию на ИКОП «Сферум»: { $school }
    .shown =
        Тема: { $subject }

        { $lines }
    .addressee =
        В службу поддержки
        ИКОП «Сферум»
        { $mail }
    .title = Заявка на регистрацию образовательной организации
    .greeting = Здравствуйте!
    .asks = Просим зарегистрировать образовательную организацию на ИКОП «Сферум»: { $school }.
    .address = Адрес: { $value }
    .site = Сайт: { $value }
    .phone = Телефон школы: { $value }
    .administrator = Администратор платформы, назначенный приказом руководителя:
    .name = ФИО: { $value }
    .email = Электронная почта: { $value }
    .mobile = Личный мобильный телефон: { $value }
    .order = Приказ о назначении администратора прилагается.
    .sender = Администратор
    .regards = С уважением, { $name }
