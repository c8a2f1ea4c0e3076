//! Small groups inside a group: the same task once more, for the people of one group.

use sha2::{Digest, Sha256};

use super::{
    Assignment, GroupNumber, Grouping, GroupingError, GroupingInput, Member, Seed, Weights, even_sizes,
};

/// The fewest people of a small group.
pub const SMALL_GROUP_LEAST: u32 = 4;
/// The most people of a small group.
pub const SMALL_GROUP_MOST: u32 = 7;

/// What small groups are made for, besides the limits that hold in the group anyway.
#[derive(Clone, Copy, Debug)]
pub struct SmallGroupAims {
    /// The size wished for, in people; [`SMALL_GROUP_LEAST`] to [`SMALL_GROUP_MOST`].
    pub wished: u32,
    /// The weights of the criteria.
    pub weights: Weights,
    /// The most people of one unit in a small group, if there is such a limit.
    pub unit_maximum: Option<u32>,
    /// The seed of the search; without one it is made from the groups' seed and the group's number.
    pub seed: Option<Seed>,
}

/// The sizes into which a group of so many people is divided: as even as can be, each between
/// [`SMALL_GROUP_LEAST`] and [`SMALL_GROUP_MOST`], as near to `wished` people as that allows; none for fewer people
/// than one small group needs. A group of more `places` than people keeps them, as far as the most allows: somebody
/// who comes later has a place waiting.
#[must_use]
pub fn small_group_sizes(people: u32, places: u32, wished: u32) -> Option<Vec<u32>> {
    let fewest = people.div_ceil(SMALL_GROUP_MOST).max(1);
    let most = people / SMALL_GROUP_LEAST;
    let distance =
        |groups: &u32| (u64::from(people).abs_diff(u64::from(wished) * u64::from(*groups)), *groups);
    let groups = (fewest..=most).min_by_key(distance)?;
    Some(even_sizes(places.min(groups * SMALL_GROUP_MOST).max(people), groups))
}

/// The fewest people that each of these small groups must have when so many people are left: [`SMALL_GROUP_LEAST`], or
/// fewer where the people do not suffice for that any more.
#[must_use]
pub fn small_group_least(people: u32, groups: u32) -> u32 {
    people.checked_div(groups).unwrap_or(0).min(SMALL_GROUP_LEAST)
}

/// The task of dividing the people of one group into small groups. The reporting lines, the languages and, as long as
/// there are any, the wishes are those of the groups.
///
/// # Errors
/// [`GroupingError`] when the group has fewer people than one small group needs.
pub fn small_group_task(
    grouping: &Grouping,
    assignment: &Assignment,
    group: GroupNumber,
    aims: SmallGroupAims,
) -> Result<Grouping, GroupingError> {
    let inside = |member: &&Member| assignment.group_of(member.person) == Some(group);
    let members: Vec<Member> = grouping.members().iter().filter(inside).cloned().collect();
    let people = members.len();
    let places = grouping.sizes().get(group.place()).copied().unwrap_or(0);
    let sizes = small_group_sizes(u32::try_from(people).unwrap_or(u32::MAX), places, aims.wished)
        .ok_or(GroupingError::TooFewMembers { members: people })?;
    let seed = aims.seed.unwrap_or_else(|| {
        let mut seed = Sha256::new();
        seed.update(b"polku small groups 1\n");
        seed.update(grouping.seed().bytes());
        seed.update(group.number().to_be_bytes());
        Seed::new(seed.finalize().into())
    });
    Grouping::parse(GroupingInput {
        members,
        sizes,
        least: SMALL_GROUP_LEAST,
        unit_maximum: aims.unit_maximum,
        weights: aims.weights,
        seed: Some(seed),
    })
}
