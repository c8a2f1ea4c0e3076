//! Every door through which an applicant might learn an outcome before it is confirmed.

use polku_api_types::applications::{ApplicationState, ApplicationsQuery};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use serde::Serialize;
use uuid::Uuid;

use super::applying::{EXPERT, EXPERT_IN_SWEDISH, SUPERVISOR};
use super::house::House;
use super::programmes::Programmes;
use crate::support::{Answers, code};

/// Words that any answer would need to tell an outcome, or that there is one.
const TELLING: [&str; 10] = [
    "\"ineligible\"",
    "\"offered\"",
    "\"waiting\"",
    "\"in_target_group\"",
    "\"rank\"",
    "\"pool_line\"",
    "\"line_salt\"",
    "\"proposal\"",
    "\"would_change\"",
    "Esihenkilövalmennukset",
];

/// Knocks at all of them, as people of every outcome. `round` is there once the selection has begun.
pub async fn tell_nothing(house: &House, programmes: &Programmes, call: Uuid, round: Uuid) {
    for number in [EXPERT, EXPERT_IN_SWEDISH, SUPERVISOR] {
        let client = house.sign_in(number).await;
        let own = client.list_own_applications(&PageQuery::default()).await.unwrap();
        let mine = &own.items[0];
        assert_eq!((mine.state, &mine.outcome, &mine.pool_line), (ApplicationState::Submitted, &None, &None));
        silent(number, "list", &own);
        let view = client.view_own_application(mine.id).await.unwrap();
        assert_eq!(&view, mine);
        silent(number, "view", &view);
        let details = client.view_application(mine.id).await.unwrap();
        assert_eq!(
            (details.state, &details.proposal, &details.outcome),
            (ApplicationState::Submitted, &None, &None)
        );
        silent(number, "details", &details);
        silent(number, "own data", &client.view_my_data().await.unwrap());
        silent(number, "export of own data", &client.export_my_data().await.unwrap());
        silent(number, "groups", &client.list_own_groups(&PageQuery::default()).await.unwrap());
        silent(number, "programme", &client.view_programme(programmes.a).await.unwrap().phase);

        let all = ApplicationsQuery::default();
        for (door, refusal) in [
            ("list of all", code(client.list_applications(call, &all).await)),
            ("export of all", code(client.export_applications(call, &Default::default()).await)),
            ("round", code(client.view_selection(round).await)),
            ("proposal", code(client.list_proposal(round, &PageQuery::default()).await)),
            ("preview of the mails", code(client.preview_selection_mail(round).await)),
            ("places", code(client.view_places(programmes.a).await)),
            ("overview", code(client.view_programme_overview(programmes.a).await)),
            ("proof", code(client.view_proof(round).await)),
            ("offer", code(client.accept_latest(mine.id, house.key()).await)),
        ] {
            let closed = [ProblemCode::Forbidden, ProblemCode::NotFound, ProblemCode::OfferNotOpen];
            assert!(closed.contains(&refusal), "{number}: {door}: {refusal}");
        }
    }
    assert_eq!(house.new_mails().await, [], "no mail before the decider has confirmed");
}

fn silent(number: &str, door: &str, answer: &impl Serialize) {
    let said = serde_json::to_string(answer).unwrap();
    for word in TELLING {
        assert!(!said.contains(word), "{number}: {door} says {word}: {said}");
    }
}
