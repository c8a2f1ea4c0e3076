# The card on My path of a supervisor whose people have applied.
supervised-card-over = As a supervisor
supervised-card-asked = Can taking part be arranged in working time?
supervised-card-waiting = { $count ->
    [one] One application from your team waits for your answer. Answer by { $date }.
   *[other] { $count } applications from your team wait for your answer. The first last day is { $date }.
}
supervised-card-told = Somebody in your team has applied
supervised-card-what = You see who has applied and how much working time the programme takes.
supervised-card-go = See your team’s applications
