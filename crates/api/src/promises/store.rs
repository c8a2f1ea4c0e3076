//! Rows of who was asked for consent to more hours.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, ApplicationId, DesignId, PersonId, ProgrammeId};
use polku_domain::participation::ParticipationKind;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{applications, design_versions, hour_consents, participations, people, programmes};
use crate::db::{AnyConn, Code, DbError, Json, Key, Ts};
use crate::each_backend;
use crate::http::Wanted;

/// That somebody was asked, as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = hour_consents)]
pub struct ConsentRow {
    pub application_id: Key<ApplicationId>,
    /// The version that asks.
    pub design_version_id: Key<DesignId>,
    pub agency_id: Key<AgencyId>,
    /// The version that it is compared with: the one of the promise, or of the last consent.
    pub promised_version_id: Key<DesignId>,
    pub promised_minutes: i64,
    pub promised_unmeasured: i64,
    pub limit_minutes: i64,
    pub asked_minutes: i64,
    pub asked_unmeasured: i64,
    pub asked_at: Ts,
    pub consented_at: Option<Ts>,
}

/// Somebody who takes part now.
#[derive(Clone, Debug, Queryable)]
pub struct ParticipantRow {
    pub application: Key<ApplicationId>,
    pub person: Key<PersonId>,
    pub began_at: Ts,
    pub language: String,
}

/// Whose it is, in the list of a programme.
#[derive(Clone, Debug, Queryable)]
pub struct Whose {
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
    pub name_sort: Vec<u8>,
}

/// Where a page of the list ended.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Position {
    pub sort: Vec<u8>,
    pub id: Uuid,
}

/// The states in which somebody takes part: a pause keeps the place, and the promise with it.
const NOW: [Code<ParticipationKind>; 2] = [Code(ParticipationKind::Ongoing), Code(ParticipationKind::Paused)];

/// Everybody who takes part in a programme now.
pub fn participants(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<ParticipantRow>, DbError> {
    let rows = participations::table
        .inner_join(people::table.on(people::id.eq(participations::person_id)))
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::programme_id.eq(Key(programme)))
        .filter(participations::state.eq_any(NOW))
        .order(participations::application_id)
        .select((
            participations::application_id,
            participations::person_id,
            participations::began_at,
            people::language,
        ))
        .load(conn)?;
    Ok(rows)
}

