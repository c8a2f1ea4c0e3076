//! Reading the staff register and correcting it.

use polku_api_types::people::{PeopleImportQuery, PeopleQuery, PersonSort, PersonSummary, UpdatePerson};
use polku_api_types::problem::{FieldCode, ProblemCode};
use polku_api_types::text::Language;
use polku_client::Client;
use uuid::Uuid;

use crate::access::machine;
use crate::for_each_engine;
use crate::support::{Home, Persona, World, code, problem};

fn person(world: &World, home: Home, persona: Persona) -> Uuid {
    world.rows(home, persona).person.unwrap().uuid()
}

/// All pages of a list, a few at a time.
async fn all(client: &Client, query: PeopleQuery) -> Vec<PersonSummary> {
    let mut query = PeopleQuery { limit: Some(3), ..query };
    let mut people = Vec::new();
    loop {
        let page = client.list_people(&query).await.unwrap();
        assert!(page.items.len() <= 3);
        people.extend(page.items);
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            return people;
        }
    }
}

for_each_engine! {
    async fn pages_join_into_the_whole_list_in_order(world: World) {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let forward = all(&coordinator, PeopleQuery::default()).await;
        assert_eq!(forward.len(), 13);
        let backward = PeopleQuery { sort: Some(PersonSort::NameDescending), ..PeopleQuery::default() };
        let mut backward = all(&coordinator, backward).await;
        backward.reverse();
        assert_eq!(forward, backward);
    }

    async fn people_are_found_by_name_number_and_facts(world: World) {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let search = |text: &str| PeopleQuery { search: Some(text.into()), ..PeopleQuery::default() };
        let found = |people: Vec<PersonSummary>| -> Vec<String> {
            people.into_iter().map(|person| person.external_id).collect()
        };
        assert_eq!(found(all(&coordinator, search("ROOLI-COORD")).await), ["coordinator"]);
        assert_eq!(found(all(&coordinator, search("decider")).await), ["decider"]);
        assert_eq!(found(all(&coordinator, search("%")).await), [""; 0], "a wildcard stands for itself");
        let supervisors = PeopleQuery { is_supervisor: Some(true), ..PeopleQuery::default() };
        assert_eq!(found(all(&coordinator, supervisors).await), ["supervisor"]);
        let gone = PeopleQuery { active: Some(false), ..PeopleQuery::default() };
        assert_eq!(found(all(&coordinator, gone).await), [""; 0]);
        let elsewhere = PeopleQuery { unit: Some("Ei ole".into()), ..PeopleQuery::default() };
        assert_eq!(found(all(&coordinator, elsewhere).await), [""; 0]);
    }

    async fn cursor_of_one_list_is_none_of_another(world: World) {
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let page = coordinator.list_people(&PeopleQuery { limit: Some(2), ..PeopleQuery::default() }).await;
        let cursor = page.unwrap().next_cursor;
        let other = PeopleQuery { cursor: cursor.clone(), active: Some(true), ..PeopleQuery::default() };
        assert_eq!(code(coordinator.list_people(&other).await), ProblemCode::InvalidCursor);
        let stolen = PeopleQuery { cursor, ..PeopleQuery::default() };
        let admin = world.client(Home::B, Persona::AgencyAdmin);
        assert_eq!(code(admin.list_people(&stolen).await), ProblemCode::InvalidCursor);
    }

    async fn person_is_seen_by_themselves_and_their_supervisor_and_by_no_colleague(world: World) {
        let id = person(&world, Home::A, Persona::Participant);
        for persona in [Persona::Participant, Persona::Supervisor, Persona::Coordinator, Persona::AgencyAdmin] {
            let seen = world.client(Home::A, persona).view_person(id).await.unwrap();
            assert_eq!(seen.body.supervisor.unwrap().name, "Testi Rooli-supervisor", "{persona:?}");
        }
        for (home, persona) in [
            (Home::A, Persona::OtherParticipant),
            (Home::A, Persona::Coach),
            (Home::B, Persona::Coordinator),
            (Home::B, Persona::AgencyAdmin),
        ] {
            let hidden = world.client(home, persona).view_person(id).await;
            assert_eq!(code(hidden), ProblemCode::NotFound, "{home:?} {persona:?}");
        }
    }

    async fn looks_at_a_person_are_noted(world: World) {
        let id = person(&world, Home::A, Persona::Participant);
        world.client(Home::A, Persona::Coordinator).view_person(id).await.unwrap();
        world.app.use_log.flush().await.unwrap();
        let person = polku_domain::ids::PersonId::new(id);
        let looks = world.app.db.read(move |conn| polku::audit::uses_of(conn, person, None, 10)).await.unwrap();
        assert_eq!(looks.len(), 1);
        assert_eq!((looks[0].viewer_role.as_str(), looks[0].operation.as_str()), ("coordinator", "view_person"));
        assert_eq!(looks[0].viewer_unit.as_deref(), Some("Yksikkö 1"));
    }

    /// A list shows records too, and so does the answer to a correction.
    async fn people_listed_and_corrected_see_who_looked(world: World) {
        let id = person(&world, Home::A, Persona::Participant);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        let two = PeopleQuery { limit: Some(2), search: Some("participant".into()), ..PeopleQuery::default() };
        assert_eq!(coordinator.list_people(&two).await.unwrap().items.len(), 2);
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let change = UpdatePerson { email: None, language: Language::Fi };
        admin.update_person(id, 1, &change).await.unwrap();
        world.app.use_log.flush().await.unwrap();
        for (persona, expected) in [
            (Persona::Participant, &["update_person", "list_people"][..]),
            (Persona::OtherParticipant, &["list_people"]),
            (Persona::Supervisor, &[]),
        ] {
            let id = polku_domain::ids::PersonId::new(person(&world, Home::A, persona));
            let looks = world.app.db.read(move |conn| polku::audit::uses_of(conn, id, None, 10)).await.unwrap();
            let operations: Vec<_> = looks.iter().map(|look| look.operation.as_str()).collect();
            assert_eq!(operations, expected, "{persona:?}");
        }
    }

    /// A1: a change answers with the person, so it is open to nobody who may not read them; nor does a dry run tell.
    async fn a_client_that_only_writes_reads_nothing_by_writing(world: World) {
        let id = person(&world, Home::A, Persona::Participant);
        let change = UpdatePerson { email: None, language: Language::Fi };
        let header = "nro;sukunimi;etunimi;sahkoposti;yksikko;nimike;henkilostoryhma;esimies\r\n";
        let file = format!("{header}participant;Toinen;Testi;toinen@example.test;Yksikkö 1;asiantuntija;expert;E\r\n").into_bytes();
        let dry = PeopleImportQuery { source: "test".into(), ..PeopleImportQuery::default() };
        let writer = machine(&world, &["people:write"]).await;
        assert_eq!(code(writer.view_person(id).await), ProblemCode::Forbidden);
        assert_eq!(code(writer.update_person(id, 1, &change).await), ProblemCode::NotFound);
        let told = writer.import_people(world.key(), &dry, file.clone()).await.unwrap();
        assert_eq!((told.changed, told.changes.len()), (1, 0), "{:?}", told.faults);
        let both = machine(&world, &["people:read", "people:write"]).await;
        let told = both.import_people(world.key(), &dry, file).await.unwrap();
        assert_eq!(told.changes[0].name, "Testi Toinen");
        assert_eq!(both.update_person(id, 1, &change).await.unwrap().email, None);
    }

    async fn administrator_corrects_the_address_once_per_version(world: World) {
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let id = person(&world, Home::A, Persona::Participant);
        let seen = admin.view_person(id).await.unwrap();
        let change = UpdatePerson { email: Some("uusi@example.test".into()), language: Language::Sv };
        let changed = admin.update_person(id, seen.version.unwrap(), &change).await.unwrap();
        assert_eq!((changed.email.as_deref(), changed.language), (Some("uusi@example.test"), Language::Sv));
        assert_eq!(code(admin.update_person(id, seen.version.unwrap(), &change).await), ProblemCode::StaleVersion);
        let wrong = UpdatePerson { email: Some("ei osoite".into()), language: Language::Fi };
        let refused = problem(admin.update_person(id, changed.version, &wrong).await);
        assert_eq!((refused.errors[0].pointer.as_str(), &refused.errors[0].fault), ("/email", &FieldCode::Malformed));
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert_eq!(code(coordinator.update_person(id, changed.version, &change).await), ProblemCode::Forbidden);
        let stranger = world.client(Home::B, Persona::AgencyAdmin);
        assert_eq!(code(stranger.update_person(id, changed.version, &change).await), ProblemCode::NotFound);
    }

    async fn list_is_for_those_who_run_programmes(world: World) {
        for persona in [Persona::Participant, Persona::Supervisor, Persona::Decider, Persona::Coach] {
            let refused = world.client(Home::A, persona).list_people(&PeopleQuery::default()).await;
            assert_eq!(code(refused), ProblemCode::Forbidden, "{persona:?}");
        }
        let refused = world.anonymous().list_people(&PeopleQuery::default()).await;
        assert_eq!(code(refused), ProblemCode::Unauthenticated);
    }
}
