//! Today is different: one session changed at short notice, who has not opened it, and held again.

mod again;
mod doing;
mod opened;
mod raced;
mod rights;

use polku_api_types::programmes::ElementKind;
use polku_api_types::sessions::{CancellationReason, ModeCause, SessionDetails};
use polku_api_types::text::DeliveryMode;
use polku_api_types::today::{ChangeToday, DayChange, DayStep, NotNow, SessionToday};
use polku_client::ClientError;
use uuid::Uuid;

use crate::sessions::{Autumn, coordinator};
use crate::support::{Home, Persona, World};

/// The coach is ill.
pub const ILL: ChangeToday = ChangeToday::Cancel { reason: CancellationReason::FacilitatorAbsent };

/// A lecture of two hours for everybody, on site, on Tuesday 8 September at nine.
async fn lecture(world: &World, autumn: &Autumn) -> SessionDetails {
    let mut lecture = autumn.of(ElementKind::Lecture, "2020-09-08T09:00", "2020-09-08T11:00");
    lecture.place = Some("Luentosali".into());
    autumn.told(world, lecture).await
}

/// The clock on the wall on a day of September 2020.
fn at(world: &World, day: i8, hour: i8, minute: i8) {
    let at =
        jiff::civil::date(2020, 9, day).at(hour, minute, 0, 0).to_zoned(polku::clock::finland()).unwrap();
    world.clock.set(at.timestamp());
}

async fn seen(world: &World, session: Uuid) -> SessionToday {
    coordinator(world).view_session_today(session).await.unwrap()
}

async fn done(
    world: &World,
    persona: Persona,
    session: Uuid,
    body: &ChangeToday,
) -> Result<DayChange, ClientError> {
    let client = world.client(Home::A, persona);
    let version = client.view_session_today(session).await?.version;
    client.change_session_today(session, version, world.key(), body).await
}

fn moved_to(start: &str) -> ChangeToday {
    ChangeToday::Move { start: start.into() }
}

fn turned_to(mode: DeliveryMode) -> ChangeToday {
    ChangeToday::Turn {
        mode,
        mode_cause: ModeCause::Facilitator,
        mode_note: None,
        join_address: Some("https://kokous.example.fi/a1b2".into()),
        place: None,
    }
}

/// What may be done now, and why not.
fn choices(today: &SessionToday) -> Vec<(DayStep, Option<NotNow>)> {
    today.choices.iter().map(|choice| (choice.step, choice.not_now)).collect()
}

/// Subjects of the mails that wait for somebody or were sent to them.
async fn subjects(world: &World, persona: Persona) -> Vec<String> {
    let person = world.rows(Home::A, persona).person.unwrap();
    let mails = world.app.db.read(move |conn| polku::notify::mails_to(conn, person)).await.unwrap();
    mails.into_iter().map(|mail| mail.letter.subject).collect()
}
