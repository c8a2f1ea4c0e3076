# Small groups within a confirmed group.
small-groups-title = Small groups
small-groups-of = Small groups of group { $number }
small-groups-lead = A small group is four to seven people who meet for small-group coaching. Nobody is together with anybody of their own reporting line.
small-groups-state-none = not formed
small-groups-state-incomplete = needs repair
small-groups-propose = Propose small groups
small-groups-propose-what = Polku divides the group with the same weights as the groups were made with. Only people in this group are moved.
small-groups-size = People in a small group
small-groups-size-hint = If the group cannot be divided exactly, the small groups are as close to this as possible.
small-groups-unit-maximum = Most people from one unit in a small group
small-groups-group = Small group { $number }
small-groups-without-group = Without a small group
small-groups-target = To which small group
small-groups-swap = Swap small groups with
small-groups-confirm = Confirm the small groups
small-groups-confirm-what = After confirmation, everybody in the group sees their own small group and gets a message about it.
small-groups-confirm-question = Confirm the small groups? { $count ->
    [one] One participant is told their small group.
   *[other] { $count } participants are told their small group.
}
small-groups-breaks-own-supervisor = Somebody and their supervisor are in small group { $group }: { $names }
small-groups-breaks-reporting-line = People of one reporting line are in small group { $group }: { $names }
small-groups-breaks-too-many = Small group { $group } has too many people
small-groups-breaks-too-few = Small group { $group } has too few people
small-groups-breaks-without-group = Without a small group: { $names }
small-groups-breaks-unit = Small group { $group } has too many people from one unit
small-groups-breaks-language = The members of small group { $group } have no language in common
small-groups-repair-what = The people in the group have changed. This repair keeps all limits with as few people as possible changing small group.
small-groups-repair-move = { $name }: from small group { $from } to small group { $to }
small-groups-repair-place = { $name } gets a place in small group { $to }
