//! Who is in which group.

use std::collections::BTreeMap;

use crate::ids::PersonId;

/// The number of a group within its grouping, counted from 1 as people count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct GroupNumber(u32);

impl GroupNumber {
    /// Takes a number from 1 up; 0 is no group.
    #[must_use]
    pub const fn parse(number: u32) -> Option<Self> {
        if number == 0 { None } else { Some(Self(number)) }
    }

    /// The number, from 1.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.0
    }

    /// The group at a place of a list of groups, counted from 0.
    pub(super) fn at(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX - 1) + 1)
    }

    /// The place in a list of groups, counted from 0.
    pub(super) const fn place(self) -> usize {
        (self.0 - 1) as usize
    }
}

/// Everyone's group. A person can be in one group only, by construction; who is missing, unknown or too many
/// is for [`check`](super::check) to say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Assignment(BTreeMap<PersonId, GroupNumber>);

impl Assignment {
    /// The group of a person, if they have one.
    #[must_use]
    pub fn group_of(&self, person: PersonId) -> Option<GroupNumber> {
        self.0.get(&person).copied()
    }

    /// Everyone with their group, in the order of their ids.
    pub fn iter(&self) -> impl Iterator<Item = (PersonId, GroupNumber)> + '_ {
        self.0.iter().map(|(person, group)| (*person, *group))
    }

    /// The people of one group, in the order of their ids.
    pub fn members_of(&self, group: GroupNumber) -> impl Iterator<Item = PersonId> + '_ {
        self.iter().filter(move |(_, its)| *its == group).map(|(person, _)| person)
    }

    /// How many people have a group.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nobody has a group.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The same with one person in another group; someone without a group gets one.
    #[must_use]
    pub fn with(&self, person: PersonId, group: GroupNumber) -> Self {
        let mut moved = self.clone();
        moved.0.insert(person, group);
        moved
    }

    /// The same with two people having exchanged their groups; unchanged unless both have one.
    #[must_use]
    pub fn with_swapped(&self, one: PersonId, other: PersonId) -> Self {
        match (self.group_of(one), self.group_of(other)) {
            (Some(of_one), Some(of_other)) => self.with(one, of_other).with(other, of_one),
            _ => self.clone(),
        }
    }
}

impl FromIterator<(PersonId, GroupNumber)> for Assignment {
    fn from_iter<T: IntoIterator<Item = (PersonId, GroupNumber)>>(pairs: T) -> Self {
        Self(pairs.into_iter().collect())
    }
}
