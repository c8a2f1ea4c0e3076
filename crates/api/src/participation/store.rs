//! Rows of participations and of their history, each within one agency.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, PersonId, ProgrammeId};
use polku_domain::participation::{
    ActedAs, DiscontinuationReason, ParticipationKind, ParticipationState, ParticipationStep,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::applications::store::ApplicationRow;
use crate::db::schema::{applications, participation_events, participations, people, units};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::http::Wanted;
use crate::programmes::store::stored_words;

stored_words!(ParticipationKind, DiscontinuationReason, ParticipationStep, ActedAs);

/// A participation as stored. Its application names it.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = participations)]
pub struct ParticipationRow {
    pub application_id: Key<ApplicationId>,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub person_id: Key<PersonId>,
    pub state: Code<ParticipationKind>,
    pub reason: Option<Code<DiscontinuationReason>>,
    pub began_at: Ts,
    pub state_changed_at: Ts,
    pub version: i64,
}

/// One step of its history.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = participation_events)]
pub struct EventRow {
    pub id: Key<Uuid>,
    pub agency_id: Key<AgencyId>,
    pub application_id: Key<ApplicationId>,
    pub step: Code<ParticipationStep>,
    pub reason: Option<Code<DiscontinuationReason>>,
    pub acted_as: Code<ActedAs>,
    pub acted_by: Key<AccountId>,
    pub at: Ts,
}

/// Whose participation it is.
#[derive(Clone, Debug, Queryable)]
pub struct Whose {
    pub given_name: String,
    pub family_name: String,
    pub name_sort: Vec<u8>,
    pub unit: Option<String>,
}

/// A row of the list.
pub type ListedRow = (ParticipationRow, Whose);

/// Where a page of the list ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Position {
    pub sort: Vec<u8>,
    pub id: Uuid,
}

/// Adds a participation.
pub fn insert(conn: &mut AnyConn, row: &ParticipationRow) -> Result<(), DbError> {
    diesel::insert_into(participations::table).values(row).execute(conn)?;
    Ok(())
}

/// The participation of an application.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
) -> Result<Option<ParticipationRow>, DbError> {
    let row = participations::table
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::application_id.eq(Key(application)))
        .select(ParticipationRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// The programme that an application leads to: the one that its applicant takes part in, which another path may have
/// changed, or else the one it was sent to.
pub fn programme_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: &ApplicationRow,
) -> Result<Key<ProgrammeId>, DbError> {
    let taking_part = find(conn, scope, application.id.0)?;
    Ok(taking_part.map_or(application.programme_id, |row| row.programme_id))
}

/// Where a page of a person's participations ended.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct OwnPosition {
    pub began_at: Timestamp,
    pub application: ApplicationId,
}

/// A person's participations, the latest first: a page of them, or all for what is held about the person.
pub fn of_person(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    wanted: Option<&Wanted<OwnPosition>>,
) -> Result<Vec<ParticipationRow>, DbError> {
    let mut query = participations::table
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq(Key(person)))
        .order((participations::began_at.desc(), participations::application_id.desc()))
        .select(ParticipationRow::as_select())
        .into_boxed();
    if let Some(wanted) = wanted {
        query = query.limit(wanted.rows());
        if let Some(OwnPosition { began_at, application }) = wanted.after {
            let began = Ts(began_at);
            // The first condition says nothing more than the second, but an index can begin at it.
            let earlier =
                participations::began_at.lt(began).or(participations::application_id.lt(Key(application)));
            query = query.filter(participations::began_at.le(began)).filter(earlier);
        }
    }
    Ok(query.load(conn)?)
}

/// Moves a participation to its next state; false when somebody has changed it since it was read.
pub fn update(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    row: &ParticipationRow,
    next: ParticipationState,
) -> Result<bool, DbError> {
    let unchanged = participations::table
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::application_id.eq(row.application_id))
        .filter(participations::version.eq(row.version));
    let rows = diesel::update(unchanged)
        .set((
            participations::state.eq(Code(next.kind())),
            participations::reason.eq(next.reason().map(Code)),
            participations::state_changed_at.eq(Ts(next.since())),
            participations::version.eq(participations::version + 1),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Adds a step to the history.
pub fn insert_event(conn: &mut AnyConn, row: &EventRow) -> Result<(), DbError> {
    diesel::insert_into(participation_events::table).values(row).execute(conn)?;
    Ok(())
}

/// The history of some participations, the earliest step first.
pub fn events_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ApplicationId],
) -> Result<Vec<EventRow>, DbError> {
    let of: Vec<_> = of.iter().map(|id| Key(*id)).collect();
    let rows = participation_events::table
        .filter(participation_events::agency_id.eq(Key(scope.agency())))
        .filter(participation_events::application_id.eq_any(of))
        .order(participation_events::id)
        .select(EventRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// A page of the participants of a programme, by name.
pub fn list(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    state: Option<ParticipationKind>,
    wanted: &Wanted<Position>,
) -> Result<Vec<ListedRow>, DbError> {
    let mut query = participations::table
        .inner_join(applications::table.on(applications::id.eq(participations::application_id)))
        .inner_join(people::table.on(people::id.eq(participations::person_id)))
        .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::programme_id.eq(Key(programme)))
        .select((
            ParticipationRow::as_select(),
            (people::given_name, people::family_name, applications::name_sort, units::name.nullable()),
        ))
        .order((applications::name_sort.asc(), applications::id.asc()))
        .limit(wanted.rows())
        .into_boxed();
    if let Some(state) = state {
        query = query.filter(participations::state.eq(Code(state)));
    }
    if let Some(Position { sort, id }) = wanted.after.clone() {
        let same = applications::name_sort.eq(sort.clone());
        query = query.filter(applications::name_sort.gt(sort).or(same.and(applications::id.gt(Key(id)))));
    }
    Ok(query.load(conn)?)
}

/// Whether there is such a programme.
pub fn has_programme(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<bool, DbError> {
    use crate::db::schema::programmes;
    let found: Option<Key<ProgrammeId>> = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())))
        .filter(programmes::id.eq(Key(programme)))
        .select(programmes::id)
        .first(conn)
        .optional()?;
    Ok(found.is_some())
}

/// When somebody accepted a place.
pub fn begun(
    scope: &AgencyScope,
    application: ApplicationId,
    programme: ProgrammeId,
    person: PersonId,
    at: Timestamp,
) -> ParticipationRow {
    let state = ParticipationState::begin(at);
    ParticipationRow {
        application_id: Key(application),
        agency_id: Key(scope.agency()),
        programme_id: Key(programme),
        person_id: Key(person),
        state: Code(state.kind()),
        reason: None,
        began_at: Ts(at),
        state_changed_at: Ts(at),
        version: 1,
    }
}
