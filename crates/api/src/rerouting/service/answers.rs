//! What applicants answer to another path, and what becomes of offers that nobody answers.

use jiff::Timestamp;
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rerouting::MyPathOffer;
use polku_domain::access::{Permission, Target};
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AddendumId, AgencyId, ApplicationId, PathOfferId, PersonId};
use polku_domain::rerouting::PathOfferKind;
use serde::{Deserialize, Serialize};

use crate::access::{AgencyScope, Caller};
use crate::accommodation;
use crate::app::App;
use crate::audit::{Entry, Subject};
use crate::db::AnyConn;
use crate::http::{Idempotent, Wanted, write_once};
use crate::participation::service as participation;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::programmes;
use crate::rerouting::convert;
use crate::rerouting::store::{self, AddendumRow, OffersOf, PathOfferRow, WholeOffer};
use crate::selection::service::mails::{Message, tell};
use crate::selection::service::{Context, Waiting, last_day, promote};
use crate::selection::store::{offers, people};

/// Whose offers a job lets lapse.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LapsePathOffers {
    /// The agency.
    pub agency: AgencyId,
    /// The addendum that made the offers.
    pub addendum: AddendumId,
}

/// A page of the other paths that the caller was offered, the latest first.
///
/// # Errors
/// `forbidden` for an account without a person; `invalid_cursor`.
pub async fn list_own_path_offers(
    app: &App,
    caller: &Caller,
    query: &PageQuery,
) -> Result<Page<MyPathOffer>, AppError> {
    let (scope, person, now) = (caller.scope, caller.person()?, app.clock.now());
    let cursors = app.cursors(caller, "own_path_offers");
    let wanted: Wanted<PathOfferId> = cursors.wanted(query)?;
    let limit = wanted.limit;
    let items = app
        .db
        .read(move |conn| {
            let offers = store::offers(conn, &scope, OffersOf::Person(person, Some(&wanted)))?;
            offers.into_iter().map(|whole| convert::mine(whole, now)).collect::<Result<_, AppError>>()
        })
        .await?;
    cursors.page(items, limit, |last: &MyPathOffer| PathOfferId::new(last.id))
}

/// All of them, for everything that is held about a person.
///
/// # Errors
/// What the database refuses.
pub fn own_path_offers(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<MyPathOffer>, AppError> {
    let offers = store::offers(conn, scope, OffersOf::Person(person, None))?;
    offers.into_iter().map(|whole| convert::mine(whole, now)).collect()
}

/// The applicant accepts: the application moves, and the participation in the other programme begins.
///
/// # Errors
/// `not_found`, `path_offer_not_open`, `deadline_passed`, `already_applied` by whoever has a place there meanwhile.
pub async fn accept(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    offer: PathOfferId,
) -> Result<MyPathOffer, AppError> {
    answer(app, caller, key, offer, PathOfferKind::Accepted).await
}

/// The applicant refuses: the application stays in the pool as it was.
///
/// # Errors
/// As [`accept`].
pub async fn refuse(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    offer: PathOfferId,
) -> Result<MyPathOffer, AppError> {
    answer(app, caller, key, offer, PathOfferKind::Refused).await
}

/// The last day to answer the other path, as a file for one's own calendar.
///
/// # Errors
/// `not_found`; `path_offer_not_open` and `deadline_passed` when there is nothing to answer any more.
pub async fn path_offer_calendar(app: &App, caller: &Caller, id: PathOfferId) -> Result<String, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let WholeOffer { offer, programme_name, application, .. } =
        app.db.read(move |conn| own_offer(conn, &asking, id)).await?;
    convert::offer_state(&offer).accept(now).map_err(convert::refused)?;
    if application.0 != StateKind::Submitted {
        return Err(AppError::new(ProblemCode::PathOfferNotOpen));
    }
    let waiting = Waiting {
        uid: &format!("{id}@path-offers.polku"),
        made_at: offer.offered_at.0,
        deadline: offer.deadline.0,
        application: offer.application_id.0,
        programme: &programme_name.0,
        summary: "path-offer-calendar-summary",
        what: "path-offer-calendar-what",
    };
    last_day(app, caller.language, waiting)
}

async fn answer(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    id: PathOfferId,
    to: PathOfferKind,
) -> Result<MyPathOffer, AppError> {
    let (context, caller) = (Context::of(app, caller), caller.clone());
    write_once(app, key, move |conn| {
        let whole = own_offer(conn, &caller, id)?;
        if whole.offer.state.0 == to {
            // The same answer again: it is given already.
            return convert::mine(whole, context.now);
        }
        let state = convert::offer_state(&whole.offer);
        match to {
            PathOfferKind::Accepted => state.accept(context.now),
            _ => state.refuse(context.now),
        }
        .map_err(convert::refused)?;
        let WholeOffer { offer, addendum, person, application: standing, .. } = &whole;
        if standing.0 != StateKind::Submitted {
            return Err(AppError::new(ProblemCode::PathOfferNotOpen));
        }
        // The commitment waits for all answers; should one be left over, nobody leaves a committed pool by it.
        if to == PathOfferKind::Accepted && store::is_committed(conn, &caller.scope, addendum.call_id.0)? {
            return Err(AppError::new(ProblemCode::PoolCommitted));
        }
        end(conn, &context, offer, person.0, to)?;
        match to {
            PathOfferKind::Accepted => moved(conn, &context, offer.application_id.0, addendum, person.0)?,
            _ => give_back(conn, &context, addendum)?,
        }
        convert::mine(own_offer(conn, &caller, id)?, context.now)
    })
    .await
}

