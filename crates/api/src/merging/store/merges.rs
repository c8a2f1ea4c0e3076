//! Rows of merges.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, PersonId, PersonMergeId};
use polku_domain::merging::FollowedLine;
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::clock::finland;
use crate::codes;
use crate::db::schema::{accounts, people, person_merge_moves, person_merges, role_grants};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};
use crate::http::Wanted;
use crate::people::store::PersonRow;

codes!(FollowedLine { Staying = "staying", Absorbed = "absorbed" });

/// A merge as stored.
#[derive(Clone, Debug, Queryable, Selectable)]
#[diesel(table_name = person_merges)]
pub struct MergeRow {
    pub id: Key<PersonMergeId>,
    pub staying_id: Key<PersonId>,
    pub absorbed_id: Key<PersonId>,
    pub followed: Code<FollowedLine>,
    pub other_active: bool,
    pub reason: String,
    pub merged_at: Ts,
    pub undo_until: Ts,
    pub undone_by: Option<Key<AccountId>>,
    pub undone_at: Option<Ts>,
    pub version: i64,
}

/// Name and line of a person.
#[derive(Clone, Debug, Queryable)]
pub struct PersonPage {
    pub given_name: String,
    pub family_name: String,
    pub source: String,
    pub external_id: String,
}

/// A merge with its two persons and the name of whoever merged them.
pub type Merged = (MergeRow, PersonPage, PersonPage, String);

/// A merge to be stored.
#[derive(Clone, Debug)]
pub struct NewMerge<'a> {
    pub id: PersonMergeId,
    pub staying: PersonId,
    pub absorbed: PersonId,
    pub followed: FollowedLine,
    pub other_active: bool,
    pub reason: &'a str,
    pub by: AccountId,
    pub at: Timestamp,
    pub undo_until: Timestamp,
}

/// Stores a merge.
pub fn insert(conn: &mut AnyConn, scope: &AgencyScope, new: &NewMerge<'_>) -> Result<(), DbError> {
    diesel::insert_into(person_merges::table)
        .values((
            (
                person_merges::id.eq(Key(new.id)),
                person_merges::agency_id.eq(Key(scope.agency())),
                person_merges::staying_id.eq(Key(new.staying)),
                person_merges::absorbed_id.eq(Key(new.absorbed)),
                person_merges::followed.eq(Code(new.followed)),
                person_merges::other_active.eq(new.other_active),
            ),
            (
                person_merges::reason.eq(new.reason),
                person_merges::merged_by.eq(Key(new.by)),
                person_merges::merged_at.eq(Ts(new.at)),
                person_merges::undo_until.eq(Ts(new.undo_until)),
                person_merges::version.eq(1_i64),
            ),
        ))
        .execute(conn)?;
    Ok(())
}

/// Two persons of the agency whom nobody has merged into others.
pub fn two_people(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    [one, other]: [PersonId; 2],
) -> Result<Option<[PersonRow; 2]>, DbError> {
    let mut find = |id| {
        people::table
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::id.eq(Key(id)))
            .filter(people::merged_into.is_null())
            .select(PersonRow::as_select())
            .first::<PersonRow>(conn)
            .optional()
    };
    let (one, other) = (find(one)?, find(other)?);
    Ok(one.zip(other).map(|(one, other)| [one, other]))
}

/// Merges with people, of the agency; `$filter` narrows them, `$rest` orders and cuts.
macro_rules! merged {
    ($conn:ident, $scope:ident, |$query:ident| $rest:expr) => {{
        let absorbed = diesel::alias!(people as absorbed);
        let $query = person_merges::table
            .inner_join(people::table.on(people::id.eq(person_merges::staying_id)))
            .inner_join(absorbed.on(absorbed.field(people::id).eq(person_merges::absorbed_id)))
            .inner_join(accounts::table.on(accounts::id.eq(person_merges::merged_by)))
            .filter(person_merges::agency_id.eq(Key($scope.agency())))
            .order(person_merges::id.desc())
            .select((
                MergeRow::as_select(),
                (people::given_name, people::family_name, people::source, people::external_id),
                (
                    absorbed.field(people::given_name),
                    absorbed.field(people::family_name),
                    absorbed.field(people::source),
                    absorbed.field(people::external_id),
                ),
                accounts::display_name,
            ))
            .into_boxed();
        let rows: Vec<Merged> = $rest.load($conn)?;
        rows
    }};
}

