# Sessions as coordinators see them.
sessions-title = Sessions
sessions-lead = The sessions of the programme, and what is still to be planned. Only coordinators and deciders see the drafts.
sessions-list = Sessions by time
sessions-none = No sessions have been planned yet
sessions-none-what = A planned session is a draft at first. Participants are told of it only when it is published.
sessions-no-design = Sessions can be planned once the design is published.
sessions-one = Session
sessions-when = Time
sessions-element = Element
sessions-for = For whom
sessions-where = Delivery mode and place
sessions-length = Working time
sessions-state = State
sessions-members = { $count ->
    [one] one participant
   *[other] { $count } participants
}
session-state-draft = draft
session-state-published = published
session-day-off = day off
session-clash = clash
session-clash-group = For the same group: { $title }, { $when }
session-clash-facilitator = Same facilitator: { $title }, { $when }
session-clash-room = In the same place: { $title }, { $when }
session-clash-participants = For the same participants: { $title }, { $when }
session-clash-elsewhere = a session of another programme
sessions-hours = Scheduled hours
sessions-hours-what = The hours of the design, and what is scheduled of them. Cancelled sessions are still to be held.
sessions-promised = Promised to applicants in all
sessions-designed-now = In the present design in all
sessions-outside-design = { $count ->
    [one] The element of one session is no longer in the design.
   *[other] The elements of { $count } sessions are no longer in the design.
}
sessions-times = Times
sessions-times-of = { $scheduled }/{ $times }
sessions-designed = In the design
sessions-scheduled = Scheduled
sessions-standing = Standing
sessions-missing = { $count ->
    [one] one time missing
   *[other] { $count } times missing
}
sessions-whole = all scheduled
sessions-longer = { $hours } more than in the design
sessions-shorter = { $hours } less than in the design
sessions-drafts = { $count ->
    [one] One draft waits to be published
   *[other] { $count } drafts wait to be published
}
sessions-drafts-what = Check times and places before you publish. A draft can still be changed, and nobody has been told of it.
sessions-publish = { $count ->
    [one] Publish the draft
   *[other] Publish { $count } drafts
}
sessions-publish-question = { $count ->
    [one] Publish the session?
   *[other] Publish { $count } sessions?
}
sessions-publish-what = Every participant gets an email about their own sessions and a calendar invitation to each. They find them from My path. A published session can be cancelled but not removed.
sessions-publish-clashes = { $count ->
    [one] Note that one draft clashes with another session.
   *[other] Note that { $count } drafts clash with other sessions.
}
sessions-published = { $count ->
    [one] The session has been published and its participants have been told.
   *[other] { $count } sessions have been published and their participants have been told.
}
sessions-plan = Plan a session
sessions-to-schedule = Propose dates
sessions-plan-lead = Plan one session or a series. Before you save, you see whether any falls on a day off or clashes with something else.
sessions-what = What and for whom
sessions-what-stays = The participants have been told which session this is. If the element or the group is wrong, cancel the session and plan a new one.
sessions-choose = Choose
sessions-topic = Topic
sessions-topic-hint = Write the topic if the name of the element does not say it.
sessions-day = Day
sessions-start = Begins
sessions-end = Ends
sessions-next-day = Ends only on the next day
sessions-break = Break { $number }
sessions-break-add = Add a break
sessions-break-start = Break begins
sessions-break-minutes = Length of the break in minutes
sessions-break-remove = Remove the break
sessions-break-remove-one = Remove the break { $number }
sessions-series-times = How many times
sessions-series-times-hint = One session, or a series of at most 52.
sessions-series-weeks = Every how many weeks
sessions-series-weeks-hint = Weekday and time stay the same. For a series.
sessions-mode = Delivery mode
sessions-mode-designed = as in the design, if chosen there
sessions-mode-missing = The design does not name a delivery mode. Choose one.
sessions-place = Place
sessions-place-hint = Room or address.
sessions-seats = Seats in the room
sessions-preview = Check before saving
sessions-preview-of = { $count ->
    [one] This makes one session
   *[other] This makes { $count } sessions
}
sessions-preview-what = Nothing has been saved yet. Polku moves no session by itself.
sessions-preview-table = Sessions to be planned
sessions-preview-clear = None falls on a day off or clashes with anything else.
sessions-preview-off = { $count ->
    [one] One session falls on a day off.
   *[other] { $count } sessions fall on a day off.
}
sessions-preview-clashes = { $count ->
    [one] One session clashes with another.
   *[other] { $count } sessions clash with others.
}
sessions-preview-unsuited = { $count ->
    [one] The time of one session does not suit everybody.
   *[other] The time of { $count } sessions does not suit everybody.
}
sessions-preview-rooms = { $count ->
    [one] The room of one session should be checked.
   *[other] The rooms of { $count } sessions should be checked.
}
sessions-people = Participants
sessions-note = To note
sessions-leave-out = Leave out
sessions-leave-out-one = Leave out { $when }
sessions-repeated-hour = The clock shows this time twice when summer time ends. The first one is meant here.
sessions-save = { $count ->
    [one] Save as a draft
   *[other] Save { $count } drafts
}
sessions-planned = { $count ->
    [one] The draft has been saved. Nobody has been told of it yet.
   *[other] { $count } drafts have been saved. Nobody has been told of them yet.
}
sessions-change-told = If you change the session, its participants get an email about it at once.
sessions-leave = Go back without saving
sessions-remove = Remove the draft
sessions-remove-what = Nobody has been told of the draft, so it can be removed altogether.
sessions-remove-question = Remove the draft?
sessions-removed = The draft has been removed.
sessions-cancel = Cancel the session
sessions-cancel-what = Participants get an email at once. They still see the session as cancelled, and it is still to be held. This cannot be undone.
sessions-cancel-question = Cancel the session?
sessions-cancel-reason = Reason for cancelling
sessions-cancel-reason-hint = Participants see the reason. Nothing is recorded about anybody’s health.
sessions-cancelled = The session has been cancelled and its participants have been told.
sessions-cancelled-stays = A cancelled session cannot be changed. Agree on a new time on the page Today is different.
sessions-copy = Copy the session
sessions-move = Move the session
sessions-to-leading = Facilitators
sessions-to-leading-of = Facilitators: { $when }
sessions-to-join-addresses = Join addresses
sessions-to-today = Today is different
sessions-to-today-of = Today is different: { $when }
