### Groups: why a division is not possible. The board itself is in the coordinator's texts.

groups-infeasible-line = These people are all in one reporting line, and there are only { $groups } groups. Two of them would have to share a group: { $people }.
groups-infeasible-ring = These people have to be apart in a ring of an odd number, which two groups cannot keep: { $people }.
groups-infeasible-too-few = These people have to be apart in so many ways that { $groups } groups are too few: { $people }.
groups-infeasible-sizes = These people can be kept apart, but not in groups of these sizes: { $people }.
groups-infeasible-not-found = No groups that keep all the limits were found, nor was it shown that there are none. Try with other sizes.
