//! 20 August–1 September: one outcome was wrong and is mended without a second draw; then the waiting list ends, and
//! everybody still on it gets the last word.

use polku_api_types::applications::{ApplicationState, CheckCause, CheckFinding, CheckRemedy, RuleVerdict};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::selection::{
    AnswerCheck, AskForCheck, CheckRequestsQuery, ConfirmSelection, CorrectedFact, SelectionDetails,
};
use polku_domain::selection::verify;

use super::applying::{SUPERVISOR, list};
use super::house::{COORDINATOR, DECIDER, House};
use super::outcome::subject;
use super::programmes::Programmes;
use super::staff::Staff;
use crate::covered::covers;
use crate::support::code;
use uuid::Uuid;

/// On the waiting list since one of the 86 was promoted in August.
const WAITING: usize = 85;

/// Checks one outcome, then ends the waiting list.
pub async fn give(
    house: &House,
    staff: &Staff,
    programmes: &Programmes,
    round: &SelectionDetails,
    call: Uuid,
) {
    mended_without_a_second_draw(house, programmes, round).await;
    everybody_gets_the_last_word(house, staff, programmes, round, call).await;
}

async fn mended_without_a_second_draw(house: &House, programmes: &Programmes, round: &SelectionDetails) {
    house.on(20, 8, 9, 0);
    let proof = house.anybody().view_proof(round.id).await.unwrap();
    let applicant = house.sign_in(SUPERVISOR).await;
    let own = applicant.list_own_applications(&PageQuery::default()).await.unwrap().items.remove(0);
    assert_eq!(own.state, ApplicationState::Ineligible);
    let claim = AskForCheck { claim: "En ole ollut esihenkilö enää maaliskuun jälkeen.".into() };
    let asked = applicant.ask_for_check(own.id, house.key(), &claim).await.unwrap();
    assert_eq!(asked.due_on, jiff::civil::date(2020, 9, 3), "answered within fourteen days");

    house.on(24, 8, 9, 0);
    let body = AnswerCheck {
        text: "Tehtävän vaihto puuttui henkilöstörekisteristä. Tulos on korjattu.".into(),
        corrections: vec![CorrectedFact { attribute: "is_supervisor".into(), value: "false".into() }],
        cause: Some(CheckCause::RegisterOutdated),
        remedy: Some(CheckRemedy::Waiting),
        name: "Kristiina Lehto".into(),
        title: "Ryhmäpäällikkö".into(),
    };
    let coordinator = house.sign_in(COORDINATOR).await;
    let preparer = coordinator.answer_check(asked.id, house.key(), asked.version, &body).await;
    assert_eq!(code(preparer), ProblemCode::Forbidden, "who prepared the round does not check it");
    let decider = house.sign_in(DECIDER).await;
    let open = CheckRequestsQuery { open: Some(true), ..CheckRequestsQuery::default() };
    let listed = decider.list_check_requests(programmes.a, &open).await.unwrap().items.remove(0);
    assert!(listed.can_answer && !listed.check.overdue);
    let answered = decider.answer_check(asked.id, house.key(), listed.check.version, &body).await.unwrap();
    let answer = answered.answer.unwrap();
    assert_eq!((answer.finding, answer.round), (CheckFinding::Wrong, Some(2)));
    assert_eq!(answered.recorded[0].result, RuleVerdict::Excluded, "the decision as made is kept");
    assert_eq!(answer.corrected[0].result, RuleVerdict::Passed);

    // Four days on the sign-in has ended.
    let applicant = house.sign_in(SUPERVISOR).await;
    let own = applicant.view_own_application(own.id).await.unwrap();
    let outcome = own.outcome.unwrap();
    let last = u32::try_from(WAITING + 1).unwrap();
    assert_eq!((own.state, outcome.waiting_place), (ApplicationState::Waiting, Some(last)));
    assert_eq!(house.anybody().view_proof(round.id).await.unwrap(), proof);
    verify(&proof).unwrap();
    let public = house.anybody().view_commitment(round.id).await.unwrap().corrections;
    assert_eq!((public.len(), public[0].round, public[0].cause), (1, 2, CheckCause::RegisterOutdated));
    covers(
        "N1 N2 U5",
        "a wrong fact is mended in a linked round whose cause is public; the draw stands, byte by byte",
    );
    house.new_mails().await;
}

async fn everybody_gets_the_last_word(
    house: &House,
    staff: &Staff,
    programmes: &Programmes,
    round: &SelectionDetails,
    call: Uuid,
) {
    let decider = house.sign_in(DECIDER).await;
    let current = decider.view_selection(round.id).await.unwrap();
    let body = ConfirmSelection { name: "Kristiina Lehto".into(), title: "Ryhmäpäällikkö".into() };
    house.on(31, 8, 16, 0);
    let decider = house.sign_in(DECIDER).await;
    let early = decider.end_waiting_list(round.id, house.key(), current.version, &body).await;
    assert_eq!(code(early), ProblemCode::WaitingListRuns);
    house.on(1, 9, 9, 0);
    let decider = house.sign_in(DECIDER).await;
    let preview = decider.preview_last_word(round.id).await.unwrap();
    assert_eq!((preview.recipients as usize, preview.without_address), (WAITING + 1, 0));
    let ended = decider.end_waiting_list(round.id, house.key(), current.version, &body).await.unwrap();
    assert!(ended.waiting_list_ended_at.is_some());

    let coordinator = house.sign_in(COORDINATOR).await;
    let applications = list(&coordinator, call).await;
    let of = |state| applications.iter().filter(|application| application.state == state).count();
    assert_eq!((of(ApplicationState::NotSelected), of(ApplicationState::Waiting)), (WAITING + 1, 0));
    assert_eq!(
        (applications.len(), of(ApplicationState::Accepted)),
        (142, 41),
        "nobody disappears, nor who left"
    );
    let funnel = coordinator.view_programme_overview(programmes.a).await.unwrap().funnel;
    assert_eq!((funnel.not_selected as usize, funnel.waiting), (WAITING + 1, 0));
    let programme = coordinator.view_programme(programmes.a).await.unwrap();
    let mails = house.new_mails().await;
    assert_eq!(mails.len(), WAITING + 1);
    for mail in &mails {
        let language = &staff.by_email(&mail.recipient).language;
        assert_eq!(mail.subject, subject("not_selected", language, &programme));
    }
    let own = house
        .sign_in(SUPERVISOR)
        .await
        .list_own_applications(&PageQuery::default())
        .await
        .unwrap()
        .items
        .remove(0);
    assert_eq!(own.state, ApplicationState::NotSelected);
    assert!(!own.outcome.unwrap().sentences.is_empty());
    covers(
        "U1 U11 U25",
        "the waiting list ends on its declared day; everybody on it is told why, in their language",
    );
    covers("R19 R23", "applications are conserved to the last word: 142 in, 142 in exactly one state");
}
