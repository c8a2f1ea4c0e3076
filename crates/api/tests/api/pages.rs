//! Lists page by page: every item once, in the order of the whole list, on both engines alike.

use jiff::civil::date;
use polku_api_types::agencies::{CreateSite, CreateUnit};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{CallsQuery, CreateInitiative, CreateProgramme};
use polku_client::{Client, ClientError};

use crate::for_each_engine;
use crate::support::calls::{open_call, terms, text};
use crate::support::{Home, Persona, code};

/// Reads a list one item at a time and all at once; says how many there are.
async fn assert_paged<T: PartialEq + std::fmt::Debug>(
    ask: impl AsyncFn(PageQuery) -> Result<Page<T>, ClientError>,
) -> usize {
    let whole = ask(PageQuery { limit: Some(200), cursor: None }).await.unwrap();
    assert_eq!(whole.next_cursor, None);
    let (mut one_by_one, mut query) = (Vec::new(), PageQuery { limit: Some(1), cursor: None });
    loop {
        let page = ask(query.clone()).await.unwrap();
        assert!(page.items.len() <= 1);
        one_by_one.extend(page.items);
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            break;
        }
    }
    assert_eq!(one_by_one, whole.items);
    let foreign = PageQuery { limit: None, cursor: Some("AAAA".into()) };
    assert_eq!(code(ask(foreign).await), ProblemCode::InvalidCursor);
    whole.items.len()
}

for_each_engine! {
    async fn units_and_sites_come_by_name_and_first_day(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        for (name, year) in [("Åbo", 2020), ("Talous", 2020), ("Talous", 2018), ("Ähtäri", 2019)] {
            let from = date(year, 1, 1);
            let unit = CreateUnit { name: name.into(), valid_from: from, valid_until: None };
            admin.create_unit(world.key(), &unit).await.unwrap();
            let site = CreateSite { name: name.into(), valid_from: from, valid_until: None };
            admin.create_site(world.key(), &site).await.unwrap();
        }
        assert_eq!(assert_paged(async |query| admin.list_units(&query).await).await, 5);
        assert!(assert_paged(async |query| admin.list_sites(&query).await).await >= 4);
        let names: Vec<String> = admin
            .list_units(&PageQuery::default()).await.unwrap().items
            .into_iter().map(|unit| format!("{} {}", unit.name, unit.valid_from.year())).collect();
        assert!(names.starts_with(&["Talous 2018".to_owned(), "Talous 2020".to_owned()]), "{names:?}");
    }

    /// Drafts are left out by the database, so that no page of somebody who may not see them is short or tells of them.
    async fn programmes_initiatives_and_calls_are_paged_for_whoever_may_see_them(world: World) {
        let published = open_call(&world, Home::A).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let seen = coordinator.view_programme(published.programme_id).await.unwrap();
        for number in 1..4 {
            let initiative = CreateInitiative { name: text("Toinen"), summary: text("Hanke") };
            coordinator.create_initiative(world.key(), &initiative).await.unwrap();
            let programme = CreateProgramme {
                initiative_id: seen.initiative.id,
                slug: format!("luonnos-{number}"),
                name: text("Luonnos"),
                summary: text("Luonnos"),
                partner: None,
                target_group: text("Koko henkilöstö"),
                places: 10,
                group_count: 1,
                growth_limit_minutes: None,
                design: None,
            };
            let programme = coordinator.create_programme(world.key(), &programme).await.unwrap();
            coordinator.create_call(world.key(), programme.id, &terms()).await.unwrap();
        }
        assert_eq!(assert_paged(async |query| coordinator.list_programmes(&query).await).await, 4);
        assert_eq!(assert_paged(async |query| coordinator.list_initiatives(&query).await).await, 4);
        let calls = async |client: &Client, PageQuery { limit, cursor }| {
            client.list_calls(&CallsQuery { state: None, limit, cursor }).await
        };
        assert_eq!(assert_paged(async |query| calls(&coordinator, query).await).await, 4);
        let first = calls(&coordinator, PageQuery { limit: Some(1), cursor: None }).await.unwrap();
        assert_eq!(first.items[0].id, published.id, "open ones come first");
        let participant = world.client(Home::A, Persona::Participant);
        assert_eq!(assert_paged(async |query| participant.list_programmes(&query).await).await, 1);
        assert_eq!(assert_paged(async |query| calls(&participant, query).await).await, 1);
        let versions = async |query| coordinator.list_rule_versions(published.rules[0].id, &query).await;
        assert_eq!(assert_paged(versions).await, 1);
    }

    async fn agencies_are_paged_by_business_id(world: World) {
        let system = world.client(Home::A, Persona::SystemAdmin);
        assert_eq!(assert_paged(async |query| system.list_agencies(&query).await).await, 2);
    }
}
