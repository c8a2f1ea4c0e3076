//! Links to the materials of a session: for its members and those who lead it, and in no mail, calendar or public page.

use polku_api_types::sessions::{SaveSessionLinks, SessionDetails};
use polku_domain::access::Permission;
use polku_domain::ids::SessionId;
use polku_domain::sessions::{MAX_LINKS, SessionState};

use super::reading::one;
use super::session_for;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::http::IfMatch;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::unless_stale;
use crate::programmes::store::version;
use crate::sessions::convert;
use crate::sessions::store::{self, SessionRow};

/// Gives a session its links, in its version. Nobody is told: materials come and go, before and after a session.
///
/// # Errors
/// `not_found`, `stale_version`, `session_stands_still` for a cancelled session, `invalid_fields`.
pub async fn save_session_links(
    app: &App,
    caller: &Caller,
    id: SessionId,
    seen: IfMatch,
    body: SaveSessionLinks,
) -> Result<SessionDetails, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    app.db
        .write_tx(move |conn| {
            let before = session_for(conn, &asking, id, Permission::ManageSessions)?;
            seen.check(version(before.version))?;
            if before.state.0 == SessionState::Cancelled {
                return Err(AppError::new(ProblemCode::SessionStandsStill));
            }
            if body.links.len() > MAX_LINKS {
                return Err(AppError::invalid("/links", FieldCode::TooMany { max: MAX_LINKS as u64 }));
            }
            let rows = convert::links(&before, &body.links)?;
            // What its members know of it is as it was: their calendars follow nothing.
            let after = SessionRow { version: before.version + 1, ..before.clone() };
            unless_stale(store::replace(conn, &asking.scope, &before, &after)?)?;
            store::replace_links(conn, &asking.scope, id, &rows)?;
            let entry = Entry {
                action: "session_links_saved",
                subject: Subject::new("session", id),
                person: None,
                fields: &["links"],
                at: now,
            };
            audit::record(conn, &asking.actor(), entry)?;
            one(conn, &asking, after)
        })
        .await
}
