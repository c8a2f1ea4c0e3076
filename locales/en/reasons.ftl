# Reasons of an outcome, for the applicant.
reasons-inside-if-not-supervisor = You would have belonged to the target group if you were not a supervisor.
reasons-inside-if-supervisor = You would have belonged to the target group if you were a supervisor.
reasons-outside-if-supervisor = You would not have belonged to the target group if you were a supervisor.
reasons-outside-if-not-supervisor = You would not have belonged to the target group if you were not a supervisor.
reasons-inside-if-other-category = You would have belonged to the target group if your job category were other than { $names }.
reasons-outside-if-category = You would not have belonged to the target group if your job category were { $names }.
reasons-inside-if-other-unit = You would have belonged to the target group if your unit were other than { $names }.
reasons-outside-if-unit = You would not have belonged to the target group if your unit were { $names }.
reasons-inside-if-other-site = You would have belonged to the target group if your site were other than { $names }.
reasons-outside-if-site = You would not have belonged to the target group if your site were { $names }.
reasons-inside-if-started-earlier = { $months ->
    [one] You would have belonged to the target group if your role had started more than one month before { $day }.
   *[other] You would have belonged to the target group if your role had started more than { $months } months before { $day }.
}
reasons-outside-if-started-later = { $months ->
    [one] You would not have belonged to the target group if your role had started at most one month before { $day }, or later.
   *[other] You would not have belonged to the target group if your role had started at most { $months } months before { $day }, or later.
}
reasons-submitted = Your application has been received and is under review.
reasons-withdrawn = You have withdrawn your application.
reasons-ineligible = You do not belong to the target group of this programme.
reasons-offered = You have been offered a place in the programme.
reasons-accepted = You have accepted the place.
reasons-declined = You have declined the place.
reasons-expired = You did not answer in time, so the offered place lapsed.
reasons-not-selected = You were not selected: the waiting list has ended and no place became free for you.
reasons-rerouted = Your application has moved to another programme, since you accepted the path you were offered.
reasons-waiting-list = You are on the waiting list.
reasons-waiting = You are on the waiting list, place { $place } of { $total }.
reasons-drawn = You belonged to the target group. The number of places was { $seats }, and the number of applicants in the draw was { $pool }. Your rank in the draw was { $rank }.
reasons-equal-chance = Everybody in the draw had the same chance. Neither the time of the application nor the answers made a difference.
reasons-quota-draw = The draw kept the quotas of the call. Chances were as equal as the quotas allowed. Neither the time of the application nor the answers made a difference.
reasons-scored-draw = Applications were put in order by their points. The draw decided the order only among those with equal points. The time of the application made no difference.
reasons-left-outside-by = The outcome is based on the rule “{ $rule }”.
reasons-corrected = The outcome was wrong and has been corrected in round { $round }. There was no second draw.
