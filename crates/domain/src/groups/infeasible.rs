//! Why no division keeps the limits: as data, the words are the reader's.

use crate::ids::PersonId;

/// Why the limits cannot all be kept. The people named suffice to make it impossible; unless it was given up,
/// they are also all needed: without any one of them the rest could be divided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Infeasible {
    /// These people are all in one reporting line, one more of them than there are groups, so two of them
    /// would share a group.
    LineLongerThanGroups {
        /// The people, in the order of their ids.
        line: Vec<PersonId>,
        /// How many groups there are.
        groups: u32,
    },
    /// Two groups, and a ring of an odd number of people each of whom must be apart from the next.
    OddRing {
        /// The people in the order of the ring; the last is apart from the first.
        ring: Vec<PersonId>,
    },
    /// These people must be apart in so many ways that the groups are too few, whatever their sizes.
    TooFewGroups {
        /// The people, in the order of their ids.
        people: Vec<PersonId>,
        /// How many groups there are.
        groups: u32,
    },
    /// These people could be kept apart, but not within these sizes.
    SizesTooTight {
        /// Each set of people who are bound to each other by their reporting lines; in whatever way the sets
        /// are placed, some group gets more people than its size.
        bound_together: Vec<Vec<PersonId>>,
        /// How many people each group was to get.
        sizes: Vec<u32>,
    },
    /// The search gave up: no division was found and none was proven impossible.
    NotFound {
        /// How many placements were tried.
        tried: u64,
    },
}
