//! 2–4 May: newcomers applied, so the newcomers' path is founded for them (R23–R26) and offered; nobody is left outside.

use jiff::civil::date;
use polku_api_types::applications::ApplicationState;
use polku_api_types::page::PageQuery;
use polku_api_types::participation::{ParticipantsQuery, ParticipationState};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{ApproveCall, RuleCondition};
use polku_api_types::rerouting::{AdoptAddendum, PathOfferCounts, PathOfferState, PrepareAddendum};
use polku_api_types::text::Localised;
use uuid::Uuid;

use super::applying::{Applicants, CHANGES_HER_MIND, NEWCOMER, NEWCOMER_IN_SWEDISH, list};
use super::call::text;
use super::house::{COORDINATOR, DECIDER, House};
use super::programmes::{Programmes, planned};
use super::staff::Staff;
use crate::covered::covers;
use crate::support::{Answers, code};

/// Senior specialists among the applicants whose role began within a year of the call.
const SUITED: u32 = 9;

/// Senior specialists who are new in the role, counted from the day the call opened.
fn addendum(target: Uuid) -> PrepareAddendum {
    PrepareAddendum {
        target_programme_id: target,
        title: text("Uudessa roolissa aloittaneille erityisasiantuntijoille tarjotaan omaa polkua"),
        conditions: vec![
            RuleCondition {
                within_months: Some(12),
                reference_date: Some(date(2020, 4, 14)),
                ..RuleCondition::about("role_started_on")
            },
            RuleCondition {
                any_of: Some(vec!["erityisasiantuntija".into()]),
                ..RuleCondition::about("job_category")
            },
        ],
        reason: text("Ohjelmaan haki myös uudessa roolissa aloittaneita."),
        answer_by: date(2020, 5, 3),
    }
}

/// One accepts, one refuses, the others are silent. Gives who is still in the pool.
pub async fn offer(
    house: &House,
    staff: &Staff,
    programmes: &Programmes,
    call: Uuid,
    applicants: Applicants,
) -> Applicants {
    house.on(2, 5, 10, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    clusters_are_seen(house, call, applicants.len()).await;
    let before = coordinator.view_call(call).await.unwrap();
    let prepared = coordinator.prepare_addendum(house.key(), call, &addendum(programmes.b)).await.unwrap();
    let decider = house.sign_in(DECIDER).await;
    let preview = decider.preview_addendum(prepared.id).await.unwrap();
    assert_eq!((preview.suits, preview.not_known, preview.mail.recipients), (SUITED, 0, SUITED));
    assert_eq!(house.new_mails().await, [], "nobody is told before it is decided");
    let ApproveCall { name, title } = planned("/decider");
    let adoption = AdoptAddendum { name: name.clone(), title };
    let adopted =
        decider.adopt_addendum(house.key(), prepared.id, prepared.version, &adoption).await.unwrap();
    assert_eq!(adopted.decision.unwrap().name, name);
    covers(
        "N3 N4 R24",
        "the path is offered by a dated decision with its reason, after the call and before the draw",
    );
    let path = coordinator.view_programme(programmes.b).await.unwrap();
    for mail in house.new_mails().await {
        let language = &staff.by_email(&mail.recipient).language;
        assert_eq!(mail.subject, offered_in(language, &path.name));
    }

    answers(house, programmes).await;
    house.on(4, 5, 0, 5);
    house.work().await;
    let silent = house.sign_in(NEWCOMER_IN_SWEDISH).await;
    let lapsed = silent.list_own_path_offers(&PageQuery::default()).await.unwrap().items.remove(0);
    assert_eq!(lapsed.state, PathOfferState::Lapsed);
    let told: Vec<String> = house.new_mails().await.into_iter().map(|mail| mail.subject).collect();
    assert_eq!(told.len(), SUITED as usize - 2);
    assert!(told.contains(&"Svarstiden har gått ut: Utvecklingsstig för specialsakkunniga".to_owned()));
    conserved(house, programmes, call, &before).await;
    let mut left = applicants;
    left.remove(NEWCOMER);
    left
}

/// R25: that newcomers applied is seen among the applicants, and no small number with it.
async fn clusters_are_seen(house: &House, call: Uuid, applicants: usize) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let clusters = coordinator.view_clusters(call).await.unwrap();
    assert_eq!(clusters.applicants as usize, applicants);
    let roles = clusters.roles.unwrap();
    let shown = roles.rows.iter().flat_map(|row| &row.counts).chain(&roles.totals).flatten();
    assert!(shown.clone().count() > 0 && shown.clone().all(|count| *count >= clusters.hidden_below));
    assert!(clusters.wishes.iter().flat_map(|wish| &wish.choices).any(|choice| choice.count.is_some()));
    covers(
        "N4 R25",
        "a cluster of applicants is seen before a path is founded for it; numbers under five are hidden",
    );
    let outsider = house.sign_in(NEWCOMER).await;
    assert_eq!(code(outsider.view_clusters(call).await), ProblemCode::Forbidden);
}