/// What was consented to of the versions of a programme's design, the earliest version first.
pub fn consented(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<ConsentRow>, DbError> {
    let rows = hour_consents::table
        .inner_join(design_versions::table.on(design_versions::id.eq(hour_consents::design_version_id)))
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(design_versions::programme_id.eq(Key(programme)))
        .filter(hour_consents::consented_at.is_not_null())
        .order((design_versions::number, hour_consents::application_id))
        .select(ConsentRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Keeps that some people are asked.
pub fn insert(conn: &mut AnyConn, rows: &[ConsentRow]) -> Result<(), DbError> {
    // So many rows fit one statement of either engine.
    for some in rows.chunks(500) {
        each_backend!(conn, |c| diesel::insert_into(hour_consents::table).values(some).execute(c))?;
    }
    Ok(())
}

/// What somebody was asked of a version.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    application: ApplicationId,
    design: DesignId,
) -> Result<Option<ConsentRow>, DbError> {
    let row = hour_consents::table
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(hour_consents::application_id.eq(Key(application)))
        .filter(hour_consents::design_version_id.eq(Key(design)))
        .select(ConsentRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Keeps a consent; false when there is one.
pub fn consent(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    row: &ConsentRow,
    at: Timestamp,
) -> Result<bool, DbError> {
    let open = hour_consents::table
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(hour_consents::application_id.eq(row.application_id))
        .filter(hour_consents::design_version_id.eq(row.design_version_id))
        .filter(hour_consents::consented_at.is_null());
    Ok(diesel::update(open).set(hour_consents::consented_at.eq(Some(Ts(at)))).execute(conn)? == 1)
}

/// A row with the programme that it is of.
pub type OfProgramme = (ConsentRow, Key<ProgrammeId>, Json<Localised>);

/// A page of what a person has not answered of these versions, by application.
pub fn unanswered_by(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    versions: &[DesignId],
    wanted: &Wanted<Uuid>,
) -> Result<Vec<OfProgramme>, DbError> {
    let versions: Vec<_> = versions.iter().map(|id| Key(*id)).collect();
    let mut query = hour_consents::table
        .inner_join(
            participations::table.on(participations::application_id.eq(hour_consents::application_id)),
        )
        .inner_join(programmes::table.on(programmes::id.eq(participations::programme_id)))
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq(Key(person)))
        .filter(participations::state.eq_any(NOW))
        .filter(hour_consents::design_version_id.eq_any(versions))
        .filter(hour_consents::consented_at.is_null())
        .order(hour_consents::application_id)
        .limit(wanted.rows())
        .select((ConsentRow::as_select(), programmes::id, programmes::name))
        .into_boxed();
    if let Some(after) = wanted.after {
        query = query.filter(hour_consents::application_id.gt(Key(ApplicationId::new(after))));
    }
    Ok(query.load(conn)?)
}

/// Everything that a person was asked, the earliest first.
pub fn of_person(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<Vec<ConsentRow>, DbError> {
    let rows = hour_consents::table
        .inner_join(
            participations::table.on(participations::application_id.eq(hour_consents::application_id)),
        )
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq(Key(person)))
        .order((hour_consents::asked_at, hour_consents::design_version_id))
        .select(ConsentRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// A page of those who take part and were asked of a version, by name.
pub fn list(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    version: DesignId,
    open: Option<bool>,
    wanted: &Wanted<Position>,
) -> Result<Vec<(ConsentRow, Whose)>, DbError> {
    let mut query = hour_consents::table
        .inner_join(
            participations::table.on(participations::application_id.eq(hour_consents::application_id)),
        )
        .inner_join(applications::table.on(applications::id.eq(hour_consents::application_id)))
        .inner_join(people::table.on(people::id.eq(participations::person_id)))
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(hour_consents::design_version_id.eq(Key(version)))
        .filter(participations::state.eq_any(NOW))
        .order((applications::name_sort.asc(), applications::id.asc()))
        .limit(wanted.rows())
        .select((
            ConsentRow::as_select(),
            (people::id, people::given_name, people::family_name, applications::name_sort),
        ))
        .into_boxed();
    query = match open {
        Some(true) => query.filter(hour_consents::consented_at.is_null()),
        Some(false) => query.filter(hour_consents::consented_at.is_not_null()),
        None => query,
    };
    if let Some(Position { sort, id }) = wanted.after.clone() {
        let same = applications::name_sort.eq(sort.clone());
        query = query.filter(
            applications::name_sort.gt(sort).or(same.and(applications::id.gt(Key(ApplicationId::new(id))))),
        );
    }
    Ok(query.load(conn)?)
}

/// How many who take part have not answered what a version asks.
pub fn count_open(conn: &mut AnyConn, scope: &AgencyScope, version: DesignId) -> Result<i64, DbError> {
    let count = hour_consents::table
        .inner_join(
            participations::table.on(participations::application_id.eq(hour_consents::application_id)),
        )
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(hour_consents::design_version_id.eq(Key(version)))
        .filter(participations::state.eq_any(NOW))
        .filter(hour_consents::consented_at.is_null())
        .count()
        .get_result(conn)?;
    Ok(count)
}

/// The same of some versions, by programme.
pub fn count_open_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    versions: &[DesignId],
) -> Result<Vec<(ProgrammeId, i64)>, DbError> {
    let versions: Vec<_> = versions.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<ProgrammeId>, i64)> = hour_consents::table
        .inner_join(
            participations::table.on(participations::application_id.eq(hour_consents::application_id)),
        )
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(hour_consents::design_version_id.eq_any(versions))
        .filter(participations::state.eq_any(NOW))
        .filter(hour_consents::consented_at.is_null())
        .group_by(participations::programme_id)
        .select((participations::programme_id, diesel::dsl::count_star()))
        .load(conn)?;
    Ok(rows.into_iter().map(|(programme, count)| (programme.0, count)).collect())
}

/// The programmes in which some people take part and were asked something that they have not answered.
pub fn programmes_asking(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    people: &[PersonId],
) -> Result<Vec<ProgrammeId>, DbError> {
    let people: Vec<_> = people.iter().map(|id| Key(*id)).collect();
    let rows: Vec<Key<ProgrammeId>> = hour_consents::table
        .inner_join(
            participations::table.on(participations::application_id.eq(hour_consents::application_id)),
        )
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq_any(people))
        .filter(participations::state.eq_any(NOW))
        .filter(hour_consents::consented_at.is_null())
        .select(participations::programme_id)
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// Who of some people has not answered what these versions ask, and of which programme.
pub fn unanswered_by_each(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    people: &[PersonId],
    versions: &[DesignId],
) -> Result<Vec<(PersonId, ProgrammeId)>, DbError> {
    let people: Vec<_> = people.iter().map(|id| Key(*id)).collect();
    let versions: Vec<_> = versions.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<PersonId>, Key<ProgrammeId>)> = hour_consents::table
        .inner_join(
            participations::table.on(participations::application_id.eq(hour_consents::application_id)),
        )
        .filter(hour_consents::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq_any(people))
        .filter(participations::state.eq_any(NOW))
        .filter(hour_consents::design_version_id.eq_any(versions))
        .filter(hour_consents::consented_at.is_null())
        .order((participations::person_id, participations::programme_id))
        .select((participations::person_id, participations::programme_id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(person, programme)| (person.0, programme.0)).collect())
}
