//! September: restrictions turn the coaching remote and the training days hybrid, and leave the rest in person.

use polku_api_types::circumstances::{
    ChangeCircumstances, CircumstanceChange, CircumstanceFilter, Misfit, PreviewCircumstances, SeenSession,
    TurnedSession,
};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{ChooseWay, ModeCause, SaveSession, SessionDetails, SessionsQuery, Way};
use polku_api_types::text::DeliveryMode;
use polku_client::Client;
use uuid::Uuid;

use super::coaches;
use super::house::{COORDINATOR, House};
use super::outcome::Order;
use super::programmes::Programmes;
use crate::covered::covers;
use crate::support::code;

async fn sessions(coordinator: &Client, programme: Uuid) -> Vec<SessionDetails> {
    let all = SessionsQuery { limit: Some(200), ..SessionsQuery::default() };
    coordinator.list_sessions(programme, &all).await.unwrap().items
}

/// Turns every session of one kind of element, as it was seen before.
async fn turn(
    house: &House,
    coordinator: &Client,
    programme: Uuid,
    (kind, to): (ElementKind, DeliveryMode),
) -> CircumstanceChange {
    let lines = coordinator.view_session_hours(programme).await.unwrap().lines;
    let mut elements: Vec<Uuid> =
        lines.iter().filter(|line| line.kind == kind).map(|line| line.element_id).collect();
    elements.sort_unstable();
    elements.dedup();
    let filter = CircumstanceFilter { element_ids: elements, ..CircumstanceFilter::default() };
    let asked = PreviewCircumstances { filter, to };
    let seen = coordinator.preview_circumstances(programme, &asked).await.unwrap();
    assert!(!seen.sessions.is_empty() && seen.beyond == 0);
    let body = ChangeCircumstances {
        to,
        cause: ModeCause::Restrictions,
        note: None,
        sessions: seen
            .sessions
            .iter()
            .map(|one| SeenSession { session_id: one.session_id, version: one.version })
            .collect(),
    };
    house.new_mails().await;
    let change = coordinator.change_circumstances(programme, house.key(), &body).await.unwrap();
    assert_eq!((change.sessions as usize, change.told), (seen.sessions.len(), seen.told));
    let mails = house.new_mails().await;
    let said = ["toisin kuin aiemmin kerroimme", "än vi tidigare har meddelat", "than we told you before"];
    let whole = mails.iter().filter(|mail| said.iter().any(|said| mail.text.contains(said)));
    assert_eq!(whole.count(), seen.told as usize, "one mail to each, of all their sessions");
    change
}

/// Coaching that nobody leads is seen to be in breach, and refused as a whole.
async fn stopped_without_coaches(house: &House, coordinator: &Client, programme: Uuid) {
    let asked = PreviewCircumstances { filter: CircumstanceFilter::default(), to: DeliveryMode::Remote };
    let seen = coordinator.preview_circumstances(programme, &asked).await.unwrap();
    let breach = |one: &&TurnedSession| one.misfits.contains(&Misfit::CoachPolicy);
    let one = seen.sessions.iter().find(breach).expect("coaching without a coach");
    let body = ChangeCircumstances {
        to: DeliveryMode::Remote,
        cause: ModeCause::Restrictions,
        note: None,
        sessions: vec![SeenSession { session_id: one.session_id, version: one.version }],
    };
    let stopped = coordinator.change_circumstances(programme, house.key(), &body).await;
    assert_eq!(code(stopped), ProblemCode::CoachPolicyBreached);
    let now = coordinator.view_session(one.session_id).await.unwrap();
    assert_eq!((now.mode, now.version), (one.from, one.version), "nothing was changed");
    covers(
        "R57 N6 N7",
        "a change of circumstances is checked against the policy on coaches before it is made",
    );
}

/// 4 September: the restrictions of the autumn.
pub async fn restrictions(house: &House, programmes: &Programmes, order: &Order) {
    house.on(4, 9, 10, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let programme = programmes.a;
    let before = sessions(&coordinator, programme).await;
    let remote = (ElementKind::SmallGroupCoaching, DeliveryMode::Remote);
    stopped_without_coaches(house, &coordinator, programme).await;
    coaches::lead_the_rest(&coordinator, programme).await;
    turn(house, &coordinator, programme, remote).await;
    let too_wide =
        turn(house, &coordinator, programme, (ElementKind::TrainingDay, DeliveryMode::Remote)).await;
    covers("R46 R48 N7", "restrictions turn a part of the programme at once, seen before, with their cause");
    house.new_mails().await;
    let undoing = coordinator.undo_circumstances(too_wide.id, house.key()).await.unwrap();
    assert_eq!((undoing.sessions, undoing.told), (too_wide.sessions, too_wide.told));
    let mails = house.new_mails().await;
    let said = ["Oikaisu", "Rättelse", "Correction"];
    let corrections = mails.iter().filter(|mail| said.iter().any(|said| mail.subject.starts_with(said)));
    assert_eq!(corrections.count(), too_wide.told as usize);
    turn(house, &coordinator, programme, (ElementKind::TrainingDay, DeliveryMode::Hybrid)).await;
    let after = sessions(&coordinator, programme).await;
    for (was, is) in before.iter().zip(&after) {
        let expected = match is.kind {
            ElementKind::SmallGroupCoaching => DeliveryMode::Remote,
            ElementKind::TrainingDay => DeliveryMode::Hybrid,
            _ => was.mode,
        };
        assert_eq!((is.id, is.mode, &is.start), (was.id, expected, &was.start));
        assert_eq!(is.designed_mode, was.designed_mode, "what was planned stays what was planned");
    }
    let day = after.iter().find(|one| one.kind == ElementKind::TrainingDay).unwrap();
    let history = coordinator.list_session_mode_changes(day.id, &PageQuery::default()).await.unwrap().items;
    let causes: Vec<_> = history.iter().map(|one| one.cause).collect();
    assert_eq!(causes, [ModeCause::Restrictions, ModeCause::Undone, ModeCause::Restrictions]);
    covers(
        "R47 R48",
        "what was planned, what was changed and why stay beside each other, an undone change among them",
    );
    last_seat(house, &coordinator, order, day.id).await;
}

/// The room of a training day has one seat under the restrictions: whoever comes first has it, the other joins remotely.
async fn last_seat(house: &House, coordinator: &Client, order: &Order, day: Uuid) {
    let session = coordinator.view_session(day).await.unwrap();
    let body = SaveSession { seats: Some(1), choose_hours: Some(24), ..session.to_save() };
    let session = coordinator.update_session(day, session.version, &body).await.unwrap();
    let mut members = Vec::new();
    for one in order.values() {
        let own = house.sign_in(&one.number).await;
        if own.view_own_session(day).await.is_ok() {
            members.push(own);
        }
        if members.len() == 2 {
            break;
        }
    }
    let choose = async |own: &Client, way| own.choose_way(day, house.key(), &ChooseWay { way }).await;
    choose(&members[0], Way::OnSite).await.unwrap();
    assert_eq!(code(choose(&members[1], Way::OnSite).await), ProblemCode::SeatsTaken);
    choose(&members[1], Way::Remote).await.unwrap();
    let ways = coordinator.view_session(day).await.unwrap().ways.unwrap();
    assert_eq!((ways.on_site, ways.remote, ways.undecided), (1, 1, session.members - 2));
    assert_eq!((ways.free_on_site, ways.free_remote), (Some(0), None));
    covers(
        "R46 N7",
        "members of a hybrid training day choose on site or remotely, and nobody beyond the seats",
    );
}
