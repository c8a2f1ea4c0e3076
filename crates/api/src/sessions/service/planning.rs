//! Planning sessions: seen before, then saved exactly so. Nothing is moved by itself.

use jiff::Timestamp;
use polku_api_types::sessions::{PlanSessions, SaveSession, Sessions, SessionsPreview};
use polku_domain::access::Permission;
use polku_domain::ids::{ElementId, GroupId, ProgrammeId, SessionId};
use polku_domain::sessions::{Held, Plan, Series, SessionState};

use super::looking::{Draft, looked};
use super::reading::details;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::availability::note_look;
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::designs::loaded_designs;
use crate::programmes::service::programme_for;
use crate::programmes::store::designs::ElementRow;
use crate::programmes::store::number;
use crate::sessions::convert::{self, Said};
use crate::sessions::store::{self, GroupRow, SessionRow};

/// What is to be planned, read and found.
#[derive(Debug)]
pub(super) struct Planned {
    pub said: Said,
    pub element: ElementRow,
    pub group: Option<GroupId>,
    pub groups: Vec<GroupRow>,
}

/// What sessions of a programme are planned on: its published design and its confirmed groups.
#[derive(Debug)]
pub(super) struct Published {
    pub(super) elements: Vec<ElementRow>,
    pub(super) groups: Vec<GroupRow>,
}

impl Published {
    pub(super) fn load(
        conn: &mut AnyConn,
        caller: &Caller,
        programme: ProgrammeId,
    ) -> Result<Self, AppError> {
        let designs = loaded_designs(conn, &caller.scope, &[programme])?;
        let (_, elements) =
            designs.shown(programme, false).ok_or_else(|| AppError::new(ProblemCode::DesignNotPublished))?;
        let elements = elements.to_vec();
        Ok(Self { elements, groups: store::groups_of(conn, &caller.scope, &[programme])? })
    }

    pub(super) fn element(&self, id: ElementId) -> Option<ElementRow> {
        self.elements.iter().find(|element| element.id.0 == id).cloned()
    }

    /// Reads the rest beside the element that was found.
    pub(super) fn planned(
        &self,
        session: &SaveSession,
        element: Option<ElementRow>,
        at: &str,
    ) -> Result<Planned, AppError> {
        let pointer = format!("{at}/element_id");
        let element = element.ok_or_else(|| AppError::invalid(pointer.clone(), FieldCode::NotFound))?;
        if !element.kind.0.is_meeting() {
            return Err(AppError::invalid(pointer, FieldCode::NotAllowed));
        }
        let group = session.group_id.map(GroupId::new);
        if group.is_some_and(|group| !self.groups.iter().any(|row| row.id == group)) {
            return Err(AppError::invalid(format!("{at}/group_id"), FieldCode::NotFound));
        }
        let said = convert::said(session, &element, at)?;
        Ok(Planned { said, element, group, groups: self.groups.clone() })
    }
}

/// Finds the element in the published design and the group among the confirmed ones, and reads the rest. A session keeps
/// its element, `kept`, when a new version of the design is published.
///
/// # Errors
/// `design_not_published`; `invalid_fields` with what is wrong.
pub(super) fn planned(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    session: &SaveSession,
    (at, kept): (&str, Option<ElementId>),
) -> Result<Planned, AppError> {
    let published = Published::load(conn, caller, programme)?;
    let wanted = ElementId::new(session.element_id);
    let mut element = published.element(wanted);
    if element.is_none() && kept == Some(wanted) {
        element = store::elements(conn, &caller.scope, [Key(wanted)])?.remove(&wanted);
    }
    published.planned(session, element, at)
}

/// The plans of a series, each with when it is held.
fn held(said: &Said, body: &PlanSessions) -> Result<Vec<(Plan, Held)>, AppError> {
    let rhythm = match &body.series {
        None => Series::ONCE,
        Some(series) => Series::parse(series.every_weeks, series.times)
            .map_err(|_| AppError::invalid("/series", FieldCode::NotAllowed))?,
    };
    let fault = |fault| convert::plan_fault(fault, "/session");
    let plans = rhythm.plans(&said.plan, &body.without).map_err(fault)?;
    if plans.is_empty() {
        return Err(AppError::invalid("/without", FieldCode::NotAllowed));
    }
    plans.into_iter().map(|plan| plan.held(&said.zone).map(|held| (plan, held)).map_err(fault)).collect()
}

