//! Saying who was there: by those who run the session, and by a participant in advance.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use polku_api_types::attendance::{AttendanceMark, MarkAttendance, MarksKept, OwnAttendance};
use polku_domain::access::Permission;
use polku_domain::attendance::{Said, SaidAs, Sitting, Status};
use polku_domain::ids::{AccountId, ApplicationId, PersonId, SessionId};
use uuid::Uuid;

use super::sheet_for;
use super::signing::check_list;
use crate::access::Caller;
use crate::app::App;
use crate::attendance::convert;
use crate::attendance::store::{self, MarkRow};
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Code, Key, Ts};
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, FieldCode};
use crate::programmes::store::{count, number};
use crate::sessions::service::own_session;
use crate::sessions::store::{SessionRow, participants};
use crate::text::Faults;

/// Who says something, in which part, and when.
#[derive(Clone, Copy, Debug)]
struct Speaker {
    account: AccountId,
    part: SaidAs,
    now: Timestamp,
}

/// One mark that is to be kept.
#[derive(Clone, Copy, Debug)]
struct Wanted {
    id: Uuid,
    application: ApplicationId,
    person: PersonId,
    status: Status,
    minutes: Option<u32>,
}

/// Keeps many marks, all of them or none. What arrived before is counted and not said again.
///
/// # Errors
/// `not_found`, `session_not_held`, `session_not_begun`, `sign_in_list_outdated`, `invalid_fields` with every faulty mark,
/// and what the policy refuses.
pub async fn mark_attendance(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: SessionId,
    body: MarkAttendance,
) -> Result<MarksKept, AppError> {
    let (account, now) = (caller.account()?, app.clock.now());
    let (here, asking) = (app.clone(), caller.clone());
    write_once(app, key, move |conn| {
        let (session, part) = sheet_for(conn, &asking, id, Permission::MarkAttendance, now)?;
        let speaker = Speaker { account, part, now };
        let (wanted, arrived_before) = read(conn, &asking, &session, &body.marks, now)?;
        if let Some(list) = body.list.as_deref().filter(|_| !wanted.is_empty()) {
            check_list(conn, &asking, &session, list, now)?;
        }
        say(conn, &here, &asking, (&session, &wanted, speaker))?;
        Ok(MarksKept { kept: u32::try_from(wanted.len()).unwrap_or(u32::MAX), arrived_before })
    })
    .await
}

/// The marks that have not arrived yet, read; and how many have.
fn read(
    conn: &mut AnyConn,
    caller: &Caller,
    session: &SessionRow,
    marks: &[AttendanceMark],
    now: Timestamp,
) -> Result<(Vec<Wanted>, u32), AppError> {
    let scope = &caller.scope;
    let ids: Vec<Uuid> = marks.iter().map(|mark| mark.id).collect();
    let arrived: BTreeMap<Uuid, MarkRow> =
        store::arrived(conn, scope, &ids)?.into_iter().map(|row| (row.mark_id.0, row)).collect();
    let people: BTreeMap<ApplicationId, PersonId> =
        participants(conn, scope, &[session.programme_id.0], None)?
            .into_iter()
            .filter(|one| one.member.is_in(session.group(), session.starts_at.0))
            .map(|one| (one.application, one.member.person))
            .collect();
    let sitting = convert::sitting(session);
    let (mut faults, mut seen, mut before) = (Faults::none(), Seen::default(), 0);
    let (mut wanted, mut said) = (Vec::new(), Vec::new());
    for (index, mark) in marks.iter().enumerate() {
        let at = |field: &str| format!("/marks/{index}/{field}");
        match seen.fault(mark, arrived.get(&mark.id), session) {
            Some((field, fault)) => faults.push(at(field), fault),
            None if arrived.contains_key(&mark.id) => before += 1,
            None => match one(mark, &people, &sitting) {
                Ok((one, read)) => {
                    wanted.push(one);
                    said.push(read);
                }
                Err((field, fault)) => faults.push(at(field), fault),
            },
        }
    }
    let wanted = faults.finish(Some(wanted))?;
    if !wanted.is_empty() {
        sitting.takes(&said, now).map_err(convert::refused)?;
    }
    Ok((wanted, before))
}

/// What of a pass was read so far.
#[derive(Default)]
struct Seen {
    marks: BTreeSet<Uuid>,
    applications: BTreeSet<Uuid>,
}

impl Seen {
    /// Whether a mark says something twice in its pass, or something else than it said when it arrived.
    fn fault(
        &mut self,
        mark: &AttendanceMark,
        arrived: Option<&MarkRow>,
        session: &SessionRow,
    ) -> Option<(&'static str, FieldCode)> {
        let same = |row: &MarkRow| {
            row.session_id == session.id
                && row.application_id.0.uuid() == mark.application_id
                && convert::status_to_wire(row.status.0) == mark.status
                && row.minutes.map(count) == mark.minutes
        };
        if !self.marks.insert(mark.id) || !arrived.is_none_or(same) {
            return Some(("id", FieldCode::Duplicate));
        }
        (!self.applications.insert(mark.application_id)).then_some(("application_id", FieldCode::Duplicate))
    }
}

