# Participants as coordinators see them.
participants-title = Participants
participants-lead = Everybody who has accepted a place, also those who have left.
participants-list = Participants by name
participants-name = Participant
participants-since = Since
participants-none = There are no participants yet
participants-none-what = A participation begins when an applicant accepts the place offered.
participants-none-so = Nobody is in this state.
participants-action = Action
participants-change = Change
participants-change-of = Change the participation of { $name }
participants-step = What is to be recorded of the participation?
participants-pause = Record a pause
participants-pause-what = The place is kept. No reason for the pause is recorded.
participants-resume = Record that the participation goes on
participants-resume-what = The pause ends. The place has been kept.
participants-complete = Record as completed
participants-complete-what = The place does not become free. This cannot be undone.
participants-discontinue = Discontinue the participation
participants-discontinue-what = It takes effect at once, and the participant is told. This cannot be undone.
participants-record = Record
participants-changed-toast = The participation has been changed.
participants-reason-hint = Choose by what the participant has told. Nothing is asked or recorded about health.
participants-place = What becomes of the place
participants-place-offered = The place becomes free at once and is offered to the first on the waiting list. There { $count ->
    [one] is now one applicant
   *[other] are now { $count } applicants
} on the list. Free places are offered until { $date }.
participants-place-nobody = The place becomes free at once and stays free, because nobody is on the waiting list.
participants-place-over = The place becomes free at once and stays free, because free places were offered to those waiting only until { $date }.
