//! 1 June: forty participants sit in two groups of twenty.

use polku_api_types::page::PageQuery;
use std::collections::{BTreeMap, BTreeSet};

use polku_api_types::groups::{
    BrokenLimitKind, CancelGroupSearch, GroupCriterionKind, GroupProposal, GroupSearchState, GroupingDetails,
    GroupingState, MoveMember, ProposeGroups, SetApartWish, SetGroupWishes,
};
use polku_api_types::problem::ProblemCode;
use polku_client::Client;
use uuid::Uuid;

use super::house::{COORDINATOR, House};
use super::outcome::{Order, subject};
use super::programmes::Programmes;
use super::staff::Staff;
use crate::covered::covers;
use crate::support::code;

/// Proposes, looks, tries a move, confirms; then everybody finds their group.
pub async fn form(house: &House, staff: &Staff, programmes: &Programmes, order: &Order) {
    house.on(1, 6, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let proposed = propose(house, &coordinator, programmes.a).await;
    let again = propose(house, &coordinator, programmes.a).await;
    let members = |grouping: &GroupingDetails| -> Vec<Vec<Uuid>> {
        grouping.groups.iter().map(|group| group.members.clone()).collect()
    };
    assert_eq!(
        (members(&proposed), &proposed.score, &proposed.seed),
        (members(&again), &again.score, &again.seed)
    );
    covers("N5", "the same input gives the same groups");
    watched_and_cancelled(house, &coordinator, programmes.a, &again).await;
    let again = wished_apart(house, staff, &coordinator, (programmes, order), &again).await;
    checked_apart(staff, &again);
    explained(&again);
    moved_by_hand(house, &coordinator, programmes.a, &again).await;

    let preview = coordinator.preview_group_mail(programmes.a).await.unwrap();
    assert_eq!((preview.recipients, preview.without_address), (40, 0));
    let version = coordinator.view_grouping(programmes.a).await.unwrap().version.unwrap();
    let confirmed = coordinator.confirm_groups(programmes.a, house.key(), version).await.unwrap();
    assert_eq!(confirmed.state, GroupingState::Confirmed);
    everybody_finds_their_group(house, staff, programmes, order, &confirmed).await;
}

async fn propose(house: &House, coordinator: &Client, programme: Uuid) -> GroupingDetails {
    let wanted = ProposeGroups::default();
    match coordinator.propose_groups(programme, house.key(), &wanted).await.unwrap() {
        GroupProposal::Proposed { grouping } => grouping,
        other => panic!("{other:?}"),
    }
}

/// Another search takes long, since the server is busy: it is looked at and cancelled, and the groups stay as they were.
async fn watched_and_cancelled(
    house: &House,
    coordinator: &Client,
    programme: Uuid,
    before: &GroupingDetails,
) {
    let busy = house.app.group_searches.try_turn().unwrap();
    let wanted = ProposeGroups { seed: Some("cd".repeat(32)), ..ProposeGroups::default() };
    let answer = coordinator.propose_groups(programme, house.key(), &wanted).await.unwrap();
    let GroupProposal::Searching { search } = answer else { panic!("{answer:?}") };
    assert_eq!((search.state, search.people), (GroupSearchState::Running, 40));
    let second = coordinator.propose_groups(programme, house.key(), &wanted).await;
    assert_eq!(code(second), ProblemCode::GroupSearchRunning);
    let cancel = CancelGroupSearch { search_id: search.id };
    let cancelled = coordinator.cancel_group_search(programme, house.key(), &cancel).await.unwrap();
    assert_eq!(cancelled.state, GroupSearchState::Cancelled);
    drop(busy);
    drop(house.app.group_searches.whenever().await.unwrap());
    assert_eq!(&coordinator.view_grouping(programme).await.unwrap().body, before);
    covers("N5", "a search for groups is told how far it has come, and cancelled it keeps nothing");
}

/// One participant would rather not sit with another: a new proposal parts them, and nobody is told why.
async fn wished_apart(
    house: &House,
    staff: &Staff,
    coordinator: &Client,
    (programmes, order): (&Programmes, &Order),
    before: &GroupingDetails,
) -> GroupingDetails {
    let number = |application: Uuid| {
        let drawn = order.values().find(|drawn| drawn.application == application);
        drawn.map(|drawn| drawn.number.clone()).unwrap()
    };
    let together = &before.groups[0].members;
    let (own, other) = (together[0], together[1]);
    let email = staff.row(&number(other)).email.clone();
    let author = house.sign_in(&number(own)).await;
    let seen = author.view_group_wishes(own).await.unwrap();
    assert!(seen.open && seen.apart.is_empty());
    let apart = vec![SetApartWish { email }];
    let wishes = SetGroupWishes { mode: None, languages: seen.languages, apart };
    author.set_group_wishes(own, seen.version, &wishes).await.unwrap();
    let colleague = house.sign_in(&number(other)).await;
    assert_eq!(code(colleague.view_group_wishes(own).await), ProblemCode::NotFound);
    assert_eq!(code(coordinator.view_group_wishes(own).await), ProblemCode::NotFound);

    let after = propose(house, coordinator, programmes.a).await;
    let group = |application: Uuid| after.groups.iter().find(|group| group.members.contains(&application));
    let (mine, theirs) = (group(own).unwrap(), group(other).unwrap());
    assert_ne!(mine.number, theirs.number);
    assert_eq!(
        (&after.seed, &after.people),
        (&before.seed, &before.people),
        "the wish shows in the groups alone"
    );
    let onto = MoveMember {
        application_id: own,
        to_group: theirs.number,
        swap_with: theirs.members.iter().copied().find(|one| *one != other),
    };
    let foretold = coordinator.check_group_move(programmes.a, &onto).await.unwrap();
    assert!(!foretold.allowed);
    let secret = foretold.breaks.iter().filter(|limit| limit.kind == BrokenLimitKind::NotPossible);
    assert_eq!(secret.map(|limit| limit.people.len()).collect::<Vec<_>>(), [0], "refused without a reason");
    covers(
        "N5 R28",
        "a wish not to share a group is kept, seen by its author alone, and never given as a reason",
    );
    after
}

/// A check that shares no code with the solver: by the register's own lines.
fn checked_apart(staff: &Staff, grouping: &GroupingDetails) {
    assert_eq!(grouping.groups.iter().map(|group| group.members.len()).collect::<Vec<_>>(), [20, 20]);
    assert_eq!(grouping.people.len(), 40);
    assert!(grouping.people.iter().all(|person| person.accepted));
    covers(
        "R28 R2",
        "the selected are divided into two groups of twenty, and the sizes add up to the places",
    );
    let numbers: BTreeMap<Uuid, &str> =
        staff.ids.iter().map(|(number, person)| (*person, number.as_str())).collect();
    let of: BTreeMap<Uuid, &str> =
        grouping.people.iter().map(|person| (person.application_id, numbers[&person.person_id])).collect();
    for group in &grouping.groups {
        let here: BTreeSet<&str> = group.members.iter().map(|member| of[member]).collect();
        assert_eq!(here.len(), 20);
        for number in &here {
            let above = staff.above(number);
            assert!(above.iter().all(|superior| !here.contains(superior.as_str())), "{number}: {above:?}");
        }
    }
    assert_eq!(grouping.broken, []);
    covers("N5", "nobody shares a group with their own supervisor or anybody above them in their line");
}

/// How even the groups are, why not more, and that the figures are those of the people in them.
fn explained(grouping: &GroupingDetails) {
    let score = &grouping.score;
    assert!(score.total >= score.bound);
    assert_eq!(score.total, score.criteria.iter().map(|criterion| criterion.score).sum::<u64>());
    let kinds: Vec<GroupCriterionKind> = score.criteria.iter().map(|criterion| criterion.criterion).collect();
    assert_eq!(
        kinds,
        [
            GroupCriterionKind::Unit,
            GroupCriterionKind::Site,
            GroupCriterionKind::JobCategory,
            GroupCriterionKind::Tenure,
            GroupCriterionKind::WishedMode
        ]
    );
    for criterion in &score.criteria {
        assert_eq!(criterion.values.iter().map(|value| value.people).sum::<u32>(), 40);
    }
    for criterion in &score.criteria[..3] {
        for value in &criterion.values {
            let counted = grouping.groups.iter().map(|group| {
                let here =
                    grouping.people.iter().filter(|person| group.members.contains(&person.application_id));
                let has = |person: &&polku_api_types::groups::GroupPerson| match criterion.criterion {
                    GroupCriterionKind::Unit => person.unit == value.value,
                    GroupCriterionKind::Site => person.site == value.value,
                    _ => person.job_category == value.value,
                };
                u32::try_from(here.filter(has).count()).unwrap()
            });
            assert_eq!(counted.collect::<Vec<_>>(), value.counts, "{}", value.value);
            let difference = value.counts[0].abs_diff(value.counts[1]);
            assert!(difference <= 3, "{}: {:?}", value.value, value.counts);
        }
    }
    assert!(
        score.optimal || score.total <= score.bound * 2,
        "{} against a bound of {}",
        score.total,
        score.bound
    );
    covers("N5 R28", "score, bound and head counts say how even the groups are by unit, site and category");
}

/// A move by hand says beforehand what it breaks; one that breaks nothing can be made and undone.
async fn moved_by_hand(house: &House, coordinator: &Client, programme: Uuid, grouping: &GroupingDetails) {
    let [first, second] = [0, 1].map(|group| *grouping.groups[group].members.last().unwrap());
    let into_full = MoveMember { application_id: first, to_group: 2, swap_with: None };
    let foretold = coordinator.check_group_move(programme, &into_full).await.unwrap();
    assert!(!foretold.allowed);
    assert_eq!(
        foretold.breaks.iter().map(|limit| limit.kind).collect::<Vec<_>>(),
        [BrokenLimitKind::TooMany]
    );
    let refused = coordinator.move_group_member(programme, house.key(), grouping.version, &into_full).await;
    assert_eq!(code(refused), ProblemCode::GroupLimitBroken);
    let swap = MoveMember { application_id: first, to_group: 2, swap_with: Some(second) };
    let foretold = coordinator.check_group_move(programme, &swap).await.unwrap();
    let moved = coordinator.move_group_member(programme, house.key(), grouping.version, &swap).await.unwrap();
    assert_eq!((foretold.score_before, foretold.score_after), (grouping.score.total, moved.score.total));
    let back = coordinator.undo_group_move(programme, house.key(), moved.version).await.unwrap();
    assert_eq!(back.score, grouping.score);
    covers("N5", "a move by hand says what it breaks and what it costs, and can be undone");
}

async fn everybody_finds_their_group(
    house: &House,
    staff: &Staff,
    programmes: &Programmes,
    order: &Order,
    confirmed: &GroupingDetails,
) {
    let programme = house.sign_in(COORDINATOR).await.view_programme(programmes.a).await.unwrap();
    let mails = house.new_mails().await;
    assert_eq!(mails.len(), 40);
    for mail in &mails {
        let row = staff.by_email(&mail.recipient);
        assert_eq!(mail.subject, subject("group_confirmed", &row.language, &programme));
    }
    covers("U25", "the groups are told to each in their own language");
    let mut participants = 0;
    for who in order.values() {
        let own =
            house.sign_in(&who.number).await.list_own_groups(&PageQuery::default()).await.unwrap().items;
        let seated = confirmed.groups.iter().find(|group| group.members.contains(&who.application));
        let Some(group) = seated else {
            assert_eq!(own, [], "{} is an applicant and no participant", who.number);
            continue;
        };
        participants += 1;
        assert_eq!((own.len(), own[0].number, own[0].members.len()), (1, group.number, 20));
        assert!(own[0].members.contains(&staff.row(&who.number).name));
    }
    assert_eq!(participants, 40);
    covers("R8", "a participant is who was selected and took the place, apart from those who only applied");
}
