//! October: the register says that one who takes part is away for two weeks. Nothing follows by itself: a coordinator
//! pauses the participation, and ends the pause.

use jiff::civil::date;
use polku_api_types::changes::{
    Breach, ChangedFact, RegisterChange, RegisterChangesQuery, Resolution, ResolveRegisterChange,
};
use polku_api_types::participation::{ParticipantsQuery, ParticipationState};
use polku_api_types::people::PeopleImportQuery;
use polku_client::Client;
use uuid::Uuid;

use super::applying::{EXPERT, EXPERT_IN_SWEDISH};
use super::house::{ADMINISTRATOR, COORDINATOR, House};
use super::outcome::Order;
use super::programmes::Programmes;
use super::register::REGISTER;
use crate::covered::covers;

/// Why somebody is away, as a register may tell it all the same.
const WHY: &str = "Hammashoitojakso";

/// One of the forty is away from 19 to 30 October.
pub async fn one_is_away(house: &House, programmes: &Programmes, order: &Order) {
    house.on(16, 10, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let query = ParticipantsQuery { limit: Some(200), ..ParticipantsQuery::default() };
    let participants = coordinator.list_participants(programmes.a, &query).await.unwrap().items;
    // Two of the others leave the staff in November.
    let mut staying =
        order.values().filter(|one| ![EXPERT, EXPERT_IN_SWEDISH].contains(&one.number.as_str()));
    let takes_part = |application| participants.iter().any(|one| is_ongoing(one, application));
    let away = staying.find(|one| takes_part(one.application)).unwrap();
    assert_eq!(leaves(&coordinator, programmes.a).await, []);
    import(house, &away.number).await;
    let [change] = &leaves(&coordinator, programmes.a).await[..] else { panic!("one leave") };
    let days = (date(2020, 10, 19), Some(date(2020, 10, 30)));
    assert_eq!(change.breaches, [Breach::OnLeave { from: days.0, until: days.1 }]);
    assert_eq!(change.proposal, None, "a pause would begin at once, and the leave does on Monday");
    let state =
        async || house.sign_in(COORDINATOR).await.view_participation(away.application).await.unwrap().state;
    assert_eq!(state().await, ParticipationState::Ongoing, "the register ends nothing, and pauses nothing");
    covers(
        "R7 U8",
        "days of leave in the register are listed and change nothing; from the first day on a pause is proposed",
    );

    house.on(19, 10, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let [change] = &leaves(&coordinator, programmes.a).await[..] else { panic!("still one") };
    assert_eq!(change.proposal, Some(Resolution::Paused));
    let pause = ResolveRegisterChange { resolution: Resolution::Paused, reason: None };
    coordinator.resolve_register_change(change.id, house.key(), change.version, &pause).await.unwrap();
    assert_eq!(state().await, ParticipationState::Paused);
    let own = house.sign_in(&away.number).await.view_my_data().await.unwrap();
    let person = own.person.clone().unwrap();
    assert_eq!((person.leave_from, person.leave_until), (Some(days.0), days.1));
    assert!(!serde_json::to_string(&own).unwrap().contains(WHY));
    covers("R60", "whoever is away reads which days are kept, and no cause is kept");

    house.on(2, 11, 8, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let seen = coordinator.view_participation(away.application).await.unwrap();
    assert_eq!(seen.state, ParticipationState::Paused, "that the days are over ends no pause by itself");
    let back = coordinator.resume_participation(away.application, house.key()).await.unwrap();
    assert_eq!(back.state, ParticipationState::Ongoing);
    covers("U8", "the place was kept all the while");
}

fn is_ongoing(of: &polku_api_types::participation::ParticipantSummary, application: Uuid) -> bool {
    of.application_id == application && of.state == ParticipationState::Ongoing
}

/// What waits for the coordinator because of a leave.
async fn leaves(coordinator: &Client, programme: Uuid) -> Vec<RegisterChange> {
    let query = RegisterChangesQuery { open: Some(true), ..RegisterChangesQuery::default() };
    let open = coordinator.list_register_changes(programme, &query).await.unwrap().items;
    open.into_iter().filter(|change| change.facts.contains(&ChangedFact::Leave)).collect()
}

/// Imports the register with the two columns of leave, and one of its cause that nobody asked for.
async fn import(house: &House, away: &str) {
    let mut file = Vec::new();
    for (index, line) in REGISTER.split(|byte| *byte == b'\n').enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            continue;
        }
        file.extend_from_slice(line);
        let more = if index == 0 {
            ";poissaolo_alkaa;poissaolo_paattyy;poissaolon_syy".to_owned()
        } else if line.starts_with(format!("{away};").as_bytes()) {
            format!(";19.10.2020;30.10.2020;{WHY}")
        } else {
            ";;;".to_owned()
        };
        file.extend_from_slice(more.as_bytes());
        file.extend_from_slice(b"\r\n");
    }
    let query = PeopleImportQuery {
        source: "henkilostorekisteri".into(),
        apply: Some(true),
        ..PeopleImportQuery::default()
    };
    let administrator = house.sign_in(ADMINISTRATOR).await;
    let done = administrator.import_people(house.key(), &query, file).await.unwrap();
    assert!(done.applied);
    assert!(
        done.not_taken.iter().any(|sentence| sentence.contains("poissaolon_syy")),
        "{:?}",
        done.not_taken
    );
}
