//! The task: who is to be divided, into which sizes, and how much each criterion weighs.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use super::{Criterion, MAX_APART_WISHES, Member};
use crate::ids::PersonId;

/// The most people one grouping takes: up to here the search is known to be quick and its sums to fit.
pub const MAX_MEMBERS: usize = 100_000;
/// The most groups one grouping takes.
pub const MAX_GROUPS: usize = 25_000;
/// The largest weight of a criterion.
pub const MAX_WEIGHT: u32 = 100;

/// How much each criterion weighs, 0 to [`MAX_WEIGHT`]; 0 leaves it out of the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights([u32; Criterion::ALL.len()]);

impl Weights {
    /// Takes the weights in the order of [`Criterion::ALL`].
    ///
    /// # Errors
    /// [`GroupingError::WeightTooLarge`] when one is above [`MAX_WEIGHT`].
    pub fn parse(weights: [u32; Criterion::ALL.len()]) -> Result<Self, GroupingError> {
        match Criterion::ALL.into_iter().zip(weights).find(|(_, weight)| *weight > MAX_WEIGHT) {
            Some((criterion, _)) => Err(GroupingError::WeightTooLarge(criterion)),
            None => Ok(Self(weights)),
        }
    }

    /// The weight of a criterion.
    #[must_use]
    pub fn of(self, criterion: Criterion) -> u32 {
        Criterion::ALL.into_iter().zip(self.0).find(|(one, _)| *one == criterion).map_or(0, |(_, its)| its)
    }
}

impl Default for Weights {
    /// Unit first, then site, then the rest: sharing a path with people of other units is what the programme is
    /// for, and meeting in person makes the site matter next.
    fn default() -> Self {
        Self([3, 2, 1, 1, 1])
    }
}

/// What the search is seeded with: the same seed, the same groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seed([u8; 32]);

impl Seed {
    /// Takes 32 bytes as a seed.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub const fn bytes(self) -> [u8; 32] {
        self.0
    }
}

/// What a grouping is made from, before it is known to be sound.
#[derive(Clone, Debug)]
pub struct GroupingInput {
    /// The people, in any order.
    pub members: Vec<Member>,
    /// The most people of each group, in the order of the groups' numbers.
    pub sizes: Vec<u32>,
    /// The fewest people of each group; 0 where a group may be as small as it likes.
    pub least: u32,
    /// The most people of one unit in a group, if there is such a limit.
    pub unit_maximum: Option<u32>,
    /// The weights of the criteria.
    pub weights: Weights,
    /// The seed of the search; without one it is the digest of the input.
    pub seed: Option<Seed>,
}

/// Why a grouping cannot even be tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum GroupingError {
    /// Nobody is to be divided.
    #[error("no members")]
    NoMembers,
    /// No group, or a group of no people.
    #[error("every group needs a size of at least one")]
    EmptyGroup,
    /// More than [`MAX_MEMBERS`].
    #[error("too many members")]
    TooManyMembers,
    /// More than [`MAX_GROUPS`].
    #[error("too many groups")]
    TooManyGroups,
    /// A person is there twice.
    #[error("person {0} is listed twice")]
    ListedTwice(PersonId),
    /// The groups together are smaller than the people are many.
    #[error("{members} people do not fit into {places} places")]
    TooFewPlaces {
        /// How many people.
        members: usize,
        /// What the sizes add up to.
        places: usize,
    },
    /// More groups than people: one would stay empty.
    #[error("more groups than people")]
    MoreGroupsThanMembers,
    /// The people are too few for every group to get the fewest it must have.
    #[error("{members} people are fewer than the groups need")]
    TooFewMembers {
        /// How many people.
        members: usize,
    },
    /// A unit maximum of nobody.
    #[error("a group that may hold nobody of a unit")]
    NobodyOfAUnit,
    /// Somebody who can take part in no language.
    #[error("person {0} can take part in no language")]
    NoLanguage(PersonId),
    /// Somebody with more than [`MAX_APART_WISHES`] wishes.
    #[error("person {0} has too many wishes")]
    TooManyWishes(PersonId),
    /// The weight of this criterion is above [`MAX_WEIGHT`].
    #[error("weight of {} is too large", .0.key())]
    WeightTooLarge(Criterion),
}

/// A sound task of dividing people into groups. Its members are in the order of their ids.
#[derive(Clone, Debug)]
pub struct Grouping {
    members: Vec<Member>,
    sizes: Vec<u32>,
    least: u32,
    unit_maximum: Option<u32>,
    weights: Weights,
    seed: Seed,
    digest: [u8; 32],
}

impl Grouping {
    /// Puts an input in canonical form: people by id, superiors only those among the members.
    ///
    /// # Errors
    /// [`GroupingError`] when the input is not a task at all; whether the task can be solved is for
    /// [`propose`](super::propose) to find out.
    pub fn parse(input: GroupingInput) -> Result<Self, GroupingError> {
        check_sizes(&input)?;
        let GroupingInput { mut members, sizes, least, unit_maximum, weights, seed } = input;
        members.sort();
        let mut people = BTreeSet::new();
        for member in &members {
            if !people.insert(member.person) {
                return Err(GroupingError::ListedTwice(member.person));
            }
            if member.languages.is_empty() {
                return Err(GroupingError::NoLanguage(member.person));
            }
            if member.apart_from.len() > MAX_APART_WISHES {
                return Err(GroupingError::TooManyWishes(member.person));
            }
        }
        for member in &mut members {
            member.superiors = of_interest(&member.superiors, member.person, &people);
            member.apart_from = of_interest(&member.apart_from, member.person, &people);
        }
        let unsigned = Self {
            members,
            sizes,
            least,
            unit_maximum,
            weights,
            seed: seed.unwrap_or(Seed::new([0; 32])),
            digest: [0; 32],
        };
        let digest = digest(&unsigned);
        let grouping = Self { digest, seed: seed.unwrap_or(Seed::new(digest)), ..unsigned };
        if grouping.fills().iter().any(|fill| *fill < least) {
            return Err(GroupingError::TooFewMembers { members: grouping.members.len() });
        }
        Ok(grouping)
    }

