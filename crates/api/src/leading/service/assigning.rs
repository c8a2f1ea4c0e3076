//! Naming those who lead a session.

use std::collections::BTreeSet;

use jiff::Timestamp;
use jiff::civil::Date;
use polku_api_types::leading::{AssignFacilitators, SessionLeading};
use polku_domain::access::Permission;
use polku_domain::facilitators::is_coached;
use polku_domain::ids::{AccountId, FacilitatorId, SessionId};
use polku_domain::sessions::SessionState;
use uuid::Uuid;

use super::waiving::shown_with;
use super::{look_at, today};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::clock::finland;
use crate::db::{AnyConn, Ts};
use crate::facilitators::waivers::Cause;
use crate::facilitators::{self, Facilitator, Leader, News};
use crate::http::IfMatch;
use crate::leading::convert;
use crate::notify::Template;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::unless_stale;
use crate::programmes::store::programmes;
use crate::programmes::store::version;
use crate::sessions::service::{asked, session_for};
use crate::sessions::store::{self, SessionRow};

/// Who leads a session, and whether the policy allows it.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_session_leading(
    app: &App,
    caller: &Caller,
    id: SessionId,
) -> Result<SessionLeading, AppError> {
    let (asking, today) = (caller.clone(), today(app));
    let (leading, coach) = app
        .db
        .read(move |conn| {
            let row = session_for(conn, &asking, id, Permission::ViewSession)?;
            let coach = leaders(conn, &asking, id)?.first().and_then(|lead| lead.person);
            Ok::<_, AppError>((shown(conn, &asking, &row, today)?, coach))
        })
        .await?;
    // Beside the name stands what was found of what is behind it.
    let judged = coach.filter(|_| leading.coached).map(|person| (person, id.uuid()));
    let look = look_at(judged.into_iter().collect(), "view_session_leading", app.clock.now());
    app.use_log.note_list(&caller.actor(), &look)?;
    Ok(leading)
}

/// A session with those who lead it, as those who plan it see them.
pub(super) fn shown(
    conn: &mut AnyConn,
    caller: &Caller,
    row: &SessionRow,
    today: Date,
) -> Result<SessionLeading, AppError> {
    let asked = asked(conn, caller, &[row])?;
    let kind = asked.first().map(|one| one.kind).ok_or_else(AppError::not_found)?;
    let open = facilitators::open(conn, &caller.scope, &asked)?.pop().ok_or_else(AppError::not_found)?;
    let leaders = leaders(conn, caller, row.id.0)?;
    let waiver = match open.waiver {
        Some(waiver) => shown_with(conn, caller, &[(waiver, None)])?.pop(),
        None => None,
    };
    Ok(SessionLeading {
        session_id: row.id.0.uuid(),
        leaders: leaders.iter().map(|leader| convert::named(leader, today)).collect(),
        coached: is_coached(kind),
        needed: facilitators::threshold(&open.needed),
        finding: open.breach.as_ref().map(|breach| facilitators::finding(breach, &open.needed)),
        waiver,
        version: version(row.version),
    })
}

fn leaders(conn: &mut AnyConn, caller: &Caller, id: SessionId) -> Result<Vec<Leader>, AppError> {
    Ok(facilitators::leaders_of(conn, &caller.scope, &[id])?.remove(&id).unwrap_or_default())
}

/// Names those who lead a session, the lead first. Of a published one everybody is told who leads it now, or does no more.
///
/// # Errors
/// `not_found`, `stale_version`, `session_stands_still`; `coach_policy_breached` for a published session that would come
/// into breach; `invalid_fields` for whoever is no facilitator of the programme, or not on the day of the session.
pub async fn assign_facilitators(
    app: &App,
    caller: &Caller,
    id: SessionId,
    seen: IfMatch,
    body: AssignFacilitators,
) -> Result<SessionLeading, AppError> {
    let (here, asking, now, today) = (app.clone(), caller.clone(), app.clock.now(), today(app));
    app.db
        .write_tx(move |conn| {
            let before = session_for(conn, &asking, id, Permission::ManageSessions)?;
            seen.check(version(before.version))?;
            let at = |index: usize| format!("/facilitator_ids/{index}");
            let after = led_by(conn, &here, &asking, &before, (&body.facilitator_ids, &at), now)?;
            shown(conn, &asking, &after, today)
        })
        .await
}

