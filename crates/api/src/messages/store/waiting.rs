//! Offers that wait for their answer.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AgencyId, ApplicationId, OfferId, PersonId, ProgrammeId};

use crate::access::AgencyScope;
use crate::db::schema::{applications, offers, people};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
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
