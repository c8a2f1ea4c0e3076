//! Rows of groups, and the columns of other rooms that limits and balance look at.

mod confirmed;
mod moves;
mod searches;
mod small;
mod wishes;

pub use confirmed::{OwnGroupRow, OwnSmallGroup, all_own_groups, own_groups};
pub use moves::{MoveRow, insert_move, last_moves, mark_undone, next_step};
pub use searches::{
    NewSearch, Reached, SearchColumn, SearchRow, end_search, find_search, keep_search, put_search,
    search_by_id, take_over_search,
};
pub use small::{SmallGroupRow, small_groups_of, small_members_of};
pub use wishes::{
    Standing, WishesRow, erase_apart, find_wishes, insert_wishes, own_wishes, person_by_address,
    update_wishes, wished_people, wishes_in,
};

use std::collections::{BTreeMap, BTreeSet};

use diesel::dsl::exists;
use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::groups::GroupWeights;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, GroupId, GroupingId, PersonId, ProgrammeId};
use polku_domain::participation::ParticipationKind;
use polku_domain::people::Tenure;
use polku_domain::text::Language;
use serde::{Deserialize, Serialize};

use crate::access::AgencyScope;
use crate::codes;
use crate::db::schema::{
    applications, calls, group_members, group_moves, groupings, groups, participations, people, programmes,
    sites, units,
};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};
use crate::each_backend;

/// Rows written with one statement, which takes a bounded number of parameters: six columns a row.
const CHUNK: usize = 1_000;

/// The two states as the column holds them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateColumn {
    Proposed,
    Confirmed,
}

codes!(StateColumn { Proposed = "proposed", Confirmed = "confirmed" });

/// What is divided: the participants of a programme into groups, or those of one of its groups into small groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    pub programme: ProgrammeId,
    pub group: Option<GroupId>,
}

impl From<ProgrammeId> for Whole {
    fn from(programme: ProgrammeId) -> Self {
        Self { programme, group: None }
    }
}

/// The terms that groups were asked for with, apart from who is divided.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// How many people a small group is wished to have; none of groups.
    pub size: Option<u32>,
    pub weights: Option<GroupWeights>,
    pub unit_maximum: Option<u32>,
    pub seed: Option<String>,
}

/// The bound that the solver proved, and the input that it proved it for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProvenBound {
    pub digest: String,
    pub scaled: u64,
    pub people: u32,
}

/// Someone who has or is offered a place.
#[derive(Clone, Debug)]
pub struct ParticipantRow {
    pub application: ApplicationId,
    pub person: PersonId,
    pub name: String,
    pub unit: String,
    pub site: String,
    pub job_category: String,
    /// As of the day the call opened; none where the register does not say when the role began.
    pub tenure: Option<Tenure>,
    pub accepted: bool,
    pub language: Language,
    pub has_address: bool,
}

/// The groups of a programme as a whole, or the small groups of one of them.
#[derive(Clone, Debug)]
pub struct GroupingRow {
    pub id: GroupingId,
    /// Of small groups: the group they are in.
    pub within: Option<GroupId>,
    pub state: StateColumn,
    pub seed: String,
    pub weights: GroupWeights,
    pub unit_maximum: Option<u32>,
    pub proven: ProvenBound,
    pub solved_at: Timestamp,
    pub confirmed_at: Option<Timestamp>,
    pub version: u64,
}

/// One group.
#[derive(Clone, Copy, Debug)]
pub struct GroupRow {
    pub id: GroupId,
    pub number: u32,
    pub size: u32,
}

/// Places and number of groups of a programme.
pub fn find_shape(
    conn: &mut AnyConn,
    scope: AgencyScope,
    programme: ProgrammeId,
) -> Result<Option<(u32, u32)>, DbError> {
    let row: Option<(i64, i64)> = programmes::table
        .filter(programmes::agency_id.eq(Key(scope.agency())).and(programmes::id.eq(Key(programme))))
        .select((programmes::places, programmes::group_count))
        .first(conn)
        .optional()?;
    Ok(row.map(|(places, groups)| (count(places), count(groups))))
}

