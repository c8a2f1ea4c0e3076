//! The checker of the limits. It reads the members and the assignment as they are and shares no code with the
//! solver, so that an error there cannot hide here.

use std::collections::{BTreeMap, BTreeSet};

use super::{Assignment, GroupNumber, Grouping, Languages};
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
    /// Fewer people in a group than it must have.
    TooFew {
        /// The group.
        group: GroupNumber,
        /// The fewest it must have.
        least: u32,
        /// How many it holds.
        people: u32,
    },
    /// More people of one unit in a group than may be.
    TooManyOfUnit {
        /// The group.
        group: GroupNumber,
        /// The unit.
        unit: String,
        /// How many of it are in the group.
        people: u32,
    },
    /// The people of a group have no language that all of them can take part in.
    NoSharedLanguage {
        /// The group.
        group: GroupNumber,
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
    /// A person shares a group with someone they wish not to share it with. Secret: nobody may see it but the
    /// person, so it is for deciding only, never for telling.
    Wish {
        /// The group.
        group: GroupNumber,
        /// Whose wish it is.
        person: PersonId,
        /// Whom they wish to be apart from.
        other: PersonId,
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

impl BrokenLimit {
    /// Whether it may be told to those who make the groups.
    #[must_use]
    pub const fn is_open(&self) -> bool {
        !matches!(self, Self::Wish { .. })
    }
}

/// Every limit the assignment breaks, in a stable order; empty when it keeps them all.
#[must_use]
pub fn check(grouping: &Grouping, assignment: &Assignment) -> Vec<BrokenLimit> {
    let mut broken = strangers(grouping, assignment);
    broken.extend(heads(grouping, assignment));
    broken.extend(units_and_languages(grouping, assignment));
    for member in grouping.members() {
        let person = member.person;
        let Some(group) = assignment.group_of(person) else {
            broken.push(BrokenLimit::WithoutGroup { person });
            continue;
        };
        let shares = |other: &&PersonId| assignment.group_of(**other) == Some(group);
        let superiors = member.superiors.iter().filter(shares);
        broken.extend(superiors.map(|other| BrokenLimit::SameLine { group, person, superior: *other }));
        let wishes = member.apart_from.iter().filter(shares);
        broken.extend(wishes.map(|other| BrokenLimit::Wish { group, person, other: *other }));
    }
    broken.sort();
    broken
}

/// The limits broken that may be told: all but the wishes.
#[must_use]
pub fn check_open(grouping: &Grouping, assignment: &Assignment) -> Vec<BrokenLimit> {
    check(grouping, assignment).into_iter().filter(BrokenLimit::is_open).collect()
}

fn strangers(grouping: &Grouping, assignment: &Assignment) -> Vec<BrokenLimit> {
    let members: BTreeSet<PersonId> = grouping.members().iter().map(|member| member.person).collect();
    let mut broken = Vec::new();
    for (person, group) in assignment.iter() {
        if !members.contains(&person) {
            broken.push(BrokenLimit::NotAMember { person });
        }
        if group.number() as usize > grouping.sizes().len() {
            broken.push(BrokenLimit::UnknownGroup { person, group });
        }
    }
    broken
}

fn heads(grouping: &Grouping, assignment: &Assignment) -> Vec<BrokenLimit> {
    let mut heads: BTreeMap<GroupNumber, u32> = BTreeMap::new();
    for (_, group) in assignment.iter() {
        *heads.entry(group).or_default() += 1;
    }
    let mut broken = Vec::new();
    for (size, group) in grouping.sizes().iter().zip((1..).filter_map(GroupNumber::parse)) {
        let people = heads.get(&group).copied().unwrap_or(0);
        if people > *size {
            broken.push(BrokenLimit::TooMany { group, size: *size, people });
        }
        if people < grouping.least() {
            broken.push(BrokenLimit::TooFew { group, least: grouping.least(), people });
        }
    }
    broken
}

fn units_and_languages(grouping: &Grouping, assignment: &Assignment) -> Vec<BrokenLimit> {
    let mut of_unit: BTreeMap<(GroupNumber, &str), u32> = BTreeMap::new();
    let mut shared: BTreeMap<GroupNumber, Languages> = BTreeMap::new();
    for member in grouping.members() {
        let Some(group) = assignment.group_of(member.person) else { continue };
        *of_unit.entry((group, member.unit.as_str())).or_default() += 1;
        let languages = shared.entry(group).or_insert(Languages::ALL);
        *languages = languages.shared_with(member.languages);
    }
    let most = grouping.unit_maximum().unwrap_or(u32::MAX);
    let crowded = of_unit
        .into_iter()
        .filter(|(_, people)| *people > most)
        .map(|((group, unit), people)| BrokenLimit::TooManyOfUnit { group, unit: unit.to_owned(), people });
    let silent = shared.into_iter().filter(|(_, languages)| languages.is_empty());
    crowded.chain(silent.map(|(group, _)| BrokenLimit::NoSharedLanguage { group })).collect()
}
