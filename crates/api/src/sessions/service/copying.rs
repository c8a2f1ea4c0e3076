//! Copying sessions: planned anew for another group or at another time, and seen before. A copy takes along what was planned,
//! and nothing of what became of it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use polku_api_types::sessions::{CopySessions, SessionCopies, SessionCopy, Sessions};
use polku_domain::access::Permission;
use polku_domain::ids::{FacilitatorId, ProgrammeId, SessionId};
use polku_domain::sessions::{Held, MAX_TIMES, Plan, Scheduled, SessionState};

use super::hours::{beyond, carried};
use super::looking::{Draft, looked};
use super::planning::{Planned, Published, add, row};
use super::reading::details;
use super::seeing::seen;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::availability::note_look;
use crate::clock::finland;
use crate::db::{AnyConn, Key};
use crate::facilitators::{self, Leader};
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, FieldCode};
use crate::programmes::service::programme_for;
use crate::sessions::convert;
use crate::sessions::store::{self, LinkRow, SessionRow};

/// A session, and what it is copied to.
struct Copied {
    of: SessionRow,
    planned: Planned,
    plan: Plan,
    held: Held,
    /// Who leads it, too.
    leaders: Vec<Leader>,
    /// How many of those who lead the session are gone by then.
    gone: usize,
}

impl Copied {
    fn draft(&self) -> Draft<'_> {
        let Self { planned, plan, held, leaders, .. } = self;
        Draft { planned, plan: plan.clone(), held: *held, leaders }
    }

    fn scheduled(&self) -> Scheduled {
        Scheduled {
            element: self.planned.element.id.0,
            group: self.planned.group,
            state: SessionState::Draft,
            span_minutes: self.held.span_minutes,
            counted_minutes: self.held.counted_minutes,
        }
    }
}

/// What copying would make, without saving anything: when each copy would be, what it would meet, who would lead it, and what
/// would then be scheduled beyond the design.
///
/// # Errors
/// `stale_version` for what has changed since it was seen, `design_not_published`, `invalid_fields`, and what the policy
/// refuses.
pub async fn preview_copies(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    body: CopySessions,
) -> Result<SessionCopies, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let (copies, near) = app
        .db
        .read(move |conn| {
            let (published, copies) = copied(conn, &asking, programme, &body)?;
            let drafts: Vec<Draft<'_>> = copies.iter().map(Copied::draft).collect();
            let groups = published.groups.as_slice();
            let (previewed, near) = looked(conn, (&here, &asking), (programme, groups), &drafts, now)?;
            let added: Vec<Scheduled> = copies.iter().map(Copied::scheduled).collect();
            let design = (published.elements.as_slice(), groups);
            let beyond_design = beyond(conn, &asking, programme, design, &added)?;
            let shown = |(copy, planned): (&Copied, _)| SessionCopy {
                copy_of: copy.of.id.0.uuid(),
                title: copy.planned.element.title.0.clone(),
                group: convert::group(copy.planned.group, groups),
                zone: copy.planned.said.zone_name.clone(),
                led_by: copy.leaders.iter().map(facilitators::leader).collect(),
                gone_by_then: u32::try_from(copy.gone).unwrap_or(u32::MAX),
                planned,
            };
            let sessions = copies.iter().zip(previewed).map(shown).collect();
            Ok::<_, AppError>((SessionCopies { sessions, beyond_design }, near))
        })
        .await?;
    note_look(app, caller, near, "preview_copies")?;
    Ok(copies)
}

/// Copies sessions as they were seen, all of them or none: drafts, of which nobody is told.
///
/// # Errors
/// As [`preview_copies`].
pub async fn copy_sessions(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: CopySessions,
) -> Result<Sessions, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| {
        let (_, copies) = copied(conn, &asking, programme, &body)?;
        let draft = |copy: &Copied| {
            let id = SessionId::new(here.ids.ordered());
            row(&asking, id, programme, &copy.planned, (&copy.plan, copy.held), now)
        };
        let mut rows: Vec<SessionRow> = copies.iter().map(draft).collect();
        add(conn, &asking, &rows, now)?;
        take_along(conn, &asking, &copies, &rows, now)?;
        rows.sort_by_key(|row| row.starts_at.0);
        Ok(Sessions { items: details(conn, &asking, programme, &rows)? })
    })
    .await
}

