//! Why no division keeps the limits: as data, the words are the reader's.

use crate::ids::PersonId;

/// Why the limits cannot all be kept: one cause, of the first kind of limit with which it cannot be done, beside those
/// before it (reporting lines, then units, then languages, then wishes). The people or units named suffice to make it
/// impossible, and each of them is needed: if the limit did not hold for any one of them, the others named would
/// be no cause any more. There can be other causes, which are named once this one is gone. Only where it takes too long
/// to find out whether somebody is needed, as it can with many people, they stay named.
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
    /// More people of these units than the groups may hold within the unit maximum, or than they can hold with the
    /// reporting lines. Of several units each of which is too many by itself, one is named.
    UnitMaximum {
        /// The units, in their order as text.
        units: Vec<String>,
        /// The most people of a unit in a group.
        maximum: u32,
    },
    /// These people have too little language in common for the groups there are.
    Languages {
        /// The people, in the order of their ids.
        people: Vec<PersonId>,
    },
    /// The limits that may be told could be kept, but not together with the wishes not to share a group. Nobody is
    /// named: a wish is its author's secret.
    Wishes,
    /// The search gave up: no division was found and none was proven impossible.
    NotFound {
        /// How many placements were tried.
        tried: u64,
    },
}
