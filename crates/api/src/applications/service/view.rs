//! One application as those see it who select.

use polku_api_types::applications::{Answer, ApplicationDetails};
use polku_api_types::people::PersonSummary;
use polku_domain::access::Permission;
use polku_domain::ids::ApplicationId;

use super::{shown, target};
use crate::access::Caller;
use crate::app::App;
use crate::applications::checks;
use crate::applications::convert::state_to_wire;
use crate::applications::reasons::{self, RuleTexts};
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
    let looker = caller.clone();
    let details = app
        .db
        .brief_read(move |conn| {
            let found = store::find_whole(conn, &looker.scope, id)?;
            let (row, person) = found.ok_or_else(AppError::not_found)?;
            looker.demand(Permission::ViewApplication, target(&looker, &row))?;
            details(conn, &looker, row, &person)
        })
        .await?;
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

fn details(
    conn: &mut AnyConn,
    caller: &Caller,
    row: ApplicationRow,
    person: &ApplicantRow,
) -> Result<ApplicationDetails, AppError> {
    let scope = &caller.scope;
    let round = shown::latest_round(conn, scope, row.call_id.0)?;
    let (mut decisions, mut texts) = (Vec::new(), RuleTexts::default());
    // Before there is a round nothing is decided, so nothing has to be looked up.
    if round.is_some() {
        decisions = outcomes::decisions_of(conn, scope, &[row.id.0])?;
        texts = RuleTexts::of(rules::list_of(conn, scope, &[row.call_id.0])?);
    }
    let outcome = match shown::confirmed(round.as_ref(), &decisions, row.id.0) {
        Some((round, decision)) if caller.may(Permission::ViewOutcome, target(caller, &row)) => {
            let offers = outcomes::offers_to(conn, scope, &[row.id.0])?;
            let checked = checks::checks_of(conn, scope, &[row.id.0])?;
            let mended = checked.iter().find(|check| check.mended());
            Some(shown::outcome(conn, caller, &row, round, (decision, mended), offers.first(), &texts)?)
        }
        _ => None,
    };
    let selects = caller.may(Permission::ViewSelection, target(caller, &row));
    let proposal = proposed(round.as_ref(), &decisions)
        .filter(|_| selects)
        .map(|decision| reasons::results(&decision.grounds.0, &texts, caller.language));
    let told = if selects || outcome.is_some() { row.state.0 } else { row.state.0.before_confirmation() };
    Ok(ApplicationDetails {
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
    })
}

/// The decision of the latest round while it is not confirmed.
fn proposed<'a>(round: Option<&RoundRow>, decisions: &'a [DecisionRow]) -> Option<&'a DecisionRow> {
    let round = round.filter(|round| round.confirmed_at.is_none())?;
    decisions.iter().find(|decision| decision.selection == round.id)
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
