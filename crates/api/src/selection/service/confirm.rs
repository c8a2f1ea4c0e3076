//! The decider confirms the list: outcomes become visible and everybody is told, at one moment.

use std::collections::HashMap;

use polku_api_types::selection::{ConfirmSelection, SelectionDetails};
use polku_domain::access::Permission;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{ApplicationId, SelectionId};
use uuid::Uuid;

use super::mails::{Message, tell};
use super::prepare::version_of;
use super::promote::{offer_to, place_offered};
use super::views::details;
use super::{Context, demanded, official, step};
use crate::access::Caller;
use crate::accommodation;
use crate::app::App;
use crate::applications::grounds::{Ground, GroundResult};
use crate::audit::{Entry, Subject};
use crate::db::{AnyConn, Code, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::rules::{self, RuleVersionRow};
use crate::selection::store::decisions::DecisionRow;
use crate::selection::store::people::{self, ApplicantRow, CallRow};
use crate::selection::store::rounds::{RoundChange, RoundRow};
use crate::selection::store::{Origin, RoundState, decisions, offers};

/// Confirms the drawn list.
pub async fn confirm(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    version: IfMatch,
    id: SelectionId,
    body: ConfirmSelection,
) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let (name, title) = official(&body.name, &body.title)?;
    write_once(app, key, move |conn| {
        let round = demanded(conn, &caller, id, Permission::ConfirmSelection)?;
        version.check(version_of(&round))?;
        if round.state.0 != RoundState::Drawn {
            return Err(AppError::new(ProblemCode::SelectionOutOfStep));
        }
        let change = RoundChange {
            state: Some(Code(RoundState::Confirmed)),
            confirmed_by: Some(Key(caller.account()?)),
            confirmer_name: Some(name.clone()),
            confirmer_title: Some(title.clone()),
            confirmed_at: Some(Ts(context.now)),
            ..RoundChange::default()
        };
        step(conn, &context.scope, &round, &change)?;
        announce(conn, &context, &round)?;
        context.record_round(
            conn,
            id,
            "selection_confirmed",
            &["state", "confirmer_name", "confirmer_title"],
        )?;
        details(conn, &context, &caller, id)
    })
    .await
}

/// Who stands where on the list: those who withdrew after the draw are left out, and the order closes up.
pub struct Listing {
    pub call: CallRow,
    pub places: Vec<ApplicantRow>,
    pub waiting: Vec<ApplicantRow>,
    pub ineligible: Vec<(ApplicantRow, RuleVersionRow)>,
}

/// Reads the list of a drawn round.
pub fn listing(conn: &mut AnyConn, context: &Context, round: &RoundRow) -> Result<Listing, AppError> {
    let call = people::call(conn, &context.scope, round.call_id.0)?.ok_or_else(AppError::not_found)?;
    let versions = rules::list_of(conn, &context.scope, &[round.call_id.0])?;
    let mut applicants: HashMap<ApplicationId, ApplicantRow> =
        people::applicants_of(conn, &context.scope, round.id.0)?
            .into_iter()
            .filter(|applicant| applicant.state.0 == StateKind::Submitted)
            .map(|applicant| (applicant.application.0, applicant))
            .collect();
    let mut decided = decisions::list_of(conn, &context.scope, round.id.0)?;
    decided.sort_by_key(|decision| decision.rank);
    let seats = usize::try_from(round.seats).unwrap_or(0);
    let mut list = Listing { call, places: Vec::new(), waiting: Vec::new(), ineligible: Vec::new() };
    for decision in decided {
        let Some(applicant) = applicants.remove(&decision.application_id.0) else { continue };
        if !decision.eligible {
            list.ineligible.push((applicant, excluded_by(&decision, &versions)?));
        } else if list.places.len() < seats {
            list.places.push(applicant);
        } else {
            list.waiting.push(applicant);
        }
    }
    Ok(list)
}

fn excluded_by(
    decision: &DecisionRow,
    versions: &[(rules::RuleRow, RuleVersionRow)],
) -> Result<RuleVersionRow, AppError> {
    let ground: Option<&Ground> =
        decision.grounds.0.iter().find(|ground| ground.result == GroundResult::Excluded);
    let used = |rule: Uuid, number: u32| {
        versions
            .iter()
            .map(|(_, version)| version)
            .find(|version| version.rule_id.0.uuid() == rule && version.number == i64::from(number))
    };
    ground
        .and_then(|ground| used(ground.rule, ground.version))
        .cloned()
        .ok_or_else(|| AppError::internal("an application is left outside without a rule on record"))
}

fn announce(conn: &mut AnyConn, context: &Context, round: &RoundRow) -> Result<(), AppError> {
    let list = listing(conn, context, round)?;
    for applicant in &list.places {
        if !offers::take_place(conn, &context.scope, round.programme_id.0)? {
            return Err(AppError::new(ProblemCode::NoFreePlace));
        }
        place_offered(conn, context, applicant.application.0, StateKind::Submitted)?;
        offer_to(conn, context, &list.call, applicant, Origin::Draw, None)?;
    }
    let of = u32::try_from(list.waiting.len()).map_err(AppError::internal)?;
    for (place, applicant) in (1_u32..).zip(&list.waiting) {
        let application = applicant.application.0;
        settle(conn, context, applicant, StateKind::Waiting)?;
        offers::put_waiting(conn, &context.scope, round.programme_id.0, application, i64::from(place))?;
        let message = Message::Waiting { place, of };
        tell(conn, context, list.call.named(), applicant, &message, &round.id.0.to_string())?;
    }
    for (applicant, rule) in &list.ineligible {
        settle(conn, context, applicant, StateKind::Ineligible)?;
        let message = Message::Ineligible { rule };
        tell(conn, context, list.call.named(), applicant, &message, &round.id.0.to_string())?;
    }
    let over: Vec<_> = list.ineligible.iter().map(|(applicant, _)| applicant.application.0).collect();
    accommodation::erase_over(conn, &context.scope, &over)?;
    Ok(())
}

fn settle(
    conn: &mut AnyConn,
    context: &Context,
    applicant: &ApplicantRow,
    to: StateKind,
) -> Result<(), AppError> {
    let application = applicant.application.0;
    offers::move_application(conn, &context.scope, application, StateKind::Submitted, to, context.now)?;
    let subject = Subject::new("application", application);
    let person = Some(applicant.person.0);
    context.record(
        conn,
        Entry { action: "outcome_confirmed", subject, person, fields: &["state"], at: context.now },
    )
}
