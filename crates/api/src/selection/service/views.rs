//! What can be seen of a round, by whom, and when.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::selection::{
    CommitmentDetails, CommittedQuota, CommittedShare, CorrectionRound, Fallback, MailPreview, ProposalLine,
    ProposedOutcome, SelectionDetails, ShareDetails, UsedFallback,
};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{ApplicationId, PersonId, SelectionId};
use polku_domain::selection::panels::PublicQuota;
use polku_domain::selection::{Digest, read_commitment};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::chances::book_is_open;
use super::confirm::{Listing, listing};
use super::mails::{self, Message};
use super::promote::deadline;
use super::{Context, demanded};
use crate::access::Caller;
use crate::app::App;
use crate::applications::checks::{cause_to_wire, remedy_to_wire};
use crate::applications::grounds::GroundResult;
use crate::audit::UseOfList;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::rules;
use crate::selection::convert::{holder_role_to_wire, state_to_wire};
use crate::selection::store::checks::{self, CorrectionRow};
use crate::selection::store::decisions::DecisionRow;
use crate::selection::store::people::{self, ApplicantRow};
use crate::selection::store::rounds::{self, RoundRow, ShareRow, StoredFallback};
use crate::selection::store::{ListedAs, RoundState, decisions, panels};

/// A round as its roles see it.
pub async fn view(app: &App, caller: &Caller, id: SelectionId) -> Result<SelectionDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    app.db
        .read(move |conn| {
            demanded(conn, &caller, id, Permission::ViewSelection)?;
            details(conn, &context, &caller, id)
        })
        .await
}

/// The details of a round that the caller may see.
pub fn details(
    conn: &mut AnyConn,
    context: &Context,
    caller: &Caller,
    id: SelectionId,
) -> Result<SelectionDetails, AppError> {
    let round = rounds::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    let call = people::call(conn, &caller.scope, round.call_id.0)?.ok_or_else(AppError::not_found)?;
    let shares = rounds::shares_of(conn, &caller.scope, id)?;
    let judged = decisions::list_of(conn, &caller.scope, id)?.len();
    let applications = u32::try_from(judged).map_err(AppError::internal)?;
    let pool_size = count(round.pool_size);
    Ok(SelectionDetails {
        id: id.uuid(),
        call_id: round.call_id.0.uuid(),
        programme_id: round.programme_id.0.uuid(),
        programme_name: call.programme_name.0,
        round: count(round.round),
        state: state_to_wire(round.state.0),
        seats: count(round.seats),
        applications,
        pool_size,
        ineligible: applications.saturating_sub(pool_size),
        shares: shares.iter().map(|share| share_details(share, caller)).collect::<Result<_, _>>()?,
        fallback: round.fallback.as_ref().map(|fallback| Fallback {
            description: fallback.0.description.clone(),
            available_on: fallback.0.available_on,
        }),
        fallback_due: fallback_due(context, &round, &shares),
        fallback_used: used_fallback(&round),
        commitment_sha256: round.commitment_sha256.clone(),
        committed_at: round.committed_at.map(|at| at.0),
        reveal_until: round.reveal_until.map(|at| at.0),
        drawn_at: round.drawn_at.map(|at| at.0),
        confirmed_at: round.confirmed_at.map(|at| at.0),
        confirmer_name: round.confirmer_name.clone(),
        confirmer_title: round.confirmer_title.clone(),
        waiting_list_until: call.waiting_list_until.0,
        waiting_list_over: context.today() > call.waiting_list_until.0,
        waiting_list_ended_at: round.waiting_ended_at.map(|at| at.0),
        panel_book_open: book_is_open(round.state.0) && panels::has_book(conn, &caller.scope, id)?,
        version: super::prepare::version_of(&round),
    })
}

/// Whether the public value is to replace a share that was not revealed in time.
fn fallback_due(context: &Context, round: &RoundRow, shares: &[ShareRow]) -> bool {
    let missing = shares.iter().any(|share| share.share.is_none());
    let public =
        |fallback: &StoredFallback| fallback.used.is_none() && context.today() >= fallback.available_on;
    round.state.0 == RoundState::Committed
        && missing
        && round.fallback.as_ref().is_some_and(|fallback| public(&fallback.0))
}

fn used_fallback(round: &RoundRow) -> Option<UsedFallback> {
    let used = round.fallback.as_ref()?.0.used.as_ref()?;
    Some(UsedFallback { value: used.value.clone(), source: used.source.clone() })
}

fn share_details(share: &ShareRow, caller: &Caller) -> Result<ShareDetails, AppError> {
    Ok(ShareDetails {
        position: u8::try_from(share.position).map_err(AppError::internal)?,
        holder_role: holder_role_to_wire(&share.holder_role)?,
        mine: caller.account == Some(share.holder_account_id.0),
        share_hash: share.share_hash.clone(),
        promised_at: share.promised_at.0,
        revealed: share.share.is_some(),
    })
}

