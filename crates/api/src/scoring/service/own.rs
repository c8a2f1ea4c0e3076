//! What an applicant's own application was given, once the list is confirmed: a party's right to the documents of their
//! own matter. Who gave it stays between number 1 and 2.

use polku_api_types::scoring::OwnScores;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ApplicationId, PersonId};
use polku_domain::scoring::Standing;

use super::Ground;
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::applications::store as applications;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::convert::scoring::scoring_to_wire;
use crate::scoring::convert;
use crate::scoring::store::sheets::{self, ScoredRow};

/// What one application of the caller was given.
///
/// # Errors
/// `not_found` before the list is confirmed, and for an application that was not scored.
pub async fn view_own_scores(
    app: &App,
    caller: &Caller,
    application: ApplicationId,
) -> Result<OwnScores, AppError> {
    let caller = caller.clone();
    app.db
        .read(move |conn| {
            let row = applications::find(conn, &caller.scope, application)?;
            let row = row.ok_or_else(AppError::not_found)?;
            let own = caller.person == Some(row.person_id.0);
            caller.demand(Permission::ViewOwnScores, Target::of_programme(row.programme_id.0).owned(own))?;
            let scored = sheets::scored_application(conn, &caller.scope, application)?;
            let scored = scored.ok_or_else(AppError::not_found)?;
            scores(conn, &caller.scope, &scored)?.ok_or_else(AppError::not_found)
        })
        .await
}

/// Everything a person's applications were given, as far as it is told.
///
/// # Errors
/// What the database refuses.
pub fn own_scores(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<OwnScores>, AppError> {
    let mut all = Vec::new();
    for scored in sheets::scored_for(conn, scope, person)? {
        all.extend(scores(conn, scope, &scored)?);
    }
    Ok(all)
}

/// What an application was given; nothing before the list is confirmed.
fn scores(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    scored: &ScoredRow,
) -> Result<Option<OwnScores>, AppError> {
    let Some(ground) = Ground::find(conn, scope, scored.call_id.0)? else { return Ok(None) };
    if ground.round.as_ref().is_none_or(|round| round.confirmed_at.is_none()) {
        return Ok(None);
    }
    let about = sheets::sheets_about(conn, scope, scored.id.0)?;
    let settled = sheets::settlement_about(conn, scope, scored.id.0)?;
    let Standing::Settled { total } = convert::standing(&ground.scoring, &about, settled.as_ref()) else {
        return Ok(None);
    };
    Ok(Some(OwnScores {
        application_id: scored.application_id.0.uuid(),
        given: convert::given(&about),
        settled: convert::settled(settled.as_ref()),
        total,
        highest_total: ground.scoring.highest_sum() * 2,
        scoring: scoring_to_wire(&ground.scoring),
    }))
}
