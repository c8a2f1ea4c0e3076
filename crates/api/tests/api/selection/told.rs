//! Who is told what of an outcome, field by field, and who learns that they looked.

use std::collections::BTreeSet;

use polku_api_types::applications::{ApplicationState, ApplicationsQuery};
use polku_api_types::problem::ProblemCode;
use polku_client::Client;
use polku_domain::ids::PersonId;

use super::pool::{Pool, SEATS};
use super::{confirmed, drawn};
use crate::access::machine;
use crate::for_each_engine;
use crate::support::{Answers, Home, Persona, World, code};

fn of_state(state: ApplicationState) -> ApplicationsQuery {
    ApplicationsQuery { state: Some(state), limit: Some(200), ..ApplicationsQuery::default() }
}

/// The list of a call as somebody sees it to whom no outcome is told.
async fn nothing_is_told(pool: &Pool, client: &Client) {
    let call = pool.call.uuid();
    let all = client.list_applications(call, &ApplicationsQuery::default()).await.unwrap().items;
    assert_eq!(all.len(), 13);
    for line in &all {
        assert_eq!(line.state, ApplicationState::Submitted);
        assert!(line.in_target_group.is_none() && line.failed_rule.is_none(), "{line:?}");
        let one = client.view_application(line.id).await.unwrap();
        assert_eq!((one.state, one.outcome.is_none()), (ApplicationState::Submitted, true));
    }
    let submitted = client.list_applications(call, &of_state(ApplicationState::Submitted)).await.unwrap();
    assert_eq!(submitted.items, all, "what a filter finds is what the list shows");
    let withdrawn = client.list_applications(call, &of_state(ApplicationState::Withdrawn)).await.unwrap();
    assert_eq!(withdrawn.items, []);
    for hidden in [ApplicationState::Offered, ApplicationState::Waiting, ApplicationState::Ineligible] {
        let counted = client.list_applications(call, &of_state(hidden)).await;
        assert_eq!(code(counted), ProblemCode::Forbidden, "{hidden:?}");
    }
    let outside = ApplicationsQuery { in_target_group: Some(false), ..ApplicationsQuery::default() };
    assert_eq!(code(client.list_applications(call, &outside).await), ProblemCode::Forbidden);
}

/// The operations by which somebody's application was looked at.
pub async fn looks(world: &World, persona: Persona) -> BTreeSet<String> {
    world.app.use_log.flush().await.unwrap();
    let person: PersonId = world.rows(Home::A, persona).person.unwrap();
    let looks = world.app.db.read(move |conn| polku::audit::uses_of(conn, person, None, 100)).await.unwrap();
    looks.into_iter().map(|look| look.operation).collect()
}

for_each_engine! {
    /// A8, P-8: whom the policy gives no outcome sees none in lists, files and filters either, before and after.
    async fn an_outcome_is_in_no_list_of_those_who_may_not_see_it(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let assessor = world.client(Home::A, Persona::Assessor);
        let listed = assessor.list_applications(pool.call.uuid(), &ApplicationsQuery::default()).await;
        assert_eq!(code(listed), ProblemCode::Forbidden);
        let reader = machine(&world, &["applications:read"]).await;
        nothing_is_told(&pool, &reader).await;
        let file = reader.export_applications(pool.call.uuid(), &Default::default()).await.unwrap();
        let file = String::from_utf8(file).unwrap();
        assert!(!file.contains("Esihenkilöt jäävät ulkopuolelle."), "{file}");
        let full = machine(&world, &["applications:read", "selections:read"]).await;
        for client in [world.client(Home::A, Persona::Decider), full] {
            let offered = client.list_applications(pool.call.uuid(), &of_state(ApplicationState::Offered)).await;
            assert_eq!(offered.unwrap().items.len(), SEATS as usize);
            let file = client.list_applications(pool.call.uuid(), &ApplicationsQuery::default()).await.unwrap();
            assert_eq!(file.items.iter().filter(|line| line.failed_rule.is_some()).count(), 1);
        }
    }

    /// N17: names beside an outcome are a look at the application, wherever they stand.
    async fn whoever_is_named_beside_an_outcome_sees_who_looked(world: World) {
        let pool = Pool::settle(&world).await;
        let round = drawn(&world, &pool).await;
        let decider = world.client(Home::A, Persona::Decider);
        decider.preview_selection_mail(round.id).await.unwrap();
        let seen = looks(&world, Persona::Supervisor).await;
        assert!(seen.contains("preview_selection_mail"), "{seen:?}");
        let body = polku_api_types::selection::ConfirmSelection {
            name: "Päivi Päättäjä".into(),
            title: "kehittämispäällikkö".into(),
        };
        decider.confirm_selection(round.id, world.key(), round.version, &body).await.unwrap();
        decider.whole_places(pool.programme.uuid()).await.unwrap();
        for (persona, listed) in [(Persona::Participant, true), (Persona::Supervisor, false)] {
            let looks = looks(&world, persona).await;
            let seen = looks.contains("list_offers") || looks.contains("list_waiting");
            assert_eq!(seen, listed, "{persona:?}");
        }
    }
}
