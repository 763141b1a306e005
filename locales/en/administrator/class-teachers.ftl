## Class teachers · A8, clause 2.1

# $count: how many classes nobody leads, $classes: their titles
class-teachers-list =
    .ask = Who leads which class. Tap a class to appoint or replace, or send a list: “7А — Кузьмина Анна Петровна”, a line a class. An XLSX or CSV table is fine too.
    .no-classes = Enter the classes first: “The whole list” → “The list of classes”.
    .open = { $count ->
        [0] Every class has a class teacher or was set aside. This is done.
        [one] Nobody leads { $count } class yet: { $classes }.
       *[other] Nobody leads { $count } classes yet: { $classes }.
    }
    .platform = Steps on the platform
    .same = That is what is stored already; there is nothing to change.
    .unread = There is no class and no name in it. Write it like this: “7А — Кузьмина Анна Петровна”.

# $class: the title of the class, $name: who leads it, $why: why it was set aside
class-teachers-row =
    .led = { $class } — { $name }
    .none = { $class } — nobody
    .invited = { $class } — an invite is waiting
    .aside = { $class } — set aside: { $why }

# $count: how many rows, $lines: the first of them
class-teachers-fault =
    .absent = Not in the bot yet ({ $count }): { $lines }. They can get personal invites.
    .namesakes = Several colleagues are called so, therefore left out ({ $count }): { $lines }. Open the class and pick the right one.
    .unknown = The school has no such classes ({ $count }): { $lines }.

# $class: the title of the class, $former: who leads it now, $name: a person's name
class-teachers-post =
    .ask = Who will lead { $class }? Here are the staff who have joined.
    .nobody = There is nobody to choose yet: none of the staff has joined. Invite the class teacher of { $class }.
    .remove = Take the class away
    .aside = Set { $class } aside
    .again = Take it up again
    .invite = Invite
    .sure = Hand { $class } over: { $name } instead of { $former }?
    .follows = The families’ requests, the chats and the invites of the class go to the new class teacher. The former one stays a teacher. Both are told.
    .yes = Hand over
    .sure-remove = Take { $class } away from its class teacher: { $name }?
    .yes-remove = Take away
    .done = Done, { $class } is attached. I’m writing to those concerned.

# $class: the title of the class
class-teachers-aside =
    .ask = Why does { $class } have no class teacher for now? In one sentence, for example: “the class starts in August”.
    .unread = Write the reason in one short sentence, up to 200 characters.
    .done = Set aside. The class can be taken up again at any time.

# $count: how many classes, $lines: class and name
# $class, $former, $name: the class, who leads it now, who will
class-teachers-review =
    .ask =
        { $count ->
            [0] There is nobody to attach yet.
            [one] { $count } class will be attached:
           *[other] { $count } classes will be attached:
        }
        { $lines }
    .save = Save
    .invite = Invite those who are missing: { $count }
    .other = Another list
    .replaced = { $class }: { $name } instead of { $former }
    .sure =
        The class teacher changes:
        { $lines }
    .yes = Change
    .saved = Done, classes attached: { $count }. I’m writing to everybody concerned.

class-teachers-platform =
    .ask = On the platform it is done like this:
    .back = To the list

# $class: the title of the class, $name: who leads it now
class-teachers =
    .told-new = You are now the class teacher of { $class } in the school’s bot. The families’ requests, the chats and the invites of the class are with you.
    .told-former = The class teacher of { $class } is now { $name }. Requests and invites went along with the class. If you own its chats, hand them over on the platform. Your other duties have not changed, thank you!
