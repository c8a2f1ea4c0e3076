use diesel::prelude::*;
use polku::db::schema::mails;
use polku::db::{AnyConn, DbError};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_client::Client;

use super::{CONTACT, MARK, address, name, own, say, settled, wish};
use crate::access::machine;
use crate::for_each_engine;
use crate::selection::pool::Pool;
use crate::support::{Home, Persona, World, code, problem};

/// Whose wishes somebody reads, by name.
async fn read(client: &Client) -> Vec<String> {
    let page = client.list_accommodation_wishes(&PageQuery::default()).await.unwrap();
    page.items.into_iter().map(|entry| entry.name).collect()
}

/// Arguments and recipients of the mails of one template.
async fn letters(world: &World, template: &'static str) -> Vec<(Option<String>, String)> {
    let read = move |conn: &mut AnyConn| -> Result<Vec<(Option<String>, String)>, DbError> {
        let rows = mails::table.filter(mails::template.eq(template));
        Ok(rows.select((mails::person_id, mails::arguments)).load(conn)?)
    };
    world.app.db.read(read).await.unwrap()
}

for_each_engine! {
    async fn nobody_but_the_author_and_the_contact_reads_a_wish(world: World) {
        let pool = settled(&world).await;
        let application = own(&pool, Persona::Participant);
        let said = say(&world, &pool, Persona::Participant).await;
        for persona in Persona::ALL.into_iter().filter(|one| *one != Persona::Participant) {
            let other = world.client(Home::A, persona);
            let (hidden, listed) = match persona {
                Persona::SystemAdmin => (ProblemCode::Forbidden, None),
                _ => (ProblemCode::NotFound, Some(read(&other).await)),
            };
            assert_eq!(code(other.view_accommodation_wish(application).await), hidden, "{persona:?}");
            assert_eq!(code(other.set_accommodation_wish(application, 1, &wish()).await), hidden, "{persona:?}");
            assert_eq!(code(other.delete_accommodation_wish(application, 1).await), hidden, "{persona:?}");
            let whose: &[&str] = if persona == CONTACT { &["Testi Rooli-participant"] } else { &[] };
            assert_eq!(listed.unwrap_or_default(), whose, "{persona:?}");
        }
        let everything: Vec<&str> = polku_domain::access::Scope::ALL.iter().map(|scope| scope.name()).collect();
        let machine = machine(&world, &everything).await;
        assert_eq!(code(machine.view_accommodation_wish(application).await), ProblemCode::Forbidden);
        let listed = machine.list_accommodation_wishes(&PageQuery::default()).await;
        assert_eq!(code(listed), ProblemCode::Forbidden);
        let contact = world.client(Home::A, CONTACT);
        let entry = contact.list_accommodation_wishes(&PageQuery::default()).await.unwrap().items.remove(0);
        assert_eq!((entry.needs, entry.words.as_deref(), entry.takes_part), (said.needs, Some(MARK), false));
    }

    async fn a_former_contact_reads_nothing_at_once_and_authors_are_told_who_does(world: World) {
        let pool = settled(&world).await;
        say(&world, &pool, Persona::Participant).await;
        let (former, next) = (world.client(Home::A, CONTACT), world.client(Home::A, Persona::Coach));
        assert_eq!((read(&former).await.len(), read(&next).await.len()), (1, 0));
        // Naming the same one again changes nothing, and nobody is told of it.
        assert_eq!(name(&world, &pool, CONTACT, 1).await.version, 2);
        assert!(letters(&world, "accommodation_contact").await.is_empty());

        let named = name(&world, &pool, Persona::Coach, 2).await;
        assert_eq!(named.contact.unwrap().name, "Testi Rooli-coach");
        assert_eq!((read(&former).await.len(), read(&next).await.len()), (0, 1));
        assert!(former.list_accommodation_programmes(&PageQuery::default()).await.unwrap().items.is_empty());
        let told = letters(&world, "accommodation_contact").await;
        let author = world.rows(Home::A, Persona::Participant).person.map(|person| person.to_string());
        assert_eq!(told.iter().map(|(to, _)| to.clone()).collect::<Vec<_>>(), [author]);
        assert!(told[0].1.contains("Testi Rooli-coach") && !told[0].1.contains(MARK), "{}", told[0].1);
        assert_eq!(letters(&world, "accommodation_named").await.len(), 2);
    }

    async fn who_chooses_among_applicants_or_is_nobody_here_is_not_named(world: World) {
        let pool = Pool::settle(&world).await;
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let programme = pool.programme.uuid();
        for (persona, fault) in [
            (Persona::Decider, FieldCode::NotAllowed),
            (Persona::Assessor, FieldCode::NotAllowed),
            (Persona::SystemAdmin, FieldCode::NotFound),
        ] {
            let answer = coordinator.name_accommodation_contact(programme, 0, &address(persona)).await;
            assert_eq!(problem(answer).errors[0].fault, fault, "{persona:?}");
        }
        for (persona, refusal) in [
            (Persona::Participant, ProblemCode::Forbidden),
            (Persona::Decider, ProblemCode::Forbidden),
            (Persona::AgencyAdmin, ProblemCode::Forbidden),
        ] {
            let other = world.client(Home::A, persona);
            let answer = other.name_accommodation_contact(programme, 0, &address(CONTACT)).await;
            assert_eq!(code(answer), refusal, "{persona:?}");
        }
        let elsewhere = world.client(Home::B, Persona::Coordinator);
        let answer = elsewhere.name_accommodation_contact(programme, 0, &address(CONTACT)).await;
        assert_eq!(code(answer), ProblemCode::NotFound);
        assert_eq!(coordinator.view_accommodation_contact(programme).await.unwrap().version, 0);
        // The control: a coordinator may be the one, if named.
        assert!(name(&world, &pool, Persona::Coordinator, 0).await.reads);
    }

    async fn every_look_of_the_contact_is_in_the_log_that_the_author_sees(world: World) {
        let pool = settled(&world).await;
        say(&world, &pool, Persona::Participant).await;
        let (author, contact) = (world.client(Home::A, Persona::Participant), world.client(Home::A, CONTACT));
        let looks = || async {
            let log = author.view_my_access_log(&PageQuery::default()).await.unwrap();
            log.items.into_iter().filter(|look| look.record == "accommodation_wish").collect::<Vec<_>>()
        };
        // What one is the contact for is asked without a look at anybody's wish.
        contact.list_accommodation_programmes(&PageQuery::default()).await.unwrap();
        assert!(looks().await.is_empty());
        read(&contact).await;
        read(&contact).await;
        let seen = looks().await;
        assert_eq!(seen.len(), 2);
        assert_eq!((seen[0].purpose.as_str(), seen[0].operation.as_str()), ("accommodation", "list_accommodation_wishes"));
        let other = world.client(Home::A, Persona::OtherParticipant);
        let log = other.view_my_access_log(&PageQuery::default()).await.unwrap();
        assert!(log.items.iter().all(|look| look.record != "accommodation_wish"));
    }

    async fn the_contact_reads_page_by_page(world: World) {
        let pool = settled(&world).await;
        for persona in [Persona::Participant, Persona::OtherParticipant, Persona::Mentor] {
            say(&world, &pool, persona).await;
        }
        let contact = world.client(Home::A, CONTACT);
        let mut query = PageQuery { limit: Some(2), cursor: None };
        let first = contact.list_accommodation_wishes(&query).await.unwrap();
        query.cursor = first.next_cursor;
        let second = contact.list_accommodation_wishes(&query).await.unwrap();
        let mut seen: Vec<_> = first.items.iter().chain(&second.items).map(|entry| entry.application_id).collect();
        assert_eq!((first.items.len(), second.items.len(), second.next_cursor), (2, 1, None));
        seen.dedup();
        assert_eq!(seen.len(), 3);
        let other = world.client(Home::A, Persona::Coach);
        assert_eq!(code(other.list_accommodation_wishes(&query).await), ProblemCode::InvalidCursor);
    }
}
