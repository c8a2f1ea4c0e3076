//! The last search for the groups of each programme or group.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AgencyId, GroupId, ProgrammeId};
use uuid::Uuid;

use super::{Terms, Whole, count};
use crate::access::AgencyScope;
use crate::codes;
use crate::db::schema::group_searches;
use crate::db::{AnyConn, Code, DbError, Json, Key, Ts};

/// How a search stands, as the column holds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SearchColumn {
    Running,
    Found,
    Infeasible,
    Cancelled,
    Overtaken,
    GaveUp,
}

codes!(SearchColumn {
    Running = "running",
    Found = "found",
    Infeasible = "infeasible",
    Cancelled = "cancelled",
    Overtaken = "overtaken",
    GaveUp = "gave_up",
});

/// How far a search has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Of the most effort it can take, 0–1000.
    pub spent_per_mille: u32,
    /// Score and bound in hundredths, once everybody is placed.
    pub score: Option<(u64, u64)>,
}

/// A search.
#[derive(Clone, Debug)]
pub struct SearchRow {
    pub id: Uuid,
    pub whole: Whole,
    pub state: SearchColumn,
    pub terms: Terms,
    pub people: u32,
    pub reached: Reached,
    pub started_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// A search to be stored, with who works on it until when.
#[derive(Clone, Debug)]
pub struct NewSearch {
    pub id: Uuid,
    pub whole: Whole,
    pub terms: Terms,
    pub people: u32,
    pub lease: Uuid,
    pub leased_until: Timestamp,
    pub started_at: Timestamp,
}

type Row = (
    (String, Key<ProgrammeId>, Option<Key<GroupId>>, Code<SearchColumn>, Json<Terms>),
    (i64, i64, Option<i64>, Option<i64>, Ts, Option<Ts>),
);

#[diesel::dsl::auto_type]
fn columns() -> _ {
    (
        (
            group_searches::id,
            group_searches::programme_id,
            group_searches::within_group_id,
            group_searches::state,
            group_searches::terms,
        ),
        (
            group_searches::people,
            group_searches::spent_per_mille,
            group_searches::score,
            group_searches::bound,
            group_searches::started_at,
            group_searches::ended_at,
        ),
    )
}

fn search(((id, programme, group, state, terms), rest): Row) -> Result<SearchRow, DbError> {
    let (people, spent, score, bound, started_at, ended_at) = rest;
    let hundredths = |of: i64| u64::try_from(of).unwrap_or(0);
    Ok(SearchRow {
        id: id.parse().map_err(|_| DbError::NotFound)?,
        whole: Whole { programme: programme.0, group: group.map(|group| group.0) },
        state: state.0,
        terms: terms.0,
        people: count(people),
        reached: Reached {
            spent_per_mille: count(spent),
            score: score.zip(bound).map(|(score, bound)| (hundredths(score), hundredths(bound))),
        },
        started_at: started_at.0,
        ended_at: ended_at.map(|at| at.0),
    })
}

/// The last search for these groups, if there was one.
pub fn find_search(
    conn: &mut AnyConn,
    scope: AgencyScope,
    whole: Whole,
) -> Result<Option<SearchRow>, DbError> {
    let query = group_searches::table
        .filter(group_searches::agency_id.eq(Key(scope.agency())))
        .filter(group_searches::programme_id.eq(Key(whole.programme)))
        .select(columns())
        .into_boxed();
    let query = match whole.group {
        Some(group) => query.filter(group_searches::within_group_id.eq(Some(Key(group)))),
        None => query.filter(group_searches::within_group_id.is_null()),
    };
    query.first::<Row>(conn).optional()?.map(search).transpose()
}

/// Stores a search in the place of the last one, which has ended.
pub fn put_search(
    conn: &mut AnyConn,
    scope: AgencyScope,
    (last, new): (Option<Uuid>, &NewSearch),
) -> Result<(), DbError> {
    if let Some(last) = last {
        diesel::delete(group_searches::table)
            .filter(group_searches::agency_id.eq(Key(scope.agency())))
            .filter(group_searches::id.eq(last.to_string()))
            .execute(conn)?;
    }
    diesel::insert_into(group_searches::table)
        .values((
            group_searches::id.eq(new.id.to_string()),
            group_searches::agency_id.eq(Key(scope.agency())),
            group_searches::programme_id.eq(Key(new.whole.programme)),
            group_searches::within_group_id.eq(new.whole.group.map(Key)),
            group_searches::state.eq(Code(SearchColumn::Running)),
            group_searches::terms.eq(Json(new.terms.clone())),
            group_searches::people.eq(i64::from(new.people)),
            group_searches::spent_per_mille.eq(0),
            group_searches::attempts.eq(1),
            group_searches::lease.eq(new.lease.to_string()),
            group_searches::leased_until.eq(Ts(new.leased_until)),
            group_searches::started_at.eq(Ts(new.started_at)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Tells how far a search has come and keeps it; false when it is no longer running under this lease.
pub fn keep_search(
    conn: &mut AnyConn,
    scope: AgencyScope,
    (id, lease): (Uuid, Uuid),
    reached: Reached,
    leased_until: Timestamp,
) -> Result<bool, DbError> {
    let hundredths = |of: u64| i64::try_from(of).unwrap_or(i64::MAX);
    let told = diesel::update(group_searches::table)
        .filter(group_searches::agency_id.eq(Key(scope.agency())))
        .filter(group_searches::id.eq(id.to_string()))
        .filter(group_searches::lease.eq(Some(lease.to_string())))
        .set((
            group_searches::spent_per_mille.eq(i64::from(reached.spent_per_mille)),
            group_searches::score.eq(reached.score.map(|(score, _)| hundredths(score))),
            group_searches::bound.eq(reached.score.map(|(_, bound)| hundredths(bound))),
            group_searches::leased_until.eq(Ts(leased_until)),
        ))
        .execute(conn)?;
    Ok(told == 1)
}

/// Ends a search, by whoever works on it or, without a lease, by whoever cancels it; false when it had ended, or when
/// another process works on it.
pub fn end_search(
    conn: &mut AnyConn,
    scope: AgencyScope,
    (id, lease): (Uuid, Option<Uuid>),
    state: SearchColumn,
    at: Timestamp,
) -> Result<bool, DbError> {
    let query = diesel::update(group_searches::table)
        .filter(group_searches::agency_id.eq(Key(scope.agency())))
        .filter(group_searches::id.eq(id.to_string()))
        .filter(group_searches::state.eq(Code(SearchColumn::Running)))
        .set((
            group_searches::state.eq(Code(state)),
            group_searches::lease.eq(None::<String>),
            group_searches::leased_until.eq(None::<String>),
            group_searches::ended_at.eq(Ts(at)),
        ))
        .into_boxed();
    let ended = match lease {
        Some(lease) => query.filter(group_searches::lease.eq(Some(lease.to_string()))).execute(conn)?,
        None => query.execute(conn)?,
    };
    Ok(ended == 1)
}

/// A search with its agency, how often it was begun, and until when its process holds it.
#[derive(Clone, Debug)]
pub struct HeldSearch {
    pub agency: AgencyId,
    pub attempts: i64,
    pub leased_until: Timestamp,
    pub row: SearchRow,
}

/// A search that is running, by its id, for the job that looks after it.
pub fn search_by_id(conn: &mut AnyConn, id: Uuid) -> Result<Option<HeldSearch>, DbError> {
    let found: Option<(Key<AgencyId>, i64, Option<Ts>, Row)> = group_searches::table
        .find(id.to_string())
        .select((
            group_searches::agency_id,
            group_searches::attempts,
            group_searches::leased_until,
            columns(),
        ))
        .first(conn)
        .optional()?;
    let Some((agency, attempts, Some(leased_until), row)) = found else { return Ok(None) };
    Ok(Some(HeldSearch { agency: agency.0, attempts, leased_until: leased_until.0, row: search(row)? }))
}

/// Takes an abandoned search up, unless another process was quicker.
pub fn take_over_search(
    conn: &mut AnyConn,
    scope: AgencyScope,
    (id, lease): (Uuid, Uuid),
    (now, leased_until): (Timestamp, Timestamp),
) -> Result<bool, DbError> {
    let taken = diesel::update(group_searches::table)
        .filter(group_searches::agency_id.eq(Key(scope.agency())))
        .filter(group_searches::id.eq(id.to_string()))
        .filter(group_searches::leased_until.lt(Ts(now)).assume_not_null())
        .set((
            group_searches::lease.eq(lease.to_string()),
            group_searches::leased_until.eq(Ts(leased_until)),
            group_searches::attempts.eq(group_searches::attempts + 1),
        ))
        .execute(conn)?;
    Ok(taken == 1)
}
