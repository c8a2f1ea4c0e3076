//! Who is told what of an outcome, field by field.

use polku_api_types::applications::{ApplicationState, ApplicationsQuery};
use polku_api_types::problem::ProblemCode;
use polku_client::Client;

use super::pool::{Pool, SEATS};
use super::confirmed;
use crate::access::machine;
use crate::for_each_engine;
use crate::support::{Home, Persona, code};

fn of_state(state: ApplicationState) -> ApplicationsQuery {
    ApplicationsQuery { state: Some(state), limit: Some(200), ..ApplicationsQuery::default() }
}

/// The list of a call as somebody sees it to whom no outcome is told.
async fn nothing_is_told(pool: &Pool, client: &Client, own: Option<Persona>) {
    let call = pool.call.uuid();
    let all = client.list_applications(call, &ApplicationsQuery::default()).await.unwrap().items;
    assert_eq!(all.len(), 13);
    for line in &all {
        assert_eq!(line.state, ApplicationState::Submitted);
        assert!(line.in_target_group.is_none() && line.failed_rule.is_none(), "{line:?}");
        if own.is_some_and(|own| own == pool.persona(line.id)) {
            // Behind their own address everybody is told.
            continue;
        }
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

for_each_engine! {
    /// A8, P-8: whom the policy gives no outcome sees none in lists, files and filters either, before and after.
    async fn an_outcome_is_in_no_list_of_those_who_may_not_see_it(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        nothing_is_told(&pool, &world.client(Home::A, Persona::Assessor), Some(Persona::Assessor)).await;
        let reader = machine(&world, &["applications:read"]).await;
        nothing_is_told(&pool, &reader, None).await;
        let file = reader.export_applications(pool.call.uuid(), &ApplicationsQuery::default()).await.unwrap();
        assert!(!file.contains("Esihenkilöt jäävät ulkopuolelle."), "{file}");
        let full = machine(&world, &["applications:read", "selections:read"]).await;
        for client in [world.client(Home::A, Persona::Decider), full] {
            let offered = client.list_applications(pool.call.uuid(), &of_state(ApplicationState::Offered)).await;
            assert_eq!(offered.unwrap().items.len(), SEATS as usize);
            let file = client.list_applications(pool.call.uuid(), &ApplicationsQuery::default()).await.unwrap();
            assert_eq!(file.items.iter().filter(|line| line.failed_rule.is_some()).count(), 1);
        }
    }
}