/// One mark, read; or which of its fields is wrong, and how. Whoever is no member is neither there nor absent.
fn one(
    mark: &AttendanceMark,
    people: &BTreeMap<ApplicationId, PersonId>,
    sitting: &Sitting,
) -> Result<(Wanted, Said), (&'static str, FieldCode)> {
    let application = ApplicationId::new(mark.application_id);
    let person = *people.get(&application).ok_or(("application_id", FieldCode::NotFound))?;
    let status = convert::status_to_domain(mark.status);
    let said = Said::parse(status, mark.minutes, sitting).map_err(convert::fault)?;
    Ok((Wanted { id: mark.id, application, person, status, minutes: mark.minutes }, said))
}

/// Adds marks to what was said before. The transaction is alone with what it read, so that no number is given twice; a
/// constraint says so as well.
fn say(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    (session, wanted, speaker): (&SessionRow, &[Wanted], Speaker),
) -> Result<(), AppError> {
    let before = store::of_session(conn, &caller.scope, session.id.0)?;
    let times = convert::newest(&before);
    let row = |one: &Wanted| MarkRow {
        id: Key(app.ids.ordered()),
        agency_id: session.agency_id,
        session_id: session.id,
        application_id: Key(one.application),
        mark_id: Key(one.id),
        number: number(times.get(&one.application).map_or(0, |(_, times)| *times) + 1),
        status: Code(one.status),
        minutes: one.minutes.map(number),
        said_as: Code(speaker.part),
        said_by: Key(speaker.account),
        said_at: Ts(speaker.now),
    };
    let rows: Vec<MarkRow> = wanted.iter().map(row).collect();
    for chunk in rows.chunks(MARKS_AT_ONCE) {
        store::insert_all(conn, chunk)?;
    }
    let entry = |one: &Wanted| Entry {
        action: action(speaker.part, one.status),
        subject: Subject::new("session", session.id.0),
        person: Some(one.person),
        fields: if one.minutes.is_some() { &["status", "minutes"] } else { &["status"] },
        at: speaker.now,
    };
    let entries: Vec<Entry<'_>> = wanted.iter().map(entry).collect();
    Ok(audit::record_all(conn, &caller.actor(), &entries)?)
}

/// What the audit log calls it.
const fn action(part: SaidAs, status: Status) -> &'static str {
    match (part, status) {
        (SaidAs::Coordinator | SaidAs::Facilitator, _) => "attendance_marked",
        (SaidAs::Participant, Status::Withdrawn) => "apology_withdrawn",
        (SaidAs::Participant, _) => "apology_given",
    }
}

/// Rows of one statement: a statement takes so many values and no more.
const MARKS_AT_ONCE: usize = 200;

/// The caller says that they are not coming. Said twice, it is said once.
///
/// # Errors
/// `not_found` for a session of others, `session_not_held`, `session_begun`.
pub async fn give_apology(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: SessionId,
) -> Result<OwnAttendance, AppError> {
    of_oneself(app, caller, key, (id, Status::Apologised)).await
}

/// The caller takes an apology back.
///
/// # Errors
/// `not_found` for a session of others and where no apology stands, `session_not_held`, `session_begun`.
pub async fn withdraw_apology(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: SessionId,
) -> Result<OwnAttendance, AppError> {
    of_oneself(app, caller, key, (id, Status::Withdrawn)).await
}

async fn of_oneself(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    (id, status): (SessionId, Status),
) -> Result<OwnAttendance, AppError> {
    let speaker = Speaker { account: caller.account()?, part: SaidAs::Participant, now: app.clock.now() };
    let (here, asking, person) = (app.clone(), caller.clone(), caller.person()?);
    write_once(app, key, move |conn| {
        let (session, _) = own_session(conn, &asking.scope, person, id)?;
        convert::sitting(&session).takes_apology(speaker.now).map_err(convert::refused)?;
        let application = participants(conn, &asking.scope, &[session.programme_id.0], Some(&[person]))?
            .into_iter()
            .find(|one| one.member.is_in(session.group(), session.starts_at.0))
            .map(|one| one.application)
            .ok_or_else(AppError::not_found)?;
        let own = |rows: Vec<MarkRow>| -> Vec<MarkRow> {
            rows.into_iter().filter(|row| row.application_id.0 == application).collect()
        };
        let before = own(store::of_session(conn, &asking.scope, id)?);
        let apologised = before.last().is_some_and(|row| row.status.0 == Status::Apologised);
        match (status, apologised) {
            (Status::Withdrawn, false) => return Err(AppError::not_found()),
            (Status::Apologised, true) => {}
            _ => {
                let one = Wanted { id: here.ids.ordered(), application, person, status, minutes: None };
                say(conn, &here, &asking, (&session, &[one], speaker))?;
            }
        }
        let marks = own(store::of_session(conn, &asking.scope, id)?);
        let marks: Vec<&MarkRow> = marks.iter().collect();
        // Whatever their calendar answered, they have said more.
        Ok(convert::own_attendance(&session, (&marks, false), speaker.now))
    })
    .await
}
