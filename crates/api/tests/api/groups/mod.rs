//! Groups: proposed, moved by hand, undone, confirmed, told.

mod board;
mod confirmed;
pub mod pool;
mod proposed;
mod repaired;
mod searched;
mod small;
mod small_changed;
mod wishes;

use polku_api_types::groups::{GroupProposal, GroupingDetails, InfeasibleGroups, ProposeGroups};
use uuid::Uuid;

use crate::support::{Home, Persona, World};
use pool::Pool;

async fn propose(world: &World, pool: &Pool) -> GroupProposal {
    let coordinator = world.client(Home::A, Persona::Coordinator);
    coordinator.propose_groups(pool.programme.uuid(), world.key(), &ProposeGroups::default()).await.unwrap()
}

async fn groups(world: &World, pool: &Pool) -> GroupingDetails {
    match propose(world, pool).await {
        GroupProposal::Proposed { grouping } => grouping,
        other => panic!("{other:?}"),
    }
}

async fn cause(world: &World, pool: &Pool) -> InfeasibleGroups {
    match propose(world, pool).await {
        GroupProposal::Infeasible { cause } => cause,
        other => panic!("{other:?}"),
    }
}

/// The number of the group somebody is in.
fn group_of(grouping: &GroupingDetails, application: Uuid) -> Option<u32> {
    grouping.groups.iter().find(|group| group.members.contains(&application)).map(|group| group.number)
}
