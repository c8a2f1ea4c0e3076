//! What was done, and the mails of the sink, as the API shows them.

use std::collections::BTreeSet;

use polku::audit::{Actor, Entry, Subject, record};
use polku::db::DbError;
use polku::notify::{Args, Mail, Outbox, Recipient, Template, Transport, enqueue};
use polku_api_types::page::PageQuery;
use polku_api_types::problem::ProblemCode;
use polku_domain::text::Language;

use crate::for_each_engine;
use crate::selection::told::looks;
use crate::support::{Home, Persona, World, code};

const MANY: usize = 60;

/// Records changes and sends mails in both agencies.
async fn fill(world: &World) {
    for home in [Home::A, Home::B] {
        let agency = world.home(home).id;
        let (ids, at) = (world.app.ids.clone(), world.app.clock.now());
        let written: Result<(), DbError> = world
            .app
            .db
            .write_tx(move |conn| {
                let actor = Actor::command("test", Some(agency), ids.clone());
                for number in 0..MANY {
                    let subject = Subject::new("application", number);
                    let fields = &["answers"];
                    record(
                        conn,
                        &actor,
                        Entry { action: "application_changed", subject, person: None, fields, at },
                    )?;
                    let mail = Mail {
                        agency: Some(agency),
                        to: Recipient::Address(format!("{number}@{agency}.test")),
                        language: Language::Fi,
                        template: Template::Test,
                        args: Args::new(),
                        dedupe_key: format!("{agency}:{number}"),
                        at,
                        programme: None,
                        pace: polku_domain::messages::Pace::AtOnce,
                    };
                    enqueue(conn, &mail)?;
                }
                Ok(())
            })
            .await;
        written.unwrap();
    }
    let (db, clock, ids) = (world.app.db.clone(), world.app.clock.clone(), world.app.ids.clone());
    let outbox = Outbox { db, clock, ids, transport: Transport::Sink, domain: "polku.test".to_owned() };
    assert_eq!(outbox.send_due().await.unwrap(), 2 * MANY);
}

for_each_engine! {
    async fn the_data_protection_officer_reads_the_changes_of_their_own_agency(world: World) {
        fill(&world).await;
        let officer = world.client(Home::A, Persona::DataProtectionOfficer);
        let (mut subjects, mut cursor) = (BTreeSet::new(), None);
        loop {
            let page = officer.list_audit_entries(cursor.as_deref()).await.unwrap();
            assert!(page.items.iter().all(|entry| entry.actor == "command:test" && entry.fields == ["answers"]));
            subjects.extend(page.items.into_iter().map(|entry| entry.subject));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        assert_eq!(subjects.len(), MANY);
        let coordinator = world.client(Home::A, Persona::Coordinator);
        assert!(matches!(code(coordinator.list_audit_entries(None).await), ProblemCode::Forbidden | ProblemCode::NotFound));
    }

    /// An administrator who goes through the accounts sees names, roles and what has ended: whose they are can see that.
    async fn whose_account_was_listed_sees_the_look(world: World) {
        let administrator = world.client(Home::A, Persona::AgencyAdmin);
        let first = PageQuery { limit: Some(1), cursor: None };
        let page = administrator.list_accounts(&first).await.unwrap();
        let shown = page.items[0].person_id.unwrap();
        for persona in Persona::ALL.into_iter().filter(|persona| *persona != Persona::SystemAdmin) {
            let own = world.rows(Home::A, persona).person.unwrap().uuid() == shown;
            assert_eq!(looks(&world, persona).await.contains("list_accounts"), own, "{persona:?}");
        }
    }

    async fn the_administrator_reads_the_sink_of_their_own_agency(world: World) {
        fill(&world).await;
        let admin = world.client(Home::A, Persona::AgencyAdmin);
        let (mut recipients, mut cursor) = (BTreeSet::new(), None);
        loop {
            let page = admin.list_sunk_mails(cursor.as_deref()).await.unwrap();
            assert!(page.items.iter().all(|mail| mail.html.contains("lang=\"fi\"") && !mail.text.is_empty()));
            recipients.extend(page.items.into_iter().map(|mail| mail.recipient));
            cursor = page.next_cursor;
            if cursor.is_none() {
                break;
            }
        }
        let agency = world.home(Home::A).id;
        assert_eq!(recipients, (0..MANY).map(|number| format!("{number}@{agency}.test")).collect());
    }
}
