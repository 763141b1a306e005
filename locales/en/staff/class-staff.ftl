## Who else is in the chat with the teachers of a class · C3c, 2.3

# $title: the chat's title, $names: who teaches in the class
class-staff-pick =
    .ask = Whom else would you like in the chat “{ $title }”? Tap a name to add or remove it.
    .teach = They teach in the class and see the link already: { $names }
    .nobody-teaches = Whoever teaches in the class sees the link without a tick. Nobody does in the bot yet.
