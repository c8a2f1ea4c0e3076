# Dates proposed from the design.
schedule-title = Propose dates from the design
schedule-lead = The service looks for times for the sessions that have not been planned yet. Nothing is saved before you accept the proposal, and participants are told nothing before you publish the drafts.
schedule-period = Period
schedule-period-what = The period can be at most 400 days. Public holidays, Christmas Eve and Midsummer Eve are left out automatically.
schedule-first = First day
schedule-last = Last day
schedule-away = Time without sessions
schedule-away-from = From
schedule-away-until = Last day of that time
schedule-daily = Weekdays and hours
schedule-weekdays = Weekdays on which sessions are held
schedule-from = Sessions begin at the earliest
schedule-until = Sessions end at the latest
schedule-pause = Length of the break in minutes
schedule-pause-hint = Sessions with at least six hours of working time have a break. It does not count as working time. Leave it empty if there is none.
schedule-leader-hours = Maximum hours a week for one facilitator
schedule-leader-hours-hint = Counted from Monday to Sunday over the sessions of this programme, including those already planned. Leave empty if there is no limit.
schedule-rooms = Rooms
schedule-rooms-what = If you name rooms, each session held in person or as a hybrid is given one of them. Otherwise you can add the place to the drafts later.
schedule-rooms-recorded = Rooms of the agency
schedule-room-seats = { $seats ->
    [one] one seat
   *[other] { $seats } seats
}
schedule-rooms-label = Other rooms
schedule-rooms-hint = One room on each line, after its name a comma and the number of seats, for example Room Päijänne, 40
schedule-drafts = Present drafts
schedule-drafts-what = A published session never moves.
schedule-drafts-label = May drafts be moved?
schedule-drafts-stay = No, drafts stay where they are
schedule-drafts-move = Yes, but only where it is needed, and as few as possible
schedule-pinned = Drafts that are not moved even so
schedule-elements = Elements
schedule-elements-what = Elements are in the order of the design. An element with no times missing only affects the order.
schedule-wanted = Include
schedule-missing-times = { $count ->
    [0] All times are planned.
    [one] One time is missing, over all groups.
   *[other] { $count } times are missing, over all groups.
}
schedule-minutes = Length of one time in minutes
schedule-minutes-hint = Working time without the break. The design does not state a length.
schedule-more = Order, gaps and wishes
schedule-alongside = Runs beside the elements before it
schedule-alongside-hint = Otherwise it begins once all the elements before it have been held.
schedule-least = Days between, at least
schedule-greatest = Days between its times, at most
schedule-weekday-wish = Wished weekday
schedule-any-weekday = Any
schedule-part = Wished part of the day
schedule-any-part = Any
schedule-morning = begins before noon
schedule-afternoon = begins in the afternoon
schedule-leading = Who may lead it
schedule-leading-hint = One of them is named for each time. Their other sessions and the last day of their task are taken into account.
schedule-monday = Monday
schedule-tuesday = Tuesday
schedule-wednesday = Wednesday
schedule-thursday = Thursday
schedule-friday = Friday
schedule-saturday = Saturday
schedule-sunday = Sunday
schedule-propose = Look for times
schedule-found = { $count ->
    [0] No new times
    [one] Proposal: one session
   *[other] Proposal: { $count } sessions
}
schedule-staying = { $count ->
    [0] The programme has no other sessions.
    [one] One session stays where it is.
   *[other] { $count } sessions stay where they are.
}
schedule-clear = A time was found for everything. Nothing clashes with the sessions the service knows of.
schedule-whole = A time was found for everything, but note this:
schedule-nothing = All the elements you included have been planned already.
schedule-partly = { $count ->
    [one] No time was found for one session. The cause is below.
   *[other] No time was found for { $count } sessions. The causes are below.
}
schedule-breaks-group = { $count ->
    [one] One session clashes with another session of the same group.
   *[other] { $count } sessions clash with another session of the same group.
}
schedule-breaks-facilitator = { $count ->
    [one] The facilitator of one session has another session at the same time.
   *[other] The facilitators of { $count } sessions have another session at the same time.
}
schedule-breaks-room = { $count ->
    [one] The room of one session is used otherwise at the same time.
   *[other] The rooms of { $count } sessions are used otherwise at the same time.
}
schedule-breaks-participants = { $count ->
    [one] Participants of one session have a session of another programme at the same time.
   *[other] Participants of { $count } sessions have a session of another programme at the same time.
}
schedule-breaks-gaps = { $count ->
    [one] One session is nearer to another session of the same element than you asked for.
   *[other] { $count } sessions are nearer to another session of the same element than you asked for.
}
schedule-breaks-wishes = { $count ->
    [one] One wish for a weekday or a part of the day is not met.
   *[other] { $count } wishes for a weekday or a part of the day are not met.
}
schedule-table = Proposed dates
schedule-week = Week
schedule-moved-from = moves, before { $when }
schedule-accept = { $count ->
    [one] Save as a draft
   *[other] Save { $count } drafts
}
schedule-other = Propose other times
schedule-accepted = { $count ->
    [one] The session has been saved as a draft. Nobody has been told of it.
   *[other] { $count } sessions have been saved as drafts. Nobody has been told of them.
}
schedule-missing = { $count ->
    [one] No time was found for one session
   *[other] No time was found for { $count } sessions
}
schedule-missing-most = Under these conditions no time can be found for more.
schedule-missing-maybe = The service cannot say for certain whether a time could be found for any of these.
schedule-missing-draft = The draft keeps its time.
schedule-no-cause = No cause was found: there may be too many sessions for the same days. Try a longer period or shorter gaps.
schedule-session = { $title }, { $group }, time { $number }
schedule-cause-minimal = These cannot all hold at once. If any one of them gives way, the others can hold:
schedule-cause-not-minimal = These cannot all hold at once. Some of them may make no difference:
schedule-cause-between = Possible days: { $days }.
schedule-fact-held = To be held: { $session }.
schedule-fact-facilitator = { $name } is busy then, or no longer takes part.
schedule-fact-facilitator-week = { $name } may lead no more hours in a week than was asked.
schedule-fact-rooms = There are no other rooms, and the rooms are taken or too small.
schedule-fact-group = The same people cannot be in two sessions at once: { $group }.
schedule-fact-shared = The same people are in both: { $group } and { $other }.
schedule-fact-order = { $other } is held only after { $session }, with the gaps you asked for.
schedule-fact-participant = One of the participants is in a session of another programme then, or leads another session. The service does not tell who.
schedule-fact-more = { $count ->
    [one] And one more condition.
   *[other] And { $count } more conditions.
}
schedule-somebody = The facilitator
