//! Hours of a programme: promised, designed, scheduled, counted (N18).

use std::collections::BTreeMap;

use jiff::Timestamp;
use polku_api_types::sessions::{ElementHours, SessionHours};
use polku_domain::access::Permission;
use polku_domain::ids::{ElementId, GroupId, ProgrammeId};
use polku_domain::sessions::{Line, Need, Scheduled, lines};

use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::db::{AnyConn, Key};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::convert::design::kind_to_wire;
use crate::programmes::service::{programme_for, shown, standing};
use crate::programmes::store::count;
use crate::programmes::store::designs::{self, DesignRow, DesignStatus, ElementRow};
use crate::sessions::convert;
use crate::sessions::store::{self, GroupRow};

/// What the design promises and what is scheduled of it.
///
/// # Errors
/// `not_found`, `design_not_published`, and what the policy refuses.
pub async fn view_session_hours(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<SessionHours, AppError> {
    let asking = caller.clone();
    app.db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ListSessions)?;
            hours(conn, &asking, programme)
        })
        .await
}

/// The same inside a transaction, for whoever may see the programme.
///
/// # Errors
/// `design_not_published`, and what the database refuses.
pub fn hours(conn: &mut AnyConn, caller: &Caller, programme: ProgrammeId) -> Result<SessionHours, AppError> {
    let scope = &caller.scope;
    let mut published = designs::list_of(conn, scope, &[programme])?;
    published.retain(|row| row.state.0 == DesignStatus::Published);
    let designed = published.first().ok_or_else(|| AppError::new(ProblemCode::DesignNotPublished))?;
    let call = standing::load(conn, scope, &[programme])?.remove(&programme).and_then(|found| found.call);
    let promised = promised(&published, call.map(|call| call.opens_at.0)).unwrap_or(designed);
    let rows = designs::elements_of(conn, scope, &[designed.id.0, promised.id.0])?;
    let of = |design: &DesignRow| -> Vec<ElementRow> {
        rows.iter().filter(|row| row.design_version_id == design.id).cloned().collect()
    };
    let elements = of(designed);
    let groups = store::groups_of(conn, scope, &[programme])?;
    let (scheduled, outside_design) = scheduled(conn, caller, programme, &elements)?;
    let tree: Vec<(GroupId, Option<GroupId>)> = groups.iter().map(|group| (group.id, group.within)).collect();
    let found = lines(&needs(&elements)?, &tree, &scheduled);
    let line = |line: &Line| {
        let element = elements.iter().find(|row| row.id.0 == line.element)?;
        Some(element_hours(line, element, &groups))
    };
    Ok(SessionHours {
        promised_version: count(promised.number),
        promised: shown::hours(&of(promised))?,
        designed_version: count(designed.number),
        designed: shown::hours(&elements)?,
        lines: found.iter().filter_map(line).collect(),
        outside_design,
    })
}

/// What of the design would be scheduled beyond it, in times or in counted minutes, with these sessions beside those that are
/// there: only where they add to it.
pub(super) fn beyond(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    (elements, groups): (&[ElementRow], &[GroupRow]),
    added: &[Scheduled],
) -> Result<Vec<ElementHours>, AppError> {
    let (mut all, _) = scheduled(conn, caller, programme, elements)?;
    let needs = needs(elements)?;
    let tree: Vec<(GroupId, Option<GroupId>)> = groups.iter().map(|group| (group.id, group.within)).collect();
    let before = lines(&needs, &tree, &all);
    all.extend_from_slice(added);
    let adds = |line: &Line| {
        let same = before.iter().find(|other| (other.element, other.group) == (line.element, line.group));
        same.is_none_or(|before| before.scheduled_times < line.scheduled_times)
    };
    let is_beyond = |line: &Line| line.scheduled_times > line.times || line.difference() > Some(0);
    let found = lines(&needs, &tree, &all);
    let line = |line: &Line| {
        let element = elements.iter().find(|row| row.id.0 == line.element)?;
        Some(element_hours(line, element, groups))
    };
    Ok(found.iter().filter(|line| is_beyond(line) && adds(line)).filter_map(line).collect())
}

