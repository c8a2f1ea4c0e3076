//! Small groups inside a group: the same task once more, for the people of one group.

use sha2::{Digest, Sha256};

use super::{
    Assignment, GroupNumber, Grouping, GroupingError, GroupingInput, Infeasible, Member, Proposal, Seed,
    even_sizes, propose,
};

/// The fewest people of a small group.
pub const SMALL_GROUP_LEAST: u32 = 4;
/// The most people of a small group.
pub const SMALL_GROUP_MOST: u32 = 7;

/// Why a group has no small groups.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoSmallGroups {
    /// It is no task at all: the group has too few people.
    NoTask(GroupingError),
    /// The limits cannot all be kept.
    Infeasible(Infeasible),
}

/// The sizes into which a group of so many people is divided: as even as can be, each between
/// [`SMALL_GROUP_LEAST`] and [`SMALL_GROUP_MOST`], as near to `wished` as that allows; none for fewer people than
/// one small group needs.
#[must_use]
pub fn small_group_sizes(people: u32, wished: u32) -> Option<Vec<u32>> {
    let fewest = people.div_ceil(SMALL_GROUP_MOST).max(1);
    let most = people / SMALL_GROUP_LEAST;
    let distance =
        |groups: &u32| (u64::from(people).abs_diff(u64::from(wished) * u64::from(*groups)), *groups);
    let groups = (fewest..=most).min_by_key(distance)?;
    Some(even_sizes(people, groups))
}

/// The task of dividing the people of one group into small groups near to a wished size. The limits and weights are
/// those of the groups; the seed is made from theirs and the group's number.
///
/// # Errors
/// [`GroupingError`] when the group has fewer people than one small group needs.
pub fn small_group_task(
    grouping: &Grouping,
    assignment: &Assignment,
    group: GroupNumber,
    wished: u32,
) -> Result<Grouping, GroupingError> {
    let inside = |member: &&Member| assignment.group_of(member.person) == Some(group);
    let members: Vec<Member> = grouping.members().iter().filter(inside).cloned().collect();
    let people = members.len();
    let sizes = small_group_sizes(u32::try_from(people).unwrap_or(u32::MAX), wished)
        .ok_or(GroupingError::TooFewMembers { members: people })?;
    let mut seed = Sha256::new();
    seed.update(b"polku small groups 1\n");
    seed.update(grouping.seed().bytes());
    seed.update(group.number().to_be_bytes());
    Grouping::parse(GroupingInput {
        members,
        sizes,
        least: SMALL_GROUP_LEAST,
        unit_maximum: None,
        weights: grouping.weights(),
        seed: Some(Seed::new(seed.finalize().into())),
    })
}

/// Divides the people of one group into small groups.
///
/// # Errors
/// [`NoSmallGroups`].
pub fn propose_small_groups(
    grouping: &Grouping,
    assignment: &Assignment,
    group: GroupNumber,
    wished: u32,
) -> Result<Proposal, NoSmallGroups> {
    let task = small_group_task(grouping, assignment, group, wished).map_err(NoSmallGroups::NoTask)?;
    propose(&task).map_err(NoSmallGroups::Infeasible)
}
