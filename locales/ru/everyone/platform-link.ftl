## Ссылка платформы для своей роли · A6, п. 2.1

# $class: its title, $role: teacher, student or parent
platform-link-warning =
    .ask = Это ссылка в { $class } для роли «{ $role ->
        [teacher] учитель
        [student] ученик
       *[parent] родитель
    }»; если открыть чужую, роль потом обычно не изменить. Пересылать её не нужно.
    .voluntary = { $role ->
        [student] Это по желанию.
       *[other] Это по желанию: новости школы доступны и другим способом.
    }
    .show = Показать ссылку
    .later = Не сейчас

platform-link-link =
    .ask = { $class }, роль «{ $role ->
        [teacher] учитель
        [student] ученик
       *[parent] родитель
    }»:
    .done = Готово

platform-link =
    .is-there = Появилась ссылка { $class } на школьной платформе.
    .open = Ссылка на платформе
