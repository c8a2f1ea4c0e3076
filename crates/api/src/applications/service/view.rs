//! One application as those see it who select.

use polku_api_types::applications::{Answer, ApplicationDetails, Outcome, RuleResult};
use polku_api_types::people::PersonSummary;
use polku_domain::access::Permission;
use polku_domain::ids::ApplicationId;

use super::{shown, target};
use crate::access::Caller;
use crate::app::App;
use crate::applications::convert::state_to_wire;
use crate::applications::reasons::{self, RuleTexts};
use crate::applications::store::checks;
use crate::applications::store::outcomes::{self, DecisionRow, RoundRow};
use crate::applications::store::{self, ApplicantRow, ApplicationRow};
use crate::audit::UseOf;
use crate::db::AnyConn;
use crate::problem::AppError;
use crate::programmes::store::{rules, version};

/// One application. What the rules say before the list is confirmed is shown only to the selection's own roles; what
/// applicants wrote in their own words only to who may read it.
///
/// # Errors
/// `not_found`.
pub async fn view_application(
    app: &App,
    caller: &Caller,
    id: ApplicationId,
) -> Result<ApplicationDetails, AppError> {
    let scope = caller.scope;
    let (row, person, has_round) = app
        .db
        .point_read(move |conn| store::find_whole(conn, &scope, id))
        .await?
        .ok_or_else(AppError::not_found)?;
    caller.demand(Permission::ViewApplication, target(caller, &row))?;
    let details = if has_round {
        in_round(app, caller, id).await?
    } else {
        // Before there is a round nothing is decided, so nothing else has to be looked up.
        details(caller, row, &person, Standing::default())
    };
    let look = UseOf {
        person: details.person.id.into(),
        record: "application",
        record_id: id.to_string(),
        purpose: "selection",
        operation: "view_application",
        at: app.clock.now(),
    };
    app.use_log.note(&caller.actor(), look)?;
    Ok(details)
}

/// An application of a call that has a round: read anew together with what the round says, so that both are of one
/// moment.
async fn in_round(app: &App, caller: &Caller, id: ApplicationId) -> Result<ApplicationDetails, AppError> {
    let caller = caller.clone();
    app.db
        .brief_read(move |conn| {
            let found = store::find_whole(conn, &caller.scope, id)?;
            let (row, person, _) = found.ok_or_else(AppError::not_found)?;
            caller.demand(Permission::ViewApplication, target(&caller, &row))?;
            let standing = standing(conn, &caller, &row)?;
            Ok(details(&caller, row, &person, standing))
        })
        .await
}

/// What a selection round says of an application, as far as the caller may know.
#[derive(Debug, Default)]
struct Standing {
    outcome: Option<Outcome>,
    proposal: Option<Vec<RuleResult>>,
}

fn standing(conn: &mut AnyConn, caller: &Caller, row: &ApplicationRow) -> Result<Standing, AppError> {
    let scope = &caller.scope;
    let Some(round) = shown::latest_round(conn, scope, row.call_id.0)? else {
        return Ok(Standing::default());
    };
    let decisions = outcomes::decisions_of(conn, scope, &[row.id.0])?;
    let texts = RuleTexts::of(rules::list_of(conn, scope, &[row.call_id.0])?);
    let outcome = match shown::confirmed(Some(&round), &decisions, row.id.0) {
        Some((round, decision)) if caller.may(Permission::ViewOutcome, target(caller, row)) => {
            let offers = outcomes::offers_to(conn, scope, &[row.id.0])?;
            let checked = checks::checks_of(conn, scope, &[row.id.0])?;
            let mended = checked.iter().find(|check| check.mended());
            Some(shown::outcome(conn, caller, row, round, (decision, mended), offers.first(), &texts)?)
        }
        _ => None,
    };
    let proposal = proposed(&round, &decisions)
        .filter(|_| selects(caller, row))
        .map(|decision| reasons::results(&decision.grounds.0, &texts, caller.language));
    Ok(Standing { outcome, proposal })
}

/// Whether the caller sees what the rules say before it is told to everybody.
fn selects(caller: &Caller, row: &ApplicationRow) -> bool {
    caller.may(Permission::ViewSelection, target(caller, row))
}

fn details(
    caller: &Caller,
    row: ApplicationRow,
    person: &ApplicantRow,
    standing: Standing,
) -> ApplicationDetails {
    let Standing { outcome, proposal } = standing;
    let told = if selects(caller, &row) || outcome.is_some() {
        row.state.0
    } else {
        row.state.0.before_confirmation()
    };
    ApplicationDetails {
        id: row.id.0.uuid(),
        call_id: row.call_id.0.uuid(),
        person: summary(person),
        state: state_to_wire(told),
        answers: readable(caller, &row),
        submitted_at: row.submitted_at.0,
        changed_at: row.changed_at.0,
        proposal,
        outcome,
        version: version(row.version),
    }
}

/// The decision of the latest round while it is not confirmed.
fn proposed<'a>(round: &RoundRow, decisions: &'a [DecisionRow]) -> Option<&'a DecisionRow> {
    decisions.iter().find(|decision| round.confirmed_at.is_none() && decision.selection == round.id)
}

/// The answers without what was written in the applicant's own words, unless the caller may read that.
#[must_use]
pub fn readable(caller: &Caller, row: &ApplicationRow) -> Vec<Answer> {
    let free_text = caller.may(Permission::ReadFreeText, target(caller, row));
    row.answers.0.iter().filter(|answer| free_text || answer.text.is_none()).cloned().collect()
}

fn summary(row: &ApplicantRow) -> PersonSummary {
    PersonSummary {
        id: row.person.0.uuid(),
        external_id: row.external_id.clone(),
        given_name: row.given_name.clone(),
        family_name: row.family_name.clone(),
        unit: row.unit.clone(),
        site: row.site.clone(),
        title: row.title.clone(),
        job_category: row.job_category.clone(),
        is_supervisor: row.is_supervisor,
        active: row.active,
    }
}
