# Data retention: the page of the administrator and the data protection officer.
retention-title = Data retention
retention-lead = What is kept and for how long, what is erased next, and what has been erased. The service erases data by itself at night when its retention period has ended.
retention-off = Erasing is switched off
retention-off-what = No data is erased now, even if its retention period has ended. Whoever runs the service can switch erasing on.
retention-due = Erased next
retention-due-what = Data whose retention period ends by { $until }.
retention-due-none = No applications are erased in this time.
retention-more = There are more programmes than are listed.
retention-programme = Programme
retention-call = Call closed
retention-over = Programme ended
retention-due-on = Erased on
retention-kind-applications = Applications
retention-kind-people = Staff details
retention-kind-accounts = User accounts
retention-kind-looks = Records of who looked at data
retention-kind-entries = Entries of the audit log
retention-few = fewer than { $fewest }
retention-kept = Kept because the programme is still running
retention-kept-what = These calls closed almost two years ago or earlier, but their applications are not erased before the programme has ended for all who applied. The retention period is counted from then.
retention-because = Why it is still running
retention-because-taking-part = Somebody is still marked as taking part. The coordinator can mark them as having completed or discontinued the programme.
retention-because-undecided = An application still waits for its outcome, or an offer for an answer.
retention-because-check = A request for a check has not been answered.
retention-classes = Retention periods
retention-classes-what = The same periods apply to all programmes. They are counted in whole days, and data is erased in the night after the last of them.
retention-class = Data
retention-holds = What it includes
retention-how-long = How long it is kept
retention-years = { $count ->
    [one] one year
   *[other] { $count } years
}
retention-months = { $count ->
    [one] one month
   *[other] { $count } months
}
retention-after-programme = { $term } after the programme ended for all who applied
retention-after-leaving = { $term } after the person left the staff register or the account was closed, and at least as long as an application of theirs is kept
retention-after-deed = { $term } after the event
retention-while-needed = Only as long as it is needed
retention-stays = Permanently
retention-application = Applications and taking part
retention-application-what = The applicant’s answers, points, the outcome with its reasons, the place offered, requests for a check, and the steps of taking part.
retention-need = Accommodation wishes
retention-need-what = What an applicant or a participant needs to take part. Erased at once when the application or the participation ends.
retention-register = Staff details and user accounts
retention-register-what = What the staff register tells, such as name, e-mail, unit, job and supervisor, and the user account and the reasons for merges.
retention-trace = Logs
retention-trace-what = Who changed what, and who looked at whose data. The logs hold no names.
retention-mail = Messages
retention-mail-what = E-mails that the service sent, with their text.
retention-secret = Sign-in secrets
retention-secret-what = Hashes of passwords, sign-ins and links. The originals cannot be worked out from them.
retention-passing = Temporary data
retention-passing-what = Sign-ins, one-time links and the service’s own tasks: from hours to a month.
retention-official = Name of the official
retention-official-what = Name and title of the official who decided, as part of the public decision.
retention-structure = Programmes and the proof of the selection
retention-structure-what = Programmes, rules, the public proof of the draw, and counts. They do not tell who applied.
retention-reports = What has been erased
retention-reports-what = The list holds numbers only, nothing about people.
retention-reports-none = Nothing has been erased yet.
retention-day = Day
retention-erased = What was erased
retention-line = { $kind }: { $count }