/// The very offer that was read: an answer that comes late must not meet a newer one.
fn own_offer(conn: &mut AnyConn, caller: &Caller, id: PathOfferId) -> Result<WholeOffer, AppError> {
    let found = store::offers(conn, &caller.scope, OffersOf::One(id))?.into_iter().next();
    let offer = found.ok_or_else(AppError::not_found)?;
    let is_own = caller.person == Some(offer.person.0);
    caller.demand(Permission::AnswerPathOffer, Target::in_agency().owned(is_own))?;
    Ok(offer)
}

/// Ends an open offer; of two who try, one is refused.
fn end(
    conn: &mut AnyConn,
    context: &Context,
    offer: &PathOfferRow,
    person: PersonId,
    to: PathOfferKind,
) -> Result<(), AppError> {
    if !store::end_offer(conn, &context.scope, offer.id.0, to, context.now)? {
        return Err(AppError::new(ProblemCode::PathOfferNotOpen));
    }
    let action = match to {
        PathOfferKind::Accepted => "path_accepted",
        PathOfferKind::Refused => "path_refused",
        PathOfferKind::Lapsed | PathOfferKind::Open => "path_lapsed",
    };
    let subject = Subject::new("path_offer", offer.id.0);
    let at = context.now;
    context.record(conn, Entry { action, subject, person: Some(person), fields: &["state"], at })
}

/// The place that the offer held becomes the applicant's, and their application leaves the pool.
fn moved(
    conn: &mut AnyConn,
    context: &Context,
    application: ApplicationId,
    addendum: &AddendumRow,
    person: PersonId,
) -> Result<(), AppError> {
    let programme = addendum.target_programme_id.0;
    if store::people_in(conn, &context.scope, programme)?.contains(&person) {
        // Nobody holds two places of one programme.
        return Err(AppError::new(ProblemCode::AlreadyApplied));
    }
    let (from, to) = (StateKind::Submitted, StateKind::Rerouted);
    if !offers::move_application(conn, &context.scope, application, from, to, context.now)? {
        return Err(AppError::new(ProblemCode::ApplicationStandsStill));
    }
    // What was said for the first programme was not said for this one.
    accommodation::erase(conn, &context.scope, application)?;
    store::forget_group_wishes(conn, &context.scope, application)?;
    store::refile_register_changes(conn, &context.scope, application, programme)?;
    let place = (programme, person);
    participation::begin(conn, &context.scope, application, place, context.now)
}

/// The place that the offer held is free, and goes to whoever waits for it in that programme.
fn give_back(conn: &mut AnyConn, context: &Context, addendum: &AddendumRow) -> Result<(), AppError> {
    let programme = addendum.target_programme_id.0;
    offers::free_place(conn, &context.scope, programme)?;
    promote(conn, context, programme).map(drop)
}

/// Lets the offers of an addendum lapse whose last day has passed. The job; a second run finds nothing to do.
///
/// # Errors
/// What the database refuses.
pub async fn lapse_overdue(app: &App, payload: LapsePathOffers) -> Result<(), AppError> {
    let context = Context::job(app, "lapse_path_offers", AgencyScope::for_job(payload.agency));
    app.db
        .write_tx(move |conn| {
            let scope = &context.scope;
            let Some(addendum) = store::find_addendum(conn, scope, payload.addendum)? else { return Ok(()) };
            let own = programmes::name_of(conn, scope, addendum.programme_id.0)?;
            let path = programmes::name_of(conn, scope, addendum.target_programme_id.0)?;
            for offer in store::overdue(conn, scope, payload.addendum, context.now)? {
                let to = people::applicant(conn, scope, offer.application_id.0)?;
                let to = to.ok_or_else(AppError::not_found)?;
                convert::offer_state(&offer).lapse(context.now).map_err(convert::refused)?;
                end(conn, &context, &offer, to.person.0, PathOfferKind::Lapsed)?;
                give_back(conn, &context, &addendum)?;
                if to.state.0 == StateKind::Submitted {
                    let message = Message::PathLapsed { path: &path };
                    tell(
                        conn,
                        &context,
                        (addendum.programme_id.0, &own),
                        &to,
                        &message,
                        &offer.id.0.to_string(),
                    )?;
                }
            }
            Ok(())
        })
        .await
}
