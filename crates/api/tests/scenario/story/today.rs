//! A coach falls ill at 8.05 on 8 September: a substitute who passes the policy, a session that is cancelled, and its hours
//! held again.

use polku_api_types::facilitators::FacilitatorDetails;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{
    CancellationReason, ElementHours, HoldAgain, OwnSessionsQuery, SessionDetails, SessionState,
    SessionsQuery,
};
use polku_api_types::text::DeliveryMode;
use polku_api_types::today::{ChangeToday, SessionToday};
use polku_client::Client;
use uuid::Uuid;

use super::coaches;
use super::house::{COORDINATOR, House};
use super::programmes::Programmes;
use crate::covered::covers;
use crate::support::code;

/// A second able coach of the partner has come in the week before.
async fn another_coach(house: &House, programme: Uuid) -> FacilitatorDetails {
    house.on(7, 9, 10, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    house.new_mails().await;
    let body = coaches::guest("Veera Valmis", "veera@haus.example");
    let veera = coordinator.invite_facilitator(programme, house.key(), &body).await.unwrap();
    let mails = house.new_mails().await;
    coaches::come(house, &mails, "veera@haus.example", "veera.valmis").await;
    coaches::proven(house, &coordinator, &veera, 9, 180).await;
    veera
}

async fn sessions(coordinator: &Client, programme: Uuid) -> Vec<SessionDetails> {
    let all = SessionsQuery { limit: Some(200), ..SessionsQuery::default() };
    coordinator.list_sessions(programme, &all).await.unwrap().items
}

/// What people are promised, have in their calendars, and lack, of everything they meet at.
async fn hours(coordinator: &Client, programme: Uuid) -> Vec<ElementHours> {
    coordinator.view_session_hours(programme).await.unwrap().lines
}

async fn act(house: &House, coordinator: &Client, session: Uuid, body: &ChangeToday) -> SessionToday {
    let seen = coordinator.view_session_today(session).await.unwrap();
    house.new_mails().await;
    let change = coordinator.change_session_today(session, seen.version, house.key(), body).await.unwrap();
    // The clock stands at 8.05: what one pass of the outbox sends is there at once.
    let mails = house.new_mails().await;
    let with_calendar = mails.iter().filter(|mail| mail.calendar.is_some()).count();
    assert_eq!(
        (change.told, with_calendar),
        (seen.members, seen.members as usize),
        "each, with their calendar"
    );
    coordinator.view_session_today(session).await.unwrap()
}

/// The sessions of the veteran from 8 September on, the earliest first: coaching that is remote since the restrictions.
fn of_the_veteran(all: &[SessionDetails]) -> Vec<&SessionDetails> {
    let hers = |one: &&SessionDetails| {
        let lead = one.led_by.first().and_then(|lead| lead.name.as_deref());
        let ahead = one.kind == ElementKind::SmallGroupCoaching && one.start.as_str() >= "2020-09-08T08:05";
        ahead && lead == Some("Kaisa Kokenut") && one.mode == DeliveryMode::Remote
    };
    all.iter().filter(hers).collect()
}

/// 8 September, 8.05: from the phone.
pub async fn a_coach_falls_ill(house: &House, programmes: &Programmes) {
    let programme = programmes.a;
    let veera = another_coach(house, programme).await;
    house.on(8, 9, 8, 5);
    let coordinator = house.sign_in(COORDINATOR).await;
    let (all, before) = (sessions(&coordinator, programme).await, hours(&coordinator, programme).await);
    let hers = of_the_veteran(&all);
    let (first, second) = (hers[0], hers[1]);

    let seen = coordinator.view_session_today(first.id).await.unwrap();
    let remote = |name: &str| {
        let one = seen.substitutes.iter().find(|one| one.name == name).expect("could lead it");
        (one.facilitator_id, one.able_in.contains(&DeliveryMode::Remote))
    };
    let ((beginner, no), (able, yes)) = (remote("Aatu Aloittelija"), remote("Veera Valmis"));
    assert_eq!((able, no, yes), (veera.id, false, true));
    let by = |facilitator_id| ChangeToday::Substitute { facilitator_id };
    let stopped = coordinator.change_session_today(first.id, seen.version, house.key(), &by(beginner)).await;
    assert_eq!(code(stopped), ProblemCode::CoachPolicyBreached);
    act(house, &coordinator, first.id, &by(able)).await;
    let led = coordinator.view_session(first.id).await.unwrap().led_by;
    assert_eq!(led[0].name.as_deref(), Some("Veera Valmis"));
    covers("N6 R57", "a substitute passes the policy on coaches or is stopped, also at five past eight");

    let ill = ChangeToday::Cancel { reason: CancellationReason::FacilitatorAbsent };
    let today = act(house, &coordinator, second.id, &ill).await;
    assert_eq!((today.state, today.unopened.len()), (SessionState::Cancelled, second.members as usize));
    assert!(today.to_be_held);
    let lacking = hours(&coordinator, programme).await;
    let missing: u32 = lacking.iter().map(|line| line.missing_times).sum();
    let promised =
        |lines: &[ElementHours]| lines.iter().filter_map(|line| line.designed_minutes).sum::<u32>();
    assert_eq!((missing, promised(&lacking)), (1, promised(&before)), "promised hours do not fall");
    covers("R48 N18", "a session cancelled in the morning is still to be held, and the promise stands");

    let days: Vec<&str> = today.proposals.iter().filter_map(|one| one.start.get(..10)).collect();
    assert_eq!(days.len(), 3, "three times: {:?}", today.proposals);
    assert!(days.is_sorted() && days.iter().all(|day| *day > second.start.get(..10).unwrap()));
    let body = HoldAgain { start: today.proposals[0].start.clone() };
    house.new_mails().await;
    let held = coordinator.hold_again(second.id, today.version, house.key(), &body).await.unwrap();
    assert_eq!(
        house.new_mails().await.iter().filter(|mail| mail.calendar.is_some()).count(),
        held.members as usize
    );
    assert_eq!(
        (held.members, held.counted_minutes, held.mode),
        (second.members, second.counted_minutes, second.mode)
    );
    assert!(held.clashes.is_empty(), "what is proposed clashes with nothing");
    let after = hours(&coordinator, programme).await;
    assert!(after.iter().all(|line| line.missing_times == 0), "{after:#?}");
    assert_eq!(
        after.iter().map(|line| line.counted_minutes).sum::<u32>(),
        before.iter().map(|line| line.counted_minutes).sum::<u32>(),
        "the hours come out as designed"
    );
    covers(
        "N18 R45",
        "a cancelled session is held at one of three proposed times, and hours are as designed",
    );
    let kaisa = coaches::again(house).await;
    let own =
        kaisa.list_led_sessions(&OwnSessionsQuery { limit: Some(200), ..OwnSessionsQuery::default() }).await;
    assert!(own.unwrap().items.iter().any(|one| one.id == held.id), "she leads it again");
}