/// What planning would make, without saving anything: days off, clashes, how many people.
///
/// # Errors
/// `not_found`, `design_not_published`, `invalid_fields`, and what the policy refuses.
pub async fn preview_sessions(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    body: PlanSessions,
) -> Result<SessionsPreview, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let (preview, near) = app
        .db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageSessions)?;
            let planned = planned(conn, &asking, programme, &body.session, ("/session", None))?;
            let plans = held(&planned.said, &body)?;
            let draft = |(plan, held)| Draft { planned: &planned, plan, held, leaders: &[] };
            let drafts: Vec<Draft<'_>> = plans.into_iter().map(draft).collect();
            let ground = (programme, planned.groups.as_slice());
            let (sessions, near) = looked(conn, (&here, &asking), ground, &drafts, now)?;
            Ok::<_, AppError>((SessionsPreview { sessions }, near))
        })
        .await?;
    note_look(app, caller, near, "preview_sessions")?;
    Ok(preview)
}

/// Plans one session or a series: drafts, of which nobody is told.
///
/// # Errors
/// `not_found`, `design_not_published`, `invalid_fields`, and what the policy refuses.
pub async fn plan_sessions(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: PlanSessions,
) -> Result<Sessions, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        programme_for(conn, &asking, programme, Permission::ManageSessions)?;
        convert::no_cause(&body.session, "/session")?;
        let planned = planned(conn, &asking, programme, &body.session, ("/session", None))?;
        let plans = held(&planned.said, &body)?;
        let draft = |(plan, held): &(Plan, Held)| {
            let id = SessionId::new(here.ids.ordered());
            row(&asking, id, programme, &planned, (plan, *held), now)
        };
        let rows: Vec<SessionRow> = plans.iter().map(draft).collect();
        add(conn, &asking, &rows, now)?;
        Ok(Sessions { items: details(conn, &asking, programme, &rows)? })
    })
    .await
}

/// Adds drafts, each on record.
pub(super) fn add(
    conn: &mut AnyConn,
    caller: &Caller,
    rows: &[SessionRow],
    at: Timestamp,
) -> Result<(), AppError> {
    store::insert_all(conn, rows)?;
    let entry = |row: &SessionRow| Entry {
        action: "session_planned",
        subject: Subject::new("session", row.id.0),
        person: None,
        fields: &["start", "end", "element", "group"],
        at,
    };
    let entries: Vec<Entry<'_>> = rows.iter().map(entry).collect();
    Ok(audit::record_all(conn, &caller.actor(), &entries)?)
}

/// Plans many sessions inside a transaction, each for itself: drafts, of which nobody is told, in the order in which they were
/// said. A fixed number of queries to read what they are planned on.
///
/// # Errors
/// `design_not_published`; `invalid_fields`, below `/{index}`.
pub fn drafted(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    sessions: &[SaveSession],
    at: Timestamp,
) -> Result<Vec<SessionRow>, AppError> {
    if sessions.is_empty() {
        return Ok(Vec::new());
    }
    let published = Published::load(conn, caller, programme)?;
    let mut rows = Vec::with_capacity(sessions.len());
    for (index, session) in sessions.iter().enumerate() {
        let pointer = format!("/{index}");
        let element = published.element(ElementId::new(session.element_id));
        let planned = published.planned(session, element, &pointer)?;
        let plan = &planned.said.plan;
        let held = plan.held(&planned.said.zone).map_err(|fault| convert::plan_fault(fault, &pointer))?;
        rows.push(row(caller, SessionId::new(app.ids.ordered()), programme, &planned, (plan, held), at));
    }
    add(conn, caller, &rows, at)?;
    Ok(rows)
}

/// The row of a draft.
pub(super) fn row(
    caller: &Caller,
    id: SessionId,
    programme: ProgrammeId,
    planned: &Planned,
    (plan, held): (&Plan, Held),
    now: Timestamp,
) -> SessionRow {
    let said = &planned.said;
    SessionRow {
        id: Key(id),
        agency_id: Key(caller.scope.agency()),
        programme_id: Key(programme),
        element_id: planned.element.id,
        group_id: planned.group.map(Key),
        state: Code(SessionState::Draft),
        mode: Code(said.mode),
        topic: Json(said.topic.clone()),
        place: said.place.clone(),
        place_key: said.place_key(),
        seats: said.seats.map(number),
        zone: said.zone_name.clone(),
        local_start: convert::clock_text(plan.start),
        local_end: convert::clock_text(plan.end),
        breaks: Json(convert::breaks(plan)),
        starts_at: Ts(held.starts_at),
        ends_at: Ts(held.ends_at),
        span_minutes: number(held.span_minutes),
        counted_minutes: number(held.counted_minutes),
        cancellation: None,
        published_at: None,
        changed_at: Ts(now),
        version: 1,
        join_address: said.join_address.clone(),
        remote_seats: said.remote_seats.map(number),
        choose_hours: said.choose_hours.map(number),
    }
}
