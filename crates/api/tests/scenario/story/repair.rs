//! 10 August: somebody leaves after the groups were told; the next on the waiting list takes the place and, by the
//! smallest repair, the seat.

use polku_api_types::groups::{GroupRepairProposal, GroupingState};
use polku_api_types::participation::{DiscontinuationReason, DiscontinueParticipation};
use polku_api_types::problem::ProblemCode;

use super::house::{COORDINATOR, House};
use super::outcome::Order;
use super::programmes::Programmes;
use crate::covered::covers;
use crate::support::{Answers, code};

/// One leaves, one comes, thirty-nine stay where they were told.
pub async fn one_leaves_and_one_comes(house: &House, programmes: &Programmes, order: &Order) {
    house.on(10, 8, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let before = coordinator.view_grouping(programmes.a).await.unwrap().body;
    assert_eq!(before.state, GroupingState::Confirmed);
    let leaver = before.groups[1].members[3];
    let reason = DiscontinueParticipation { reason: DiscontinuationReason::LeftAgency };
    coordinator.discontinue_participation(leaver, house.key(), &reason).await.unwrap();

    let seen = coordinator.view_grouping(programmes.a).await.unwrap().body;
    let newcomer = seen.broken[0].people[0];
    let drawn = order.values().find(|drawn| drawn.application == newcomer).unwrap();
    house.sign_in(&drawn.number).await.accept_latest(newcomer, house.key()).await.unwrap();
    assert_eq!(seen.people.len(), 40, "the freed place went to the next at once");
    covers("U8 U12", "a place freed by a leaver goes to the next of the stored order");

    let proposal = coordinator.check_group_repair(programmes.a).await.unwrap();
    let GroupRepairProposal::Repairable { repair } = proposal else { panic!("{proposal:?}") };
    assert!(repair.fewest);
    house.new_mails().await;
    let seen = coordinator.view_grouping(programmes.a).await.unwrap().body;
    let mended = coordinator.repair_groups(programmes.a, house.key(), seen.version).await.unwrap();
    assert_eq!((mended.broken.len(), mended.score.total), (0, repair.score_after));
    let stayed = before
        .groups
        .iter()
        .zip(&mended.groups)
        .map(|(then, now)| then.members.iter().filter(|member| now.members.contains(member)).count());
    let moved = repair.moves.iter().filter(|one| one.from_group.is_some()).count();
    assert_eq!(stayed.sum::<usize>(), 39 - moved);
    assert_eq!(
        house.new_mails().await.len(),
        repair.moves.len(),
        "who gets another group is told, and nobody else"
    );
    let idle = coordinator.undo_group_move(programmes.a, house.key(), mended.version).await;
    assert_eq!(code(idle), ProblemCode::GroupsConfirmed, "what everybody was told is not undone");
    covers(
        "N5 R28",
        "groups that somebody left are mended with the fewest moves, proven, and told to those who move",
    );
}
