//! What the tables of the selection and of participations say of applications. Read only: those rooms write them.

use diesel::dsl::count_star;
use diesel::prelude::*;
use polku_api_types::programmes::LeftOut;
use polku_domain::ids::{AgencyId, ApplicationId, CallId, OfferId, ProgrammeId, SelectionId};
use polku_domain::programmes::call::Method;

use crate::access::AgencyScope;
use crate::applications::grounds::Ground;
use crate::db::schema::{calls, decisions, offers, participations, selections, waiting_list};
use crate::db::{AnyConn, Code, DbError, Json, Key, Ts};
use crate::each_backend;

/// The latest round of a call.
#[derive(Clone, Debug, Queryable)]
pub struct RoundRow {
    pub id: Key<SelectionId>,
    pub call: Key<CallId>,
    pub seats: i64,
    pub pool_size: i64,
    /// The preference of the call for those whom an earlier round left out.
    pub left_out: Option<Json<LeftOut>>,
    /// How the places are given.
    pub method: Code<Method>,
    pub committed_at: Option<Ts>,
    pub proof: Option<String>,
    pub confirmed_at: Option<Ts>,
    pub confirmer_title: Option<String>,
}

/// The decision of a round on one application.
#[derive(Clone, Debug, Queryable)]
pub struct DecisionRow {
    pub selection: Key<SelectionId>,
    pub application: Key<ApplicationId>,
    pub eligible: bool,
    pub grounds: Json<Vec<Ground>>,
    pub pseudonym: Option<String>,
    pub salt: Option<String>,
    pub rank: Option<i64>,
    pub left_out: Option<bool>,
}

/// An offer.
#[derive(Clone, Debug, Queryable)]
pub struct OfferRow {
    pub id: Key<OfferId>,
    pub application: Key<ApplicationId>,
    pub state: String,
    pub offered_at: Ts,
    pub deadline: Ts,
    pub answered_at: Option<Ts>,
    pub version: i64,
}

/// Reads rows that point at some others. A statement for one is prepared once and kept; one for many, whose length is
/// part of its text, is prepared anew each time.
macro_rules! of_some {
    ($query:expr, $column:expr, $of:expr, $conn:expr) => {
        match $of {
            [] => Vec::new(),
            [one] => {
                let query = $query.filter($column.eq(Key(*one)));
                each_backend!($conn, |c| query.load(c))?
            }
            many => {
                let many: Vec<_> = many.iter().map(|id| Key(*id)).collect();
                $query.filter($column.eq_any(many)).load($conn)?
            }
        }
    };
}

/// The latest rounds of some calls, the latest first.
pub fn rounds_of(conn: &mut AnyConn, scope: &AgencyScope, of: &[CallId]) -> Result<Vec<RoundRow>, DbError> {
    let rounds = selections::table
        .inner_join(calls::table.on(calls::id.eq(selections::call_id)))
        .filter(selections::agency_id.eq(Key(scope.agency())))
        .order(selections::round.desc())
        .select((
            selections::id,
            selections::call_id,
            selections::seats,
            selections::pool_size,
            calls::left_out,
            calls::method,
            selections::committed_at,
            selections::proof,
            selections::confirmed_at,
            selections::confirmer_title,
        ));
    Ok(of_some!(rounds, selections::call_id, of, conn))
}

/// What some rounds decided of some applications.
pub fn decisions_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ApplicationId],
) -> Result<Vec<DecisionRow>, DbError> {
    let mut found = Vec::new();
    for of in of.chunks(500) {
        let decided = decisions::table.filter(decisions::agency_id.eq(Key(scope.agency()))).select((
            decisions::selection_id,
            decisions::application_id,
            decisions::eligible,
            decisions::grounds,
            decisions::pseudonym,
            decisions::salt,
            decisions::rank,
            decisions::left_out,
        ));
        let rows: Vec<DecisionRow> = of_some!(decided, decisions::application_id, of, conn);
        found.extend(rows);
    }
    Ok(found)
}

/// Offers to some applications, the latest first.
pub fn offers_to(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ApplicationId],
) -> Result<Vec<OfferRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = offers::table
        .filter(offers::agency_id.eq(Key(scope.agency())))
        .filter(offers::application_id.eq_any(of))
        .order((offers::offered_at.desc(), offers::id.desc()))
        .select((
            offers::id,
            offers::application_id,
            offers::state,
            offers::offered_at,
            offers::deadline,
            offers::answered_at,
            offers::version,
        ))
        .load(conn)?;
    Ok(rows)
}

/// Those of some accepted applications whose participation has ended: there is no place to give up any more.
pub fn ended_participations(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ApplicationId],
) -> Result<Vec<ApplicationId>, DbError> {
    let ended = participations::table
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::state.eq_any(["discontinued", "completed"]))
        .select(participations::application_id);
    let rows: Vec<Key<ApplicationId>> = of_some!(ended, participations::application_id, of, conn);
    Ok(rows.into_iter().map(|application| application.0).collect())
}

/// Place n of m among those of the programme who wait now.
pub fn waiting_place(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    application: ApplicationId,
) -> Result<Option<(u32, u32)>, DbError> {
    let own: Option<i64> = waiting_list::table
        .filter(waiting_list::agency_id.eq(Key(scope.agency())))
        .filter(waiting_list::application_id.eq(Key(application)))
        .filter(waiting_list::state.eq("waiting"))
        .select(waiting_list::place)
        .first(conn)
        .optional()?;
    let Some(place) = own else { return Ok(None) };
    let agency: Key<AgencyId> = Key(scope.agency());
    let waiting = || {
        waiting_list::table
            .filter(waiting_list::agency_id.eq(agency))
            .filter(waiting_list::programme_id.eq(Key(programme)))
            .filter(waiting_list::state.eq("waiting"))
    };
    let total: i64 = waiting().select(count_star()).first(conn)?;
    let until: i64 = waiting().filter(waiting_list::place.le(place)).select(count_star()).first(conn)?;
    let count = |value: i64| u32::try_from(value).unwrap_or(0);
    Ok(Some((count(until), count(total))))
}
