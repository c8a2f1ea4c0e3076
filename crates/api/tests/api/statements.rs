//! How many statements a list takes: as many for many rows as for one.

use polku_api_types::applications::ApplicationsQuery;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::people::PeopleQuery;
use polku_client::ClientError;

use crate::for_each_engine;
use crate::support::calls::{apply, open_call};
use crate::support::{Home, Persona, World};

/// What the server does besides, as writing the use log, may fall into the time of one request.
pub const BESIDES: u64 = 8;

/// The most rows a page may hold.
const MANY: u32 = 200;

/// How many rows an answer has, and how many statements it takes.
pub async fn taken(world: &World, ask: impl AsyncFnOnce() -> usize) -> (u64, u64) {
    world.app.use_log.flush().await.unwrap();
    let before = world.app.db.statements();
    let rows = ask().await as u64;
    (rows, world.app.db.statements() - before)
}

/// Many rows take as many statements as one.
pub fn assert_as_few((one, least): (u64, u64), (rows, most): (u64, u64)) {
    assert!(one == 1 && rows > 1 + BESIDES, "{one} and {rows} rows are too few to show anything");
    assert!(least > 0 && most <= least + BESIDES, "{least} statements for one row, {most} for {rows}");
}

/// Asks for a page of one and for a page of many rows, and counts what each takes.
pub async fn assert_flat<T>(world: &World, ask: impl AsyncFn(u32) -> Result<Page<T>, ClientError>) {
    let page = async |limit| taken(world, async || ask(limit).await.unwrap().items.len()).await;
    let (one, many) = (page(1).await, page(MANY).await);
    assert_as_few(one, many);
}

fn limited(limit: u32) -> PageQuery {
    PageQuery { limit: Some(limit), cursor: None }
}

for_each_engine! {
    async fn a_page_of_applications_takes_as_many_statements_as_one(world: World) {
        let call = open_call(&world, Home::A).await;
        for persona in Persona::ALL.into_iter().filter(|persona| *persona != Persona::SystemAdmin) {
            apply(&world, Home::A, persona, &call).await;
        }
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_flat(&world, async |limit| {
            let query = ApplicationsQuery { limit: Some(limit), ..ApplicationsQuery::default() };
            coordinator.list_applications(call.id, &query).await
        })
        .await;
    }

    async fn a_page_of_people_takes_as_many_statements_as_one(world: World) {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_flat(&world, async |limit| {
            coordinator.list_people(&PeopleQuery { limit: Some(limit), ..PeopleQuery::default() }).await
        })
        .await;
    }

    async fn a_page_of_accounts_takes_as_many_statements_as_one(world: World) {
        let administrator = world.client(Home::A, Persona::AgencyAdmin);
        assert_flat(&world, async |limit| administrator.list_accounts(&limited(limit)).await).await;
    }

    async fn a_page_of_roles_takes_as_many_statements_as_one(world: World) {
        let administrator = world.client(Home::A, Persona::AgencyAdmin);
        assert_flat(&world, async |limit| administrator.list_role_grants(&limited(limit)).await).await;
    }
}
