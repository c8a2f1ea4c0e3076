//! Adopting an addendum: everybody whom it suits is offered the other path, in one transaction with the places that
//! the offers hold.

use std::collections::HashMap;

use jiff::Timestamp;
use polku_api_types::applications::Fact;
use polku_api_types::rerouting::{AddendumDetails, AddendumPreview, AdoptAddendum};
use polku_api_types::text::Localised;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AddendumId, PathOfferId};
use polku_domain::programmes::rule::fact::Facts;
use polku_domain::rerouting::{AddendumTerms, PathOfferKind, Suiting};

use super::answers::LapsePathOffers;
use super::{demanded, details_of, unless_for_too_few, unless_out_of_time};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{self, Entry, Subject, UseOfList};
use crate::clock::finland;
use crate::db::{AnyConn, Code, Json, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::jobs::{self, JobKind, NewJob};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::unless_stale;
use crate::programmes::store::programmes;
use crate::programmes::store::version as version_of;
use crate::rerouting::convert;
use crate::rerouting::store::{self, AddendumColumn, AddendumRow, PathOfferRow};
use crate::selection::service::mails::{Message, preview, tell};
use crate::selection::service::{Context, official, register_facts};
use crate::selection::store::people::{self, ApplicantRow};

/// Whom an addendum suits now, and of how many a fact is not known.
struct Suited {
    offered: Vec<(ApplicantRow, Vec<Fact>)>,
    not_known: u32,
}

/// Only whose application waits for the selection is offered anything, and nobody the same programme twice, nor one
/// that they take part in or hope for already.
fn suited(conn: &mut AnyConn, context: &Context, row: &AddendumRow) -> Result<Suited, AppError> {
    let terms = convert::stored_terms(row)?;
    let (call, target) = (row.call_id.0, row.target_programme_id.0);
    let facts: HashMap<_, Facts> = register_facts(conn, &context.scope, call)?;
    let offered_before = store::not_to_be_offered(conn, &context.scope, call, target)?;
    let there_already = store::people_in(conn, &context.scope, target)?;
    let mut suited = Suited { offered: Vec::new(), not_known: 0 };
    for applicant in people::submitted(conn, &context.scope, call)? {
        if offered_before.contains(&applicant.application.0) || there_already.contains(&applicant.person.0) {
            continue;
        }
        let known = facts.get(&applicant.person.0).cloned().unwrap_or_default();
        match terms.suiting(&known) {
            Suiting::Suits(used) => suited.offered.push((applicant, convert::facts_to_wire(&used))),
            Suiting::NotKnown => suited.not_known += 1,
            Suiting::DoesNotSuit => {}
        }
    }
    Ok(suited)
}

/// Until the end of the last day to answer, in Finland.
fn deadline(row: &AddendumRow) -> Result<Timestamp, AppError> {
    let next_day = row.answer_by.0.tomorrow().map_err(AppError::internal)?;
    Ok(next_day.to_zoned(finland()).map_err(AppError::internal)?.timestamp())
}

/// What both programmes are called.
fn names(
    conn: &mut AnyConn,
    context: &Context,
    row: &AddendumRow,
) -> Result<(Localised, Localised), AppError> {
    let own = programmes::name_of(conn, &context.scope, row.programme_id.0)?;
    Ok((own, programmes::name_of(conn, &context.scope, row.target_programme_id.0)?))
}

/// What adopting an addendum would do now.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn preview_addendum(
    app: &App,
    caller: &Caller,
    id: AddendumId,
) -> Result<AddendumPreview, AppError> {
    let (context, asker) = (Context::of(app, caller), caller.clone());
    let (found, answer) = app
        .db
        .read(move |conn| {
            let row = demanded(conn, &asker, id, Permission::ListAddenda)?;
            asker.demand(Permission::PreviewMail, Target::of_programme(row.programme_id.0))?;
            let found = suited(conn, &context, &row)?;
            let target = programmes::find(conn, &asker.scope, row.target_programme_id.0)?;
            let target = target.ok_or_else(AppError::not_found)?;
            let (own, path) = names(conn, &context, &row)?;
            let message = Message::PathOffered { path: &path, deadline: deadline(&row)? };
            let to = found.offered.iter().map(|(applicant, _)| applicant).collect();
            let mail = preview(conn, &context, &asker, (row.programme_id.0, &own), vec![(message, to)])?;
            let answer = AddendumPreview {
                suits: u32::try_from(found.offered.len()).map_err(AppError::internal)?,
                not_known: found.not_known,
                free_places: u32::try_from(target.places - target.places_taken).unwrap_or(0),
                mail,
            };
            Ok::<_, AppError>((found, answer))
        })
        .await?;
    let records = found.offered.iter().map(|(one, _)| (one.person.0, one.application.0.uuid())).collect();
    let look = UseOfList {
        records,
        record: "application",
        purpose: "selection",
        operation: "preview_addendum",
        at: app.clock.now(),
    };
    app.use_log.note_list(&caller.actor(), &look)?;
    Ok(answer)
}

