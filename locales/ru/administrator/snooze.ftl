## «Напомнить завтра»

# $until: a moment
snooze =
    .done = Хорошо, до { $until } о заявках не напоминаю.
