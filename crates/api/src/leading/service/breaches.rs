//! Published sessions that are in breach because the policy was tightened: told, and nothing is cancelled by itself.

use jiff::Timestamp;
use polku_api_types::leading::CoachBreach;
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Permission;
use polku_domain::ids::{PersonId, ProgrammeId, SessionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::look_at;
use crate::access::Caller;
use crate::app::App;
use crate::db::AnyConn;
use crate::facilitators;
use crate::http::Wanted;
use crate::problem::AppError;
use crate::programmes::convert::design::mode_to_wire;
use crate::programmes::service::programme_for;
use crate::sessions::convert;
use crate::sessions::store;

/// Where a page of breaches ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Position {
    starts_at: Timestamp,
    id: SessionId,
}

/// A page of a programme's open breaches, the earliest first.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_coach_breaches(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &PageQuery,
) -> Result<Page<CoachBreach>, AppError> {
    let cursors = app.cursors(caller, format!("coach_breaches:{programme}"));
    let wanted: Wanted<Position> = cursors.wanted(query)?;
    let (asking, limit) = (caller.clone(), wanted.limit);
    let (items, coaches) = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ListSessions)?;
            page(conn, &asking, programme, &wanted)
        })
        .await?;
    app.use_log.note_list(&caller.actor(), &look_at(coaches, "list_coach_breaches", app.clock.now()))?;
    cursors.page(items, limit, |last: &CoachBreach| Position {
        starts_at: last.starts_at,
        id: SessionId::new(last.session_id),
    })
}

/// With a fixed number of queries; all coaching of a programme is looked at, which is a few dozen sessions.
fn page(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    wanted: &Wanted<Position>,
) -> Result<(Vec<CoachBreach>, Vec<(PersonId, Uuid)>), AppError> {
    let scope = &caller.scope;
    let published = facilitators::coached(conn, scope, Some(programme))?;
    let found = facilitators::open(conn, scope, &published)?;
    let most = usize::try_from(wanted.rows()).unwrap_or(usize::MAX);
    let later = |starts_at, id| wanted.after.is_none_or(|after| Position { starts_at, id } > after);
    let open: Vec<_> = published
        .iter()
        .zip(&found)
        .filter(|(asked, found)| found.unwaived().is_some() && later(asked.starts_at, asked.session))
        .take(most)
        .collect();
    let ids: Vec<SessionId> = open.iter().map(|(asked, _)| asked.session).collect();
    let rows = store::some_of(conn, scope, programme, &ids)?;
    let elements = store::elements(conn, scope, rows.iter().map(|row| row.element_id))?;
    let groups = store::groups_of(conn, scope, &[programme])?;
    let leaders = facilitators::leaders_of(conn, scope, &ids)?;
    let lead = |session| leaders.get(&session).and_then(|all| all.first());
    let looked_at = ids.iter().filter_map(|id| Some((lead(*id)?.person?, id.uuid()))).collect();
    let breach = |(asked, found): (&facilitators::Asked, &facilitators::Open)| {
        let row = rows.iter().find(|row| row.id.0 == asked.session)?;
        Some(CoachBreach {
            session_id: row.id.0.uuid(),
            title: elements.get(&row.element_id.0)?.title.0.clone(),
            group: convert::group(row.group(), &groups),
            starts_at: row.starts_at.0,
            mode: mode_to_wire(row.mode.0),
            coach: lead(row.id.0).and_then(|lead| lead.name.clone()),
            finding: facilitators::finding(found.unwaived()?, &found.needed),
        })
    };
    Ok((open.into_iter().filter_map(breach).collect(), looked_at))
}