/// The decider adopts an addendum: each whom it suits is offered the other path.
///
/// # Errors
/// `invalid_fields`, `not_found`, `stale_version`, `addendum_stands_still`, `own_preparation`, `deadline_passed` when the
/// last day to answer is not ahead any more, `call_not_over`, `pool_committed`, `path_not_published`, `path_has_call`,
/// `nobody_suits`, `path_for_too_few`, `no_free_place` when the other programme has fewer free places than there would be offers.
pub async fn adopt_addendum(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    seen: IfMatch,
    id: AddendumId,
    body: AdoptAddendum,
) -> Result<AddendumDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    let (name, title) = official(&body.name, &body.title)?;
    write_once(app, key, move |conn| {
        let row = demanded(conn, &caller, id, Permission::AdoptAddendum)?;
        seen.check(version_of(row.version))?;
        let account = caller.account()?;
        if row.state.0 != AddendumColumn::Prepared {
            return Err(AppError::new(ProblemCode::AddendumStandsStill));
        }
        if row.prepared_by.0 == account {
            return Err(AppError::new(ProblemCode::OwnPreparation));
        }
        adoptable(conn, &context, &row)?;
        let found = suited(conn, &context, &row)?;
        if found.offered.is_empty() {
            return Err(AppError::new(ProblemCode::NobodySuits));
        }
        // The register may have changed since the addendum was prepared.
        unless_for_too_few(conn, &context, &convert::stored_terms(&row)?)?;
        hold_places(conn, &context, &row, found.offered.len())?;
        let row = AddendumRow {
            state: Code(AddendumColumn::Adopted),
            adopted_by: Some(Key(account)),
            adopter_name: Some(name.clone()),
            adopter_title: Some(title.clone()),
            adopted_at: Some(Ts(context.now)),
            version: row.version + 1,
            ..row
        };
        unless_stale(store::update_addendum(conn, &context.scope, &row)?)?;
        offer_to_all(conn, &context, &row, found.offered)?;
        let fields = ["state", "adopter_name", "adopter_title"];
        super::record_addendum(conn, &context, id, "addendum_adopted", &fields)?;
        details_of(conn, &context.scope, &row)
    })
    .await
}

/// Whether an addendum can be adopted at this moment.
fn adoptable(conn: &mut AnyConn, context: &Context, row: &AddendumRow) -> Result<(), AppError> {
    unless_out_of_time(conn, context, row.call_id.0)?;
    if AddendumTerms::answer_by_fault(row.answer_by.0, context.today()).is_some() {
        return Err(AppError::new(ProblemCode::DeadlinePassed));
    }
    let target = programmes::find(conn, &context.scope, row.target_programme_id.0)?;
    if !target.is_some_and(|target| target.published) {
        return Err(AppError::new(ProblemCode::PathNotPublished));
    }
    // Its places are promised to whoever applied to it.
    if store::has_running_call(conn, &context.scope, row.target_programme_id.0)? {
        return Err(AppError::new(ProblemCode::PathHasCall));
    }
    Ok(())
}

/// An offer that could not be kept is none: each holds a place from the first moment.
fn hold_places(
    conn: &mut AnyConn,
    context: &Context,
    row: &AddendumRow,
    offers: usize,
) -> Result<(), AppError> {
    let offers = i64::try_from(offers).map_err(AppError::internal)?;
    if store::take_places(conn, &context.scope, row.target_programme_id.0, offers)? {
        Ok(())
    } else {
        Err(AppError::new(ProblemCode::NoFreePlace))
    }
}

fn offer_to_all(
    conn: &mut AnyConn,
    context: &Context,
    row: &AddendumRow,
    suited: Vec<(ApplicantRow, Vec<Fact>)>,
) -> Result<(), AppError> {
    let deadline = deadline(row)?;
    let (own, path) = names(conn, context, row)?;
    let mut offers = Vec::with_capacity(suited.len());
    let mut told = Vec::with_capacity(suited.len());
    for (applicant, facts) in suited {
        let offer = PathOfferId::new(context.ids.ordered());
        let message = Message::PathOffered { path: &path, deadline };
        tell(conn, context, (row.programme_id.0, &own), &applicant, &message, &offer.to_string())?;
        told.push(Entry {
            action: "path_offered",
            subject: Subject::new("path_offer", offer),
            person: Some(applicant.person.0),
            fields: &["state", "deadline"],
            at: context.now,
        });
        offers.push(PathOfferRow {
            id: Key(offer),
            agency_id: row.agency_id,
            addendum_id: row.id,
            application_id: applicant.application,
            facts: Json(facts),
            state: Code(PathOfferKind::Open),
            offered_at: Ts(context.now),
            deadline: Ts(deadline),
            answered_at: None,
        });
    }
    store::insert_offers(conn, &offers)?;
    audit::record_all(conn, &context.actor, &told)?;
    let job = NewJob {
        kind: JobKind::LapsePathOffers,
        payload: &LapsePathOffers { agency: context.scope.agency(), addendum: row.id.0 },
        run_at: deadline,
        dedupe_key: &format!("lapse_path_offers:{}", row.id.0),
        now: context.now,
    };
    jobs::schedule(conn, &job)?;
    Ok(())
}
