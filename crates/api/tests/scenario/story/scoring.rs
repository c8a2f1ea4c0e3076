//! September: a second, small call, for the senior specialists' path. Its applications are scored without names, and a
//! draw decides among equals.

use std::collections::BTreeSet;

use jiff::civil::date;
use polku_api_types::access::CreateRoleGrant;
use polku_api_types::applications::{Answer, SubmitApplication};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{
    ApproveCall, Criterion, ProgrammeDetails, SaveCall, Scoring, SelectionMethod, UpdateProgramme,
};
use polku_api_types::scoring::{
    Abstain, AbstentionReason, CriterionPoints, GivePoints, NameAssessors, ScoreSheetState,
};
use polku_api_types::selection::{CommitSelection, ConfirmSelection, Fallback, RevealShare, ShareHolderRole};
use polku_client::Client;
use polku_domain::selection::verify;
use uuid::Uuid;

use super::applying::Applicants;
use super::call::text;
use super::house::{ADMINISTRATOR, COORDINATOR, DECIDER, House, STAFF_REPRESENTATIVE};
use super::programmes::{Programmes, planned, published};
use super::selection::{promise, share};
use super::staff::Staff;
use super::supervision;
use crate::covered::covers;
use crate::support::code;

const APPLICANTS: usize = 6;
/// Fewer than there are applicants, so that the draw among equals decides something.
const PLACES: u32 = 3;

/// From the criteria to the points that everybody may read of their own.
pub async fn a_second_call(house: &House, staff: &Staff, programmes: &Programmes, applicants: &Applicants) {
    let call = opened(house, programmes).await;
    let mut people = applicants.iter().filter(|number| !staff.row(number).is_supervisor).cloned();
    let applying: Vec<String> = people.by_ref().take(APPLICANTS).collect();
    let assessors: Vec<String> = people.take(4).collect();
    house.on(15, 9, 9, 0);
    let pair = supervision::shown_before(house, staff, applicants, &applying, call).await;
    for number in &applying {
        let client = house.sign_in(number).await;
        assert!(client.view_call(call).await.unwrap().scoring.is_some());
        client.submit_application(house.key(), call, &answers(number)).await.unwrap();
    }
    covers("Q3 R19", "criteria and weights are published with the call, and read before anybody applies");
    supervision::stated(house, staff, &pair, call).await;
    let accounts = granted(house, programmes, &assessors).await;
    let round = divided(house, call, &accounts).await;
    scored(house, staff, &assessors, call).await;
    decided(house, call, round, &applying).await;
    supervision::decides_nothing(house, &pair, call).await;
    let of = (call, applying.as_slice(), &pair);
    supervision::days_without_contents(house, staff, applicants, programmes.b, of).await;
}

fn scoring() -> Scoring {
    let criterion = |key: &str, weight| Criterion {
        key: key.into(),
        name: text("Perustelut"),
        points: text("0 = ei perusteltu, 5 = selvä tarve"),
        weight,
        highest: 5,
        questions: vec!["reason".into()],
    };
    Scoring { criteria: vec![criterion("need", 3), criterion("benefit", 2)], limit: 6 }
}

