## One mailing: stop it, send it again, recall it

# $whom: “To the parents of 7А”, $name: whose words, $beginning: their first words
# $at: when it goes; $read said that they have read it; $count of people, $sent got it, $closed have closed their messages, $failed for a fault
mailing-card =
    .what = { $whom }. Author: { $name }. “{ $beginning }”
    .held = It goes out on { $at }. Until then it can be stopped.
    .going = Being sent: { $sent } of { $count }.
    .over = Sent: { $sent } of { $count }. Messages closed: { $closed }, failed: { $failed }.
    .stopped = Stopped. { $sent } got it.
    .recalled = Recalled. { $sent } had got it and were told.
    .read = Marked as read: { $read }. It is voluntary, and names nobody.
    .stop = Stop
    .look = Refresh
    .again = Send again
    .recall = Recall
    .done = All right
    .stopped-now = Stopped; nobody got anything.
    .stopped-late = Stopped. Those who had got the message still have it; it can be recalled.
    .resent = Sending again to those whom it missed for a technical reason: { $count }.
    .sure = Recall the message “{ $beginning }” (author: { $name })? { $sent } got it and will be told that it is recalled.
    .yes = Recall
    .recalled-now = Recalled. The bot is telling those who got it.
