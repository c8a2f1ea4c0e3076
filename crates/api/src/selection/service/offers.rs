//! Answering offers, offering by hand, and letting offers lapse.

use polku_api_types::applications::{MyApplication, OfferDetails};
use polku_api_types::selection::OfferByHand;
use polku_domain::access::{Permission, Target};
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{ApplicationId, OfferId, ProgrammeId};
use polku_domain::participation::ActedAs;
use polku_domain::selection::offers::{OfferRefusal, OfferState};
use polku_domain::text::{TextLimits, parse_text};

use super::Context;
use super::mails::{Message, tell};
use super::promote::{ExpireOffers, offer, place_offered, promote, withdrawn};
use crate::access::{AgencyScope, Caller};
use crate::accommodation;
use crate::app::App;
use crate::applications;
use crate::audit::{Entry, Subject};
use crate::db::AnyConn;
use crate::http::{Idempotent, IfMatch, write_counted_once};
use crate::participation::service::{self as participation, Act};
use crate::problem::{AppError, ProblemCode};
use crate::selection::convert::offer_to_wire;
use crate::selection::store::offers::{self, OfferRow, WaitingState};
use crate::selection::store::people::{self, ApplicantRow};
use crate::selection::store::{OfferStatus, Origin};
use crate::text::text_fault;

/// Longest reason for an offer by hand.
const REASON: TextLimits = TextLimits { max_chars: 500, multiline: false };

/// The applicant takes the offered place.
pub async fn accept(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    offer: OfferId,
) -> Result<OfferDetails, AppError> {
    answer(app, caller, key, offer, OfferStatus::Accepted).await
}

/// The applicant declines the offered place; it goes to the next in the same transaction.
pub async fn decline(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    offer: OfferId,
) -> Result<OfferDetails, AppError> {
    answer(app, caller, key, offer, OfferStatus::Declined).await
}

/// The applicant withdraws, leaves the waiting list, or gives an accepted place back; what becomes free goes to the
/// next in the same transaction.
pub async fn withdraw(
    app: &App,
    caller: &Caller,
    application: ApplicationId,
    seen: IfMatch,
) -> Result<MyApplication, AppError> {
    let (context, act) = (Context::of(app, caller), Act::of(app, caller, ActedAs::Participant)?);
    let then = move |conn: &mut AnyConn, id| withdrawn(conn, &context, &act, id);
    applications::service::own::withdraw_application(app, caller, application, seen, then).await
}

async fn answer(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: OfferId,
    to: OfferStatus,
) -> Result<OfferDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    write_counted_once(app, key, move |conn| {
        let (own, open) = own_offer(conn, &caller, id)?;
        if open.state.0 == to {
            // The same answer again: it is given already.
            return Ok(offer_to_wire(&open));
        }
        let next = match to {
            OfferStatus::Accepted => domain_state(&open).accept(context.now),
            _ => domain_state(&open).decline(context.now),
        };
        next.map_err(refused)?;
        end(conn, &context, &open, &own, to)?;
        if to == OfferStatus::Accepted {
            let of = (open.programme_id.0, own.person.0);
            participation::begin(conn, &context.scope, own.application.0, of, context.now)?;
        }
        if to == OfferStatus::Declined {
            free_and_promote(conn, &context, open.programme_id.0)?;
        }
        own_offer(conn, &caller, id).map(|(_, offer)| offer_to_wire(&offer))
    })
    .await
}

/// The very offer that was read, with the caller's application: an answer that comes late must not meet a newer one.
pub(super) fn own_offer(
    conn: &mut AnyConn,
    caller: &Caller,
    id: OfferId,
) -> Result<(ApplicantRow, OfferRow), AppError> {
    let offer = offers::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    let own = people::applicant(conn, &caller.scope, offer.application_id.0)?;
    let own = own.ok_or_else(AppError::not_found)?;
    let is_own = caller.person == Some(own.person.0);
    caller.demand(Permission::AnswerOffer, Target::in_agency().owned(is_own))?;
    Ok((own, offer))
}

