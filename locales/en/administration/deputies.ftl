## What the head hands over to a deputy · clause 2.2

# $who: a deputy's name; $title: the row
deputies-people =
    .ask = To which deputy would you hand something over, or take it back from? Tap a name.
    .none = There are no deputies in the bot yet. The administrator can invite them.

deputies-rows =
    .ask = { $who }: what to hand over? It appears among the deputy’s own tasks and stays among yours too.
    .give = Hand over: { $title }
    .take-back = Take back: { $title }
    .sure = Hand over “{ $title }”: { $who }?
    .yes = Hand over
    .others = Back to the list

deputies =
    .given = Handed over: { $title }, { $who }.
    .taken-back = No longer handed over: { $title }, { $who }.

## What the deputy hears

handed-over =
    .given = The head hands “{ $title }” over to you. It stands in your list of duties now.
    .taken-back = The head sees to “{ $title }” again. It is gone from your list of duties.
