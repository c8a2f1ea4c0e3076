//! October: the programme of 2020 is copied to 2021. Its people, answers and decisions stay where they are.

use jiff::civil::date;
use polku_api_types::applications::ApplicationsQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{CallDate, CallState, CopyProgramme, NextStepKind, NextYearQuery};

use super::house::{COORDINATOR, House};
use super::programmes::Programmes;
use crate::covered::covers;
use crate::support::problem;

/// Places that are to be kept for those who were left out.
const PREFERRED: u32 = 8;

/// Copies programme A and finds out what is to be decided before anybody can apply.
pub async fn copy(house: &House, programmes: &Programmes) {
    house.on(15, 10, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let told = coordinator.preview_next_year(programmes.a, &NextYearQuery::default()).await.unwrap();
    assert_eq!((told.from_year, told.year, told.weeks), (2020, 2021, Some(53)));
    let moved = |date: CallDate| told.dates.iter().find(|moved| moved.date == date).unwrap();
    assert_eq!(
        (moved(CallDate::OpensOn).from, moved(CallDate::OpensOn).to),
        (date(2020, 4, 14), date(2021, 4, 20))
    );
    let closes = moved(CallDate::ClosesOn);
    assert_eq!((closes.from, closes.to, closes.day_off), (date(2020, 5, 1), date(2021, 5, 7), None));

    // Many were left out in May: the call of 2021 is to keep some places for them, if somebody decides so.
    let left_out = told.left_out.as_ref().expect("the round of 2020 is confirmed");
    assert!(left_out.people >= PREFERRED, "{left_out:?}");
    let wish = CopyProgramme { prefer_left_out: Some(PREFERRED), ..CopyProgramme::default() };
    let copy = coordinator.copy_programme(house.key(), programmes.a, &wish).await.unwrap();
    assert_eq!(copy.name.fi, "Arvoa yhteistyöhön asiantuntijuudella 2021");
    assert_eq!(copy.copied_from.as_ref().map(|from| from.programme_id), Some(programmes.a));
    let overview = coordinator.view_programme_overview(copy.id).await.unwrap();
    let call = overview.call.unwrap();
    assert_eq!(
        (call.seats, call.state, &call.approval, call.cooperation_on),
        (40, CallState::Draft, &None, None)
    );
    assert!(!call.rules.is_empty() && call.rules.iter().all(|rule| rule.copied));
    let applications = coordinator.list_applications(call.id, &ApplicationsQuery::default()).await.unwrap();
    assert_eq!((applications.items.len(), overview.funnel.applications), (0, 0));
    covers("R49", "the programme of the next year knows the one it came from, and has none of its people");

    let next = overview.steps.iter().find(|step| step.current).map(|step| step.kind);
    assert_eq!(next, Some(NextStepKind::PublishDesign));
    let refused = problem(coordinator.submit_call(house.key(), call.id, call.version).await);
    assert_eq!(refused.code, ProblemCode::CallIncomplete);
    let lacking = |pointer: &str| refused.errors.iter().any(|error| error.pointer == pointer);
    assert!(lacking("/rules/0/decided_on") && lacking("/cooperation_on") && lacking("/design"));
    let named = call.left_out.as_ref().expect("the round of 2020 is named");
    assert_eq!((named.selection_id, named.min), (left_out.round.selection_id, PREFERRED));
    assert!(named.decision.is_none() && lacking("/left_out/decision"));
    covers(
        "N3",
        "a preference for those left out last year is a proposal until a named person has decided it",
    );
    covers("N3", "no rule of last year holds this year before a named person has decided it anew");
}
