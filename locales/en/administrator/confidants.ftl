## Whom to tell of trouble: the adults whom the school names · S4, 2.5

# $lines: who is named, one a line; $name: the colleague, $post: one of confidant-post.*
confidants-list =
    .ask =
        When somebody tells the bot of trouble, it gives 112 and the helpline at once and offers to hand a plea for help on to one of these adults. Only the one who was chosen sees it.
        { $lines }
    .none = Nobody is named yet: the bot advises turning to the class teacher or another adult. Name the psychologist, the social pedagogue or a deputy head, better two of them.
    .agreed = { $name }, { $post }
    .waits = { $name }, { $post } — has not agreed yet
    .add = Name an adult
    .sure = Show them no longer: { $name }? The bot offers another adult to those who wait for an answer.
    .yes = Show no longer
    .dismissed = Done.

confidants-who =
    .ask = Whom do you name? These are the staff who have joined. The bot asks them first.
    .none = There is nobody to name: all who have joined are on the list.

# $name: the colleague
confidants-post =
    .ask = As what are children to see { $name }?
    .psychologist = Psychologist
    .socialPedagogue = Social pedagogue
    .deputyHead = Deputy head
    .other = School staff
    .named = They are asked. Children see them once they agree.
