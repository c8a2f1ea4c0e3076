//! Calendars that follow: what is at a secret address, and whoever comes to sessions later or leaves them.

use polku_domain::ids::{AgencyId, ProgrammeId};

use super::own;
use crate::access::{self, AgencyScope};
use crate::app::App;
use crate::db::AnyConn;
use crate::notify::Template;
use crate::problem::AppError;
use crate::sessions::mails::{News, differences, tell_what_differs};
use crate::sessions::store::{self, Participant, SessionRow};

/// What a calendar reads that follows a secret address, asked for from `place`: every session that its owner was told of.
///
/// # Errors
/// `not_found` alike for an address that has ended and for one that never was; `too_many_requests` for many such.
pub async fn followed_calendar(app: &App, place: &str, secret: &str) -> Result<String, AppError> {
    let follower = access::follower(app, place, secret).await?;
    own::followed(app, follower).await
}

/// Tells those who became members of coming sessions after these were published, and those who are members no more:
/// whoever came by a place, another path, a move between groups or the end of a pause, or left by any way.
///
/// # Errors
/// What the database refuses.
pub async fn tell_who_came_and_left(app: &App) -> Result<(), AppError> {
    let now = app.clock.now();
    let programmes = app.db.read(move |conn| store::programmes_ahead(conn, now)).await?;
    for (agency, programme) in programmes {
        // Looking first keeps an idle server from writing.
        let differs = app.db.read(move |conn| {
            let (_, people, rows) = ahead(conn, agency, programme, now)?;
            let known =
                store::invitations(conn, &AgencyScope::for_job(agency), rows.iter().map(|row| row.id.0))?;
            let differ = |participant: &Participant| {
                let (joined, left) = differences(participant, &rows, &known);
                !(joined.is_empty() && left.is_empty())
            };
            Ok::<_, AppError>(people.iter().any(differ))
        });
        if !differs.await? {
            continue;
        }
        let here = app.clone();
        let action = app.ids.ordered();
        app.db
            .write_tx(move |conn| {
                let (scope, people, rows) = ahead(conn, agency, programme, now)?;
                let template = Template::SessionsJoined;
                let news =
                    News { template, programme, sessions: &rows, before: &[], cause: None, action, at: now };
                tell_what_differs(conn, &here, &scope, &people, news)
            })
            .await?;
    }
    Ok(())
}

type Ahead = (AgencyScope, Vec<Participant>, Vec<SessionRow>);

fn ahead(
    conn: &mut AnyConn,
    agency: AgencyId,
    programme: ProgrammeId,
    now: jiff::Timestamp,
) -> Result<Ahead, AppError> {
    let scope = AgencyScope::for_job(agency);
    let rows = store::ahead(conn, &scope, programme, now)?;
    let people = store::participants(conn, &scope, &[programme], None)?;
    Ok((scope, people, rows))
}
