//! When people work and when they are busy: their own alone to read, and counted for those who plan.

mod counted;
mod own;
mod sent;

use jiff::{Timestamp, ToSpan as _};
use polku_api_types::availability::{
    BusyInterval, SaveBusyIntervals, SaveWorkingWeek, Unavailable, WorkingDay,
};
use uuid::Uuid;

use crate::sessions::{Autumn, coordinator};
use crate::support::{Home, Persona, World};

/// The same hours on these weekdays, 1 to 7.
fn days(weekdays: impl IntoIterator<Item = u8>, from: &str, until: &str) -> Vec<WorkingDay> {
    let day = |weekday| WorkingDay { weekday, from: from.into(), until: until.into() };
    weekdays.into_iter().map(day).collect()
}

/// Says somebody's week for the first time.
async fn says(world: &World, persona: Persona, days: Vec<WorkingDay>) {
    let client = world.client(Home::A, persona);
    client.save_own_working_week(0, &SaveWorkingWeek { days }).await.unwrap();
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn interval(from: &str, until: &str) -> BusyInterval {
    BusyInterval { from: at(from), until: at(until) }
}

/// Sends that somebody is busy then, themselves.
async fn is_busy(world: &World, persona: Persona, from: &str, until: &str) {
    let body = SaveBusyIntervals { intervals: vec![interval(from, until)] };
    world.client(Home::A, persona).send_own_busy_intervals(world.key(), &body).await.unwrap();
}

/// What is told of a session that would go a number of days later.
async fn told(world: &World, autumn: &Autumn, session: Uuid, days: i32) -> Unavailable {
    let now = coordinator(world).view_session(session).await.unwrap();
    let body = crate::oversight::later(&[(now.id, now.version)], days);
    let preview = coordinator(world).preview_moves(autumn.programme.id, &body).await.unwrap();
    preview.sessions[0].unavailable
}

/// The moment so many hours after another.
fn hours_after(moment: Timestamp, hours: i64) -> Timestamp {
    moment.checked_add(hours.hours()).unwrap()
}
