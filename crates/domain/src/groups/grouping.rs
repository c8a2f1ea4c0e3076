//! The task: who is to be divided, into which sizes, and how much each criterion weighs.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};

use crate::ids::PersonId;

/// The most people one grouping takes; above this the sums of squares could leave 64 bits.
pub const MAX_MEMBERS: usize = 10_000;
/// The most groups one grouping takes.
pub const MAX_GROUPS: usize = 1_000;
/// The largest weight of a criterion.
pub const MAX_WEIGHT: u32 = 100;

/// What is balanced between the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Criterion {
    /// The unit people work in.
    Unit,
    /// The site people work at.
    Site,
    /// The job category (`henkilöstöryhmä`).
    JobCategory,
}

impl Criterion {
    /// Every criterion, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Unit, Self::Site, Self::JobCategory];

    /// The criterion as it is written in keys and on the wire.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Unit => "unit",
            Self::Site => "site",
            Self::JobCategory => "job_category",
        }
    }
}

/// One person to be divided, with what the limits and the balance look at and nothing else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// The key of their unit; people with the same text count as one unit.
    pub unit: String,
    /// The key of their site.
    pub site: String,
    /// The key of their job category.
    pub job_category: String,
    /// Their supervisor, the supervisor's supervisor and so on, in any order. People outside the grouping may
    /// be left out: they bind nobody.
    pub superiors: Vec<PersonId>,
}

impl Member {
    /// The member's value under a criterion.
    #[must_use]
    pub fn value(&self, criterion: Criterion) -> &str {
        match criterion {
            Criterion::Unit => &self.unit,
            Criterion::Site => &self.site,
            Criterion::JobCategory => &self.job_category,
        }
    }
}

/// How much each criterion weighs, 0 to [`MAX_WEIGHT`]; 0 leaves it out of the balance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Weights {
    unit: u32,
    site: u32,
    job_category: u32,
}

impl Weights {
    /// Takes the three weights.
    ///
    /// # Errors
    /// [`GroupingError::WeightTooLarge`] when one is above [`MAX_WEIGHT`].
    pub const fn parse(unit: u32, site: u32, job_category: u32) -> Result<Self, GroupingError> {
        if unit > MAX_WEIGHT {
            return Err(GroupingError::WeightTooLarge(Criterion::Unit));
        }
        if site > MAX_WEIGHT {
            return Err(GroupingError::WeightTooLarge(Criterion::Site));
        }
        if job_category > MAX_WEIGHT {
            return Err(GroupingError::WeightTooLarge(Criterion::JobCategory));
        }
        Ok(Self { unit, site, job_category })
    }

    /// The weight of a criterion.
    #[must_use]
    pub const fn of(self, criterion: Criterion) -> u32 {
        match criterion {
            Criterion::Unit => self.unit,
            Criterion::Site => self.site,
            Criterion::JobCategory => self.job_category,
        }
    }
}

impl Default for Weights {
    /// Unit first, then site, then job category: sharing a path with people of other units is what the
    /// programme is for, and meeting in person makes the site matter next.
    fn default() -> Self {
        Self { unit: 3, site: 2, job_category: 1 }
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
    /// The weight of this criterion is above [`MAX_WEIGHT`].
    #[error("weight of {} is too large", .0.key())]
    WeightTooLarge(Criterion),
}

/// A sound task of dividing people into groups. Its members are in the order of their ids.
#[derive(Clone, Debug)]
pub struct Grouping {
    members: Vec<Member>,
    sizes: Vec<u32>,
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
        let GroupingInput { mut members, sizes, weights, seed } = input;
        members.sort();
        let mut people = BTreeSet::new();
        for member in &members {
            if !people.insert(member.person) {
                return Err(GroupingError::ListedTwice(member.person));
            }
        }
        for member in &mut members {
            let of_interest: BTreeSet<PersonId> = member
                .superiors
                .iter()
                .copied()
                .filter(|superior| *superior != member.person && people.contains(superior))
                .collect();
            member.superiors = of_interest.into_iter().collect();
        }
        let digest = digest(&members, &sizes, weights);
        Ok(Self { members, sizes, weights, seed: seed.unwrap_or(Seed::new(digest)), digest })
    }

    /// The people, in the order of their ids, with only those superiors who are members too.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// The most people of each group.
    #[must_use]
    pub fn sizes(&self) -> &[u32] {
        &self.sizes
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

    /// SHA-256 of the canonical input without the seed: equal digests, equal tasks.
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
    let places: usize = input.sizes.iter().map(|size| *size as usize).sum();
    if places < members {
        return Err(GroupingError::TooFewPlaces { members, places });
    }
    Ok(())
}

/// Every text and list is preceded by its length, so that no two inputs run together to the same bytes.
fn digest(members: &[Member], sizes: &[u32], weights: Weights) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(b"polku grouping 1\n");
    hash.update(length(sizes.len()));
    for size in sizes {
        hash.update(size.to_be_bytes());
    }
    for criterion in Criterion::ALL {
        hash.update(weights.of(criterion).to_be_bytes());
    }
    hash.update(length(members.len()));
    for member in members {
        hash.update(member.person.uuid().as_bytes());
        for criterion in Criterion::ALL {
            let value = member.value(criterion);
            hash.update(length(value.len()));
            hash.update(value.as_bytes());
        }
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
