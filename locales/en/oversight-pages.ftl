# The calendar of all programmes, and how a programme is doing.
calendar-title = Calendar
calendar-lead = The sessions of all programmes that you run or decide on. Move a session by dragging it to another day, or by opening it.
calendar-view = View
calendar-view-month = Month
calendar-view-week = Week
calendar-view-list = List
calendar-programme = Programme
calendar-all = All
calendar-back = Previous
calendar-on = Next
calendar-today = Today
calendar-week = Week
calendar-week-of = Week { $number }, { $days }
calendar-month-of-year = { $month } { $year }
calendar-january = January
calendar-february = February
calendar-march = March
calendar-april = April
calendar-may = May
calendar-june = June
calendar-july = July
calendar-august = August
calendar-september = September
calendar-october = October
calendar-november = November
calendar-december = December
calendar-day-empty = No sessions.
calendar-empty = No sessions
calendar-empty-what = Nothing is planned for these days. Choose another time or another filter.
calendar-more = These are the first { $count } sessions. Choose a programme to see all of its sessions.
calendar-open = Open
calendar-open-one = Open: { $title }, { $when }
calendar-led = Led by
calendar-to-session = Change the session
calendar-to-sessions = Sessions of the programme
calendar-to-series = Move the series
calendar-move = Move to another time
calendar-move-to = New start
calendar-move-hint = The session stays as long as it was, and its breaks go along.
calendar-look = See what the move changes
calendar-move-now = Move
calendar-move-clear = The new time does not clash with other sessions.
calendar-move-told = { $count ->
    [one] One participant will be told of the move.
   *[other] { $count } participants will be told of the move.
}
calendar-move-tells-nobody = No participant will be told of the move.
calendar-moved = The session was moved.
health-title = State of the programme
health-lead = What needs action, what is next and who takes part.
health-asks = Needs action
health-nothing = Nothing needs action now.
health-unopened = { $count ->
    [one] Not everybody has opened the change of one session yet
   *[other] Not everybody has opened the changes of { $count } sessions yet
}
health-declined = { $count ->
    [one] The invitation to one coming session was declined in somebody’s calendar without an apology
   *[other] Invitations to { $count } coming sessions were declined in somebody’s calendar without an apology
}
health-without-address = { $count ->
    [one] One session has no address to join remotely
   *[other] { $count } sessions have no address to join remotely
}
health-without-lead = { $count ->
    [one] One coming session has nobody to lead it
   *[other] { $count } coming sessions have nobody to lead them
}
health-unmarked = { $count ->
    [one] Attendance is not marked for one session that was held
   *[other] Attendance is not marked for { $count } sessions that were held
}
health-undelivered = { $count ->
    [one] One mail did not leave
   *[other] { $count } mails did not leave
}
health-breaches = { $count ->
    [one] One coaching session breaches the policy on coaches
   *[other] { $count } coaching sessions breach the policy on coaches
}
health-unanswered = { $count ->
    [one] One participant has not answered whether they consent to more hours than were promised
   *[other] { $count } participants have not answered whether they consent to more hours than were promised
}
health-to-schedule = { $count ->
    [one] One time of the design is not scheduled yet
   *[other] { $count } times of the design are not scheduled yet
}
health-drafts = { $count ->
    [one] One draft is not published
   *[other] { $count } drafts are not published
}
health-people = { $count ->
    [one] 1 person
   *[other] { $count } people
}
health-rest = { $count ->
    [one] and one more
   *[other] and { $count } more
}
health-next = Next
health-next-none = No coming sessions
health-next-none-what = Coming sessions are shown here once they are published.
health-participants = Participants
health-active = Taking part
health-paused = On a pause
health-left = Left
health-completed = Completed
health-to-participants = Participants
