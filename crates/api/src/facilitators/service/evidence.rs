//! What a coach has behind them: stated by one, checked by another.

use polku_api_types::facilitators::{CheckEvidence, FacilitatorDetails, StateEvidence};
use polku_domain::access::Permission;
use polku_domain::facilitators::FacilitatorKind;
use polku_domain::ids::{EvidenceId, FacilitatorId};

use super::inviting::record;
use super::{facilitator_for, shown, today};
use crate::access::Caller;
use crate::app::App;
use crate::db::{Constraint, Key, Ts};
use crate::facilitators::convert;
use crate::facilitators::store::evidence::{self, Check, EvidenceRow};
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, ProblemCode};

/// States what a coach has behind them; it counts once somebody else has checked it.
///
/// # Errors
/// `not_found`, also of somebody who is no coach; `invalid_fields`, and what the policy refuses.
pub async fn state_evidence(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: FacilitatorId,
    body: StateEvidence,
) -> Result<FacilitatorDetails, AppError> {
    let (figures, note) = convert::evidence(&body)?;
    let (asking, now, today, by) = (caller.clone(), app.clock.now(), today(app), caller.account()?);
    let evidence_id = EvidenceId::new(app.ids.ordered());
    write_once(app, key, move |conn| {
        let found = facilitator_for(conn, &asking, id, Permission::ManageFacilitators)?;
        if found.row.kind.0 != FacilitatorKind::Coach {
            return Err(AppError::not_found());
        }
        let row = EvidenceRow {
            id: Key(evidence_id),
            agency_id: Key(asking.scope.agency()),
            account_id: found.row.account_id,
            years: figures.years.into(),
            remote_hours: figures.remote_hours.into(),
            reference_count: figures.references.into(),
            note: note.clone(),
            stated_by: Key(by),
            stated_at: Ts(now),
        };
        evidence::insert(conn, &row)?;
        let fields = &["years", "remote_hours", "references", "note"];
        record(conn, &asking, &found, ("coach_evidence_stated", fields), now)?;
        shown(conn, &asking.scope, id, today)
    })
    .await
}

/// Checks what somebody else stated. A check is final; what has changed is stated anew.
///
/// # Errors
/// `not_found`, also of somebody who is no coach; `evidence_not_to_check` for what was checked, is about the caller, or was stated by them.
pub async fn check_evidence(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    (id, evidence_id): (FacilitatorId, EvidenceId),
    body: CheckEvidence,
) -> Result<FacilitatorDetails, AppError> {
    let (asking, now, today, by) = (caller.clone(), app.clock.now(), today(app), caller.account()?);
    write_once(app, key, move |conn| {
        let found = facilitator_for(conn, &asking, id, Permission::CheckEvidence)?;
        if found.row.kind.0 != FacilitatorKind::Coach {
            return Err(AppError::not_found());
        }
        let account = found.row.account_id.0;
        let stated = evidence::of_accounts(conn, &asking.scope, &[account])?;
        let one = stated.get(&account).and_then(|all| all.iter().find(|one| one.row.id.0 == evidence_id));
        let one = one.ok_or_else(AppError::not_found)?;
        let refused = || AppError::new(ProblemCode::EvidenceNotToCheck);
        if one.check.is_some() || one.row.stated_by.0 == by || account == by {
            return Err(refused());
        }
        let check = Check { outcome: convert::outcome_to_domain(body.outcome), by, at: now };
        evidence::insert_check(conn, &asking.scope, evidence_id, check).map_err(|error| {
            match error.constraint() {
                Some(Constraint::Unique) => refused(),
                _ => error.into(),
            }
        })?;
        record(conn, &asking, &found, ("coach_evidence_checked", &["outcome"]), now)?;
        shown(conn, &asking.scope, id, today)
    })
    .await
}
