# Today is different: one session changes at short notice.
today-title = Today is different
today-what = What changes
today-step = Choose what to do
today-cancel = Cancel the session
today-cancel-hint = It does not take place now. Its hours are held later.
today-move = Move the session
today-move-hint = It is held at another time and lasts as long.
today-turn = Change the delivery mode
today-turn-hint = For example, it is held remotely instead of in person.
today-substitute = Name a substitute
today-substitute-hint = Somebody else leads it in place of the lead.
today-reason = Reason
today-reason-hint = Participants see the reason. Nothing about anybody's health is recorded.
today-when = New time
today-when-hint = At the proposed times the participants, the lead and the room have nothing else in Polku.
today-other-time = Another time
today-new-start = The session begins
today-way = The session is held
today-join = Address to join remotely
today-join-hint = Begins with https://. Left empty, the address stays as it is.
today-who = Substitute
today-who-hint = Listed are those whom the policy on coaches allows in this mode.
today-nobody-able = Nobody in the programme can lead the session in this mode. Change the mode, move the session or cancel it.
today-effect = What happens
today-told = { $count ->
    [0] The session has no participants, so no message is sent.
    [one] One participant gets a message at once, and the change reaches their calendar.
   *[other] { $count } participants get a message at once, and the change reaches their calendars.
}
today-hours-stay = Promised hours are not reduced. Once the session is cancelled you get proposals for a new time.
today-who-is-told = Who is told
today-misfit-room = The room is no longer needed: cancel the booking.
today-misfit-place = The place is missing.
today-misfit-join = The address to join remotely is missing.
today-misfit-seats = There are too few seats in this delivery mode.
today-misfit-coach = The coach lacks the experience for this mode. The change cannot be made without a substitute or a waiver granted by a decider.
today-done = { $count ->
    [0] The change is made.
    [one] The change is made, and one participant was told.
   *[other] The change is made, and { $count } participants were told.
}
today-day-over = The day of the session is over, so it can no longer be changed on this page.
today-over = The session has ended, so its mode and its lead can no longer be changed.
today-attended = Attendance has already been marked, so the session cannot be moved. It can be cancelled only if nobody is marked as present.
today-to-be-held = The session is still to be held
today-to-be-held-what = Choose a new time. Participants and the lead get a message and a calendar invitation at once.
today-to-be-held-lead = The coordinator of the programme agrees on a new time.
today-hold = Hold the session at this time
today-held = { $count ->
    [one] The new time is agreed, and one participant was told.
   *[other] The new time is agreed, and { $count } participants were told.
}
today-held-as = The session has a new time
today-held-as-open = Open the new session
today-unopened = { $count ->
    [one] One participant has not opened the change yet
   *[other] { $count } participants have not opened the change yet
}
today-unopened-what = They were sent a message but have not opened the session in Polku. A name goes when the session is opened, and at the latest when the day is over.
today-look-again = Look again
