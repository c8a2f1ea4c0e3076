//! The calendar of all programmes, moving sessions in it, and how a programme is doing.

mod calendar;
mod health;
mod moves;

use polku_api_types::circumstances::SeenSession;
use polku_api_types::oversight::{CalendarSession, MoveSessions, SessionCalendarQuery};
use polku_api_types::page::Page;
use polku_client::ClientError;
use uuid::Uuid;

use crate::support::{Home, Persona, World};

/// All of September 2020.
fn september() -> SessionCalendarQuery {
    SessionCalendarQuery {
        from: jiff::civil::date(2020, 9, 1),
        until: jiff::civil::date(2020, 9, 30),
        programme: None,
        state: None,
        limit: None,
        cursor: None,
    }
}

async fn calendar(
    world: &World,
    persona: Persona,
    query: &SessionCalendarQuery,
) -> Result<Page<CalendarSession>, ClientError> {
    world.client(Home::A, persona).list_session_calendar(query).await
}

/// These sessions, as they were seen in these versions, so many days later.
pub fn later(of: &[(Uuid, u64)], days: i32) -> MoveSessions {
    let sessions =
        of.iter().map(|(session_id, version)| SeenSession { session_id: *session_id, version: *version });
    MoveSessions { sessions: sessions.collect(), days, start_time: None }
}
