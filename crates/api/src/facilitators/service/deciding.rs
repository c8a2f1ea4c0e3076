//! What coaches of the agency must have behind them, as officials decide it.

use polku_api_types::facilitators::{
    CoachPolicyDecided, CoachPolicyDetails, CoachPolicyInForce, DecideCoachPolicy,
};
use polku_api_types::page::{Page, PageQuery};
use polku_domain::access::{Permission, Target};
use polku_domain::facilitators::CoachPolicy;

use super::today;
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject};
use crate::db::{Day, Json, Key, Ts};
use crate::facilitators::check::{found, in_force};
use crate::facilitators::convert;
use crate::facilitators::store::policies::{self, PolicyRow};
use crate::facilitators::store::published;
use crate::http::{Idempotent, Wanted, write_once};
use crate::problem::{AppError, FieldCode};

/// What is in force today.
///
/// # Errors
/// What the policy refuses.
pub async fn view_coach_policy(app: &App, caller: &Caller) -> Result<CoachPolicyInForce, AppError> {
    let (scope, today) = (caller.scope, today(app));
    app.db
        .read(move |conn| {
            let rows = policies::all(conn, &scope)?;
            let policy = in_force(&rows, today).map(convert::policy_details);
            let recommended = convert::thresholds(&CoachPolicy::RECOMMENDED);
            let thresholds = policy.as_ref().map_or(recommended, |policy| policy.thresholds);
            Ok(CoachPolicyInForce { thresholds, policy, recommended })
        })
        .await
}

/// A page of all decisions, the latest first.
///
/// # Errors
/// `invalid_cursor`, and what the policy refuses.
pub async fn list_coach_policies(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<CoachPolicyDetails>, AppError> {
    let cursors = app.cursors(caller, "coach_policies");
    let wanted: Wanted<i64> = cursors.wanted(query)?;
    let (scope, limit) = (caller.scope, wanted.limit);
    let rows = app.db.read(move |conn| policies::page(conn, &scope, &wanted).map_err(AppError::from)).await?;
    let page = cursors.page(rows, limit, |last: &PolicyRow| last.number)?;
    let items = page.items.iter().map(convert::policy_details).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// Decides what coaches must have behind them from a day on. What was published stays as it is; how many sessions are in
/// breach through it is part of the answer, counted in the same transaction.
///
/// # Errors
/// `invalid_fields`, and what the policy refuses.
pub async fn decide_coach_policy(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: DecideCoachPolicy,
) -> Result<CoachPolicyDecided, AppError> {
    caller.demand(Permission::DecideCoachPolicy, Target::in_agency())?;
    convert::decided(&body.thresholds)?;
    let (name, title) = convert::official(&body.name, &body.title)?;
    let reason = convert::reason(&body.reason)?;
    let (asking, now, by) = (caller.clone(), app.clock.now(), caller.account()?);
    if body.valid_from < today(app) {
        return Err(AppError::invalid("/valid_from", FieldCode::OutOfOrder));
    }
    write_once(app, key, move |conn| {
        let scope = &asking.scope;
        let before = policies::all(conn, scope)?;
        let row = PolicyRow {
            agency_id: Key(scope.agency()),
            number: before.first().map_or(1, |last| last.number + 1),
            thresholds: Json(body.thresholds),
            reason: reason.clone(),
            valid_from: Day(body.valid_from),
            official_name: name.clone(),
            official_title: title.clone(),
            decided_by: Key(by),
            decided_at: Ts(now),
        };
        policies::insert(conn, &row)?;
        let sessions = published::coached(conn, scope, None)?;
        let after: Vec<PolicyRow> = before.iter().cloned().chain([row.clone()]).collect();
        let was = found(conn, scope, &sessions, &before)?;
        let is = found(conn, scope, &sessions, &after)?;
        let new = was.iter().zip(&is).filter(|(was, is)| was.unwaived().is_none() && is.unwaived().is_some());
        let new_breaches = u32::try_from(new.count()).unwrap_or(u32::MAX);
        let entry = Entry {
            action: "coach_policy_decided",
            subject: Subject::new("agency", scope.agency()),
            person: None,
            fields: &["coach_policy"],
            at: now,
        };
        audit::record(conn, &asking.actor(), entry)?;
        Ok(CoachPolicyDecided { policy: convert::policy_details(&row), new_breaches })
    })
    .await
}
