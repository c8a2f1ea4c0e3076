//! Mending groups when somebody has left or joined, with as few moves as can be.

use std::collections::BTreeMap;

use super::solver::{Repaired, repair as mend};
use super::{Assignment, Explanation, GroupNumber, Grouping, Infeasible, explain, propose};
use crate::ids::PersonId;

/// One person's way to another group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Move {
    /// The person.
    pub person: PersonId,
    /// Their group until now; none for who has just joined.
    pub from: Option<GroupNumber>,
    /// Their group from now on.
    pub to: GroupNumber,
}

/// Groups mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repair {
    /// Who is in which group.
    pub assignment: Assignment,
    /// Who changes group and who gets a first one, in the order of their ids.
    pub moves: Vec<Move>,
    /// Whether it is proven that no fewer people can change group.
    pub fewest: bool,
    /// Score, bound and reasons.
    pub explanation: Explanation,
}

impl Repair {
    /// How many people have to leave a group they know.
    #[must_use]
    pub fn changes(&self) -> usize {
        self.moves.iter().filter(|its| its.from.is_some()).count()
    }
}

/// Mends groups: everyone gets a place and every limit is kept, with the fewest people leaving their group, and of
/// the ways to do that with the most even one. People who are no members any more are left out. Where that takes too
/// long the people are divided anew, the groups numbered so that most people stay, and it says that it is not known
/// to be the fewest.
///
/// # Errors
/// [`Infeasible`] when the limits cannot be kept at all.
pub fn repair(grouping: &Grouping, assignment: &Assignment) -> Result<Repair, Infeasible> {
    let groups = grouping.sizes().len();
    let before: Vec<Option<GroupNumber>> = grouping
        .members()
        .iter()
        .map(|member| assignment.group_of(member.person).filter(|group| group.place() < groups))
        .collect();
    let places = before.iter().map(|group| group.map(GroupNumber::place)).collect();
    let (mended, fewest): (Assignment, bool) = match mend(grouping, places) {
        Repaired::Fewest(division) => {
            let people = grouping.members().iter().map(|member| member.person);
            (people.zip(division.into_iter().map(GroupNumber::at)).collect(), true)
        }
        Repaired::NotFound => (numbered_alike(grouping, &propose(grouping)?.assignment, assignment), false),
    };
    let changed = |(person, from): (PersonId, Option<GroupNumber>)| {
        let to = mended.group_of(person)?;
        (from != Some(to)).then_some(Move { person, from, to })
    };
    let people = grouping.members().iter().map(|member| member.person);
    let moves = people.zip(before).filter_map(changed).collect();
    let explanation = explain(grouping, &mended, None);
    Ok(Repair { assignment: mended, moves, fewest, explanation })
}

/// The same groups with their numbers exchanged among groups of one size, those first that share most people.
fn numbered_alike(grouping: &Grouping, new: &Assignment, old: &Assignment) -> Assignment {
    let mut shared: BTreeMap<(GroupNumber, GroupNumber), usize> = BTreeMap::new();
    for (person, now) in new.iter() {
        if let Some(then) = old.group_of(person) {
            *shared.entry((now, then)).or_default() += 1;
        }
    }
    let sizes = grouping.sizes();
    let alike = |one: GroupNumber, other: GroupNumber| sizes.get(one.place()) == sizes.get(other.place());
    let all = || (0..sizes.len()).map(GroupNumber::at);
    let mut pairs: Vec<_> = shared.into_iter().collect();
    pairs.sort_by_key(|(pair, people)| (std::cmp::Reverse(*people), *pair));
    let unshared = all().flat_map(|now| all().map(move |then| (now, then)));
    let mut number: BTreeMap<GroupNumber, GroupNumber> = BTreeMap::new();
    let mut taken: Vec<GroupNumber> = Vec::new();
    for (now, then) in pairs.into_iter().map(|(pair, _)| pair).chain(unshared) {
        if alike(now, then) && !number.contains_key(&now) && !taken.contains(&then) {
            number.insert(now, then);
            taken.push(then);
        }
    }
    new.iter().map(|(person, now)| (person, number.get(&now).copied().unwrap_or(now))).collect()
}
