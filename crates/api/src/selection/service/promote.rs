//! Who is offered a free place: the one promotion service, whatever freed the place.

use jiff::{Timestamp, ToSpan as _};
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AgencyId, ApplicationId, OfferId, ProgrammeId};
use serde::{Deserialize, Serialize};

use super::Context;
use super::leave::given_back;
use super::mails::{Message, tell};
use crate::accommodation;
use crate::audit::{Entry, Subject};
use crate::clock::finland;
use crate::db::{AnyConn, Code, Key, Ts};
use crate::jobs::{self, JobKind, NewJob};
use crate::participation::service::Act;
use crate::problem::AppError;
use crate::selection::store::offers::{self, OfferRow, WaitingState};
use crate::selection::store::people::{self, ApplicantRow, CallRow};
use crate::selection::store::{OfferStatus, Origin};

/// Whose offers a job lets lapse.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ExpireOffers {
    /// The agency.
    pub agency: AgencyId,
    /// The programme.
    pub programme: ProgrammeId,
}

/// Offers every free place to the first who waits, in the stored order, as long as the call said that freed places
/// are offered. Call it in the transaction that freed one.
///
/// # Errors
/// What the database refuses.
pub fn promote(conn: &mut AnyConn, context: &Context, programme: ProgrammeId) -> Result<u32, AppError> {
    let mut offered = 0;
    while let Some(next) = offers::next_waiting(conn, &context.scope, programme)? {
        let call = people::call_of(conn, &context.scope, next)?.ok_or_else(AppError::not_found)?;
        if context.today() > call.waiting_list_until.0 {
            break;
        }
        if !offers::take_place(conn, &context.scope, programme)? {
            break;
        }
        // With the place taken nobody else promotes in this programme until we commit; but the person may just have
        // withdrawn, and then the place goes to the one after.
        let free = offers::stop_waiting(conn, &context.scope, next, WaitingState::Promoted)?
            && place_offered(conn, context, next, StateKind::Waiting)?;
        if !free {
            offers::free_place(conn, &context.scope, programme)?;
            continue;
        }
        let to = people::applicant(conn, &context.scope, next)?.ok_or_else(AppError::not_found)?;
        offer_to(conn, context, &call, &to, Origin::Promotion, None)?;
        offered += 1;
    }
    Ok(offered)
}

/// Moves an application to `offered`; false when it is not in `from` any more.
pub fn place_offered(
    conn: &mut AnyConn,
    context: &Context,
    application: ApplicationId,
    from: StateKind,
) -> Result<bool, AppError> {
    let to = StateKind::Offered;
    Ok(offers::move_application(conn, &context.scope, application, from, to, context.now)?)
}

/// Writes the offer of a place that has been taken for it, and tells the person.
pub fn offer(
    conn: &mut AnyConn,
    context: &Context,
    application: ApplicationId,
    origin: Origin,
    reason: Option<&str>,
) -> Result<OfferRow, AppError> {
    let call = people::call_of(conn, &context.scope, application)?.ok_or_else(AppError::not_found)?;
    let to = people::applicant(conn, &context.scope, application)?.ok_or_else(AppError::not_found)?;
    offer_to(conn, context, &call, &to, origin, reason)
}

/// As [`offer`], with call and applicant at hand.
pub fn offer_to(
    conn: &mut AnyConn,
    context: &Context,
    call: &CallRow,
    to: &ApplicantRow,
    origin: Origin,
    reason: Option<&str>,
) -> Result<OfferRow, AppError> {
    let deadline = deadline(context, call)?;
    let row = OfferRow {
        id: Key(OfferId::new(context.ids.ordered())),
        agency_id: Key(context.scope.agency()),
        programme_id: call.programme,
        application_id: to.application,
        origin: Code(origin),
        reason: reason.map(str::to_owned),
        state: Code(OfferStatus::Open),
        offered_at: Ts(context.now),
        deadline: Ts(deadline),
        answered_at: None,
        version: 1,
    };
    offers::insert(conn, &row)?;
    schedule_expiry(conn, context, call.programme.0, deadline)?;
    let message = match origin {
        Origin::Draw => Message::Offer { deadline },
        Origin::Promotion | Origin::ByHand | Origin::Correction => Message::Promotion { deadline },
    };
    tell(conn, context, call.named(), to, &message, &row.id.0.to_string())?;
    context.record(
        conn,
        Entry {
            action: "place_offered",
            subject: Subject::new("offer", row.id.0),
            person: Some(to.person.0),
            fields: &["state", "deadline"],
            at: context.now,
        },
    )?;
    Ok(row)
}

/// Offers can be answered for the call's number of days, to the end of the last of them in Finland.
pub fn deadline(context: &Context, call: &CallRow) -> Result<Timestamp, AppError> {
    let days = call.offer_days.saturating_add(1).days();
    let end = context.today().checked_add(days).map_err(AppError::internal)?;
    Ok(end.to_zoned(finland()).map_err(AppError::internal)?.timestamp())
}

fn schedule_expiry(
    conn: &mut AnyConn,
    context: &Context,
    programme: ProgrammeId,
    deadline: Timestamp,
) -> Result<(), AppError> {
    let payload = ExpireOffers { agency: context.scope.agency(), programme };
    let dedupe_key = format!("expire_offers:{programme}:{deadline}");
    let job = NewJob {
        kind: JobKind::ExpireOffers,
        payload: &payload,
        run_at: deadline,
        dedupe_key: &dedupe_key,
        now: context.now,
    };
    jobs::schedule(conn, &job)?;
    Ok(())
}

/// Call in the transaction in which an application became `withdrawn`: leaves the waiting list, or gives an accepted
/// place back, and offers what is free to the next.
///
/// # Errors
/// `participation_stands_still` when the place has been given back, or kept to the end.
pub fn withdrawn(
    conn: &mut AnyConn,
    context: &Context,
    act: &Act,
    application: ApplicationId,
) -> Result<(), AppError> {
    accommodation::erase_over(conn, &context.scope, &[application])?;
    offers::stop_waiting(conn, &context.scope, application, WaitingState::Left)?;
    let Some(latest) = offers::latest_of(conn, &context.scope, application)? else { return Ok(()) };
    let (from, to) = (OfferStatus::Accepted, OfferStatus::Declined);
    if !offers::end(conn, &context.scope, latest.id.0, from, to, context.now)? {
        return Ok(());
    }
    given_back(conn, act, application)?;
    offers::free_place(conn, &context.scope, latest.programme_id.0)?;
    promote(conn, context, latest.programme_id.0)?;
    Ok(())
}
