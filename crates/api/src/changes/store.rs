//! Rows of changes, and the columns of other rooms that say what they break.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::applications::state::StateKind;
use polku_domain::changes::Resolution;
use polku_domain::ids::{AccountId, ApplicationId, CallId, GroupId, PersonId, ProgrammeId, RegisterChangeId};
use polku_domain::participation::ParticipationKind;
use polku_domain::people::Leave;
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{
    accounts, applications, group_members, groupings, participations, people, register_changes,
};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};
use crate::http::Wanted;
use crate::programmes::store::stored_words;

stored_words!(Resolution);

/// A change as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = register_changes)]
pub struct ChangeRow {
    pub id: Key<RegisterChangeId>,
    pub programme_id: Key<ProgrammeId>,
    pub application_id: Key<ApplicationId>,
    pub person_id: Key<PersonId>,
    /// Codes of the facts, apart by a space.
    pub facts: String,
    pub noted_at: Ts,
    pub resolution: Option<Code<Resolution>>,
    pub resolved_at: Option<Ts>,
    pub version: i64,
}

/// Whose change it is, and where they stand.
#[derive(Clone, Debug, Queryable)]
pub struct Whose {
    pub given_name: String,
    pub family_name: String,
    pub in_service: bool,
    pub call: Key<CallId>,
    pub application: Code<StateKind>,
    pub participation: Option<Code<ParticipationKind>>,
    pub resolved_by: Option<String>,
    pub leave_from: Option<Day>,
    pub leave_until: Option<Day>,
}

impl Whose {
    /// When they are on leave. The database keeps no days that are none.
    pub fn leave(&self) -> Option<Leave> {
        let day = |day: Option<Day>| day.map(|day| day.0);
        Leave::of_days(day(self.leave_from), day(self.leave_until)).ok().flatten()
    }
}

/// A row of the list.
pub type ListedRow = (ChangeRow, Whose);

#[diesel::dsl::auto_type]
fn with_people() -> _ {
    register_changes::table
        .inner_join(applications::table.on(applications::id.eq(register_changes::application_id)))
        .inner_join(people::table.on(people::id.eq(register_changes::person_id)))
        .left_join(participations::table.on(participations::application_id.eq(applications::id)))
        .left_join(accounts::table.on(accounts::id.nullable().eq(register_changes::resolved_by)))
}

macro_rules! whose {
    () => {
        (
            people::given_name,
            people::family_name,
            people::active,
            applications::call_id,
            applications::state,
            participations::state.nullable(),
            accounts::display_name.nullable(),
            people::leave_from,
            people::leave_until,
        )
    };
}

/// A page of the changes of a programme, the latest first.
pub fn list(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    open: Option<bool>,
    wanted: &Wanted<Uuid>,
) -> Result<Vec<ListedRow>, DbError> {
    let mut query = with_people()
        .filter(register_changes::agency_id.eq(Key(scope.agency())))
        .filter(register_changes::programme_id.eq(Key(programme)))
        .select((ChangeRow::as_select(), whose!()))
        .order(register_changes::id.desc())
        .limit(wanted.rows())
        .into_boxed();
    query = match open {
        Some(true) => query.filter(register_changes::resolution.is_null()),
        Some(false) => query.filter(register_changes::resolution.is_not_null()),
        None => query,
    };
    if let Some(after) = wanted.after {
        query = query.filter(register_changes::id.lt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// One change.
pub fn find(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: RegisterChangeId,
) -> Result<Option<ListedRow>, DbError> {
    let row = with_people()
        .filter(register_changes::agency_id.eq(Key(scope.agency())))
        .filter(register_changes::id.eq(Key(id)))
        .select((ChangeRow::as_select(), whose!()))
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Deals with a change; false when somebody has done so since it was read.
pub fn resolve(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    row: &ChangeRow,
    resolution: Resolution,
    (by, at): (AccountId, Timestamp),
) -> Result<bool, DbError> {
    let open = register_changes::table
        .filter(register_changes::agency_id.eq(Key(scope.agency())))
        .filter(register_changes::id.eq(row.id))
        .filter(register_changes::version.eq(row.version))
        .filter(register_changes::resolution.is_null());
    let rows = diesel::update(open)
        .set((
            register_changes::resolution.eq(Code(resolution)),
            register_changes::resolved_by.eq(Key(by)),
            register_changes::resolved_at.eq(Ts(at)),
            register_changes::version.eq(register_changes::version + 1),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Somebody in a group.
#[derive(Clone, Debug)]
pub struct GroupMate {
    pub group: GroupId,
    pub person: PersonId,
    pub name: String,
}

/// Everybody of a programme who is in a group and has or is offered a place.
pub fn group_mates(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<GroupMate>, DbError> {
    type Row = (Key<GroupId>, Key<PersonId>, String, String);
    let rows: Vec<Row> = group_members::table
        .inner_join(applications::table.on(applications::id.eq(group_members::application_id)))
        .inner_join(people::table.on(people::id.eq(applications::person_id)))
        .inner_join(groupings::table.on(groupings::id.eq(group_members::grouping_id)))
        .left_join(participations::table.on(participations::application_id.eq(applications::id)))
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        // A small group is inside a group, so whoever shares the one shares the other.
        .filter(groupings::programme_id.eq(Key(programme)).and(groupings::within_group_id.is_null()))
        .filter(
            participations::state
                .nullable()
                .ne(Code(ParticipationKind::Discontinued))
                .or(applications::state.eq(Code(StateKind::Offered))),
        )
        .order((group_members::group_id, applications::name_sort, applications::id))
        .select((group_members::group_id, people::id, people::given_name, people::family_name))
        .load(conn)?;
    let mate = |(group, person, given, family): Row| GroupMate {
        group: group.0,
        person: person.0,
        name: format!("{given} {family}"),
    };
    Ok(rows.into_iter().map(mate).collect())
}
