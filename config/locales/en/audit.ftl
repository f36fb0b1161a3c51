# The auditor's page.

audit-title = Audit log
audit-head = { $count ->
    [one] { $count } entry is sealed
   *[other] { $count } entries are sealed
    }, the last on { $at }. Keep the control value below somewhere else: it shows that nothing was removed from the log.
audit-head-none = No entry is sealed yet. An entry is sealed about a second after it appears.
audit-search = Search
audit-none = There are no such entries. Check the number, shorten the name of the action, or leave both fields empty.
audit-caption = Entries, newest first
audit-when = When
audit-action = Action
audit-who = Who
audit-what = About what
audit-why = Reason
audit-origin = From where
