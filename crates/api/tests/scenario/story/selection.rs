//! 4–5 May: rules first, then a draw that anybody can check. Nobody is told anything yet.

use std::collections::BTreeSet;

use polku_api_types::applications::{ApplicationDetails, ApplicationState, RuleVerdict};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::{
    CommitSelection, Fallback, PromiseShare, ProposalLine, ProposedOutcome, RevealShare, SelectionDetails,
    SelectionState, ShareHolderRole,
};
use polku_client::Client;
use polku_domain::ids::SelectionId;
use polku_domain::programmes::rule::condition::{Condition, RawCondition};
use polku_domain::programmes::rule::fact::{Attribute, Fact, Value};
use polku_domain::selection::{Digest, HolderRole, SeedShare};
use uuid::Uuid;

use super::applying::{Applicants, list};
use super::doors;
use super::house::{COORDINATOR, DECIDER, House, STAFF_REPRESENTATIVE};
use super::programmes::Programmes;
use super::staff::Staff;
use crate::covered::covers;
use crate::support::code;

/// Of 140 applicants seven are supervisors; one more took another path.
pub const POOL: u32 = 133;
pub const OUTSIDE: u32 = 7;
pub const SEATS: u32 = 40;

/// Runs the round up to the drawn list; gives it unconfirmed.
pub async fn draw(
    house: &House,
    staff: &Staff,
    programmes: &Programmes,
    applicants: &Applicants,
    call: Uuid,
) -> SelectionDetails {
    house.on(4, 5, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let round = coordinator.create_selection(call, house.key()).await.unwrap();
    assert_eq!(
        (round.applications as usize, round.pool_size, round.ineligible),
        (applicants.len(), POOL, OUTSIDE)
    );
    reasons_for_each(&coordinator, staff, call).await;
    let round = rehearsed(house, &coordinator, &round).await;
    doors::tell_nothing(house, programmes, call, round.id).await;
    covers("N2", "no door shows an applicant an outcome once the rules have been applied");

    let round = promised(house, &coordinator, &round).await;
    let round = committed(house, staff, &coordinator, &round).await;
    let round = revealed_and_drawn(house, &coordinator, &round).await;
    once_and_no_more(house, call, &round).await;
    doors::tell_nothing(house, programmes, call, round.id).await;
    covers("N2", "no door shows an applicant an outcome between the draw and its confirmation");
    round
}

/// Each decision has its reason as data, from facts of the closed list, and gives itself when replayed.
async fn reasons_for_each(coordinator: &Client, staff: &Staff, call: Uuid) {
    let mut outside = 0;
    for summary in list(coordinator, call).await {
        let details = coordinator.view_application(summary.id).await.unwrap();
        let Some(proposal) = &details.proposal else {
            assert!(matches!(summary.state, ApplicationState::Withdrawn | ApplicationState::Rerouted));
            continue;
        };
        assert_eq!(proposal.len(), 1, "one rule in force, one reason");
        let is_supervisor = staff.row(&details.person.external_id).is_supervisor;
        assert_eq!(proposal[0].passed, !is_supervisor, "{}", details.person.external_id);
        assert_eq!(proposal[0].facts[0].value.as_deref(), Some(if is_supervisor { "true" } else { "false" }));
        assert_eq!(replayed(&details), proposal[0].result);
        outside += u32::from(is_supervisor);
    }
    assert_eq!(outside, OUTSIDE);
    covers("N2 R20", "every decision has rule, version and facts, and the facts give it again");
}

/// The stored facts through the stored condition, by the rules of the house.
fn replayed(details: &ApplicationDetails) -> RuleVerdict {
    let result = &details.proposal.as_ref().unwrap()[0];
    let wire = &result.change.condition;
    let raw = RawCondition {
        equals: wire.equals,
        any_of: wire.any_of.as_deref(),
        within_months: wire.within_months,
        reference_date: wire.reference_date,
    };
    let condition = Condition::parse(Attribute::parse(&wire.attribute).unwrap(), &raw).unwrap();
    let known = &result.facts[0];
    assert_eq!(known.attribute, wire.attribute, "no fact but the one the rule asks for");
    let value = known.value.as_ref().map(|text| Value::Flag(text.parse().unwrap()));
    let fact = Fact { value, source: known.source.clone(), as_of: known.as_of };
    match condition.holds(Some(&fact)) {
        Some(true) => RuleVerdict::Excluded,
        Some(false) => RuleVerdict::Passed,
        None => RuleVerdict::NotKnown,
    }
}

/// Before anything is final the list can be looked at and made anew, and is no result.
async fn rehearsed(house: &House, coordinator: &Client, round: &SelectionDetails) -> SelectionDetails {
    let lines = proposal(coordinator, round.id).await;
    let count = |outcome| lines.iter().filter(|line| line.outcome == outcome).count();
    assert_eq!((count(ProposedOutcome::InDraw), count(ProposedOutcome::Ineligible)), (133, 7));
    assert!(lines.iter().all(|line| line.rank.is_none()));
    let again = coordinator.prepare_selection(round.id, house.key(), round.version).await.unwrap();
    assert_eq!((again.state, again.drawn_at, again.pool_size), (SelectionState::Preparing, None, POOL));
    covers("U6", "the judged list can be inspected and made anew before anything is drawn; it is no result");
    again
}

/// All pages of the list that awaits confirmation.
pub async fn proposal(client: &Client, round: Uuid) -> Vec<ProposalLine> {
    let (mut query, mut lines) = (PageQuery { limit: Some(200), cursor: None }, Vec::new());
    loop {
        let page = client.list_proposal(round, &query).await.unwrap();
        lines.extend(page.items);
        match page.next_cursor {
            Some(cursor) => query.cursor = Some(cursor),
            None => return lines,
        }
    }
}

/// The shares as two people's browsers would make them; the server sees them only when they are revealed.
pub fn share(number: u8) -> SeedShare {
    SeedShare::new([number.wrapping_mul(37); 32])
}

pub fn promise(round: Uuid, role: ShareHolderRole, label: &str, number: u8) -> PromiseShare {
    let label = HolderRole::parse(label).unwrap();
    PromiseShare {
        holder_role: role,
        share_hash: share(number).hash(SelectionId::new(round), &label).to_string(),
    }
}

async fn promised(house: &House, coordinator: &Client, round: &SelectionDetails) -> SelectionDetails {
    let first = promise(round.id, ShareHolderRole::Coordinator, "coordinator", 1);
    coordinator.promise_share(round.id, house.key(), &first).await.unwrap();
    let both = promise(round.id, ShareHolderRole::StaffRepresentative, "staff_representative", 2);
    let both = coordinator.promise_share(round.id, house.key(), &both).await;
    assert_eq!(code(both), ProblemCode::InvalidFields, "nobody holds both");
    let representative = house.sign_in(STAFF_REPRESENTATIVE).await;
    let second = promise(round.id, ShareHolderRole::StaffRepresentative, "staff_representative", 2);
    let round = representative.promise_share(round.id, house.key(), &second).await.unwrap();
    assert_eq!((round.state, round.shares.len()), (SelectionState::SharesPromised, 2));
    let early = coordinator.draw_selection(round.id, house.key(), round.version).await;
    assert!(matches!(code(early), ProblemCode::SharesMissing | ProblemCode::SelectionOutOfStep));
    round
}

/// Everything the draw depends on is public before any share is revealed, and names nobody.
async fn committed(
    house: &House,
    staff: &Staff,
    coordinator: &Client,
    round: &SelectionDetails,
) -> SelectionDetails {
    let fallback = Fallback {
        description: "The seven main numbers of the Finnish Lotto of 9 May 2020, ascending".into(),
        available_on: jiff::civil::date(2020, 5, 9),
    };
    let body = CommitSelection { fallback };
    let round = coordinator.commit_selection(round.id, house.key(), round.version, &body).await.unwrap();
    let public = house.anybody().view_commitment(round.id).await.unwrap();
    assert_eq!((public.seats, public.pool_size, public.confirmed), (SEATS, POOL, false));
    assert_eq!(Digest::of(&public.text).to_string(), public.commitment_sha256);
    for (shown, held) in public.shares.iter().zip(&round.shares) {
        assert_eq!(shown.share_hash, held.share_hash);
        assert!(!public.text.contains(&share(held.position).reveal()));
    }
    let last = |line: &str| line.rsplit(' ').next().unwrap_or_default().to_owned();
    let is_line = |text: &String| text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
    let pool: Vec<String> = public.text.lines().map(last).filter(is_line).collect();
    assert_eq!(u32::try_from(pool.len()).unwrap(), POOL);
    assert!(pool.is_sorted());
    covers(
        "U4",
        "the committed pool stands in the order of random pseudonyms: of the order of arrival nothing is left",
    );
    // By the word: six digits in a row stand in many a digest.
    let words: BTreeSet<&str> = public.text.split(|c: char| !c.is_alphanumeric()).collect();
    for (number, row) in &staff.rows {
        assert!(!words.contains(number.as_str()) && !public.text.contains(&row.name), "{number}");
    }
    covers(
        "N1 U5",
        "pool without attributes, rules, seats, method, two hashes and fallback are public before the draw",
    );
    round
}

async fn revealed_and_drawn(
    house: &House,
    coordinator: &Client,
    round: &SelectionDetails,
) -> SelectionDetails {
    house.on(5, 5, 9, 0);
    let coordinator_again = house.sign_in(COORDINATOR).await;
    let representative = house.sign_in(STAFF_REPRESENTATIVE).await;
    let first = RevealShare { share: share(1).reveal() };
    let one = coordinator_again.reveal_share(round.id, house.key(), &first).await.unwrap();
    let early = coordinator_again.draw_selection(round.id, house.key(), one.version).await;
    assert_eq!(code(early), ProblemCode::SharesMissing);
    let wrong = RevealShare { share: share(3).reveal() };
    let wrong = representative.reveal_share(round.id, house.key(), &wrong).await;
    assert_eq!(code(wrong), ProblemCode::InvalidFields);
    let second = RevealShare { share: share(2).reveal() };
    let both = representative.reveal_share(round.id, house.key(), &second).await.unwrap();
    let drawn = coordinator_again.draw_selection(round.id, house.key(), both.version).await.unwrap();
    assert_eq!(drawn.state, SelectionState::Drawn);
    assert_eq!(drawn.commitment_sha256, round.commitment_sha256);
    assert!(coordinator.view_selection(round.id).await.is_err(), "yesterday's sign-in is over");
    covers("N1", "two people's shares are both needed, and only as promised");
    drawn
}

async fn once_and_no_more(house: &House, call: Uuid, round: &SelectionDetails) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let again = coordinator.draw_selection(round.id, house.key(), round.version).await;
    assert_eq!(code(again), ProblemCode::AlreadyDrawn);
    let anew = coordinator.create_selection(call, house.key()).await;
    assert_eq!(code(anew), ProblemCode::SelectionExists);
    let judged = coordinator.prepare_selection(round.id, house.key(), round.version).await;
    assert_eq!(code(judged), ProblemCode::SelectionOutOfStep);
    covers("N1 U5", "there is one draw: a second one, another round and judging anew are refused");
    let decider = house.sign_in(DECIDER).await;
    let lines = proposal(&decider, round.id).await;
    let places = lines.iter().filter(|line| line.outcome == ProposedOutcome::Place).count();
    let waiting = lines.iter().filter(|line| line.outcome == ProposedOutcome::Waiting).count();
    assert_eq!((places, waiting), (40, 93));
    let preview = decider.preview_selection_mail(round.id).await.unwrap();
    assert_eq!((preview.recipients, preview.without_address), (140, 0));
    assert_eq!(preview.groups.iter().map(|group| group.count).collect::<Vec<_>>(), [40, 93, 7]);
    covers("U6", "the drawn list and every message are inspected before anybody is told");
}
