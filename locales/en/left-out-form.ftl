# Preference for those who got no place in an earlier draw, where a call is edited.
left-out-title = Preference for those who got no place earlier
left-out-what = You can keep some of the places for those who were in a confirmed draw and got no place. Applicants who withdrew are not counted, nor those who were offered a place and did not take it.
left-out-none = There is no confirmed draw whose applications are still kept.
left-out-round = Draw in which they got no place
left-out-no-round = No preference
left-out-people = { $count ->
    [one] One person now in service got no place.
   *[other] { $count } people now in service got no place.
}
left-out-min = Places, at least
left-out-min-hint = At least one place has to stay for the others.
left-out-decision = Decision on the preference
left-out-decision-what = The call can be sent to the decider only when the preference has been decided. The reason is shown to all applicants and on the public page of the programme.
left-out-reason = Why they are preferred
left-out-check = The preference has been decided
left-out-check-none = The preference has not been decided