/// Names those who lead a session inside a transaction, in the version of `before`: what it is now. A fault of one of them
/// is told under the place that `at` makes of their index.
///
/// # Errors
/// `stale_version`, `session_stands_still`, `coach_policy_breached`, `invalid_fields`.
pub fn led_by(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    before: &SessionRow,
    (ids, at): (&[Uuid], &dyn Fn(usize) -> String),
    now: Timestamp,
) -> Result<SessionRow, AppError> {
    if before.state.0 == SessionState::Cancelled {
        return Err(AppError::new(ProblemCode::SessionStandsStill));
    }
    let id = before.id.0;
    let wanted = understood(conn, caller, before, (ids, at))?;
    let led = leaders(conn, caller, id)?;
    let after = SessionRow { changed_at: Ts(now), version: before.version + 1, ..before.clone() };
    unless_stale(store::replace(conn, &caller.scope, before, &after)?)?;
    facilitators::replace_leaders(conn, &caller.scope, id, &wanted)?;
    let lead_before = led.first().map(|leader| leader.facilitator);
    if lead_before != wanted.first().copied() {
        checked(conn, caller, (&after, at(0)), now)?;
    }
    let entry = Entry {
        action: "session_leaders_named",
        subject: Subject::new("session", id),
        person: None,
        fields: &["facilitators"],
        at: now,
    };
    audit::record(conn, &caller.actor(), entry)?;
    if after.state.0 == SessionState::Published {
        tell(conn, app, caller, &after, &led, now)?;
    }
    Ok(after)
}

/// Another coach leads: waivers of the one before end, and what is published must not be in breach.
fn checked(
    conn: &mut AnyConn,
    caller: &Caller,
    (after, at): (&SessionRow, String),
    now: Timestamp,
) -> Result<(), AppError> {
    let asked = asked(conn, caller, &[after])?;
    facilitators::end_waivers(conn, &caller.scope, &asked, Cause::CoachChanged, now)?;
    if after.state.0 != SessionState::Published {
        return Ok(());
    }
    let found = facilitators::open(conn, &caller.scope, &asked)?;
    match found.first().and_then(|open| open.unwaived()) {
        Some(breach) => Err(facilitators::refusal([(at, breach)])),
        None => Ok(()),
    }
}

fn understood(
    conn: &mut AnyConn,
    caller: &Caller,
    session: &SessionRow,
    (ids, at): (&[Uuid], &dyn Fn(usize) -> String),
) -> Result<Vec<FacilitatorId>, AppError> {
    let ids: Vec<FacilitatorId> = ids.iter().copied().map(FacilitatorId::new).collect();
    let found = facilitators::some_of(conn, &caller.scope, session.programme_id.0, &ids)?;
    let day = finland().to_datetime(session.starts_at.0).date();
    let (mut faults, mut humans) = (Vec::new(), BTreeSet::<AccountId>::new());
    for (index, id) in ids.iter().enumerate() {
        let fault = match found.iter().find(|one| one.row.id.0 == *id) {
            None => Some(FieldCode::NotFound),
            Some(one) if !may_lead(one, day) => Some(FieldCode::NotAllowed),
            Some(one) if !humans.insert(one.row.account_id.0) => Some(FieldCode::Duplicate),
            Some(_) => None,
        };
        faults.extend(fault.map(|fault| (at(index), fault)));
    }
    AppError::unless_valid(faults)?;
    Ok(ids)
}

/// Whether somebody can lead a session on a day.
pub fn may_lead(one: &Facilitator, day: Date) -> bool {
    one.row.kind.0.leads() && one.name.is_some() && day <= one.row.ends_on.0
}

/// Those who lead it now and did not are told so, and those who did and do not.
fn tell(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    session: &SessionRow,
    before: &[Leader],
    at: Timestamp,
) -> Result<(), AppError> {
    let now = leaders(conn, caller, session.id.0)?;
    let name = programmes::name_of(conn, &caller.scope, session.programme_id.0)?;
    let of = [(session.id.0, (session.starts_at.0, session.ends_at.0), session.zone.clone())];
    let among = |all: &[Leader], one: &Leader| all.iter().any(|other| other.account == one.account);
    let come = now.iter().filter(|one| !among(before, one)).map(|one| (one, Template::LeadingAssigned));
    let gone = before.iter().filter(|one| !among(&now, one)).map(|one| (one, Template::LeadingEnded));
    for (leader, template) in come.chain(gone) {
        let news = News {
            template,
            of: session.programme_id.0,
            programme: &name,
            sessions: &of,
            action: app.ids.ordered(),
            at,
        };
        facilitators::tell_one(conn, app, &caller.scope, leader, news, &[session.id.0])?;
    }
    Ok(())
}
