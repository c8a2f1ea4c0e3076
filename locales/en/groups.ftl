### Groups: why a division is not possible. The board itself is in the coordinator’s texts.

groups-infeasible-line = These people are all in one reporting line, but the number of groups is only { $groups }. Two of them would have to share a group: { $people }.
groups-infeasible-ring = These people form a ring in which neighbours have to be in different groups. As their number is odd, two groups are not enough: { $people }.
groups-infeasible-too-few = So many people who have to be kept apart do not fit when the number of groups is { $groups }: { $people }.
groups-infeasible-sizes = These people can be kept apart, but not in groups of these sizes: { $people }.
groups-infeasible-units = There are more participants from these units than the groups can hold when a group may have at most { $maximum } from one unit: { $units }.
groups-infeasible-languages = These people have too few languages in common for these groups: { $people }.
groups-infeasible-wishes = The participants’ own wishes cannot all be met. Try other group sizes or limits.
groups-infeasible-not-found = No groups that keep all the limits were found, but it was not shown either that there are none. Try other sizes.
