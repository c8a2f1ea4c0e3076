# Forming groups.
groups-title = Groups
groups-lead = Balanced groups. Nobody is together with anybody of their own reporting line.
groups-state-proposed = proposal
groups-state-confirmed = confirmed
groups-propose-title = Proposal
groups-propose = Propose groups
groups-propose-again = Make a new proposal
groups-propose-again-what = A new proposal replaces this one and the moves made by hand.
groups-infeasible = The groups cannot be formed
groups-confirm = Confirm the groups
groups-offers-unanswered = { $count ->
    [one] One offer is not answered yet. If it is declined, the group has to be filled up or repaired.
   *[other] { $count } offers are not answered yet. If any are declined, groups have to be filled up or repaired.
}
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
groups-bound = Proven lower bound
groups-optimal = proven best
groups-best-found = best found
groups-by-hand = changed by hand
groups-kept-apart = Because of reporting lines, { $count ->
    [one] one pair has
   *[other] { $count } pairs have
} to be in different groups.
groups-score-change = Imbalance { $before } → { $after }.
groups-by-unit = Unit
groups-by-site = Site
groups-by-job-category = Job category
groups-criterion = { $criterion } · weight { $weight } · imbalance { $score }
groups-gap = Gap to the bound at most
groups-percent = { $percent }%
groups-weights = Weights and limits
groups-weights-what = The larger the weight, the more it decides. 0 leaves it out. People who wish for the same mode are put together where possible; in everything else the groups are made alike.
groups-unit-maximum = Most people from one unit in a group
groups-without-group = Without a group
groups-breaks-unit = Group { $group } has too many people from one unit
groups-breaks-language = The members of group { $group } have no language in common
groups-breaks-not-possible = This move is not possible
groups-by-tenure = Time in the present role
groups-by-wished-mode = Wished mode
groups-value-unknown = not known
groups-mode-in-person = in person
groups-mode-remote = remote
groups-repair = Repair
groups-repair-what = The participants have changed. This repair keeps all limits with as few people as possible changing group.
groups-repair-now = Carry out the repair
groups-repair-move = { $name }: from group { $from } to group { $to }
groups-repair-place = { $name } gets a place in group { $to }
groups-repair-fewest = Proven to be the smallest repair: fewer moves are not enough.
