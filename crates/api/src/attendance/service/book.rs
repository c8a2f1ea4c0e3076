//! The hours of a programme as they were lived (N18).

use std::collections::BTreeMap;

use jiff::Timestamp;
use polku_api_types::attendance::{
    LivedModes, OwnHours, OwnProgrammeHours, PersonHours, PersonHoursQuery, ProgrammeHours, UnmarkedSession,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::Permission;
use polku_domain::attendance::{Held, Ledger, Said, Taking, by_mode, ledger};
use polku_domain::ids::{ApplicationId, PersonId, ProgrammeId, SessionId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::note_looks;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::attendance::convert;
use crate::attendance::store::{self, Named};
use crate::db::AnyConn;
use crate::http::Wanted;
use crate::participation;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::designs::loaded_designs;
use crate::programmes::service::programme_for;
use crate::programmes::store::designs::ElementRow;
use crate::sessions::convert::group;
use crate::sessions::service::{carried, needs};
use crate::sessions::store::{
    SessionRow, all_of, elements, groups_of, participants, programme_names, replaced,
};

/// Most sessions that are named as lacking marks.
const MOST_UNMARKED: usize = 50;

/// The hours of a programme, with what they are about.
struct Book {
    elements: Vec<ElementRow>,
    sessions: Vec<SessionRow>,
    ledger: Ledger,
}

/// Reckons the hours of a programme for everybody, or for some, with a fixed number of queries.
fn book(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    among: Option<&[PersonId]>,
    now: Timestamp,
) -> Result<Book, AppError> {
    let designs = loaded_designs(conn, scope, &[programme])?;
    let (_, design) =
        designs.shown(programme, false).ok_or_else(|| AppError::new(ProblemCode::DesignNotPublished))?;
    let elements = design.to_vec();
    let sessions = all_of(conn, scope, programme)?;
    let current = carried(conn, scope, &elements, sessions.iter().map(|row| row.element_id))?;
    let replaced = replaced(conn, scope, programme)?;
    let held: Vec<Held> = sessions
        .iter()
        .map(|row| Held {
            id: row.id.0,
            element: current.get(&row.element_id.0).copied(),
            group: row.group(),
            sitting: convert::sitting(row),
            held_again: replaced.contains(&row.id.0),
        })
        .collect();
    let mut said: BTreeMap<ApplicationId, BTreeMap<SessionId, Said>> = BTreeMap::new();
    for mark in store::of_programme(conn, scope, programme)? {
        let own = said.entry(mark.application_id.0).or_default();
        match convert::said(&mark) {
            Some(newest) => own.insert(mark.session_id.0, newest),
            None => own.remove(&mark.session_id.0),
        };
    }
    let people: Vec<Taking> = participants(conn, scope, &[programme], among)?
        .into_iter()
        .map(|one| Taking {
            said: said.remove(&one.application).unwrap_or_default(),
            application: one.application,
            member: one.member,
        })
        .collect();
    let ledger = ledger(&needs(&elements)?, &held, &people, now);
    Ok(Book { elements, sessions, ledger })
}

/// The hours of a programme over its people, by element.
///
/// # Errors
/// `not_found`, `design_not_published`, and what the policy refuses.
pub async fn view_attended_hours(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<ProgrammeHours, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ViewAttendedHours)?;
            let book = book(conn, &asking.scope, programme, None, now)?;
            let ledger = &book.ledger;
            Ok(ProgrammeHours {
                people: u32::try_from(ledger.people.len()).unwrap_or(u32::MAX),
                elements: ledger
                    .elements()
                    .iter()
                    .map(|hours| convert::element(hours, &book.elements))
                    .collect(),
                total: convert::minutes(ledger.total()),
                modes: modes(conn, &asking.scope, &book)?,
                unmarked_sessions: unmarked(conn, &asking.scope, programme, &book)?,
            })
        })
        .await
}

/// The hours by how sessions were planned and are delivered. What was planned is what the design said of the element that
/// a session was made of, whatever version came after it.
fn modes(conn: &mut AnyConn, scope: &AgencyScope, book: &Book) -> Result<Vec<LivedModes>, AppError> {
    let elements = elements(conn, scope, book.sessions.iter().map(|row| row.element_id))?;
    let rows: BTreeMap<SessionId, &SessionRow> = book.sessions.iter().map(|row| (row.id.0, row)).collect();
    let lines = by_mode(&book.ledger, |id| {
        let row = rows.get(&id)?;
        let planned = elements.get(&row.element_id.0)?.planned_mode.map(|mode| mode.0);
        Some((planned, row.mode.0))
    });
    Ok(lines.iter().map(convert::modes).collect())
}

