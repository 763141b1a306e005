## Рассылка: кому, текст, сначала себе, минута на «Остановить»

# $classes: titles, with commas
audience =
    .everybody = Всем
    .staff = Сотрудникам
    .families = Всем семьям
    .parents = Всем родителям
    .students = Всем ученикам
    .colleagues = Учителям класса
audience-in =
    .everybody = Всем: { $classes }
    .staff = Сотрудникам: { $classes }
    .families = Семьям { $classes }
    .parents = Родителям { $classes }
    .students = Ученикам { $classes }
    .colleagues = Учителям { $classes }

mail-kind =
    .announcements = объявления
    .news = новости каналов
    .events = встречи и трансляции

mailing-whom =
    .ask = Кому написать?
    .closed = Классы ещё не открыты, поэтому пока можно написать только сотрудникам.
    .staff = Сотрудникам
    .families = Семьям
    .parents = Только родителям
    .students = Только ученикам

mailing-classes =
    .ask = Каким классам? Можно выбрать несколько.
    .chosen = ✓ { $class }
    .next = Дальше
    .all = Всем классам

# $whom: «Родителям 7А, 7Б»; $count: letters of the text, $most: how many are taken
mailing-write =
    .ask = { $whom }. Пришлите текст одним сообщением, можно с картинками и документами. Сначала его увидите только вы.
    .too-long = Текст не поместится в одно сообщение. Знаков в нём { $count }, а можно { $most }. Сократите его или приложите документ.

# $whom: «Родителям 7А»; $count of people, $reached can be written to, $closed have closed their messages; $until: when the quiet hours end
mailing-look =
    .count = { $whom }: { $count ->
        [one] { $count } человек
        [few] { $count } человека
       *[many] { $count } человек
    }{ $closed ->
        [0] .
       *[other] , можно написать: { $reached }, закрыли сообщения: { $closed }.
    }
    .ask = Следом пришло сообщение так, как его увидят люди. После «Отправить» будет минута, чтобы остановить.
    .quiet = Сейчас тихие часы, сообщение уйдёт { $until }.
    .is-urgent = Срочно: уйдёт сразу и тем, кто просил такое не присылать.
    .send = Отправить
    .urgent = Срочно
    .calm = Не срочно
    .sure = Это срочно? Сообщение придёт и в тихие часы, и тем, кто просил такое не присылать.
    .yes = Да, срочно
    .write = Изменить текст
    .whom = Изменить адресатов

# $name, $role: whose words they are, $of: the class or subject that they are about, or none; $text: as it was written
mailing-notice =
    .whose = { $of ->
        [none] { $name }, { $role }:
       *[other] { $name }, { $role } ({ $of }):
    }
    .text = { $text }
    .end = Школа не просит коды и деньги через бота.
    .read = Прочитано
    .mute = Не присылать такое
    .fraud = Похоже на мошенничество

# $sent got it, of $count; $names: of colleagues; $name: whose words, $beginning: their first words
mailing-news =
    .passed = { $name } больше не ведёт этот класс или предмет, а сообщение семьям ещё ждёт отправки. Теперь оно у вас: посмотрите и, если не нужно, остановите.
    .over = Сообщение разослано: { $sent } из { $count }.
    .later = { $count ->
        [one] Ещё { $count } человек прочтёт позже, в удобное время.
        [few] Ещё { $count } человека прочтут позже, в удобное время.
       *[many] Ещё { $count } человек прочтут позже, в удобное время.
    }
    .stopped = Рассылка остановлена: получили { $sent } из { $count }.
    .staff = Не дошло до коллег: { $names }.
    .families = { $count ->
        [one] Не дошло до { $count } семьи.
       *[many] Не дошло до { $count } семей.
    }
    .closed = У кого закрыты сообщения, тем скажет классный руководитель, а коллегам — вы.
    .failed = { $count ->
        [one] { $count } сообщение не ушло из-за сбоя, его можно отправить ещё раз.
        [few] { $count } сообщения не ушли из-за сбоя, их можно отправить ещё раз.
       *[many] { $count } сообщений не ушли из-за сбоя, их можно отправить ещё раз.
    }
    .look = Открыть рассылку
    .reported = Кто-то отметил рассылку как похожую на мошенничество. Автор: { $name }. Начало: «{ $beginning }». Посмотрите; если это не школа, отзовите её.
    .recalled = Сообщение отозвано. Автор: { $name }, начало: «{ $beginning }». Считайте, что его не было.
