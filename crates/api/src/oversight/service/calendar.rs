//! The sessions of all programmes that somebody runs or decides on.

use jiff::civil::Date;
use polku_api_types::oversight::{CalendarSession, SessionCalendarQuery};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::sessions::SessionState;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::ProgrammeId;
use uuid::Uuid;

use crate::access::{Caller, Programmes};
use crate::app::App;
use crate::http::Wanted;
use crate::oversight::convert::Beside;
use crate::oversight::store::{self, Days, Position};
use crate::problem::{AppError, FieldCode};
use crate::sessions::convert;
use crate::sessions::service::period;
use crate::sessions::store::SessionRow;

/// Days that may be asked for at once: a quarter.
const MOST_DAYS: i32 = 92;

/// A page of the calendar, the earliest first.
///
/// # Errors
/// `invalid_fields` for days that are too far apart or in the wrong order, `invalid_cursor`, `not_found` for a programme whose
/// sessions the caller may not list.
pub async fn list_session_calendar(
    app: &App,
    caller: &Caller,
    query: &SessionCalendarQuery,
) -> Result<Page<CalendarSession>, AppError> {
    let of = programmes_of(caller, query.programme)?;
    let days = days(query.from, query.until, query.state)?;
    let cursors = app.cursors(caller, format!("session_calendar:{of:?}:{days:?}"));
    let wanted: Wanted<Position> =
        cursors.wanted(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let (asking, limit, now) = (caller.clone(), wanted.limit, app.clock.now());
    let (rows, items) = app
        .db
        .read(move |conn| {
            let rows = store::calendar(conn, &asking.scope, &of, &days, &wanted)?;
            let page: Vec<SessionRow> = rows.iter().take(limit).cloned().collect();
            let beside = Beside::of(conn, &asking, &page)?;
            let items =
                page.iter().map(|row| beside.shown(&asking, row, now)).collect::<Result<Vec<_>, _>>()?;
            Ok::<_, AppError>((rows, items))
        })
        .await?;
    let position = |last: &SessionRow| Position { starts_at: last.starts_at.0, id: last.id.0 };
    let page = cursors.page(rows, limit, position)?;
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// The programmes whose sessions somebody sees in the calendar: the one that is asked for, or all.
///
/// # Errors
/// What the policy refuses; `not_found` for a programme whose sessions the caller may not list.
pub fn programmes_of(caller: &Caller, asked: Option<Uuid>) -> Result<Programmes, AppError> {
    caller.demand(Permission::ViewSessionCalendar, Target::nothing())?;
    let Some(one) = asked.map(ProgrammeId::new) else {
        return Ok(caller.programmes(Permission::ListSessions));
    };
    // One that is not there and one that may not be seen are told alike.
    if !caller.may(Permission::ListSessions, Target::of_programme(one)) {
        return Err(AppError::not_found());
    }
    Ok(Programmes::Only(vec![one]))
}

/// The days that are asked for, both included, as instants in Finland.
///
/// # Errors
/// `invalid_fields` for days that are too far apart or in the wrong order.
pub fn days(from: Date, until: Date, state: Option<SessionState>) -> Result<Days, AppError> {
    if until < from {
        return Err(AppError::invalid("/until", FieldCode::OutOfOrder));
    }
    let apart = from.until(until).map_err(AppError::internal)?.get_days();
    if apart > MOST_DAYS {
        return Err(AppError::invalid("/until", FieldCode::TooLarge { max: MOST_DAYS.into() }));
    }
    match period(Some(from), Some(until)) {
        (Some(from), Some(until)) => Ok(Days { from, until, state: state.map(convert::state_to_domain) }),
        _ => Err(AppError::invalid("/until", FieldCode::NotAllowed)),
    }
}