/// Ends an open offer and moves its application along; of two who try, one is refused.
fn end(
    conn: &mut AnyConn,
    context: &Context,
    offer: &OfferRow,
    of: &ApplicantRow,
    to: OfferStatus,
) -> Result<(), AppError> {
    let (state, action) = match to {
        OfferStatus::Accepted => (StateKind::Accepted, "offer_accepted"),
        OfferStatus::Declined => (StateKind::Declined, "offer_declined"),
        OfferStatus::Expired | OfferStatus::Open => (StateKind::Expired, "offer_expired"),
    };
    let ended = offers::end(conn, &context.scope, offer.id.0, OfferStatus::Open, to, context.now)?
        && offers::move_application(
            conn,
            &context.scope,
            of.application.0,
            StateKind::Offered,
            state,
            context.now,
        )?;
    if !ended {
        return Err(AppError::new(ProblemCode::OfferNotOpen));
    }
    accommodation::erase_over(conn, &context.scope, &[of.application.0])?;
    let subject = Subject::new("offer", offer.id.0);
    let person = Some(of.person.0);
    context.record(conn, Entry { action, subject, person, fields: &["state"], at: context.now })
}

fn free_and_promote(conn: &mut AnyConn, context: &Context, programme: ProgrammeId) -> Result<(), AppError> {
    offers::free_place(conn, &context.scope, programme)?;
    promote(conn, context, programme).map(drop)
}

pub(super) fn domain_state(row: &OfferRow) -> OfferState {
    let at = row.answered_at.unwrap_or(row.offered_at).0;
    match row.state.0 {
        OfferStatus::Open => OfferState::Open { deadline: row.deadline.0 },
        OfferStatus::Accepted => OfferState::Accepted { at },
        OfferStatus::Declined => OfferState::Declined { at },
        OfferStatus::Expired => OfferState::Expired { deadline: row.deadline.0 },
    }
}

pub(super) fn refused(refusal: OfferRefusal) -> AppError {
    AppError::new(match refusal {
        OfferRefusal::DeadlinePassed => ProblemCode::DeadlinePassed,
        OfferRefusal::AlreadyAnswered | OfferRefusal::NotDue | OfferRefusal::NotAccepted => {
            ProblemCode::OfferNotOpen
        }
    })
}

/// Offers a free place to one of the waiting list out of turn, for a reason that is kept.
pub async fn offer_by_hand(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: OfferByHand,
) -> Result<OfferDetails, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    caller.demand(Permission::ManageOffers, Target::of_programme(programme))?;
    let reason =
        parse_text(&body.reason, REASON).map_err(|fault| AppError::invalid("/reason", text_fault(fault)))?;
    let application = ApplicationId::new(body.application_id);
    write_counted_once(app, key, move |conn| {
        let call = people::call_of(conn, &caller.scope, application)?;
        if call.is_none_or(|call| call.programme.0 != programme) {
            return Err(AppError::new(ProblemCode::NotWaiting));
        }
        if !offers::take_place(conn, &caller.scope, programme)? {
            return Err(AppError::new(ProblemCode::NoFreePlace));
        }
        let waits = offers::stop_waiting(conn, &caller.scope, application, WaitingState::Promoted)?
            && place_offered(conn, &context, application, StateKind::Waiting)?;
        if !waits {
            return Err(AppError::new(ProblemCode::NotWaiting));
        }
        offer(conn, &context, application, Origin::ByHand, Some(&reason)).map(|row| offer_to_wire(&row))
    })
    .await
}

/// Lets the offers of a programme lapse whose deadline has passed, and offers the places to the next. The job; a
/// second run finds nothing to do.
pub async fn expire_overdue(app: &App, payload: ExpireOffers) -> Result<(), AppError> {
    let context = Context::job(app, "expire_offers", AgencyScope::for_job(payload.agency));
    app.db
        .write_counted(move |conn| {
            for offer in offers::overdue(conn, &context.scope, payload.programme, context.now)? {
                expire(conn, &context, &offer)?;
            }
            promote(conn, &context, payload.programme).map(drop)
        })
        .await
}

fn expire(conn: &mut AnyConn, context: &Context, offer: &OfferRow) -> Result<(), AppError> {
    let of =
        people::applicant(conn, &context.scope, offer.application_id.0)?.ok_or_else(AppError::not_found)?;
    match end(conn, context, offer, &of, OfferStatus::Expired) {
        // Answered, or let lapse by another process, between our look and our turn.
        Err(error) if error.code() == ProblemCode::OfferNotOpen => return Ok(()),
        ended => ended?,
    }
    let call = people::call_of(conn, &context.scope, of.application.0)?.ok_or_else(AppError::not_found)?;
    tell(conn, context, call.named(), &of, &Message::Expired, &offer.id.0.to_string())?;
    offers::free_place(conn, &context.scope, offer.programme_id.0)?;
    Ok(())
}
