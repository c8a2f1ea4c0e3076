//! Offers that wait for their answer, and terms that wait for being accepted.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::ids::{AgencyId, ApplicationId, FacilitatorId, OfferId, PersonId, ProgrammeId};
use polku_domain::sessions::SessionState;
use polku_i18n::Language;

use crate::access::AgencyScope;
use crate::db::schema::{
    accounts, applications, facilitators, offers, people, session_facilitators, sessions,
};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};
use crate::selection::store::OfferStatus;

/// An offer that is not answered.
#[derive(Clone, Debug, Queryable)]
pub struct Unanswered {
    pub offer: Key<OfferId>,
    pub application: Key<ApplicationId>,
    pub person: Key<PersonId>,
    pub language: String,
    pub offered_at: Ts,
    pub deadline: Ts,
}

/// The offers of a programme that can still be answered and are not.
pub fn unanswered(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    now: Timestamp,
) -> Result<Vec<Unanswered>, DbError> {
    let rows = offers::table
        .inner_join(applications::table.on(applications::id.eq(offers::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(offers::agency_id.eq(Key(scope.agency())))
        .filter(offers::programme_id.eq(Key(programme)))
        .filter(offers::state.eq(Code(OfferStatus::Open)))
        .filter(offers::deadline.gt(Ts(now)))
        .order(offers::id)
        .select((
            offers::id,
            offers::application_id,
            people::id,
            people::language,
            offers::offered_at,
            offers::deadline,
        ))
        .load(conn)?;
    Ok(rows)
}

/// The programmes of all agencies with such offers.
pub fn programmes_with_open_offers(
    conn: &mut AnyConn,
    now: Timestamp,
) -> Result<Vec<(AgencyId, ProgrammeId)>, DbError> {
    let rows: Vec<(Key<AgencyId>, Key<ProgrammeId>)> = offers::table
        .filter(offers::state.eq(Code(OfferStatus::Open)))
        .filter(offers::deadline.gt(Ts(now)))
        .select((offers::agency_id, offers::programme_id))
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|(agency, programme)| (agency.0, programme.0)).collect())
}

/// Somebody who is named to lead and has not accepted the terms.
#[derive(Clone, Debug, Queryable)]
pub struct Unagreed {
    pub facilitator: Key<FacilitatorId>,
    pub invited_at: Ts,
    /// Of somebody from outside.
    pub email: Option<String>,
    pub person: Option<Key<PersonId>>,
    pub language: Code<Language>,
    /// The first session ahead that they are named for.
    pub starts_at: Ts,
    pub zone: String,
    pub published_at: Option<Ts>,
}

/// Who of a programme is named to lead a published session that has not begun, and has not accepted the terms: each with the
/// first of these sessions. Whose last day has passed is not among them.
pub fn unagreed(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    (now, today): (Timestamp, Date),
) -> Result<Vec<Unagreed>, DbError> {
    let mut rows: Vec<Unagreed> = facilitators::table
        .inner_join(session_facilitators::table.on(session_facilitators::facilitator_id.eq(facilitators::id)))
        .inner_join(sessions::table.on(sessions::id.eq(session_facilitators::session_id)))
        .inner_join(accounts::table.on(accounts::id.eq(facilitators::account_id)))
        .filter(facilitators::agency_id.eq(Key(scope.agency())))
        .filter(facilitators::programme_id.eq(Key(programme)))
        .filter(facilitators::accepted_at.is_null())
        .filter(facilitators::ends_on.ge(Day(today)))
        .filter(sessions::state.eq(Code(SessionState::Published)))
        .filter(sessions::starts_at.gt(Ts(now)))
        .order((facilitators::id, sessions::starts_at, sessions::id))
        .select((
            facilitators::id,
            facilitators::invited_at,
            facilitators::email,
            accounts::person_id,
            accounts::language,
            sessions::starts_at,
            sessions::zone,
            sessions::published_at,
        ))
        .load(conn)?;
    rows.dedup_by_key(|row| row.facilitator);
    Ok(rows)
}
