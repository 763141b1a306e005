## Чаты класса по предметам, как их видит классный руководитель · C4, п. 2.3

# $class: класс, $there: сколько есть, $count: сколько всего, $lines: чаты, по одному в строке
# .line, .left: $mark: знак, $title: название чата, $stand: есть ли чат
class-subjects-list =
    .ask =
        { $class }: чаты по предметам, есть { $there } из { $count }.
        { $lines }
    .line = { $mark } { $title }: { $stand }
    .left = { $mark } { $title }: { $stand }, сейчас без учителя
    .none = { $class }: учителя пока не отметили здесь свои предметы.