    /// The people, in the order of their ids, with only those superiors and wishes who are members too.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The most people of each group.
    #[must_use]
    pub fn sizes(&self) -> &[u32] {
        &self.sizes
    }

    /// The fewest people of each group.
    #[must_use]
    pub const fn least(&self) -> u32 {
        self.least
    }

    /// The most people of one unit in a group.
    #[must_use]
    pub const fn unit_maximum(&self) -> Option<u32> {
        self.unit_maximum
    }

    /// The weights of the criteria.
    #[must_use]
    pub const fn weights(&self) -> Weights {
        self.weights
    }

    /// The seed of the search.
    #[must_use]
    pub const fn seed(&self) -> Seed {
        self.seed
    }

    /// SHA-256 of the canonical input without the seed and without the wishes not to share a group: equal
    /// digests, tasks that are equal as far as others may know. Whoever sees a digest can try out inputs until
    /// one fits, and of wishes there are few enough to try them all.
    #[must_use]
    pub const fn digest(&self) -> [u8; 32] {
        self.digest
    }

    /// How many people each group is to get: all places when the sizes add up to the people, otherwise shares
    /// in proportion to the sizes, the remainders going to the groups with the largest ones (Hamilton).
    #[must_use]
    pub fn fills(&self) -> Vec<u32> {
        let people = u64::try_from(self.members.len()).unwrap_or(u64::MAX);
        let places: u64 = self.sizes.iter().map(|size| u64::from(*size)).sum();
        let mut fills: Vec<u32> = Vec::with_capacity(self.sizes.len());
        let mut by_remainder: Vec<(u64, usize)> = Vec::with_capacity(self.sizes.len());
        for (place, size) in self.sizes.iter().enumerate() {
            let share = u64::from(*size) * people;
            fills.push(u32::try_from(share / places).unwrap_or(*size));
            by_remainder.push((share % places, place));
        }
        by_remainder.sort_by_key(|(remainder, place)| (std::cmp::Reverse(*remainder), *place));
        let given: u64 = fills.iter().map(|fill| u64::from(*fill)).sum();
        let left = usize::try_from(people.saturating_sub(given)).unwrap_or(usize::MAX);
        for (_, place) in by_remainder.into_iter().take(left) {
            if let Some(fill) = fills.get_mut(place) {
                *fill += 1;
            }
        }
        fills
    }
}

/// Sizes that divide so many people as evenly as can be, the larger groups first; empty for no groups.
#[must_use]
pub fn even_sizes(people: u32, groups: u32) -> Vec<u32> {
    (0..groups).map(|place| people / groups + u32::from(place < people % groups)).collect()
}

fn check_sizes(input: &GroupingInput) -> Result<(), GroupingError> {
    let members = input.members.len();
    if members == 0 {
        return Err(GroupingError::NoMembers);
    }
    if members > MAX_MEMBERS {
        return Err(GroupingError::TooManyMembers);
    }
    if input.sizes.is_empty() || input.sizes.contains(&0) {
        return Err(GroupingError::EmptyGroup);
    }
    if input.sizes.len() > MAX_GROUPS {
        return Err(GroupingError::TooManyGroups);
    }
    if input.sizes.len() > members {
        return Err(GroupingError::MoreGroupsThanMembers);
    }
    if input.unit_maximum == Some(0) {
        return Err(GroupingError::NobodyOfAUnit);
    }
    let places: usize = input.sizes.iter().map(|size| *size as usize).sum();
    if places < members {
        return Err(GroupingError::TooFewPlaces { members, places });
    }
    Ok(())
}

/// The people among the members, in order, without the one themselves.
fn of_interest(named: &[PersonId], of: PersonId, members: &BTreeSet<PersonId>) -> Vec<PersonId> {
    let named: BTreeSet<PersonId> =
        named.iter().copied().filter(|other| *other != of && members.contains(other)).collect();
    named.into_iter().collect()
}

/// Every text and list is preceded by its length, so that no two inputs run together to the same bytes.
fn digest(grouping: &Grouping) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"polku grouping 2\n");
    hash.update(length(grouping.sizes.len()));
    for size in &grouping.sizes {
        hash.update(size.to_be_bytes());
    }
    hash.update(grouping.least.to_be_bytes());
    hash.update(grouping.unit_maximum.unwrap_or(u32::MAX).to_be_bytes());
    for criterion in Criterion::ALL {
        hash.update(grouping.weights.of(criterion).to_be_bytes());
    }
    hash.update(length(grouping.members.len()));
    for member in &grouping.members {
        hash.update(member.person.uuid().as_bytes());
        for criterion in Criterion::ALL {
            let value = member.value(criterion);
            hash.update(length(value.len()));
            hash.update(value.as_bytes());
        }
        hash.update([member.languages.bits()]);
        hash.update(length(member.superiors.len()));
        for superior in &member.superiors {
            hash.update(superior.uuid().as_bytes());
        }
    }
    hash.finalize().into()
}

fn length(of: usize) -> [u8; 8] {
    u64::try_from(of).unwrap_or(u64::MAX).to_be_bytes()
}