/// The sessions that were named, each with what it is copied to. A fixed number of queries, however many they are.
fn copied(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    body: &CopySessions,
) -> Result<(Published, Vec<Copied>), AppError> {
    programme_for(conn, caller, programme, Permission::ManageSessions)?;
    let shift = convert::Shift::read(body.days, body.start_time.as_deref())?;
    let named: Vec<(SessionId, u64)> =
        body.sessions.iter().map(|one| (SessionId::new(one.session_id), one.version)).collect();
    let rows = seen(conn, caller, programme, &named, MAX_TIMES as usize)?;
    let published = Published::load(conn, caller, programme)?;
    // What was planned by an earlier version of the design is planned by this one now.
    let elements = rows.iter().map(|row| row.element_id);
    let elements = carried(conn, &caller.scope, &published.elements, elements)?;
    let mut leading = if body.without_leaders {
        BTreeMap::new()
    } else {
        let ids: Vec<SessionId> = rows.iter().map(|row| row.id.0).collect();
        facilitators::leaders_of(conn, &caller.scope, &ids)?
    };
    let copy = |(index, of): (usize, SessionRow)| {
        let mut said = shift.of(&of)?;
        let element = elements.get(&of.element_id.0).and_then(|id| published.element(*id));
        let element = element.ok_or_else(|| {
            AppError::invalid(format!("/sessions/{index}/session_id"), FieldCode::NotAllowed)
        })?;
        said.element_id = element.id.0.uuid();
        said.group_id = body.group_id.or(said.group_id);
        // Whoever joins a copy meets elsewhere.
        said.join_address = None;
        let planned = published.planned(&said, Some(element), "")?;
        let plan = planned.said.plan.clone();
        let held = plan.held(&planned.said.zone).map_err(|fault| convert::plan_fault(fault, ""))?;
        let (leaders, gone) = still_there(leading.remove(&of.id.0).unwrap_or_default(), held.starts_at);
        Ok::<_, AppError>(Copied { of, planned, plan, held, leaders, gone })
    };
    let copies = rows.into_iter().enumerate().map(copy).collect::<Result<_, _>>()?;
    Ok((published, copies))
}

/// Those who are still there when a copy begins, and how many are not.
fn still_there(leaders: Vec<Leader>, at: Timestamp) -> (Vec<Leader>, usize) {
    let (day, all) = (finland().to_datetime(at).date(), leaders.len());
    let there: Vec<Leader> =
        leaders.into_iter().filter(|leader| leader.name.is_some() && day <= leader.ends_on).collect();
    let gone = all - there.len();
    (there, gone)
}

/// Who leads and the materials come along. Those who lead are told when the copies are published, as of any draft.
fn take_along(
    conn: &mut AnyConn,
    caller: &Caller,
    copies: &[Copied],
    rows: &[SessionRow],
    now: Timestamp,
) -> Result<(), AppError> {
    let led = |(copy, row): (&Copied, &SessionRow)| {
        let ids: Vec<FacilitatorId> = copy.leaders.iter().map(|leader| leader.facilitator).collect();
        (row.id.0, ids)
    };
    let led: Vec<_> = copies.iter().zip(rows).map(led).collect();
    facilitators::name_leaders(conn, &caller.scope, &led)?;
    let links = store::links_of(conn, &caller.scope, copies.iter().map(|copy| copy.of.id.0))?;
    let own = |(copy, row): (&Copied, &SessionRow)| -> Vec<LinkRow> {
        let of = links.get(&copy.of.id.0).into_iter().flatten();
        of.map(|link| LinkRow { session_id: Key(row.id.0), ..link.clone() }).collect()
    };
    let links: Vec<LinkRow> = copies.iter().zip(rows).flat_map(own).collect();
    store::add_links(conn, &links)?;
    let mut entries = Vec::new();
    let mut note = |action, fields, session: SessionId| {
        entries.push(Entry {
            action,
            subject: Subject::new("session", session),
            person: None,
            fields,
            at: now,
        });
    };
    for (session, _) in led.iter().filter(|(_, ids)| !ids.is_empty()) {
        note("session_leaders_named", &["facilitators"], *session);
    }
    let linked: BTreeSet<SessionId> = links.iter().map(|link| link.session_id.0).collect();
    for session in linked {
        note("session_links_saved", &["links"], session);
    }
    Ok(audit::record_all(conn, &caller.actor(), &entries)?)
}
