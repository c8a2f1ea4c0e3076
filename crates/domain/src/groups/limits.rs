//! The checker of the limits. It reads the members and the assignment as they are and shares no code with the
//! solver, so that an error there cannot hide here.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assignment, GroupNumber, Grouping};
use crate::ids::PersonId;

/// A limit that an assignment breaks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BrokenLimit {
    /// More people in a group than its size.
    TooMany {
        /// The group.
        group: GroupNumber,
        /// Its size.
        size: u32,
        /// How many it holds.
        people: u32,
    },
    /// A person shares a group with someone above them in their reporting line.
    SameLine {
        /// The group.
        group: GroupNumber,
        /// The one below.
        person: PersonId,
        /// The one above, at whatever distance.
        superior: PersonId,
    },
    /// A member is in no group.
    WithoutGroup {
        /// The member.
        person: PersonId,
    },
    /// A person is in a group that the grouping does not have.
    UnknownGroup {
        /// The person.
        person: PersonId,
        /// The number that no group has.
        group: GroupNumber,
    },
    /// Someone who is not a member is in a group.
    NotAMember {
        /// The stranger.
        person: PersonId,
    },
}

/// Every limit the assignment breaks, in a stable order; empty when it keeps them all.
#[must_use]
pub fn check(grouping: &Grouping, assignment: &Assignment) -> Vec<BrokenLimit> {
    let mut broken = Vec::new();
    let members: BTreeSet<PersonId> = grouping.members().iter().map(|member| member.person).collect();
    let mut heads: BTreeMap<GroupNumber, u32> = BTreeMap::new();
    for (person, group) in assignment.iter() {
        if !members.contains(&person) {
            broken.push(BrokenLimit::NotAMember { person });
        }
        if group.number() as usize > grouping.sizes().len() {
            broken.push(BrokenLimit::UnknownGroup { person, group });
        }
        *heads.entry(group).or_default() += 1;
    }
    for (size, group) in grouping.sizes().iter().zip((1..).filter_map(GroupNumber::parse)) {
        let people = heads.get(&group).copied().unwrap_or(0);
        if people > *size {
            broken.push(BrokenLimit::TooMany { group, size: *size, people });
        }
    }
    for member in grouping.members() {
        let Some(group) = assignment.group_of(member.person) else {
            broken.push(BrokenLimit::WithoutGroup { person: member.person });
            continue;
        };
        for superior in &member.superiors {
            if assignment.group_of(*superior) == Some(group) {
                broken.push(BrokenLimit::SameLine { group, person: member.person, superior: *superior });
            }
        }
    }
    broken.sort();
    broken
}
