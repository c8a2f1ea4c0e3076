//! How sessions are delivered: planned, delivered and lived; and changes of circumstances, seen, made and undone.

mod history;
mod join;
mod making;
mod raced;
mod seen;

use polku_api_types::circumstances::{
    ChangeCircumstances, CircumstanceChange, CircumstanceFilter, CircumstancesPreview, PreviewCircumstances,
    SeenSession,
};
use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{ModeCause, SessionDetails};
use polku_api_types::text::DeliveryMode;
use polku_client::ClientError;
use uuid::Uuid;

use crate::sessions::{Autumn, coordinator, weekly};
use crate::support::{Home, Persona, World};

/// Three lectures on site for everybody, on three Tuesdays of September at nine.
async fn lectures(world: &World, autumn: &Autumn) -> Vec<SessionDetails> {
    let mut first = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T10:00");
    (first.place, first.seats) = (Some("Luentosali".into()), Some(40));
    let drafts = autumn.plan(world, &weekly(first, 3)).await;
    autumn.publish(world, &drafts).await
}

fn to(mode: DeliveryMode) -> PreviewCircumstances {
    PreviewCircumstances { filter: CircumstanceFilter::default(), to: mode }
}

async fn preview(world: &World, autumn: &Autumn, body: &PreviewCircumstances) -> CircumstancesPreview {
    coordinator(world).preview_circumstances(autumn.programme.id, body).await.unwrap()
}

/// The change of what a preview showed, for the restrictions of 2020.
fn of(preview: &CircumstancesPreview, mode: DeliveryMode) -> ChangeCircumstances {
    let seen = |one: &polku_api_types::circumstances::TurnedSession| SeenSession {
        session_id: one.session_id,
        version: one.version,
    };
    ChangeCircumstances {
        to: mode,
        cause: ModeCause::Restrictions,
        note: None,
        sessions: preview.sessions.iter().map(seen).collect(),
    }
}

async fn make(
    world: &World,
    autumn: &Autumn,
    body: &ChangeCircumstances,
) -> Result<CircumstanceChange, ClientError> {
    coordinator(world).change_circumstances(autumn.programme.id, world.key(), body).await
}

async fn view(world: &World, id: Uuid) -> SessionDetails {
    coordinator(world).view_session(id).await.unwrap()
}

/// Subject and text of the mails to somebody whose subject has this in it.
async fn mails(world: &World, persona: Persona, subject: &str) -> Vec<(String, String)> {
    let person = world.rows(Home::A, persona).person.unwrap();
    let mails = world.app.db.read(move |conn| polku::notify::mails_to(conn, person)).await.unwrap();
    let letters = mails.into_iter().map(|mail| (mail.letter.subject, mail.letter.text));
    letters.filter(|(have, _)| have.contains(subject)).collect()
}
