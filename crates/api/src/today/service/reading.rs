//! One session before anything is done with it.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polku_api_types::today::{DayTurn, SessionToday, Substitute};
use polku_domain::facilitators::Stage;
use polku_domain::ids::{AccountId, PersonId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::{SessionState, Today};

use super::session_for;
use crate::access::Caller;
use crate::app::App;
use crate::audit::UseOfList;
use crate::circumstances::{misfits, turning};
use crate::clock::finland;
use crate::db::AnyConn;
use crate::facilitators::{self, Asked, Facilitator, Named, kind_to_wire};
use crate::leading::may_lead;
use crate::problem::AppError;
use crate::programmes::convert::design::{kind_to_wire as element_kind_to_wire, mode_to_wire};
use crate::programmes::store::version;
use crate::sessions::convert as said;
use crate::sessions::service::{asked, is_missing, led_by, members, proposals, turned};
use crate::sessions::store::{self, SessionRow};
use crate::today::convert;

/// A session, and what can become of it today. Whoever sees the names of its members leaves a trace with each.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_session_today(app: &App, caller: &Caller, id: SessionId) -> Result<SessionToday, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let (today, looked_at) = app
        .db
        .read(move |conn| {
            let (row, runs) = session_for(conn, &asking, id, now)?;
            seen(conn, &asking, &row, runs, now)
        })
        .await?;
    let look = UseOfList {
        records: looked_at.into_iter().map(|person| (person, id.uuid())).collect(),
        record: "session",
        purpose: "today",
        operation: "view_session_today",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    Ok(today)
}

/// As it is shown, and whose names are in it.
fn seen(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &SessionRow,
    runs: bool,
    now: Timestamp,
) -> Result<(SessionToday, Vec<PersonId>), AppError> {
    let (scope, programme, id) = (&caller.scope, row.programme_id.0, row.id.0);
    let people = store::participants(conn, scope, &[programme], None)?;
    let marked = store::marked(conn, scope, id)?;
    let today = convert::today(row, marked);
    let here: Vec<PersonId> = people
        .iter()
        .filter(|one| runs && one.member.is_in(row.group(), row.starts_at.0))
        .map(|one| one.member.person)
        .collect();
    let unopened = if runs { store::unopened(conn, scope, id, now)? } else { Vec::new() };
    let named: BTreeSet<PersonId> = here.iter().chain(&unopened).copied().collect();
    let element = store::elements(conn, scope, [row.element_id])?.remove(&row.element_id.0);
    let element = element.ok_or_else(AppError::not_found)?;
    let name = store::programme_names(conn, scope, &[programme])?.remove(&programme);
    let to_be_held = is_missing(conn, caller, row)?;
    let members = members(&people, row);
    let wants_time = runs && (to_be_held || row.state.0 == SessionState::Published);
    let leaders = facilitators::leaders_of(conn, scope, &[id])?;
    let shown = SessionToday {
        session_id: id.uuid(),
        programme_id: programme.uuid(),
        programme: name.ok_or_else(AppError::not_found)?,
        kind: element_kind_to_wire(element.kind.0),
        title: element.title.0.clone(),
        group: said::group(row.group(), &store::groups_of(conn, scope, &[programme])?),
        state: said::state_to_wire(row.state.0),
        mode: mode_to_wire(row.mode.0),
        place: row.place.clone(),
        joinable: row.join_address.is_some(),
        zone: row.zone.clone(),
        start: row.local_start.clone(),
        end: row.local_end.clone(),
        starts_at: row.starts_at.0,
        ends_at: row.ends_at.0,
        cancellation: row.cancellation.map(|reason| said::reason_to_wire(reason.0)),
        led_by: led_by(&leaders, id),
        members,
        member_names: store::names_of_people(conn, scope, &here)?,
        attended: u32::try_from(marked.there).unwrap_or(u32::MAX),
        choices: convert::choices(&today, runs, now),
        turns: turns(conn, caller, row, members, now)?,
        substitutes: if runs { substitutes(conn, caller, row, &today, now)? } else { Vec::new() },
        to_be_held,
        held_as: store::replacement_of(conn, scope, id)?.filter(|_| runs).map(|other| other.uuid()),
        proposals: if wants_time { proposals(conn, caller, row, now)? } else { Vec::new() },
        unopened: store::names_of_people(conn, scope, &unopened)?,
        version: version(row.version),
    };
    Ok((shown, named.into_iter().collect()))
}

/// The ways in which it is not delivered, each with what would not fit.
fn turns(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &SessionRow,
    members: u32,
    now: Timestamp,
) -> Result<Vec<DayTurn>, AppError> {
    let others = || DeliveryMode::ALL.iter().copied().filter(|to| *to != row.mode.0);
    let after: Vec<SessionRow> = others().map(|to| turned(row, to, now)).collect();
    let asked = asked(conn, caller, &after.iter().collect::<Vec<_>>())?;
    let open = facilitators::open(conn, &caller.scope, &asked)?;
    let of = turning(row, members);
    let turn = |(to, open)| DayTurn { to: mode_to_wire(to), misfits: misfits(&of, to, open) };
    Ok(others().zip(&open).map(turn).collect())
}

/// Everybody of the programme who could lead it on its day and does not, with the modes in which the policy on coaches lets
/// them. With a fixed number of queries.
fn substitutes(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &SessionRow,
    today: &Today,
    now: Timestamp,
) -> Result<Vec<Substitute>, AppError> {
    if today.state != SessionState::Published {
        return Ok(Vec::new());
    }
    let scope = &caller.scope;
    let day = finland().to_datetime(row.starts_at.0).date();
    let this_day = finland().to_datetime(now).date();
    let leaders = facilitators::leaders_of(conn, scope, &[row.id.0])?.remove(&row.id.0).unwrap_or_default();
    // Whoever leads beside the lead may well take their place.
    let lead: Option<AccountId> = leaders.first().map(|leader| leader.account);
    let mut able = facilitators::all_of(conn, scope, row.programme_id.0)?;
    able.retain(|one| {
        may_lead(one, day) && one.stage(this_day) == Stage::Active && lead != Some(one.row.account_id.0)
    });
    let now_so = asked(conn, caller, &[row])?.pop().ok_or_else(AppError::not_found)?;
    let proposed = |one: &Facilitator| {
        let named = Named::from(one);
        DeliveryMode::ALL.iter().map(move |mode| (Asked { mode: *mode, ..now_so }, Some(named)))
    };
    let proposed: Vec<(Asked, Option<Named>)> = able.iter().flat_map(proposed).collect();
    let judged = facilitators::judged(conn, scope, &proposed)?;
    let modes: Vec<_> = proposed.iter().zip(&judged).collect();
    let substitute = |one: Facilitator| {
        let own = modes
            .iter()
            .filter(|((_, named), _)| named.is_some_and(|named| named.facilitator == one.row.id.0));
        let able_in = own.filter(|(_, open)| open.unwaived().is_none());
        Some(Substitute {
            facilitator_id: one.row.id.0.uuid(),
            able_in: able_in.map(|((asked, _), _)| mode_to_wire(asked.mode)).collect(),
            organisation: one.row.organisation.clone(),
            kind: kind_to_wire(one.row.kind.0),
            name: one.name?,
        })
    };
    Ok(able.into_iter().filter_map(substitute).collect())
}
