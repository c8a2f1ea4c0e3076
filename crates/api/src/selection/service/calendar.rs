//! The last day to answer an offer, as a file for one's own calendar.

use jiff::Timestamp;
use polku_api_types::text::Localised;
use polku_domain::calendar::LastDay;
use polku_domain::ids::{ApplicationId, OfferId};
use polku_i18n::{Language, format, text};

use super::offers::{domain_state, own_offer, refused};
use crate::access::Caller;
use crate::app::App;
use crate::applications::reasons::written;
use crate::clock::{finland, last_minute};
use crate::problem::AppError;
use crate::selection::store::people;

/// An offer that waits for an answer, and what its entry says.
#[derive(Clone, Copy, Debug)]
pub struct Waiting<'a> {
    /// The name of its entry, for good.
    pub uid: &'a str,
    /// When it was made.
    pub made_at: Timestamp,
    /// Until when it can be answered.
    pub deadline: Timestamp,
    /// The application it answers.
    pub application: ApplicationId,
    /// What is offered.
    pub programme: &'a Localised,
    /// The text for what has to be done: of `programme`.
    pub summary: &'static str,
    /// The text for what else there is to know: of `programme`, `moment` and `link`.
    pub what: &'static str,
}

/// The file with the last day to answer an offer.
///
/// # Errors
/// None for a deadline that a calendar can hold.
pub fn last_day(app: &App, language: Language, offer: Waiting<'_>) -> Result<String, AppError> {
    let at = finland().to_datetime(last_minute(offer.deadline));
    let url = format!("{}/applications/{}", app.public_url, offer.application);
    let programme = || written(offer.programme, language).to_owned().into();
    let what = [
        ("programme", programme()),
        ("moment", format::moment(language, at).into()),
        ("link", url.as_str().into()),
    ];
    let entry = LastDay {
        uid: offer.uid.to_owned(),
        said_at: offer.made_at,
        day: at.date(),
        summary: text(language, offer.summary, &[("programme", programme())]),
        description: text(language, offer.what, &what),
        url,
    };
    entry.text().map_err(AppError::internal)
}

/// The last day to answer the place that the caller is offered.
///
/// # Errors
/// `not_found`; `offer_not_open` and `deadline_passed` when there is nothing to answer any more.
pub async fn offer_calendar(app: &App, caller: &Caller, id: OfferId) -> Result<String, AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let (own, offer, programme) = app
        .db
        .read(move |conn| {
            let (own, offer) = own_offer(conn, &asking, id)?;
            let call = people::call_of(conn, &asking.scope, own.application.0)?;
            let call = call.ok_or_else(AppError::not_found)?;
            Ok::<_, AppError>((own, offer, call.programme_name.0))
        })
        .await?;
    domain_state(&offer).accept(now).map_err(refused)?;
    let waiting = Waiting {
        uid: &format!("{id}@offers.polku"),
        made_at: offer.offered_at.0,
        deadline: offer.deadline.0,
        application: own.application.0,
        programme: &programme,
        summary: "offer-calendar-summary",
        what: "offer-calendar-what",
    };
    last_day(app, caller.language, waiting)
}
