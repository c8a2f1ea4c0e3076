//! The calendar as a file.

use polku_api_types::oversight::{CalendarSession, SessionCalendarExportQuery};
use polku_api_types::sessions::SessionGroup;
use polku_api_types::words::Spoken as _;
use polku_i18n::{Language, text};

use super::convert::Beside;
use super::service::{days, programmes_of};
use super::store::{self, Position};
use crate::access::Caller;
use crate::app::App;
use crate::applications::reasons::written;
use crate::http::{Sheet, TableFile, whole_list, write_table};
use crate::problem::AppError;

/// Sessions whose elements, programmes, groups and leaders are read together.
const TOGETHER: usize = 1_000;

/// The sessions of some days as a file, filtered as the calendar is, the earliest first.
///
/// # Errors
/// As the calendar itself; `invalid_fields` for more than a file may hold, `unavailable` while others take files out.
pub async fn export_session_calendar(
    app: &App,
    caller: &Caller,
    query: &SessionCalendarExportQuery,
) -> Result<TableFile, AppError> {
    let of = programmes_of(caller, query.programme)?;
    let days = days(query.from, query.until, query.state)?;
    let turn = app.files.turn().await?;
    let (asking, now) = (caller.clone(), app.clock.now());
    let sessions = app
        .db
        .read(move |conn| {
            let rows = whole_list(
                |wanted| store::calendar(conn, &asking.scope, &of, &days, wanted),
                |last| Position { starts_at: last.starts_at.0, id: last.id.0 },
            )?;
            let mut shown = Vec::with_capacity(rows.len());
            for rows in rows.chunks(TOGETHER) {
                let beside = Beside::of(conn, &asking, rows)?;
                for row in rows {
                    shown.push(beside.shown(&asking, row, now)?);
                }
            }
            Ok::<_, AppError>(shown)
        })
        .await?;
    write_table(app, turn, sheet(caller.language), query.format, sessions).await
}

fn sheet(language: Language) -> Sheet<CalendarSession> {
    let say = move |key| text(language, key, &[]);
    let names = |one: &CalendarSession| {
        one.led_by.iter().filter_map(|leader| leader.name.clone()).collect::<Vec<_>>().join(", ")
    };
    Sheet::new("sessions", "calendar-title", language)
        .column("calendar-file-begins", |one: &CalendarSession| one.starts_at)
        .column("calendar-file-ends", |one| one.ends_at)
        .column("sessions-element", move |one| written(&one.title, language).to_owned())
        .column("calendar-programme", move |one| written(&one.programme, language).to_owned())
        .column("sessions-for", move |one| audience(language, one.group))
        .column("calendar-file-mode", move |one| say(one.mode.word()))
        .column("calendar-file-place", |one| one.place.clone())
        .column("calendar-file-minutes", |one| one.counted_minutes)
        .column("calendar-led", names)
        .column("sessions-state", move |one| say(one.state.word()))
        .column("calendar-file-day-off", move |one| one.day_off.map(|_| say("session-day-off")))
}

/// For whom a session is.
fn audience(language: Language, group: Option<SessionGroup>) -> String {
    let Some(group) = group else { return text(language, "session-for-everybody", &[]) };
    match group.small {
        Some(small) => text(
            language,
            "session-for-small-group",
            &[("number", group.number.into()), ("small", small.into())],
        ),
        None => text(language, "session-for-group", &[("number", group.number.into())]),
    }
}
