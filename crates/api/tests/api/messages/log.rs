//! What became of each mail: to whom, whether it left and why not. Never its words, and never what is nobody else's business.

use std::collections::BTreeSet;

use polku_api_types::accommodation::NameAccommodationContact;
use polku_api_types::messages::{
    MailKind, MailState, NotSent, ProgrammeMail, ProgrammeMailsExportQuery, ProgrammeMailsQuery,
};
use uuid::Uuid;

use super::{address, coordinator, send};
use crate::for_each_engine;
use crate::retention::execute;
use crate::selection::confirmed;
use crate::selection::pool::{ELIGIBLE, Pool, SEATS};
use crate::support::tables::csv_cells;
use crate::support::{Answers as _, Home, Persona, World};

async fn listed(world: &World, programme: Uuid, query: &ProgrammeMailsQuery) -> Vec<ProgrammeMail> {
    let mut all = Vec::new();
    let mut query = query.clone();
    loop {
        let page = coordinator(world).list_programme_mails(programme, &query).await.unwrap();
        all.extend(page.items);
        query.cursor = page.next_cursor;
        if query.cursor.is_none() {
            return all;
        }
    }
}

fn only(state: MailState) -> ProgrammeMailsQuery {
    ProgrammeMailsQuery { state: Some(state), ..ProgrammeMailsQuery::default() }
}

for_each_engine! {
    async fn who_runs_the_programme_sees_what_left_and_what_did_not(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        confirmed(&world, &pool).await;
        let all = listed(&world, programme, &ProgrammeMailsQuery::default()).await;
        assert!(all.iter().all(|mail| mail.state == MailState::Queued && mail.leaves_at.is_some() && mail.sent_at.is_none()));
        let places = coordinator(&world).whole_places(programme).await.unwrap();
        let lost = places.offers[0].application_id;
        let person = world.rows(Home::A, pool.persona(lost)).person.unwrap();
        execute(&world, format!("UPDATE people SET email = NULL WHERE id = '{person}'")).await;
        send(&world).await;
        let failed = listed(&world, programme, &only(MailState::Failed)).await;
        assert_eq!(failed.len(), 1);
        assert_eq!((failed[0].kind, failed[0].not_sent, failed[0].person_id), (MailKind::Offer, Some(NotSent::NoAddress), Some(person.uuid())));
        let sent = listed(&world, programme, &only(MailState::Sent)).await;
        assert_eq!(sent.len() + 1, all.len());
        assert!(sent.iter().all(|mail| mail.sent_at.is_some() && mail.not_sent.is_none() && mail.leaves_at.is_none()));
        // Page by page, kind by kind, the same.
        let small = ProgrammeMailsQuery { limit: Some(3), ..ProgrammeMailsQuery::default() };
        let ids = |mails: &[ProgrammeMail]| mails.iter().map(|mail| mail.id).collect::<Vec<_>>();
        assert_eq!(ids(&listed(&world, programme, &small).await), ids(&all));
        let waiting = ProgrammeMailsQuery { kind: Some(MailKind::Waiting), limit: Some(3), ..ProgrammeMailsQuery::default() };
        assert_eq!(listed(&world, programme, &waiting).await.len(), (ELIGIBLE - SEATS) as usize);
    }

    async fn the_file_holds_what_the_list_shows_and_no_words(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        confirmed(&world, &pool).await;
        send(&world).await;
        let query = ProgrammeMailsExportQuery { kind: Some(MailKind::Offer), ..ProgrammeMailsExportQuery::default() };
        let file = coordinator(&world).export_programme_mails(programme, &query).await.unwrap();
        let cells = csv_cells(&file);
        assert_eq!(cells.len(), SEATS as usize + 1);
        let text = String::from_utf8(file).unwrap();
        assert!(!text.contains("Vastaa viimeistään") && !text.contains('@'), "{text}");
    }

    /// That somebody said what they need, or that a supervisor was asked, is not betrayed by a mail about it.
    async fn what_is_confidential_is_not_on_the_list(world: World) {
        let pool = Pool::settle(&world).await;
        let programme = pool.programme.uuid();
        confirmed(&world, &pool).await;
        let before = listed(&world, programme, &ProgrammeMailsQuery::default()).await.len();
        let contact = NameAccommodationContact { email: address(&world, Persona::Mentor).await };
        coordinator(&world).name_accommodation_contact(programme, 0, &contact).await.unwrap();
        // As if somebody had given such a mail the programme by mistake: the closed list of kinds keeps it out all the same.
        for template in ["accommodation_named", "accommodation_contact", "supervisor_asked", "personal_link", "people_merged"] {
            let sql = format!(
                "INSERT INTO mails (id, agency_id, dedupe_key, person_id, language, template, arguments, state, attempts, next_attempt_at, created_at, programme_id)
                 SELECT '{}', agency_id, '{template}', person_id, language, '{template}', arguments, state, attempts, next_attempt_at, created_at, programme_id
                 FROM mails WHERE template = 'offer' LIMIT 1", world.key());
            execute(&world, sql).await;
        }
        let after = listed(&world, programme, &ProgrammeMailsQuery::default()).await;
        assert_eq!(after.len(), before);
        execute(&world, "UPDATE mails SET template = 'lapsed' WHERE dedupe_key = 'supervisor_asked'".into()).await;
        assert_eq!(listed(&world, programme, &ProgrammeMailsQuery::default()).await.len(), before + 1, "the control");
    }

    /// Whoever is listed can read that somebody looked (use log).
    async fn a_look_at_the_list_leaves_a_trace(world: World) {
        let pool = Pool::settle(&world).await;
        confirmed(&world, &pool).await;
        let mails = listed(&world, pool.programme.uuid(), &ProgrammeMailsQuery::default()).await;
        let people: BTreeSet<Uuid> = mails.iter().filter_map(|mail| mail.person_id).collect();
        assert!(people.contains(&world.rows(Home::A, Persona::Participant).person.unwrap().uuid()));
        world.app.use_log.flush().await.unwrap();
        let own = world.client(Home::A, Persona::Participant).view_my_access_log(&Default::default()).await.unwrap();
        assert!(own.items.iter().any(|look| look.operation == "list_programme_mails"), "{:?}", own.items);
    }
}
