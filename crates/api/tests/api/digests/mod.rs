//! Digests: chosen by whoever gets one, once a day, and no more in them than their reader may see.

mod contents;
mod due;
mod raced;
mod settings;

use polku::jobs::Runner;
use polku::notify::Letter;
use polku_api_types::digests::{DigestFrequency, DigestSettings, PreviewDigest, SaveDigestSettings};

use crate::support::{Home, Persona, World};

/// What every digest of somebody who reads Finnish is called.
const SUBJECT: &str = "Polun kooste";

/// Says how often somebody gets one.
pub async fn chooses(world: &World, persona: Persona, frequency: DigestFrequency) -> DigestSettings {
    let client = world.client(Home::A, persona);
    let version = client.view_own_digest_settings().await.unwrap().version;
    client.save_own_digest_settings(version, &SaveDigestSettings { frequency }).await.unwrap()
}

/// The digests that were put in for somebody, the latest first.
async fn digests(world: &World, persona: Persona) -> Vec<Letter> {
    let person = world.rows(Home::A, persona).person.unwrap();
    let mails = world.app.db.read(move |conn| polku::notify::mails_to(conn, person)).await.unwrap();
    let letters = mails.into_iter().map(|mail| mail.letter);
    letters.filter(|letter| letter.subject.starts_with(SUBJECT)).collect()
}

/// The text of the only digest of somebody. Hours are written with spaces that do not break.
async fn only(world: &World, persona: Persona) -> String {
    let all = digests(world, persona).await;
    assert_eq!(all.len(), 1, "{persona:?}");
    all[0].text.replace('\u{a0}', " ")
}

/// What a digest would say to somebody now; nothing where there would be none.
pub async fn preview(world: &World, persona: Persona, frequency: DigestFrequency) -> Option<String> {
    let body = PreviewDigest { frequency };
    let preview = world.client(Home::A, persona).preview_own_digest(&body).await.unwrap();
    preview.mail.map(|mail| mail.text.replace('\u{a0}', " "))
}

async fn run_jobs(world: &World) {
    Runner::new(world.app.clone()).run_due().await.unwrap();
}

/// A moment of 2020 or later, as UTC.
fn on(world: &World, moment: &str) {
    world.clock.set(moment.parse().unwrap());
}
