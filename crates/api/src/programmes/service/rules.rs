//! Rules of a call: added and versioned while it is a draft, never changed or removed.

use jiff::Timestamp;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::programmes::{RuleDetails, SaveRule};
use polku_domain::access::Permission;
use polku_domain::ids::{CallId, RuleId};
use polku_domain::programmes::rule::RuleTerms;

use super::{call_for, shown, unless_stale};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::clock::finland;
use crate::db::{AnyConn, Day, Json, Key, Ts};
use crate::http::{Idempotent, Wanted, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert;
use crate::programmes::store::calls::{self as call_rows, CallRow, CallStatus};
use crate::programmes::store::rules::{self as rows, RuleRow, RuleVersionRow};
use crate::text::to_wire;

/// Most rules of one call, withdrawn ones included.
const MOST: usize = 50;

const FIELDS: &[&str] = &[
    "title",
    "condition",
    "reason",
    "alternative",
    "alternative_url",
    "decided_by_name",
    "decided_by_title",
    "decided_on",
];

fn version_row(app: &App, rule: &RuleRow, number: i64, terms: &RuleTerms, now: Timestamp) -> RuleVersionRow {
    RuleVersionRow {
        id: Key(app.ids.ordered()),
        agency_id: rule.agency_id,
        rule_id: rule.id,
        number,
        condition: Json(convert::rule::condition_to_wire(terms.condition())),
        title: Json(to_wire(terms.title())),
        reason: Json(to_wire(terms.reason())),
        alternative: Json(to_wire(terms.alternative())),
        alternative_url: terms.alternative_url().map(str::to_owned),
        decided_by_name: terms.decided_by_name().to_owned(),
        decided_by_title: terms.decided_by_title().to_owned(),
        decided_on: Day(terms.decided_on()),
        withdrawn: false,
        created_at: Ts(now),
        copied: false,
    }
}

fn note(
    conn: &mut AnyConn,
    actor: &Actor,
    action: &'static str,
    rule: RuleId,
    at: Timestamp,
) -> Result<(), AppError> {
    let fields = if action == "rule_withdrawn" { &["withdrawn"] } else { FIELDS };
    let subject = Subject::new("rule", rule);
    Ok(audit::record(conn, actor, Entry { action, subject, person: None, fields, at })?)
}

/// Rules change only while the call is a draft, and change it with them.
fn take_draft(conn: &mut AnyConn, caller: &Caller, call: CallId) -> Result<CallRow, AppError> {
    let row = call_for(conn, caller, call, Permission::UpdateCall)?;
    if row.state.0 != CallStatus::Draft {
        return Err(AppError::new(ProblemCode::CallNotDraft));
    }
    unless_stale(call_rows::touch(conn, &caller.scope, &row)?)?;
    Ok(row)
}

/// Adds a rule to a call.
///
/// # Errors
/// `protected_ground`, `invalid_fields`, `not_found`, `call_not_draft`.
pub async fn create_rule(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    call: CallId,
    body: SaveRule,
) -> Result<RuleDetails, AppError> {
    let now = app.clock.now();
    let terms = convert::rule::rule(&body, finland().to_datetime(now).date())?;
    let (actor, caller, shared) = (caller.actor(), caller.clone(), app.clone());
    write_once(app, key, move |conn| {
        let row = take_draft(conn, &caller, call)?;
        let known = rows::list_of(conn, &caller.scope, &[call])?;
        let last = known.iter().map(|(rule, _)| rule.position).max().unwrap_or(0);
        if usize::try_from(last).is_ok_and(|last| last >= MOST) {
            return Err(AppError::invalid("", FieldCode::TooMany { max: MOST as u64 }));
        }
        let rule = RuleRow {
            id: Key(RuleId::new(shared.ids.ordered())),
            agency_id: row.agency_id,
            call_id: row.id,
            position: last + 1,
        };
        let version = version_row(&shared, &rule, 1, &terms, now);
        rows::insert(conn, &rule)?;
        rows::insert_version(conn, &version)?;
        note(conn, &actor, "rule_created", rule.id.0, now)?;
        Ok(shown::rule(&(rule, version)))
    })
    .await
}

/// The latest version of a rule the caller may change.
fn latest(conn: &mut AnyConn, caller: &Caller, rule: RuleId) -> Result<(RuleRow, RuleVersionRow), AppError> {
    let latest = rows::history(conn, &caller.scope, rule)?.pop().ok_or_else(AppError::not_found)?;
    take_draft(conn, caller, latest.0.call_id.0)?;
    if latest.1.withdrawn {
        return Err(AppError::new(ProblemCode::RuleWithdrawn));
    }
    Ok(latest)
}

/// Decides a rule anew: a further version; the earlier ones stay.
///
/// # Errors
/// `protected_ground`, `invalid_fields`, `not_found`, `call_not_draft`, `rule_withdrawn`.
pub async fn create_rule_version(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    rule: RuleId,
    body: SaveRule,
) -> Result<RuleDetails, AppError> {
    let now = app.clock.now();
    let terms = convert::rule::rule(&body, finland().to_datetime(now).date())?;
    let (actor, caller, shared) = (caller.actor(), caller.clone(), app.clone());
    write_once(app, key, move |conn| {
        let (row, before) = latest(conn, &caller, rule)?;
        let version = version_row(&shared, &row, before.number + 1, &terms, now);
        rows::insert_version(conn, &version)?;
        note(conn, &actor, "rule_decided_again", rule, now)?;
        Ok(shown::rule(&(row, version)))
    })
    .await
}

/// Ends a rule: a further version that says so; the earlier ones stay.
///
/// # Errors
/// `not_found`, `call_not_draft`, `rule_withdrawn`.
pub async fn withdraw_rule(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    rule: RuleId,
) -> Result<RuleDetails, AppError> {
    let now = app.clock.now();
    let (actor, caller, shared) = (caller.actor(), caller.clone(), app.clone());
    write_once(app, key, move |conn| {
        let (row, before) = latest(conn, &caller, rule)?;
        let version = RuleVersionRow {
            id: Key(shared.ids.ordered()),
            number: before.number + 1,
            withdrawn: true,
            created_at: Ts(now),
            copied: false,
            ..before
        };
        rows::insert_version(conn, &version)?;
        note(conn, &actor, "rule_withdrawn", rule, now)?;
        Ok(shown::rule(&(row, version)))
    })
    .await
}

/// A page of the versions of a rule, the latest first. Whoever sees the call sees how its rules came about.
///
/// # Errors
/// `not_found`, `invalid_cursor`.
pub async fn list_rule_versions(
    app: &App,
    caller: &Caller,
    rule: RuleId,
    query: &PageQuery,
) -> Result<Page<RuleDetails>, AppError> {
    let cursors = app.cursors(caller, format!("rule_versions:{rule}"));
    let wanted: Wanted<i64> = cursors.wanted(query)?;
    let (caller, limit) = (caller.clone(), wanted.limit);
    let items = app
        .db
        .read(move |conn| {
            let row = rows::find(conn, &caller.scope, rule)?.ok_or_else(AppError::not_found)?;
            call_for(conn, &caller, row.call_id.0, Permission::ViewCall)?;
            let versions = rows::page_of_versions(conn, &caller.scope, rule, &wanted)?;
            let shown = |version| shown::rule(&(row.clone(), version));
            Ok::<_, AppError>(versions.into_iter().map(shown).collect::<Vec<_>>())
        })
        .await?;
    cursors.page(items, limit, |last| i64::from(last.number))
}