/// The version that applicants were promised: the published one when the call opened, the latest first in `published`; the
/// first one where none was published by then.
fn promised(published: &[DesignRow], call_opened: Option<Timestamp>) -> Option<&DesignRow> {
    let by_then = |row: &&DesignRow| {
        row.published_at.is_some_and(|at| call_opened.is_some_and(|opened| at.0 <= opened))
    };
    published.iter().find(by_then).or_else(|| published.last())
}

/// The meetings of a design, in its order.
///
/// # Errors
/// `internal` for elements that cannot be read.
pub fn needs(elements: &[ElementRow]) -> Result<Vec<Need>, AppError> {
    let read = shown::elements(elements)?;
    let meetings = elements.iter().zip(read.as_slice()).filter(|(_, element)| element.kind().is_meeting());
    let need = |(row, element): (&ElementRow, &polku_domain::programmes::element::Element)| Need {
        element: row.id.0,
        audience: element.kind().audience(),
        times: element.times().get(),
        length: element.length(),
    };
    Ok(meetings.map(need).collect())
}

/// The elements of this version of the design that elements of sessions are now: themselves, or the one of the same kind and
/// name where they are of an earlier version. What has none is outside the design.
///
/// # Errors
/// What the database refuses.
pub fn carried(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    elements: &[ElementRow],
    of: impl Iterator<Item = Key<ElementId>>,
) -> Result<BTreeMap<ElementId, ElementId>, AppError> {
    let known = |id: ElementId| elements.iter().any(|element| element.id.0 == id);
    let (current, earlier): (Vec<_>, Vec<_>) = of.partition(|id| known(id.0));
    let successor = |old: &ElementRow| elements.iter().find(|new| new.is_same_as(old)).map(|new| new.id.0);
    let mut now: BTreeMap<ElementId, ElementId> = current.iter().map(|id| (id.0, id.0)).collect();
    let earlier = store::elements(conn, scope, earlier)?;
    now.extend(earlier.iter().filter_map(|(id, old)| Some((*id, successor(old)?))));
    Ok(now)
}

/// The sessions by elements of this version of the design, and how many are of none of them. A session that was planned
/// by an earlier version goes to the element of the same kind and name.
pub(super) fn scheduled(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    elements: &[ElementRow],
) -> Result<(Vec<Scheduled>, u32), AppError> {
    let rows = store::hours_of(conn, &caller.scope, programme)?;
    let now = carried(conn, &caller.scope, elements, rows.iter().map(|row| row.0))?;
    let (mut scheduled, mut outside) = (Vec::with_capacity(rows.len()), 0);
    for (element, group, state, span, counted) in rows {
        match now.get(&element.0) {
            Some(element) => scheduled.push(Scheduled {
                element: *element,
                group: group.map(|group| group.0),
                state: state.0,
                span_minutes: count(span),
                counted_minutes: count(counted),
            }),
            None => outside += 1,
        }
    }
    Ok((scheduled, outside))
}

fn element_hours(line: &Line, element: &ElementRow, groups: &[GroupRow]) -> ElementHours {
    ElementHours {
        element_id: element.id.0.uuid(),
        position: count(element.position),
        kind: kind_to_wire(element.kind.0),
        title: element.title.0.clone(),
        group: convert::group(line.group, groups),
        times: line.times,
        designed_minutes: line.promised_minutes,
        scheduled_times: line.scheduled_times,
        published_times: line.published_times,
        cancelled_times: line.cancelled_times,
        missing_times: line.missing_times(),
        span_minutes: line.span_minutes,
        counted_minutes: line.counted_minutes,
        difference_minutes: line.difference(),
    }
}