async fn opened(house: &House, programmes: &Programmes) -> Uuid {
    house.on(7, 9, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let seen: ProgrammeDetails = coordinator.view_programme(programmes.b).await.unwrap();
    // One place is taken by whom the other path led here.
    let places = UpdateProgramme { places: PLACES + 1, ..published(&seen) };
    coordinator.update_programme(programmes.b, seen.version, &places).await.unwrap();
    let terms = SaveCall {
        opens_on: date(2020, 9, 14),
        closes_on: date(2020, 9, 25),
        waiting_list_until: date(2020, 12, 31),
        checks_until: None,
        method: SelectionMethod::ScoredDraw,
        scoring: Some(scoring()),
        supervisor: supervision::ASKED,
        ..planned("/programmes/0/call")
    };
    let call = coordinator.create_call(house.key(), programmes.b, &terms).await.unwrap();
    let sent = coordinator.submit_call(house.key(), call.id, call.version).await.unwrap();
    let decider = house.sign_in(DECIDER).await;
    let approval: ApproveCall = planned("/decider");
    decider.approve_call(house.key(), call.id, sent.version, &approval).await.unwrap();
    let late = coordinator.update_call(call.id, sent.version + 1, &SaveCall { scoring: None, ..terms }).await;
    assert!(matches!(code(late), ProblemCode::CallNotDraft | ProblemCode::InvalidFields));
    call.id
}

fn answers(number: &str) -> SubmitApplication {
    let answer = |key: &str| Answer { question: key.into(), text: None, choice: None, scale: None };
    SubmitApplication {
        answers: vec![
            Answer { text: Some(format!("Perustelen hakemukseni {number}.")), ..answer("reason") },
            Answer { choice: Some("any".into()), ..answer("preferred_mode") },
            Answer { scale: Some(4), ..answer("motivation") },
        ],
    }
}

/// Four employees get the role of assessor in the programme.
async fn granted(house: &House, programmes: &Programmes, assessors: &[String]) -> Vec<Uuid> {
    let administrator = house.sign_in(ADMINISTRATOR).await;
    let mut accounts = Vec::new();
    for number in assessors {
        let account = house.sign_in(number).await.me().await.unwrap().account_id;
        let grant = CreateRoleGrant {
            account_id: account,
            role: "assessor".into(),
            programme_id: Some(programmes.b),
            ends_on: None,
        };
        administrator.create_role_grant(house.key(), &grant).await.unwrap();
        accounts.push(account);
    }
    accounts
}

/// The round with its promises, and two assessors for each application.
async fn divided(house: &House, call: Uuid, accounts: &[Uuid]) -> Uuid {
    house.on(28, 9, 9, 0);
    let coordinator = house.sign_in(COORDINATOR).await;
    let round = coordinator.create_selection(call, house.key()).await.unwrap();
    let first = promise(round.id, ShareHolderRole::Coordinator, "coordinator", 4);
    coordinator.promise_share(round.id, house.key(), &first).await.unwrap();
    let representative = house.sign_in(STAFF_REPRESENTATIVE).await;
    let second = promise(round.id, ShareHolderRole::StaffRepresentative, "staff_representative", 5);
    representative.promise_share(round.id, house.key(), &second).await.unwrap();
    let named = NameAssessors { account_ids: accounts.to_vec() };
    let overview = coordinator.name_assessors(house.key(), call, &named).await.unwrap();
    assert_eq!((overview.applications as usize, overview.lacking.len()), (APPLICANTS, 0));
    let loads: Vec<u32> = overview.assessors.iter().filter(|one| one.named).map(|one| one.assigned).collect();
    assert_eq!(loads.iter().sum::<u32>() as usize, 2 * APPLICANTS);
    assert!(loads.iter().max().unwrap() - loads.iter().min().unwrap() <= 1, "{loads:?}");
    covers("R19 U10", "each application is divided to two assessors who are in no conflict, loads level");
    round.id
}

async fn sheets(client: &Client) -> Vec<(Uuid, ScoreSheetState)> {
    let query = PageQuery { limit: Some(200), ..PageQuery::default() };
    client.list_score_sheets(&query).await.unwrap().items.into_iter().map(|one| (one.id, one.state)).collect()
}

/// Everybody reads without a name and gives points; one abstains, and somebody else reads in their stead.
async fn scored(house: &House, staff: &Staff, assessors: &[String], call: Uuid) {
    let mut abstained = false;
    // Twice round: what was left by whoever abstained is given to somebody who may have been done.
    for number in assessors.iter().chain(assessors) {
        let client = house.sign_in(number).await;
        for (sheet, state) in sheets(&client).await {
            if state != ScoreSheetState::Assigned {
                continue;
            }
            let read = client.view_score_sheet(sheet).await.unwrap();
            let seen = serde_json::to_string(&read).unwrap();
            assert!(staff.rows.values().all(|row| !seen.contains(&row.name) && !seen.contains(&row.email)));
            assert_eq!(read.questions.len(), 1, "nothing but what the criteria are read from");
            if !abstained {
                let why = Abstain { reason: AbstentionReason::Recognised };
                client.abstain(house.key(), sheet, &why).await.unwrap();
                abstained = true;
                continue;
            }
            let given = ["need", "benefit"].map(|criterion| CriterionPoints {
                criterion: criterion.into(),
                points: 3,
                reason: "Perustelut ovat selvät.".into(),
            });
            let given = GivePoints { points: given.to_vec() };
            client.give_points(sheet, read.version, &given).await.unwrap();
        }
        let listed = client.list_applications(call, &Default::default()).await;
        assert_eq!(code(listed), ProblemCode::Forbidden, "an assessor sees no list of names");
    }
    covers("U9", "assessors see the answers that are scored, and no name in any answer or list");
    covers("U10", "who recognises an applicant abstains, and somebody else reads");
}

/// Commitment, draw, confirmation: all have as many points, so the draw decides, and each reads their own points.
async fn decided(house: &House, call: Uuid, round: Uuid, applying: &[String]) {
    let coordinator = house.sign_in(COORDINATOR).await;
    let seen = coordinator.view_selection(round).await.unwrap();
    let fallback = Fallback {
        description: "The seven main numbers of the Finnish Lotto of 3 October 2020, ascending".into(),
        available_on: date(2020, 10, 3),
    };
    let body = CommitSelection { fallback };
    coordinator.commit_selection(round, house.key(), seen.version, &body).await.unwrap();
    let first = RevealShare { share: share(4).reveal() };
    coordinator.reveal_share(round, house.key(), &first).await.unwrap();
    let second = RevealShare { share: share(5).reveal() };
    let representative = house.sign_in(STAFF_REPRESENTATIVE).await;
    let both = representative.reveal_share(round, house.key(), &second).await.unwrap();
    let drawn = coordinator.draw_selection(round, house.key(), both.version).await.unwrap();
    let own = async |number: &str| {
        let client = house.sign_in(number).await;
        let all = client.list_own_applications(&PageQuery::default()).await.unwrap().items;
        let mine = all.iter().find(|one| one.call_id == call).unwrap();
        client.view_own_scores(mine.id).await
    };
    assert_eq!(code(own(&applying[0]).await), ProblemCode::NotFound, "no points before the confirmation");
    let decider = house.sign_in(DECIDER).await;
    let body = ConfirmSelection { name: "Kristiina Lehto".into(), title: "Ryhmäpäällikkö".into() };
    decider.confirm_selection(round, house.key(), drawn.version, &body).await.unwrap();
    let proof = verify(&house.anybody().view_proof(round).await.unwrap()).unwrap();
    let terms = proof.proof().commitment().parts().method.classes().unwrap().clone();
    assert_eq!((terms.classes, terms.class_of.len()), (1, APPLICANTS));
    covers("Q3 N1", "among those with equal points the draw decides, by a proof that anybody can check");
    let mut totals = BTreeSet::new();
    for number in applying {
        let scores = own(number).await.unwrap();
        assert_eq!(scores.given.iter().map(|one| one.assessor).collect::<Vec<_>>(), [Some(1), Some(2)]);
        totals.insert(scores.total);
    }
    assert_eq!(totals.into_iter().collect::<Vec<_>>(), [30]);
    covers(
        "U9 R19",
        "each applicant reads their own points and reasons after the confirmation, without names",
    );
}
