//! 8 June: each group of twenty is divided into small groups of five for the coaching.

use std::collections::BTreeSet;

use polku_api_types::groups::{GroupProposal, GroupRepairProposal, GroupingDetails, ProposeSmallGroups};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_client::{Client, GroupsOf};
use uuid::Uuid;

use super::house::{COORDINATOR, House};
use super::outcome::{Order, subject};
use super::programmes::Programmes;
use super::staff::Staff;
use crate::covered::covers;
use crate::support::code;

fn of(programme: Uuid, group: Uuid) -> GroupsOf {
    GroupsOf { programme, group: Some(group) }
}

/// Proposes and confirms the small groups of both groups; then everybody finds theirs.
pub async fn form(house: &House, staff: &Staff, programmes: &Programmes, order: &Order) {
    house.on(8, 6, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let outer = coordinator.view_grouping(programmes.a).await.unwrap().body;
    house.new_mails().await;
    let mut confirmed = Vec::new();
    for group in &outer.groups {
        let whole = of(programmes.a, group.id);
        let proposed = propose(house, &coordinator, whole).await;
        checked(staff, &proposed, &group.members);
        confirmed.push(coordinator.confirm_groups(whole, house.key(), proposed.version).await.unwrap());
    }
    covers("R29 N5", "each group of twenty is divided into small groups of four to seven by the same solver");
    let programme = coordinator.view_programme(programmes.a).await.unwrap();
    let mails = house.new_mails().await;
    assert_eq!(mails.len(), 40);
    for mail in &mails {
        let row = staff.by_email(&mail.recipient);
        assert_eq!(mail.subject, subject("small_group_confirmed", &row.language, &programme));
    }
    for who in order.values() {
        let own =
            house.sign_in(&who.number).await.list_own_groups(&PageQuery::default()).await.unwrap().items;
        let Some(small) = own.first().map(|group| group.small_group.as_ref().unwrap()) else { continue };
        assert_eq!(small.members.len(), 5);
        assert!(small.members.contains(&staff.row(&who.number).name));
    }
    covers("R29", "each participant is told their small group and sees who is in it");
}

async fn propose(house: &House, coordinator: &Client, of: GroupsOf) -> GroupingDetails {
    let wanted = ProposeSmallGroups { size: 5, weights: None, seed: None, unit_maximum: None };
    let whole = (of.programme, of.group.unwrap());
    match coordinator.propose_small_groups(whole, house.key(), &wanted).await.unwrap() {
        GroupProposal::Proposed { grouping } => grouping,
        other => panic!("{other:?}"),
    }
}

/// A check that shares no code with the solver: by the register's own lines.
fn checked(staff: &Staff, proposed: &GroupingDetails, group: &[Uuid]) {
    assert_eq!(proposed.groups.iter().map(|small| small.members.len()).collect::<Vec<_>>(), [5; 4]);
    let inside: BTreeSet<Uuid> = proposed.groups.iter().flat_map(|small| small.members.clone()).collect();
    assert_eq!(inside, group.iter().copied().collect());
    let number = |application: &Uuid| {
        let person = proposed.people.iter().find(|person| person.application_id == *application).unwrap();
        staff.ids.iter().find(|(_, id)| **id == person.person_id).unwrap().0.clone()
    };
    for small in &proposed.groups {
        let here: BTreeSet<String> = small.members.iter().map(number).collect();
        assert!(
            here.iter().all(|one| staff.above(one).iter().all(|superior| !here.contains(superior.as_str())))
        );
    }
    assert!(proposed.score.total >= proposed.score.bound);
}

/// 10 August: who came for a leaver gets a small group too, by the smallest repair, and the others stay.
pub async fn mend(house: &House, programmes: &Programmes) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let outer = coordinator.view_grouping(programmes.a).await.unwrap().body;
    let incomplete = |small: polku_api_types::groups::SmallGroupsInside| !small.complete;
    let groups: Vec<_> =
        outer.groups.iter().filter(|group| group.small_groups.is_some_and(incomplete)).collect();
    assert!(!groups.is_empty(), "the newcomer has no small group yet");
    house.new_mails().await;
    let mut moves = 0;
    for group in groups {
        let whole = of(programmes.a, group.id);
        let found = coordinator.check_group_repair(whole).await.unwrap();
        let GroupRepairProposal::Repairable { repair } = found else { panic!("{found:?}") };
        assert!(repair.fewest && repair.moves.iter().all(|one| one.from_group.is_none()), "{repair:?}");
        let seen = coordinator.view_grouping(whole).await.unwrap().body;
        let mended = coordinator.repair_groups(whole, house.key(), seen.version).await.unwrap();
        assert_eq!(mended.broken, []);
        let idle = coordinator.undo_group_move(whole, house.key(), mended.version).await;
        assert_eq!(code(idle), ProblemCode::GroupsConfirmed);
        moves += repair.moves.len();
    }
    assert_eq!(house.new_mails().await.len(), moves, "who gets a small group is told, and nobody else");
    covers("R29 N5", "small groups that somebody left are mended with the fewest moves");
}