/// A page of merges, the latest first.
pub fn list(conn: &mut AnyConn, scope: &AgencyScope, wanted: &Wanted<Uuid>) -> Result<Vec<Merged>, DbError> {
    let after = wanted.after.unwrap_or(Uuid::max());
    Ok(merged!(conn, scope, |query| query.filter(person_merges::id.lt(Key(after))).limit(wanted.rows())))
}

/// One merge.
pub fn find(conn: &mut AnyConn, scope: &AgencyScope, id: PersonMergeId) -> Result<Option<Merged>, DbError> {
    Ok(merged!(conn, scope, |query| query.filter(person_merges::id.eq(Key(id)))).pop())
}

/// Every merge that a person was in, undone ones too.
pub fn of_person(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId) -> Result<Vec<Merged>, DbError> {
    let one = Key(person);
    Ok(merged!(conn, scope, |query| query
        .filter(person_merges::staying_id.eq(one).or(person_merges::absorbed_id.eq(one)))))
}

/// The roles that let somebody undo a merge, the one that goes before first.
const UNDOING: [Role; 2] = [Role::Coordinator, Role::AgencyAdmin];

/// In which role a merge was undone, as it held on that day; none where it was not undone, or the account was erased.
pub fn undone_in_role(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    row: &MergeRow,
) -> Result<Option<Role>, DbError> {
    let Some((by, at)) = row.undone_by.zip(row.undone_at) else { return Ok(None) };
    let day = Day(at.0.to_zoned(finland()).date());
    let held: Vec<Code<Role>> = role_grants::table
        .filter(role_grants::agency_id.eq(Key(scope.agency())).assume_not_null())
        .filter(role_grants::account_id.eq(by))
        .filter(role_grants::role.eq_any(UNDOING.map(Code)))
        .filter(role_grants::valid_from.le(day))
        .filter(role_grants::ends_on.is_null().or(role_grants::ends_on.ge(day).assume_not_null()))
        .select(role_grants::role)
        .load(conn)?;
    Ok(UNDOING.into_iter().find(|role| held.iter().any(|one| one.0 == *role)))
}

/// Notes that a merge was undone, if it still has `version` and was not.
pub fn undone(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    row: &MergeRow,
    (by, at): (AccountId, Timestamp),
) -> Result<bool, DbError> {
    let own = person_merges::table
        .filter(person_merges::agency_id.eq(Key(scope.agency())))
        .filter(person_merges::id.eq(row.id))
        .filter(person_merges::version.eq(row.version))
        .filter(person_merges::undone_at.is_null());
    let rows = diesel::update(own)
        .set((
            person_merges::undone_by.eq(Some(Key(by))),
            person_merges::undone_at.eq(Some(Ts(at))),
            person_merges::version.eq(person_merges::version + 1),
        ))
        .execute(conn)?;
    Ok(rows == 1)
}

/// Erases what was moved for merges that cannot be undone any more; how many rows.
///
/// # Errors
/// What the database refuses.
pub fn erase_old_moves(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let over: Vec<Key<PersonMergeId>> = person_merges::table
        .filter(person_merges::undo_until.lt(Ts(now)))
        .filter(diesel::dsl::exists(
            person_merge_moves::table.filter(person_merge_moves::merge_id.eq(person_merges::id)),
        ))
        .select(person_merges::id)
        .load(conn)?;
    let old = person_merge_moves::table.filter(person_merge_moves::merge_id.eq_any(over));
    Ok(diesel::delete(old).execute(conn)?)
}
