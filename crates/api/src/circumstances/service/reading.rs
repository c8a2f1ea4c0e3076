//! Changes of circumstances as they are seen: before one is made, and afterwards.

use jiff::Timestamp;
use polku_api_types::circumstances::{CircumstanceChange, CircumstancesPreview, PreviewCircumstances};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Permission;
use polku_domain::ids::{CircumstanceId, ProgrammeId};
use polku_domain::sessions::{LeftOut, TurnedSince, can_be_undone};
use uuid::Uuid;

use super::MOST;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::circumstances::convert;
use crate::circumstances::store::{self, NamedRow};
use crate::db::AnyConn;
use crate::facilitators::{Open, open};
use crate::http::Wanted;
use crate::problem::AppError;
use crate::programmes::convert::design::mode_to_domain;
use crate::programmes::service::programme_for;
use crate::programmes::store::version;
use crate::sessions::clashes::{Ground, Occurrence, clashes};
use crate::sessions::mails::would_hear;
use crate::sessions::service::{asked, members, turned};
use crate::sessions::store::{SessionRow, alike, by_ids, elements, groups_of, mode_changes_of, participants};

/// What a change would do, without saving anything. A fixed number of queries, however many sessions there are.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn preview_circumstances(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    body: PreviewCircumstances,
) -> Result<CircumstancesPreview, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageSessions)?;
            let mut filter = convert::filter(&body.filter);
            filter.elements = alike(conn, &asking.scope, programme, &filter.elements)?;
            let rows = store::sessions_of(conn, &asking.scope, programme, &filter)?;
            preview(conn, &asking, (programme, rows), &body, now)
        })
        .await
}

fn preview(
    conn: &mut AnyConn,
    caller: &Caller,
    (programme, mut rows): (ProgrammeId, Vec<SessionRow>),
    body: &PreviewCircumstances,
    now: Timestamp,
) -> Result<CircumstancesPreview, AppError> {
    let to = mode_to_domain(body.to);
    let left: Vec<LeftOut> =
        rows.iter().filter_map(|row| convert::turning(row, 0).turns(to, now).err()).collect();
    let left = |why| number(left.iter().filter(|left| **left == why).count());
    rows.retain(|row| convert::turning(row, 0).turns(to, now).is_ok());
    let beyond = number(rows.len().saturating_sub(MOST));
    rows.truncate(MOST);
    let people = participants(conn, &caller.scope, &[programme], None)?;
    let groups = groups_of(conn, &caller.scope, &[programme])?;
    let elements = elements(conn, &caller.scope, rows.iter().map(|row| row.element_id))?;
    let ground = Ground { programme, groups: &groups, people: &people };
    // A room is taken again, or taken no more, as if the change were made.
    let after: Vec<SessionRow> = rows.iter().map(|row| turned(row, to, now)).collect();
    let occurrences: Vec<Occurrence> = after.iter().map(Occurrence::stored).collect();
    let clashes = clashes(conn, caller, ground, &occurrences)?;
    let coached = breaches(conn, caller, &after)?;
    let shown = |((row, coached), clashes): ((&SessionRow, &Open), _)| {
        let here = members(&people, row);
        let misfits = convert::misfits(&convert::turning(row, here), to, coached);
        convert::turned(row, (elements.get(&row.element_id.0), &groups), (here, misfits), clashes)
    };
    Ok(CircumstancesPreview {
        told: would_hear(&people, &rows),
        sessions: rows.iter().zip(&coached).zip(clashes).map(shown).collect::<Result<_, _>>()?,
        beyond,
        already_so: left(LeftOut::AlreadySo),
        over: left(LeftOut::Over),
        drafts: left(LeftOut::Draft),
        cancelled: left(LeftOut::Cancelled),
    })
}

/// How the sessions would stand with the policy on coaches.
fn breaches(conn: &mut AnyConn, caller: &Caller, after: &[SessionRow]) -> Result<Vec<Open>, AppError> {
    let rows: Vec<&SessionRow> = after.iter().collect();
    let asked = asked(conn, caller, &rows)?;
    open(conn, &caller.scope, &asked)
}

fn number(of: usize) -> u32 {
    u32::try_from(of).unwrap_or(u32::MAX)
}

/// A page of the changes of a programme, the latest first.
///
/// # Errors
/// `not_found`, `invalid_cursor`, and what the policy refuses.
pub async fn list_circumstances(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &PageQuery,
) -> Result<Page<CircumstanceChange>, AppError> {
    let cursors = app.cursors(caller, format!("circumstances:{programme}"));
    let wanted: Wanted<Uuid> = cursors.wanted(query)?;
    let (asking, limit, now) = (caller.clone(), wanted.limit, app.clock.now());
    let (rows, mut items) = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ListSessions)?;
            let rows = store::page(conn, &asking.scope, programme, &wanted)?;
            let items = shown(conn, &asking.scope, &rows, now)?;
            Ok::<_, AppError>((rows, items))
        })
        .await?;
    let page = cursors.page(rows, limit, |(row, _)| row.id.0.uuid())?;
    items.truncate(page.items.len());
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// Stored changes as they are shown, with a fixed number of queries.
///
/// # Errors
/// What the database refuses.
pub(super) fn shown(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    rows: &[NamedRow],
    now: Timestamp,
) -> Result<Vec<CircumstanceChange>, AppError> {
    let ids: Vec<CircumstanceId> = rows.iter().map(|(row, _)| row.id.0).collect();
    let undone = store::undone(conn, scope, &ids)?;
    let turned = mode_changes_of(conn, scope, &ids)?;
    let sessions = by_ids(conn, scope, turned.iter().map(|change| change.session_id.0))?;
    let shown = |(row, made_by): &NamedRow| {
        let undone = undone.contains(&row.id.0);
        let own = turned.iter().filter(|change| change.circumstance_id == Some(row.id));
        let since: Option<Vec<TurnedSince>> = own
            .map(|change| {
                let session = sessions.iter().find(|session| session.id == change.session_id)?;
                Some(since(change.session_version, session))
            })
            .collect();
        let holds = since.is_some_and(|since| can_be_undone(&since, now));
        convert::change(row, made_by.clone(), (undone, holds && !undone && row.undoes.is_none()))
    };
    Ok(rows.iter().map(shown).collect())
}

/// A session that a change turned, as it is now.
pub(super) fn since(made: i64, session: &SessionRow) -> TurnedSince {
    TurnedSince { made: version(made), version: version(session.version), starts_at: session.starts_at.0 }
}