/// The sessions that lack marks, the earliest first.
fn unmarked(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    book: &Book,
) -> Result<Vec<UnmarkedSession>, AppError> {
    let lacking: Vec<(&SessionRow, u32)> = book
        .ledger
        .sessions
        .iter()
        .filter(|hours| hours.minutes.unmarked > 0)
        .filter_map(|hours| {
            let row = book.sessions.iter().find(|row| row.id.0 == hours.id)?;
            Some((row, hours.minutes.unmarked))
        })
        .take(MOST_UNMARKED)
        .collect();
    let titles = elements(conn, scope, lacking.iter().map(|(row, _)| row.element_id))?;
    let groups = groups_of(conn, scope, &[programme])?;
    let shown = |(row, unmarked): &(&SessionRow, u32)| {
        Ok(UnmarkedSession {
            session_id: row.id.0.uuid(),
            title: titles.get(&row.element_id.0).ok_or_else(AppError::not_found)?.title.0.clone(),
            group: group(row.group(), &groups),
            start: row.local_start.clone(),
            end: row.local_end.clone(),
            zone: row.zone.clone(),
            unmarked: *unmarked,
        })
    };
    lacking.iter().map(shown).collect()
}

/// The hours of each person of a programme by name, once the caller may do `permission` to it.
///
/// # Errors
/// `not_found`, `design_not_published`, and what the policy refuses.
pub async fn person_hours(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    permission: Permission,
    unmarked: Option<bool>,
) -> Result<Vec<(Named, PersonHours)>, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    app.db
        .read(move |conn| {
            programme_for(conn, &asking, programme, permission)?;
            let book = book(conn, &asking.scope, programme, None, now)?;
            let hours: BTreeMap<ApplicationId, _> =
                book.ledger.people.iter().map(|person| (person.application, person)).collect();
            let row = |named: Named| {
                let hours = hours.get(&named.application.0)?;
                let shown = PersonHours {
                    application_id: named.application.0.uuid(),
                    given_name: named.given_name.clone(),
                    family_name: named.family_name.clone(),
                    unit: named.unit.clone(),
                    promised_minutes: hours.promised(),
                    minutes: convert::minutes(hours.total),
                };
                let wanted = unmarked.is_none_or(|wanted| wanted == (shown.minutes.unmarked > 0));
                wanted.then_some((named, shown))
            };
            let names = store::names(conn, &asking.scope, programme)?;
            Ok(names.into_iter().filter_map(row).collect())
        })
        .await
}

/// Where a page of the list ended.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
struct Position {
    sort: Vec<u8>,
    id: Uuid,
}

fn position(named: &Named) -> Position {
    Position { sort: named.name_sort.clone(), id: named.application.0.uuid() }
}

/// A page of those hours.
///
/// # Errors
/// As [`person_hours`]; `invalid_cursor`.
pub async fn list_person_hours(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    query: &PersonHoursQuery,
) -> Result<Page<PersonHours>, AppError> {
    let cursors = app.cursors(caller, format!("person_hours:{programme}:{:?}", query.unmarked));
    let wanted: Wanted<Position> =
        cursors.wanted(&PageQuery { limit: query.limit, cursor: query.cursor.clone() })?;
    let mut rows =
        person_hours(app, caller, programme, Permission::ViewAttendedHours, query.unmarked).await?;
    if let Some(after) = &wanted.after {
        rows.retain(|(named, _)| position(named) > *after);
    }
    let page = cursors.page(rows, wanted.limit, |(named, _)| position(named))?;
    let seen = page.items.iter().map(|(named, _)| (named.person.0, named.application.0.uuid()));
    note_looks(app, caller, "list_person_hours", seen.collect())?;
    let items = page.items.into_iter().map(|(_, hours)| hours).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// The caller's hours in every programme that they take part in, or did.
///
/// # Errors
/// `forbidden` for an account without a person.
pub async fn view_own_hours(app: &App, caller: &Caller) -> Result<OwnHours, AppError> {
    let (scope, person, now) = (caller.scope, caller.person()?, app.clock.now());
    app.db
        .read(move |conn| {
            let mut programmes = Vec::new();
            for row in participation::store::of_person(conn, &scope, person, None)? {
                let programme = row.programme_id.0;
                let book = book(conn, &scope, programme, Some(&[person]), now)?;
                let name = programme_names(conn, &scope, &[programme])?.remove(&programme);
                let own = book.ledger.people.iter().find(|one| one.application == row.application_id.0);
                let own = own.ok_or_else(AppError::not_found)?;
                programmes.push(OwnProgrammeHours {
                    programme_id: programme.uuid(),
                    programme: name.ok_or_else(AppError::not_found)?,
                    promised_minutes: own.promised(),
                    to_be_held_minutes: own.to_be_held(),
                    elements: own
                        .elements
                        .iter()
                        .map(|hours| convert::element(hours, &book.elements))
                        .collect(),
                    total: convert::minutes(own.total),
                });
            }
            Ok(OwnHours { programmes })
        })
        .await
}
