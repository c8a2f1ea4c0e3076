# Attendance and hours as coordinators see them.
sessions-to-attendance = Attendance
sessions-to-hours = Hours and attendance
attendance-title = Attendance
attendance-marked = Marked
attendance-marked-of = { $marked }/{ $people }
attendance-not-held = Attendance is marked only for a published session. This one is a draft or cancelled.
attendance-not-begun = The session has not begun. You can only mark that somebody has apologised. No reason is recorded.
attendance-nobody = The session has no members
attendance-rest-on-site = { $count ->
    [one] Mark the rest (1) as on site
   *[other] Mark the rest ({ $count }) as on site
}
attendance-rest-remote = { $count ->
    [one] Mark the rest (1) as remote
   *[other] Mark the rest ({ $count }) as remote
}
attendance-minutes = How many minutes count, at most { $most }
attendance-declined-in-calendar = The invitation was declined in the calendar. That is not an apology.
attendance-stands = Saved mark: { $status }
attendance-unsaved = { $count ->
    [0] No unsaved marks
    [one] One unsaved mark
   *[other] { $count } unsaved marks
}
attendance-save = Save the marks
attendance-saved = { $count ->
    [one] One mark has been saved.
   *[other] { $count } marks have been saved.
}
attendance-kept = The connection was lost, but the marks are kept on this device
attendance-kept-what = They are sent when the connection is back, or when you open this page again. Each mark is saved only once. If you sign out, marks that were not sent are removed from the device.
attendance-others = Not part of this session
attendance-others-what = These people were not in the programme or the group when the session began. They are not marked as absent.
attendance-not-yet = Joined the programme only later
attendance-paused = Their participation was paused
attendance-no-longer = Had left already, or is in another group now
attendance-history = History of marks
attendance-history-what = Earlier marks are neither changed nor removed. The newest counts.
attendance-history-open = Show the history
attendance-history-close = Hide the history
attendance-history-none = Nothing has been marked of anybody yet.
attendance-name = Name
attendance-said = Mark
attendance-before = Before
attendance-nothing-before = no mark
attendance-by = Marked by
attendance-by-self = the participant
attendance-at = Time
hours-title = Hours and attendance
hours-lead = What the programme promises, what its participants are invited to, and what they attended.
hours-people = Participants
hours-sums = Hours in all
hours-sums-what = Promised time is for one participant; the rest are sums over all of them.
hours-unmarked = Marks are missing
hours-unmarked-what = These sessions have begun, but not everybody's attendance is marked.
hours-unmarked-people = { $count ->
    [one] one not marked
   *[other] { $count } not marked
}
hours-of-people = Hours by person
hours-only-unmarked = Only those with marks missing
hours-nobody-so = Nobody's marks are missing.
hours-unit = Unit
hours-remotely = Of that remotely
hours-unmarked-times = Not marked
hours-training-days = Training days for the personnel office
hours-training-days-what = Training days of the whole agency by year and kind of element. Nothing is told of fewer than five people.
attendance-lists = Paper list and remote tool
attendance-lists-what = You can also mark attendance from a signed list or from a remote tool's list.
attendance-to-sign-in = Print the sign-in list
attendance-to-typed-back = Type back a paper list
attendance-to-remote-list = Read a remote tool's list