async fn answers(house: &House, programmes: &Programmes) {
    house.on(3, 5, 9, 0);
    let accepts = house.sign_in(NEWCOMER).await;
    let offer = accepts.list_own_path_offers(&PageQuery::default()).await.unwrap().items.remove(0);
    assert_eq!(offer.facts[0].value.as_deref(), Some("2019-12-19"));
    let before = accepts.view_own_application(offer.application_id).await.unwrap();
    accepts.accept_latest_path(house.key(), offer.application_id).await.unwrap();
    let after = accepts.view_own_application(offer.application_id).await.unwrap();
    assert_eq!((after.state, after.submitted_at), (ApplicationState::Rerouted, before.submitted_at));
    let own = accepts.list_own_participations(&PageQuery::default()).await.unwrap().items.remove(0);
    assert_eq!((own.programme_id, own.state), (programmes.b, ParticipationState::Ongoing));
    covers(
        "N4 R23 R24",
        "with the applicant's consent the application moves, and keeps its time and history",
    );

    let refuses = house.sign_in(CHANGES_HER_MIND).await;
    let offer = refuses.list_own_path_offers(&PageQuery::default()).await.unwrap().items.remove(0);
    let refused = refuses.refuse_latest_path(house.key(), offer.application_id).await.unwrap();
    assert_eq!(refused.state, PathOfferState::Refused);
    let stays = refuses.view_own_application(offer.application_id).await.unwrap();
    assert_eq!(stays.state, ApplicationState::Submitted);
}

/// Applicants = in the pool + moved + withdrawn, and the published rules are as they were.
async fn conserved(
    house: &House,
    programmes: &Programmes,
    call: Uuid,
    before: &polku_api_types::programmes::CallDetails,
) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let stored = list(&coordinator, call).await;
    let of = |state| stored.iter().filter(|one| one.state == state).count();
    let states =
        [ApplicationState::Submitted, ApplicationState::Rerouted, ApplicationState::Withdrawn].map(of);
    assert_eq!((states, stored.len()), ([140, 1, 1], 142));
    let listed = coordinator.list_addenda(call, &PageQuery::default()).await.unwrap().items.remove(0);
    let counts = PathOfferCounts { open: 0, accepted: 1, refused: 1, lapsed: SUITED - 2 };
    assert_eq!(listed.offers, Some(counts));
    assert_eq!(coordinator.view_call(call).await.unwrap(), *before);
    let participants =
        coordinator.list_participants(programmes.b, &ParticipantsQuery::default()).await.unwrap().items;
    assert_eq!(participants.len(), 1);
    covers(
        "N4 U11",
        "who refuses or is silent stays in the pool; nobody is lost, and the published rules are as they were",
    );
}

fn offered_in(language: &str, path: &Localised) -> String {
    let (words, name) = match language {
        "sv" => ("Du erbjuds en annan stig", path.sv.as_ref().unwrap_or(&path.fi)),
        _ => ("Sinulle tarjotaan toista polkua", &path.fi),
    };
    format!("{words}: {name}")
}
