//! Places, offers and the waiting list. Every change is conditional on the state it starts from, so that of two who
//! try the same only one succeeds, whatever they saw before.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AgencyId, ApplicationId, OfferId, PersonId, ProgrammeId};
use polku_domain::participation::ParticipationKind;

use super::{OfferStatus, Origin};
use crate::access::AgencyScope;
use crate::db::schema::{applications, offers, participations, people, programmes, waiting_list};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::http::Wanted;

/// An offer as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = offers)]
pub struct OfferRow {
    pub id: Key<OfferId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub application_id: Key<ApplicationId>,
    pub origin: Code<Origin>,
    pub reason: Option<String>,
    pub state: Code<OfferStatus>,
    pub offered_at: Ts,
    pub deadline: Ts,
    pub answered_at: Option<Ts>,
    pub version: i64,
}

/// Whose application it is.
#[derive(Clone, Debug, Queryable)]
pub struct Named {
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
}

impl Named {
    /// The name as it is listed.
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// Whether somebody of the waiting list still waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WaitingState {
    Waiting,
    Promoted,
    Left,
    Ended,
}

crate::codes!(WaitingState { Waiting = "waiting", Promoted = "promoted", Left = "left", Ended = "ended" });

/// Takes one place; false when all are taken. The constraint `programme_capacity` stands behind this.
pub fn take_place(conn: &mut AnyConn, scope: &AgencyScope, programme: ProgrammeId) -> Result<bool, DbError> {
    let rows = diesel::update(
        programmes::table
            .filter(programmes::agency_id.eq(Key(scope.agency())))
            .filter(programmes::id.eq(Key(programme)))
            .filter(programmes::places_taken.lt(programmes::places)),
    )
    .set(programmes::places_taken.eq(programmes::places_taken + 1))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Frees one place. Who does this has just ended an offer that held it.
pub fn free_place(conn: &mut AnyConn, scope: &AgencyScope, programme: ProgrammeId) -> Result<(), DbError> {
    diesel::update(
        programmes::table
            .filter(programmes::agency_id.eq(Key(scope.agency())))
            .filter(programmes::id.eq(Key(programme))),
    )
    .set(programmes::places_taken.eq(programmes::places_taken - 1))
    .execute(conn)?;
    Ok(())
}

/// Places of a programme, and how many are taken.
pub fn places(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Option<(i64, i64)>, DbError> {
    let row = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::id.eq(Key(programme)))
        .select((programmes::places, programmes::places_taken))
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Adds an offer.
pub fn insert(conn: &mut AnyConn, row: &OfferRow) -> Result<(), DbError> {
    diesel::insert_into(offers::table).values(row).execute(conn)?;
    Ok(())
}

/// One offer.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, offer: OfferId) -> Result<Option<OfferRow>, DbError> {
    let row = offers::table
        .filter(offers::agency_id.eq(Key(scope.agency())))
        .filter(offers::id.eq(Key(offer)))
        .select(OfferRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The latest offer of an application.
pub fn latest_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<OfferRow>, DbError> {
    let row = offers::table
        .filter(offers::agency_id.eq(Key(scope.agency())))
        .filter(offers::application_id.eq(Key(application)))
        .order(offers::id.desc())
        .select(OfferRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Ends an offer that is still in `from`; false when somebody was faster.
pub fn end(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    offer: OfferId,
    from: OfferStatus,
    to: OfferStatus,
    at: Timestamp,
) -> Result<bool, DbError> {
    let rows = diesel::update(
        offers::table
            .filter(offers::agency_id.eq(Key(scope.agency())))
            .filter(offers::id.eq(Key(offer)))
            .filter(offers::state.eq(Code(from))),
    )
    .set((
        offers::state.eq(Code(to)),
        offers::answered_at.eq(Ts(at)),
        offers::version.eq(offers::version + 1),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Open offers whose deadline has passed, the oldest first.
pub fn overdue(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    now: Timestamp,
) -> Result<Vec<OfferRow>, DbError> {
    let rows = offers::table
        .filter(offers::agency_id.eq(Key(scope.agency())))
        .filter(offers::programme_id.eq(Key(programme)))
        .filter(offers::state.eq(Code(OfferStatus::Open)))
        .filter(offers::deadline.le(Ts(now)))
        .order(offers::id)
        .select(OfferRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Moves an application from one state to another; false when it is not in the first.
pub fn move_application(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
    from: StateKind,
    to: StateKind,
    at: Timestamp,
) -> Result<bool, DbError> {
    let rows = diesel::update(
        applications::table
            .filter(applications::agency_id.eq(Key(scope.agency())))
            .filter(applications::id.eq(Key(application)))
            .filter(applications::state.eq(Code(from))),
    )
    .set((
        applications::state.eq(Code(to)),
        applications::state_changed_at.eq(Ts(at)),
        applications::version.eq(applications::version + 1),
    ))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Puts an application at a place of the waiting list.
pub fn put_waiting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    application: ApplicationId,
    place: i64,
) -> Result<(), DbError> {
    diesel::insert_into(waiting_list::table)
        .values((
            waiting_list::application_id.eq(Key(application)),
            waiting_list::agency_id.eq(Key(scope.agency())),
            waiting_list::programme_id.eq(Key(programme)),
            waiting_list::place.eq(place),
            waiting_list::state.eq(Code(WaitingState::Waiting)),
        ))
        .execute(conn)?;
    Ok(())
}

/// The first who waits, by the stored order.
pub fn next_waiting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Option<ApplicationId>, DbError> {
    let row: Option<Key<ApplicationId>> = waiting_list::table
        .filter(waiting_list::agency_id.eq(Key(scope.agency())))
        .filter(waiting_list::programme_id.eq(Key(programme)))
        .filter(waiting_list::state.eq(Code(WaitingState::Waiting)))
        .order(waiting_list::place)
        .select(waiting_list::application_id)
        .first(conn)
        .optional()?;
    Ok(row.map(|application| application.0))
}

/// Takes somebody off the waiting list; false when they do not wait.
pub fn stop_waiting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
    to: WaitingState,
) -> Result<bool, DbError> {
    let rows = diesel::update(
        waiting_list::table
            .filter(waiting_list::agency_id.eq(Key(scope.agency())))
            .filter(waiting_list::application_id.eq(Key(application)))
            .filter(waiting_list::state.eq(Code(WaitingState::Waiting))),
    )
    .set(waiting_list::state.eq(Code(to)))
    .execute(conn)?;
    Ok(rows == 1)
}

/// Ends the waiting list of a programme: who still waits is not selected. How many they were.
pub fn end_waiting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    at: Timestamp,
) -> Result<usize, DbError> {
    let agency: Key<AgencyId> = Key(scope.agency());
    let moved = diesel::update(
        applications::table
            .filter(applications::agency_id.eq(agency))
            .filter(applications::programme_id.eq(Key(programme)))
            .filter(applications::state.eq(Code(StateKind::Waiting))),
    )
    .set((
        applications::state.eq(Code(StateKind::NotSelected)),
        applications::state_changed_at.eq(Ts(at)),
        applications::version.eq(applications::version + 1),
    ))
    .execute(conn)?;
    diesel::update(
        waiting_list::table
            .filter(waiting_list::agency_id.eq(agency))
            .filter(waiting_list::programme_id.eq(Key(programme)))
            .filter(waiting_list::state.eq(Code(WaitingState::Waiting))),
    )
    .set(waiting_list::state.eq(Code(WaitingState::Ended)))
    .execute(conn)?;
    Ok(moved)
}

/// One who waits.
#[derive(Clone, Debug, Queryable)]
pub struct WaitingRow {
    pub application: Key<ApplicationId>,
    /// The stored place. Places of those who wait no more are not given to others.
    pub place: i64,
    pub whose: Named,
}

/// A page of those who wait, in the stored order, with names.
pub fn page_of_waiting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    wanted: &Wanted<i64>,
) -> Result<Vec<WaitingRow>, DbError> {
    let mut query = waiting_list::table
        .inner_join(applications::table.on(applications::id.eq(waiting_list::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .filter(waiting_list::agency_id.eq(Key(scope.agency())))
        .filter(waiting_list::programme_id.eq(Key(programme)))
        .filter(waiting_list::state.eq(Code(WaitingState::Waiting)))
        .order(waiting_list::place)
        .limit(wanted.rows())
        .select((
            waiting_list::application_id,
            waiting_list::place,
            (people::id, people::given_name, people::family_name),
        ))
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(waiting_list::place.gt(after));
    }
    Ok(query.load(conn)?)
}

/// How many wait, or how many of them up to a stored place.
pub fn count_waiting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    up_to: Option<i64>,
) -> Result<i64, DbError> {
    let count = waiting_list::table
        .filter(waiting_list::agency_id.eq(Key(scope.agency())))
        .filter(waiting_list::programme_id.eq(Key(programme)))
        .filter(waiting_list::state.eq(Code(WaitingState::Waiting)))
        .filter(waiting_list::place.le(up_to.unwrap_or(i64::MAX)))
        .count()
        .get_result(conn)?;
    Ok(count)
}

/// An offer with whose it is and what became of an accepted one.
pub type ListedOffer = (OfferRow, Named, Option<Code<ParticipationKind>>);

/// A page of the offers of a programme, newest first.
pub fn page(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    wanted: &Wanted<OfferId>,
) -> Result<Vec<ListedOffer>, DbError> {
    let mut query = offers::table
        .inner_join(applications::table.on(applications::id.eq(offers::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .left_join(participations::table.on(participations::application_id.eq(offers::application_id)))
        .filter(offers::agency_id.eq(Key(scope.agency())))
        .filter(offers::programme_id.eq(Key(programme)))
        .order(offers::id.desc())
        .limit(wanted.rows())
        .select((
            OfferRow::as_select(),
            (people::id, people::given_name, people::family_name),
            participations::state.nullable(),
        ))
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(offers::id.lt(Key(after)));
    }
    Ok(query.load(conn)?)
}
