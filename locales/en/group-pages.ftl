# Forming groups.
groups-title = Groups
groups-lead = Balanced groups in which nobody is together with their own supervisor.
groups-to-programme = Programme
groups-state-proposed = proposal
groups-state-confirmed = confirmed
groups-propose-title = Proposal
groups-propose = Propose groups
groups-propose-again = Make a new proposal
groups-propose-again-what = A new proposal replaces this one and the moves made by hand.
groups-infeasible = The groups cannot be formed
groups-confirm = Confirm the groups
groups-confirm-question = Confirm the groups? { $count ->
    [one] One participant is told their group.
   *[other] { $count } participants are told their group.
}
groups-undo = Undo the last move
groups-group = Group { $number }
groups-members = { $members } of { $size } participants
groups-move = Move
groups-move-person = Move { $name }
groups-move-now = Move now
groups-target = To which group
groups-swap = Swap with
groups-swap-nobody = Nobody
groups-broken = This breaks the limits of the groups
groups-breaks-nothing = The move breaks no limit.
groups-breaks-own-supervisor = Somebody and their supervisor are in group { $group }: { $names }
groups-breaks-reporting-line = People of one reporting line are in group { $group }: { $names }
groups-breaks-too-many = Group { $group } has too many people
groups-breaks-without-group = Without a group: { $names }
groups-score-title = Balance
groups-score-what = 0 means perfectly even groups.
groups-score = Imbalance
groups-bound = Best possible
groups-optimal = proven best
groups-best-found = best found
groups-kept-apart = Because of reporting lines, { $count ->
    [one] one pair has
   *[other] { $count } pairs have
} to be in different groups.
groups-score-change = Imbalance { $before } → { $after }.
groups-by-unit = Unit
groups-by-site = Site
groups-by-job-category = Job category
groups-criterion = { $criterion } · imbalance { $score }