fn count(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

/// Where a page of the proposal ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Position(i64, Uuid);

/// The list before it is confirmed: drawn order first, then those outside the target group.
pub async fn list_proposal(
    app: &App,
    caller: &Caller,
    id: SelectionId,
    query: &PageQuery,
) -> Result<Page<ProposalLine>, AppError> {
    let cursors = app.cursors(caller, format!("proposal {id}"));
    let wanted = cursors.wanted::<Position>(query)?;
    let (asker, limit) = (caller.clone(), wanted.limit);
    let lines = app
        .db
        .read(move |conn| -> Result<_, AppError> {
            let round = demanded(conn, &asker, id, Permission::ViewSelection)?;
            let mut lines = proposal(conn, &asker, &round)?;
            lines.retain(|(position, ..)| wanted.after.is_none_or(|after| *position > after));
            lines.truncate(limit.saturating_add(1));
            Ok(lines)
        })
        .await?;
    let shown = lines.iter().take(limit);
    let looked_at = shown.map(|(_, applicant, _)| (applicant.person.0, applicant.application.0));
    note_looks(app, caller, "list_proposal", looked_at)?;
    let page = cursors.page(lines, limit, |(position, ..)| *position)?;
    let items = page.items.into_iter().map(|(_, _, line)| line).collect();
    Ok(Page { items, next_cursor: page.next_cursor })
}

/// The lines of the list in their order.
pub(super) fn proposal(
    conn: &mut AnyConn,
    caller: &Caller,
    round: &RoundRow,
) -> Result<Vec<(Position, ApplicantRow, ProposalLine)>, AppError> {
    let versions = rules::list_of(conn, &caller.scope, &[round.call_id.0])?;
    let mut applicants: std::collections::HashMap<_, _> =
        people::applicants_of(conn, &caller.scope, round.id.0)?
            .into_iter()
            .map(|applicant| (applicant.application.0, applicant))
            .collect();
    let line = |decision: DecisionRow| {
        let applicant = applicants.remove(&decision.application_id.0)?;
        let excluded = decision.grounds.0.iter().find(|ground| ground.result == GroundResult::Excluded);
        let rule = excluded.and_then(|ground| {
            versions.iter().map(|(_, version)| version).find(|version| {
                version.rule_id.0.uuid() == ground.rule && version.number == i64::from(ground.version)
            })
        });
        let last = if decision.eligible { i64::MAX - 1 } else { i64::MAX };
        let position = Position(decision.rank.unwrap_or(last), decision.application_id.0.uuid());
        let line = ProposalLine {
            application_id: decision.application_id.0.uuid(),
            name: applicant.name(),
            unit: applicant.unit.clone(),
            outcome: outcome(&decision),
            rank: decision.rank.map(count),
            failed_rule: rule.map(|rule| rule.title.0.clone()),
        };
        Some((position, applicant, line))
    };
    let decided = decisions::list_of(conn, &caller.scope, round.id.0)?.into_iter();
    let mut lines: Vec<_> = decided.filter_map(line).collect();
    lines.sort_by_key(|(position, ..)| *position);
    Ok(lines)
}

fn outcome(decision: &DecisionRow) -> ProposedOutcome {
    match decision.outcome.map(|outcome| outcome.0) {
        Some(ListedAs::Place) => ProposedOutcome::Place,
        Some(ListedAs::Waiting) => ProposedOutcome::Waiting,
        Some(ListedAs::Ineligible) => ProposedOutcome::Ineligible,
        None if decision.eligible => ProposedOutcome::InDraw,
        None => ProposedOutcome::Ineligible,
    }
}

/// What confirming would tell whom: recipients, counts and a sample of each message, in the reader's language.
pub async fn preview_mail(app: &App, caller: &Caller, id: SelectionId) -> Result<MailPreview, AppError> {
    let (context, asker) = (Context::of(app, caller), caller.clone());
    let (named, preview) = app
        .db
        .read(move |conn| {
            let round = demanded(conn, &asker, id, Permission::ViewSelection)?;
            asker.demand(Permission::PreviewMail, Target::of_programme(round.programme_id.0))?;
            if round.state.0 != RoundState::Drawn {
                return Err(AppError::new(ProblemCode::SelectionOutOfStep));
            }
            let list = listing(conn, &context, &round)?;
            Ok((named(&list), confirming(conn, &context, &asker, &list)?))
        })
        .await?;
    note_looks(app, caller, "preview_selection_mail", named)?;
    Ok(preview)
}

/// Whom a preview names. Whether somebody has an address is told too, so nobody is left out for having none.
fn named(list: &Listing) -> Vec<(PersonId, ApplicationId)> {
    let ineligible: Vec<&ApplicantRow> = list.ineligible.iter().map(|(applicant, _)| applicant).collect();
    let kinds = [list.places.iter().collect(), list.waiting.iter().collect(), ineligible];
    kinds.into_iter().flatten().map(|applicant| (applicant.person.0, applicant.application.0)).collect()
}

/// Whoever is shown what was decided about somebody leaves a trace, or is not shown it. One look at a list, however long
/// it is.
pub(super) fn note_looks(
    app: &App,
    caller: &Caller,
    operation: &'static str,
    looked_at: impl IntoIterator<Item = (PersonId, ApplicationId)>,
) -> Result<(), AppError> {
    let looked_at = looked_at.into_iter().map(|(person, application)| (person, application.uuid()));
    let look = UseOfList {
        records: looked_at.collect(),
        record: "application",
        purpose: "selection",
        operation,
        at: app.clock.now(),
    };
    Ok(app.use_log.note_list(&caller.actor(), &look)?)
}

fn confirming(
    conn: &mut AnyConn,
    context: &Context,
    caller: &Caller,
    list: &Listing,
) -> Result<MailPreview, AppError> {
    let of = u32::try_from(list.waiting.len()).map_err(AppError::internal)?;
    let places = list.places.iter().collect();
    let waiting = list.waiting.iter().collect();
    let mut kinds = vec![
        (Message::Offer { deadline: deadline(context, &list.call)? }, places),
        (Message::Waiting { place: 1, of }, waiting),
    ];
    if let Some((_, rule)) = list.ineligible.first() {
        let excluded = list.ineligible.iter().map(|(applicant, _)| applicant).collect();
        kinds.push((Message::Ineligible { rule }, excluded));
    }
    mails::preview(conn, context, caller, list.call.named(), kinds)
}

/// The public commitment of a round.
pub async fn view_commitment(app: &App, id: SelectionId) -> Result<CommitmentDetails, AppError> {
    let (round, mended) = app
        .db
        .read(move |conn| -> Result<_, AppError> {
            let round = rounds::find_public(conn, id)?.ok_or_else(AppError::not_found)?;
            let mended = checks::corrections_of(conn, id)?;
            Ok((round, mended))
        })
        .await?;
    let (Some(json), Some(sha256), Some(committed_at)) =
        (&round.commitment, &round.commitment_sha256, round.committed_at)
    else {
        return Err(AppError::not_found());
    };
    let digest = Digest::parse(sha256).map_err(AppError::internal)?;
    let commitment = read_commitment(json, digest).map_err(AppError::internal)?;
    let parts = commitment.parts();
    let quotas = parts.method.quotas();
    Ok(CommitmentDetails {
        classes: parts.method.classes().map(|terms| terms.classes),
        selection_id: id.uuid(),
        call: parts.call.as_str().to_owned(),
        seats: parts.seats.get(),
        pool_size: count(round.pool_size),
        rules: parts.rules.iter().map(|rule| rule.text().to_owned()).collect(),
        shares: parts
            .shares
            .iter()
            .map(|promise| CommittedShare {
                role: promise.role.as_str().to_owned(),
                share_hash: promise.hash.to_string(),
            })
            .collect(),
        reveal_by: parts.reveal_by,
        fallback: Fallback {
            description: parts.fallback.description.as_str().to_owned(),
            available_on: parts.fallback.published_on,
        },
        commitment_sha256: sha256.clone(),
        text: commitment.text(),
        committed_at: committed_at.0,
        confirmed: round.state.0 == RoundState::Confirmed,
        quotas: quotas.iter().flat_map(|terms| &terms.quotas).map(committed_quota).collect(),
        panels: quotas.map(|terms| terms.panels),
        auditor: quotas.map(|terms| terms.auditor.as_str().to_owned()),
        corrections: mended.iter().filter_map(correction).collect(),
    })
}

fn committed_quota(quota: &PublicQuota) -> CommittedQuota {
    let (min, max) = quota.bounds();
    CommittedQuota {
        attribute: quota.attribute().to_owned(),
        value: quota.value().to_owned(),
        min,
        max,
        lines: quota.lines(),
    }
}

/// A round that mended an error, without the person: its day, not its time.
fn correction(row: &CorrectionRow) -> Option<CorrectionRound> {
    Some(CorrectionRound {
        round: row.round.map(count)?,
        cause: cause_to_wire(row.cause?.0),
        remedy: remedy_to_wire(row.remedy?.0),
        on: row.at?.0.to_zoned(finland()).date(),
    })
}

/// The public proof file; there is none before the decider has confirmed.
pub async fn view_proof(app: &App, id: SelectionId) -> Result<String, AppError> {
    let round =
        app.db.read(move |conn| rounds::find_public(conn, id)).await?.ok_or_else(AppError::not_found)?;
    match (round.state.0, round.proof) {
        (RoundState::Confirmed, Some(proof)) => Ok(proof),
        _ => Err(AppError::not_found()),
    }
}
