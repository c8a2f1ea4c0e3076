# A session copied, and a series that goes together.
series-which = Which sessions
series-hint = A series consists of the sessions of one element for the same participants. Cancelled ones are not counted.
series-one = Only this one
series-following = { $count ->
    [one] This one, the last of the series
   *[other] This and the following, { $count } sessions in all
}
series-all = { $count ->
    [one] The whole series, one session
   *[other] The whole series, { $count } sessions
}
copy-lead = A copy is a new draft, and nobody is told of it yet. The delivery mode, place, breaks, facilitators and materials come along; attendance, the choices of participants and the join address do not.
copy-what = For whom and when
copy-group-same = the same as now
copy-to = The copy of this session begins
copy-to-hint = The copy lasts as long as the session.
copy-to-hint-series = The other copies move by the same number of days. If you change the time of day, the change applies to all.
copy-to-missing = Give a day and a time.
copy-without-leaders = Leave the facilitators out
copy-beyond = If the copies are saved, there will be more sessions or hours than in the design:
copy-led-by-nobody = no facilitator yet
copy-gone = { $count ->
    [one] One facilitator is left out: their last day is before the copy.
   *[other] { $count } facilitators are left out: their last day is before the copy.
}
move-lead = Move one session or a series. Before the move you see what the new times clash with and how many are told of it.
move-to = This session begins
move-to-hint-series = The others move by the same number of days. If you change the time of day, the change applies to all.
move-to-missing = Give a new day or a new time.
move-preview-of = { $count ->
    [one] How one session would move
   *[other] How { $count } sessions would move
}
move-preview-what = Nothing has been moved yet.
move-after = New time
move-before = Current time
move-table = Sessions that move
move-now = { $count ->
    [one] Move the session
   *[other] Move { $count } sessions
}
move-done = { $count ->
    [one] The session has been moved.
   *[other] { $count } sessions have been moved.
}
