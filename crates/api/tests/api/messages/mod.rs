//! Telling people: own words, reminders by state, quiet hours, and what became of each mail (U22, U25).

mod log;
mod quiet;
mod reminding;
mod terms;
mod wording;

use polku::notify::{Outbox, Transport};
use polku_api_types::messages::{InEachLanguage, MessageKind, ProgrammeMessage, SaveMessage, Wording};
use polku_api_types::notify::SunkMail;
use polku_client::Client;
use uuid::Uuid;

use crate::support::{Home, Persona, World};

fn coordinator(world: &World) -> Client {
    world.client(Home::A, Persona::Coordinator)
}

/// Sends what is due; how many mails left.
async fn send(world: &World) -> usize {
    let (db, clock, ids) = (world.app.db.clone(), world.app.clock.clone(), world.app.ids.clone());
    let outbox = Outbox { db, clock, ids, transport: Transport::Sink, domain: "polku.test".to_owned() };
    outbox.send_due().await.unwrap()
}

/// Everything that left so far.
async fn sunk(world: &World) -> Vec<SunkMail> {
    world.client(Home::A, Persona::AgencyAdmin).list_sunk_mails(None).await.unwrap().items
}

fn each(fi: &str, sv: &str, en: &str) -> InEachLanguage {
    InEachLanguage { fi: fi.into(), sv: sv.into(), en: en.into() }
}

/// Own words of an offered place.
fn offer_words() -> Wording {
    Wording {
        subject: each("Tule mukaan: {programme}", "Kom med: {programme}", "Join us: {programme}"),
        body: each(
            "Odotamme sinua ohjelmassa {programme}.\n\nKerro {deadline} mennessä, tuletko.",
            "Vi väntar på dig i {programme}.\n\nBerätta senast {deadline} om du kommer.",
            "We look forward to you in {programme}.\n\nTell us by {deadline} whether you come.",
        ),
    }
}

async fn worded(world: &World, programme: Uuid, kind: MessageKind, words: Option<Wording>) -> u64 {
    let client = coordinator(world);
    let version = client.view_programme_messages(programme).await.unwrap().version;
    let body = SaveMessage { kind, words };
    client.save_programme_message(programme, version, &body).await.unwrap().version
}

async fn message(world: &World, programme: Uuid, kind: MessageKind) -> ProgrammeMessage {
    let all = coordinator(world).view_programme_messages(programme).await.unwrap();
    all.messages.into_iter().find(|message| message.kind == kind).expect("each kind is there")
}

/// Subjects of the mails that wait for somebody or were sent to them, the latest first.
async fn subjects(world: &World, persona: Persona) -> Vec<String> {
    let person = world.rows(Home::A, persona).person.unwrap();
    let mails = world.app.db.read(move |conn| polku::notify::mails_to(conn, person)).await.unwrap();
    mails.into_iter().map(|mail| mail.letter.subject).collect()
}

async fn address(world: &World, persona: Persona) -> String {
    let person = world.rows(Home::A, persona).person.unwrap().to_string();
    let address = world.app.db.read(move |conn| polku::notify::address_of(conn, &person)).await;
    address.unwrap().expect("a persona has an address")
}