/// The participation of an application that was not discontinued: it holds its place.
#[diesel::dsl::auto_type]
fn takes_part() -> _ {
    let discontinued: Code<ParticipationKind> = Code(ParticipationKind::Discontinued);
    participations::table
        .filter(participations::application_id.eq(applications::id))
        .filter(participations::state.ne(discontinued))
}

/// Whether a place is held, whichever programme it is in, or offered.
#[diesel::dsl::auto_type]
fn holds_a_place() -> _ {
    let offered: Code<StateKind> = Code(StateKind::Offered);
    exists(takes_part()).or(applications::state.eq(offered))
}

/// Everybody of a programme who has or is offered a place, by name.
pub fn participants(
    conn: &mut AnyConn,
    scope: AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<ParticipantRow>, DbError> {
    type Row = (
        (Key<ApplicationId>, Key<PersonId>, Code<StateKind>),
        (String, String, String, String),
        (Option<String>, Option<String>, Option<String>),
        (Option<Day>, Day),
    );
    let of = member_ids(conn, scope, programme)?;
    let mut rows: Vec<(Vec<u8>, Row)> = Vec::with_capacity(of.len());
    for some in of.chunks(CHUNK) {
        let query = applications::table
            .inner_join(people::table.on(people::id.eq(applications::person_id)))
            .inner_join(calls::table.on(calls::id.eq(applications::call_id)))
            .left_join(units::table.on(units::id.nullable().eq(people::unit_id)))
            .left_join(sites::table.on(sites::id.nullable().eq(people::site_id)))
            .filter(applications::agency_id.eq(Key(scope.agency())))
            .filter(applications::id.eq_any(some.to_vec()))
            .select((
                applications::name_sort,
                (
                    (applications::id, people::id, applications::state),
                    (people::given_name, people::family_name, people::job_category, people::language),
                    (people::email, units::name.nullable(), sites::name.nullable()),
                    (people::role_started_on, calls::opens_on),
                ),
            ));
        rows.extend(query.load::<(Vec<u8>, Row)>(conn)?);
    }
    rows.sort_by(|(one, row), (other, of)| (one, row.0.0.0).cmp(&(other, of.0.0.0)));
    let rows = rows.into_iter().map(|(_, row)| row);
    let mut seen = BTreeSet::new();
    let participant = |(ids, (given, family, job_category, language), (email, unit, site), days): Row| {
        let (role_began, opened) = days;
        let (application, person, state) = ids;
        ParticipantRow {
            application: application.0,
            person: person.0,
            name: format!("{given} {family}"),
            unit: unit.unwrap_or_default(),
            site: site.unwrap_or_default(),
            job_category,
            tenure: role_began.map(|began| Tenure::on(opened.0, began.0)),
            accepted: state.0 != StateKind::Offered,
            language: Language::parse(&language).unwrap_or(Language::Fi),
            has_address: email.is_some(),
        }
    };
    // A programme with two calls could hold the same person twice; nobody is in two groups.
    Ok(rows.map(participant).filter(|row| seen.insert(row.person)).collect())
}

/// The applications of whoever has or is offered a place: two questions, since one with "or" is answered by going
/// through all applications of the agency. Who came by another path applied to another programme, so whoever takes part
/// is found by the participation.
fn member_ids(
    conn: &mut AnyConn,
    scope: AgencyScope,
    programme: ProgrammeId,
) -> Result<Vec<Key<ApplicationId>>, DbError> {
    let mut ids: Vec<Key<ApplicationId>> = taking_part(scope, programme).load(conn)?;
    ids.extend(offered(scope, programme).load::<Key<ApplicationId>>(conn)?);
    ids.sort_unstable_by_key(|id| id.0);
    ids.dedup();
    Ok(ids)
}

#[diesel::dsl::auto_type]
fn taking_part(scope: AgencyScope, programme: ProgrammeId) -> _ {
    let (agency, here): (Key<AgencyId>, Key<ProgrammeId>) = (Key(scope.agency()), Key(programme));
    let holding: Vec<Code<ParticipationKind>> = holding_states();
    participations::table
        .filter(participations::agency_id.eq(agency))
        .filter(participations::programme_id.eq(here))
        .filter(participations::state.eq_any(holding))
        .select(participations::application_id)
}

#[diesel::dsl::auto_type]
fn offered(scope: AgencyScope, programme: ProgrammeId) -> _ {
    let (agency, here): (Key<AgencyId>, Key<ProgrammeId>) = (Key(scope.agency()), Key(programme));
    let offered: Code<StateKind> = Code(StateKind::Offered);
    applications::table
        .filter(applications::agency_id.eq(agency))
        .filter(applications::programme_id.eq(here))
        .filter(applications::state.eq(offered))
        .select(applications::id)
}

/// The states of participations that hold a place.
fn holding_states() -> Vec<Code<ParticipationKind>> {
    let holds = |state: &&ParticipationKind| **state != ParticipationKind::Discontinued;
    ParticipationKind::ALL.iter().filter(holds).copied().map(Code).collect()
}

/// The grouping of a programme or of one of its groups, if one was proposed.
pub fn find_grouping(
    conn: &mut AnyConn,
    scope: AgencyScope,
    whole: Whole,
) -> Result<Option<GroupingRow>, DbError> {
    type Row = (
        (Key<GroupingId>, Code<StateColumn>, String, Json<GroupWeights>),
        (Json<ProvenBound>, Option<i64>, Ts, Option<Ts>, i64),
    );
    let query = groupings::table
        .filter(groupings::agency_id.eq(Key(scope.agency())))
        .filter(groupings::programme_id.eq(Key(whole.programme)))
        .select((
            (groupings::id, groupings::state, groupings::seed, groupings::weights),
            (
                groupings::score,
                groupings::unit_maximum,
                groupings::solved_at,
                groupings::confirmed_at,
                groupings::version,
            ),
        ))
        .into_boxed();
    let query = match whole.group {
        Some(group) => query.filter(groupings::within_group_id.eq(Some(Key(group)))),
        None => query.filter(groupings::within_group_id.is_null()),
    };
    let row: Option<Row> = query.first(conn).optional()?;
    let grouping = |((id, state, seed, weights), rest): Row| {
        let (proven, unit_maximum, solved_at, confirmed_at, version) = rest;
        GroupingRow {
            id: id.0,
            within: whole.group,
            state: state.0,
            seed,
            weights: weights.0,
            unit_maximum: unit_maximum.map(count),
            proven: proven.0,
            solved_at: solved_at.0,
            confirmed_at: confirmed_at.map(|at| at.0),
            version: u64::try_from(version).unwrap_or(0),
        }
    };
    Ok(row.map(grouping))
}

/// The groups of a grouping in the order of their numbers.
pub fn groups_of(
    conn: &mut AnyConn,
    scope: AgencyScope,
    grouping: GroupingId,
) -> Result<Vec<GroupRow>, DbError> {
    let rows: Vec<(Key<GroupId>, i64, i64)> = groups::table
        .filter(groups::agency_id.eq(Key(scope.agency())).and(groups::grouping_id.eq(Key(grouping))))
        .order(groups::number)
        .select((groups::id, groups::number, groups::size))
        .load(conn)?;
    Ok(rows
        .into_iter()
        .map(|(id, number, size)| GroupRow { id: id.0, number: count(number), size: count(size) })
        .collect())
}

/// Who is in which group.
pub fn members_of(
    conn: &mut AnyConn,
    scope: AgencyScope,
    grouping: GroupingId,
) -> Result<BTreeMap<ApplicationId, GroupId>, DbError> {
    let rows: Vec<(Key<ApplicationId>, Key<GroupId>)> = group_members::table
        .filter(group_members::agency_id.eq(Key(scope.agency())))
        .filter(group_members::grouping_id.eq(Key(grouping)))
        .select((group_members::application_id, group_members::group_id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(application, group)| (application.0, group.0)).collect())
}

/// A proposal to be stored.
#[derive(Clone, Debug)]
pub struct NewGrouping {
    pub id: GroupingId,
    pub whole: Whole,
    pub seed: String,
    pub weights: GroupWeights,
    pub unit_maximum: Option<u32>,
    pub proven: ProvenBound,
    pub solved_at: Timestamp,
}

/// Stores a first proposal.
pub fn insert_grouping(conn: &mut AnyConn, scope: AgencyScope, new: &NewGrouping) -> Result<(), DbError> {
    diesel::insert_into(groupings::table)
        .values((
            groupings::id.eq(Key(new.id)),
            groupings::agency_id.eq(Key(scope.agency())),
            groupings::programme_id.eq(Key(new.whole.programme)),
            groupings::within_group_id.eq(new.whole.group.map(Key)),
            groupings::state.eq(Code(StateColumn::Proposed)),
            groupings::seed.eq(&new.seed),
            groupings::weights.eq(Json(new.weights)),
            groupings::score.eq(Json(new.proven.clone())),
            groupings::unit_maximum.eq(new.unit_maximum.map(i64::from)),
            groupings::solved_at.eq(Ts(new.solved_at)),
            groupings::version.eq(1_i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// Stores another proposal in the place of the one there is; its groups, members and moves go.
pub fn replace_grouping(conn: &mut AnyConn, scope: AgencyScope, new: &NewGrouping) -> Result<(), DbError> {
    let agency = Key(scope.agency());
    let grouping = Key(new.id);
    diesel::delete(group_moves::table)
        .filter(group_moves::agency_id.eq(agency).and(group_moves::grouping_id.eq(grouping)))
        .execute(conn)?;
    diesel::delete(group_members::table)
        .filter(group_members::agency_id.eq(agency).and(group_members::grouping_id.eq(grouping)))
        .execute(conn)?;
    diesel::delete(groups::table)
        .filter(groups::agency_id.eq(agency).and(groups::grouping_id.eq(grouping)))
        .execute(conn)?;
    diesel::update(groupings::table)
        .filter(groupings::agency_id.eq(agency).and(groupings::id.eq(grouping)))
        .set((
            groupings::seed.eq(&new.seed),
            groupings::weights.eq(Json(new.weights)),
            groupings::score.eq(Json(new.proven.clone())),
            groupings::unit_maximum.eq(new.unit_maximum.map(i64::from)),
            groupings::solved_at.eq(Ts(new.solved_at)),
            groupings::version.eq(groupings::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Adds groups with their members.
pub fn insert_groups(
    conn: &mut AnyConn,
    scope: AgencyScope,
    (grouping, within): (GroupingId, Option<GroupId>),
    of: &[(GroupRow, Vec<ApplicationId>)],
) -> Result<(), DbError> {
    let agency = Key(scope.agency());
    let group = |(group, members): &(GroupRow, Vec<ApplicationId>)| {
        (
            groups::id.eq(Key(group.id)),
            groups::agency_id.eq(agency),
            groups::grouping_id.eq(Key(grouping)),
            groups::number.eq(i64::from(group.number)),
            groups::size.eq(i64::from(group.size)),
            groups::members.eq(i64::try_from(members.len()).unwrap_or(i64::MAX)),
        )
    };
    for rows in of.chunks(CHUNK) {
        let rows: Vec<_> = rows.iter().map(group).collect();
        each_backend!(conn, |c| diesel::insert_into(groups::table).values(&rows).execute(c))?;
    }
    let member = |group: GroupId, application: ApplicationId| {
        (
            group_members::application_id.eq(Key(application)),
            group_members::agency_id.eq(agency),
            group_members::grouping_id.eq(Key(grouping)),
            group_members::group_id.eq(Key(group)),
            group_members::within_group_id.eq(within.map(Key)),
        )
    };
    let rows: Vec<_> =
        of.iter().flat_map(|(group, members)| members.iter().map(|one| member(group.id, *one))).collect();
    for rows in rows.chunks(CHUNK) {
        let rows = rows.to_vec();
        each_backend!(conn, |c| diesel::insert_into(group_members::table).values(&rows).execute(c))?;
    }
    Ok(())
}

/// Puts somebody in a group who is in none of the grouping: whoever is in another one is taken out of it first
/// ([`take_out`]). The groups' counts follow, so the constraint on them refuses a member too many whatever was checked
/// before.
pub fn put_in_group(
    conn: &mut AnyConn,
    scope: AgencyScope,
    (grouping, within): (GroupingId, Option<GroupId>),
    application: ApplicationId,
    group: GroupId,
) -> Result<(), DbError> {
    diesel::insert_into(group_members::table)
        .values((
            group_members::application_id.eq(Key(application)),
            group_members::agency_id.eq(Key(scope.agency())),
            group_members::grouping_id.eq(Key(grouping)),
            group_members::group_id.eq(Key(group)),
            group_members::within_group_id.eq(within.map(Key)),
        ))
        .execute(conn)?;
    count_members(conn, scope, group, 1)
}

/// Out of which groupings somebody was taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TakenOut {
    /// Whether they were in a group of the grouping itself.
    pub own: bool,
    /// The grouping within that group, where they were in a small group of it.
    pub small: Option<GroupingId>,
}

/// Takes somebody out of the group they are in, if they are in one, and out of the small group within it.
pub fn take_out(
    conn: &mut AnyConn,
    scope: AgencyScope,
    grouping: GroupingId,
    application: ApplicationId,
) -> Result<TakenOut, DbError> {
    let of_member = group_members::agency_id
        .eq(Key(scope.agency()))
        .and(group_members::grouping_id.eq(Key(grouping)))
        .and(group_members::application_id.eq(Key(application)));
    let from: Option<Key<GroupId>> =
        group_members::table.filter(of_member).select(group_members::group_id).first(conn).optional()?;
    let Some(from) = from else { return Ok(TakenOut::default()) };
    let small = small::grouping_of_member(conn, scope, from.0, application)?;
    if let Some(small) = small {
        take_out(conn, scope, small, application)?;
        raise_version(conn, scope, small)?;
    }
    diesel::delete(group_members::table).filter(of_member).execute(conn)?;
    count_members(conn, scope, from.0, -1)?;
    Ok(TakenOut { own: true, small })
}

/// Whose application it is.
pub fn person_of(
    conn: &mut AnyConn,
    scope: AgencyScope,
    application: ApplicationId,
) -> Result<Option<PersonId>, DbError> {
    let found: Option<Key<PersonId>> = applications::table
        .filter(applications::agency_id.eq(Key(scope.agency())))
        .filter(applications::id.eq(Key(application)))
        .select(applications::person_id)
        .first(conn)
        .optional()?;
    Ok(found.map(|person| person.0))
}

fn count_members(conn: &mut AnyConn, scope: AgencyScope, group: GroupId, by: i64) -> Result<(), DbError> {
    diesel::update(groups::table)
        .filter(groups::agency_id.eq(Key(scope.agency())).and(groups::id.eq(Key(group))))
        .set(groups::members.eq(groups::members + by))
        .execute(conn)?;
    Ok(())
}

/// Raises the version of a grouping that has changed.
pub fn raise_version(conn: &mut AnyConn, scope: AgencyScope, grouping: GroupingId) -> Result<(), DbError> {
    diesel::update(groupings::table)
        .filter(groupings::agency_id.eq(Key(scope.agency())).and(groupings::id.eq(Key(grouping))))
        .set(groupings::version.eq(groupings::version + 1))
        .execute(conn)?;
    Ok(())
}

/// Marks a grouping as confirmed.
pub fn confirm(
    conn: &mut AnyConn,
    scope: AgencyScope,
    grouping: GroupingId,
    by: AccountId,
    at: Timestamp,
) -> Result<(), DbError> {
    diesel::update(groupings::table)
        .filter(groupings::agency_id.eq(Key(scope.agency())).and(groupings::id.eq(Key(grouping))))
        .set((
            groupings::state.eq(Code(StateColumn::Confirmed)),
            groupings::confirmed_by.eq(Some(Key(by))),
            groupings::confirmed_at.eq(Some(Ts(at))),
            groupings::version.eq(groupings::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use diesel::dsl::exists;
    use uuid::Uuid;

    use super::*;
    use crate::db::plans::{assert_by_index, plan};

    #[test]
    fn members_of_a_programme_are_found_by_index() {
        let (scope, programme) =
            (AgencyScope::for_job(AgencyId::new(Uuid::nil())), ProgrammeId::new(Uuid::nil()));
        assert_by_index(&taking_part(scope, programme));
        assert_by_index(&offered(scope, programme));
        // The control: one question with "or" goes through all that the agency ever got.
        let here = Key(programme);
        let in_one = applications::table
            .filter(exists(takes_part().filter(participations::programme_id.eq(here))).or(
                applications::programme_id.eq(here).and(applications::state.eq(Code(StateKind::Offered))),
            ))
            .select(applications::id);
        let steps = plan(&in_one);
        assert!(steps.iter().any(|step| step.starts_with("SCAN applications")), "{steps:#?}");
    }
}
