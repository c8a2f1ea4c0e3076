//! What one is asked to do oneself, and accepting its terms.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use polku_api_types::facilitators::{
    AcceptFacilitatorTerms, FacilitatorTerms, OwnFacilitation, OwnFacilitations,
};
use polku_domain::access::{Permission, Target};
use polku_domain::facilitators::Stage;
use polku_domain::ids::{AccountId, FacilitatorId, ProgrammeId, RoleGrantId};

use super::inviting::record;
use super::{evidence_of, today};
use crate::access::{AgencyScope, Caller, NewGrant, insert_grant};
use crate::app::App;
use crate::db::AnyConn;
use crate::facilitators::convert;
use crate::facilitators::store;
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::service::unless_stale;
use crate::programmes::store::programmes;
use crate::programmes::store::{count, version};

/// Most tasks shown of one account.
const MOST: i64 = 100;

/// What the caller is asked to do.
///
/// # Errors
/// `forbidden` for a machine client.
pub async fn list_own_facilitations(app: &App, caller: &Caller) -> Result<OwnFacilitations, AppError> {
    let (scope, account, today) = (caller.scope, caller.account()?, today(app));
    let items = app.db.read(move |conn| own_facilitations(conn, &scope, account, today)).await?;
    Ok(OwnFacilitations { items })
}

/// What an account is asked to do, with all that is held about it.
///
/// # Errors
/// What the database refuses.
pub fn own_facilitations(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    today: Date,
) -> Result<Vec<OwnFacilitation>, AppError> {
    let found = store::of_account(conn, scope, account, MOST)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let evidence = evidence_of(conn, scope, &[account])?.pop().unwrap_or_default();
    let programmes: BTreeSet<ProgrammeId> = found.iter().map(|one| one.row.programme_id.0).collect();
    let mut of: BTreeMap<ProgrammeId, (polku_api_types::text::Localised, FacilitatorTerms)> = BTreeMap::new();
    for programme in programmes {
        let name = programmes::name_of(conn, scope, programme)?;
        of.insert(programme, (name, convert::terms(store::terms(conn, scope, programme)?)));
    }
    let own = |one: &store::Facilitator| {
        let row = &one.row;
        let (programme, terms) = of.get(&row.programme_id.0)?.clone();
        let coaches = row.kind.0 == polku_domain::facilitators::FacilitatorKind::Coach;
        Some(OwnFacilitation {
            id: row.id.0.uuid(),
            programme_id: row.programme_id.0.uuid(),
            programme,
            kind: convert::kind_to_wire(row.kind.0),
            organisation: row.organisation.clone(),
            email: row.email.clone(),
            ends_on: row.ends_on.0,
            stage: convert::stage_to_wire(one.stage(today)),
            invited_at: row.invited_at.0,
            terms,
            terms_number: row.terms_number.map(count),
            accepted_at: row.accepted_at.map(|at| at.0),
            evidence: if coaches { evidence.clone() } else { Vec::new() },
            version: version(row.version),
        })
    };
    Ok(found.iter().filter_map(own).collect())
}

/// Accepts the terms as they are now. With the first acceptance comes the role, until the last day.
///
/// # Errors
/// `not_found` for what somebody else is asked; `stale_version`, `facilitation_ended`, `invalid_fields` for terms that
/// are not the latest.
pub async fn accept_facilitator_terms(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    (id, seen): (FacilitatorId, IfMatch),
    body: AcceptFacilitatorTerms,
) -> Result<OwnFacilitation, AppError> {
    let (asking, now, today, account) = (caller.clone(), app.clock.now(), today(app), caller.account()?);
    let new = RoleGrantId::new(app.ids.ordered());
    write_once(app, key, move |conn| {
        let scope = asking.scope;
        let found = store::find(conn, &scope, id)?.ok_or_else(AppError::not_found)?;
        let own = found.row.account_id.0 == account;
        asking.demand(Permission::AcceptFacilitatorTerms, Target::nothing().owned(own))?;
        seen.check(version(found.row.version))?;
        if found.stage(today) == Stage::Ended {
            return Err(AppError::new(ProblemCode::FacilitationEnded));
        }
        let programme = found.row.programme_id.0;
        let latest = store::terms(conn, &scope, programme)?.map_or(0, |terms| terms.number);
        if body.number != latest {
            return Err(AppError::invalid("/number", FieldCode::OutOfOrder));
        }
        let ends_on = found.row.ends_on.0;
        let grant = match found.row.role_grant_id {
            // It ends with the task, or on the day that somebody who keeps roles has set: not on this one's word.
            Some(held) => held.0,
            None => {
                let role = found.row.kind.0.role();
                let grant = NewGrant {
                    id: new.uuid(),
                    account,
                    role,
                    programme: Some(programme),
                    ends_on: Some(ends_on),
                    today,
                    now,
                };
                insert_grant(conn, scope, found.row.invited_by.map(|by| by.0), &grant)?;
                new
            }
        };
        unless_stale(store::accept(conn, &found.row, (body.number, grant), now)?)?;
        record(conn, &asking, &found, ("facilitator_terms_accepted", &["terms", "role"]), now)?;
        let all = own_facilitations(conn, &scope, account, today)?;
        all.into_iter().find(|one| one.id == id.uuid()).ok_or_else(AppError::not_found)
    })
    .await
}
