//! What a public page shows, put together in one read.

use jiff::Timestamp;
use polku_api_types::programmes::{CallState, DesignDetails, RuleDetails};
use polku_api_types::rehearsal::RehearsalPublication;
use polku_api_types::text::Localised;
use polku_domain::agencies::BusinessId;
use polku_domain::ids::{CallId, ProgrammeId, SelectionId};
use polku_domain::programmes::programme::Slug;

use super::store::{self, PublicRound};
use crate::access::AgencyScope;
use crate::app::App;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::convert::call::phase_to_wire;
use crate::programmes::service::designs::loaded_designs;
use crate::programmes::service::shown;
use crate::programmes::store::calls::{self, CallRow};
use crate::programmes::store::programmes::{self as programme_rows, ProgrammeRow};
use crate::programmes::store::rules;
use crate::rehearsal::published_of;
use crate::selection::store::checks::{self, CorrectionRow};

/// A published programme.
#[derive(Clone, Debug)]
pub struct PublicProgramme {
    pub agency: Localised,
    pub programme: ProgrammeRow,
    pub design: Option<DesignDetails>,
    pub call: Option<PublicCall>,
    pub proof: Option<SelectionId>,
}

/// Its latest approved call.
#[derive(Clone, Debug)]
pub struct PublicCall {
    pub row: CallRow,
    pub state: CallState,
    pub rules: Vec<RuleDetails>,
    /// What was published last of how its selection was rehearsed.
    pub rehearsal: Option<RehearsalPublication>,
}

/// A programme by the business id of its agency and its name in public addresses.
///
/// # Errors
/// `not_found`.
pub async fn programme(app: &App, business_id: &str, slug: &str) -> Result<PublicProgramme, AppError> {
    let now = app.clock.now();
    // What cannot be an address is asked of no database: one of the two would take a NUL for a fault of ours.
    let business_id = BusinessId::parse(business_id).map_err(|_| AppError::not_found())?.to_string();
    let slug = Slug::parse(slug).map_err(|_| AppError::not_found())?;
    app.db
        .read(move |conn| {
            let (scope, agency) = store::agency(conn, &business_id)?.ok_or_else(AppError::not_found)?;
            let id = store::programme(conn, &scope, slug.as_str())?.ok_or_else(AppError::not_found)?;
            let programme = programme_rows::find(conn, &scope, id)?.ok_or_else(AppError::not_found)?;
            let designs = loaded_designs(conn, &scope, &[id])?;
            let design =
                designs.shown(id, false).map(|(row, elements)| shown::design(row, elements)).transpose()?;
            let call = call(conn, &scope, id, now)?;
            let proof = store::confirmed_round(conn, &scope, id)?;
            Ok(PublicProgramme { agency, programme, design, call, proof })
        })
        .await
}

fn call(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    now: Timestamp,
) -> Result<Option<PublicCall>, AppError> {
    let latest = calls::list_of(conn, scope, &[programme])?.into_iter().find(shown::is_approved);
    let Some(row) = latest else { return Ok(None) };
    let id: CallId = row.id.0;
    let rules = rules::list_of(conn, scope, &[id])?;
    let rules = shown::latest_rules(&rules).remove(&id).unwrap_or_default();
    let state = phase_to_wire(shown::phase(&row, now));
    let rules = rules.into_iter().filter(|rule| !rule.withdrawn).collect();
    let rehearsal = published_of(conn, scope, &row)?;
    Ok(Some(PublicCall { row, state, rules, rehearsal }))
}

/// A round from its commitment on.
///
/// # Errors
/// `not_found`.
pub async fn proof(app: &App, id: SelectionId) -> Result<(PublicRound, Vec<CorrectionRow>), AppError> {
    let work = move |conn: &mut AnyConn| {
        let round = store::round(conn, id)?.ok_or_else(AppError::not_found)?;
        Ok((round, checks::corrections_of(conn, id)?))
    };
    app.db.read(work).await
}
