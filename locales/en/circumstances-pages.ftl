# Circumstances change: many sessions delivered in another way.
circumstances-title = Circumstances change
circumstances-lead = Change the delivery mode of many sessions at once. You see first what the change does. Times stay the same.
circumstances-which = Which sessions
circumstances-which-what = The change concerns published sessions that have not ended.
circumstances-from = From
circumstances-until = Until
circumstances-every-element = all elements
circumstances-how = How and why
circumstances-to = Sessions are held
circumstances-preview = See what the change does
circumstances-preview-of = { $count ->
    [0] The change concerns no session
    [one] The change concerns one session
   *[other] The change concerns { $count } sessions
}
circumstances-preview-what = Nothing has been changed and nobody has been told. If a session changes before you confirm, nothing is changed.
circumstances-nothing = No sessions to change were found. Change what you chose.
circumstances-told = { $count ->
    [one] One participant gets a message that lists all of their sessions that change, and a calendar invitation to each.
   *[other] { $count } participants each get a message that lists all of their sessions that change, and a calendar invitation to each session.
}
circumstances-misfits = { $count ->
    [one] One session has something to note.
   *[other] { $count } sessions have something to note.
}
circumstances-already-so = { $count ->
    [one] One session is held so already.
   *[other] { $count } sessions are held so already.
}
circumstances-over = { $count ->
    [one] One session has ended. It stays as it is.
   *[other] { $count } sessions have ended. They stay as they are.
}
circumstances-drafts = { $count ->
    [one] One draft stays as it is. Change it as you plan.
   *[other] { $count } drafts stay as they are. Change them as you plan.
}
circumstances-cancelled = { $count ->
    [one] One session is cancelled.
   *[other] { $count } sessions are cancelled.
}
circumstances-beyond = { $count ->
    [one] One session does not fit into the same change. Narrow it down.
   *[other] { $count } sessions do not fit into the same change. Narrow it down.
}
circumstances-table = Sessions that change
circumstances-now = Now
circumstances-misfit-room = The room is no longer needed: cancel the booking.
circumstances-misfit-place = There is no place.
circumstances-misfit-join = There is no address for joining remotely.
circumstances-misfit-seats = There are too few seats in this delivery mode.
circumstances-misfit-coach = The coach lacks the experience that the policy demands of this mode. Leave the session out, name another coach, or ask the decider for a waiver.
circumstances-make = { $count ->
    [one] Change the session and tell the participants
   *[other] Change { $count } sessions and tell the participants
}
circumstances-again = { $count ->
    [one] Check again: one session
   *[other] Check again: { $count } sessions
}
circumstances-made-told = { $count ->
    [one] The session has been changed. People told: { $people }.
   *[other] { $count } sessions have been changed. People told: { $people }.
}
circumstances-made = Changes made
circumstances-made-what = A change can be undone as a whole while none of its sessions has changed or begun.
circumstances-turned = { $count ->
    [one] One session { $mode }
   *[other] { $count } sessions { $mode }
}
circumstances-turned-back = { $count ->
    [one] One session turned back
   *[other] { $count } sessions turned back
}
circumstances-people = { $count ->
    [one] one participant told
   *[other] { $count } participants told
}
circumstances-undone = undone
circumstances-undo = Undo the change
circumstances-undo-of = Undo the change of { $when }
circumstances-undo-question = Undo the whole change?
circumstances-undo-what = All of its sessions are turned back, and each participant gets a correction.
circumstances-undone-told = The change has been undone. Corrections sent: { $people }.
