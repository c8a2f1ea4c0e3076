//! Which of the lines of the register that lead to somebody is followed.
//!
//! A merge lets the person who stays hold the followed line and whoever was absorbed the other one, and says on its
//! record which way round that was (`merging`). A line that takes over later is put there as if every merge had been made
//! so that it is followed: then undoing them, from the last to the first, gives everybody their own line back.

use diesel::prelude::*;
use polku_domain::ids::{PersonId, PersonMergeId};
use polku_domain::merging::FollowedLine;

use super::PersonRow;
use crate::access::AgencyScope;
use crate::db::schema::{people, person_merges};
use crate::db::{AnyConn, Code, DbError, Key};

/// Lets a person hold what the register says on a line.
fn hold(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: Key<PersonId>,
    line: &PersonRow,
) -> Result<(), DbError> {
    let own = people::table.filter(people::agency_id.eq(Key(scope.agency()))).filter(people::id.eq(person));
    diesel::update(own)
        .set((
            (
                people::source.eq(&line.source),
                people::external_id.eq(&line.external_id),
                people::given_name.eq(&line.given_name),
                people::family_name.eq(&line.family_name),
                people::name_fold.eq(&line.name_fold),
                people::name_sort.eq(&line.name_sort),
                people::email.eq(&line.email),
                people::unit_id.eq(line.unit_id),
                people::site_id.eq(line.site_id),
            ),
            (
                people::title.eq(&line.title),
                people::job_category.eq(&line.job_category),
                people::is_supervisor.eq(line.is_supervisor),
                people::supervisor_id.eq(line.supervisor_id),
                people::role_started_on.eq(line.role_started_on),
                people::leave_from.eq(line.leave_from),
                people::leave_until.eq(line.leave_until),
                people::language.eq(line.language),
                people::active.eq(line.active),
                people::register_as_of.eq(line.register_as_of),
            ),
        ))
        .execute(conn)?;
    Ok(())
}

/// Exchanges the lines of two persons.
pub fn swap_lines(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    one: &PersonRow,
    other: &PersonRow,
) -> Result<(), DbError> {
    // A line is nobody's for a moment: no two rows may hold one number.
    let between =
        PersonRow { source: "merging".to_owned(), external_id: other.id.0.to_string(), ..other.clone() };
    hold(conn, scope, other.id, &between)?;
    hold(conn, scope, one.id, other)?;
    hold(conn, scope, other.id, one)
}

/// A merge that was not undone, as far as it bears on lines.
#[derive(Clone, Debug, Queryable)]
struct Merge {
    id: Key<PersonMergeId>,
    staying: Key<PersonId>,
    absorbed: Key<PersonId>,
    followed: Code<FollowedLine>,
    /// Whether the line that is not followed was in service.
    other_active: bool,
}

/// The merges into a person that were not undone, the latest first.
fn merges_into(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: Key<PersonId>,
) -> Result<Vec<Merge>, DbError> {
    Ok(person_merges::table
        .filter(person_merges::agency_id.eq(Key(scope.agency())))
        .filter(person_merges::staying_id.eq(person))
        .filter(person_merges::undone_at.is_null())
        .order(person_merges::id.desc())
        .select((
            person_merges::id,
            person_merges::staying_id,
            person_merges::absorbed_id,
            person_merges::followed,
            person_merges::other_active,
        ))
        .load(conn)?)
}

fn row(conn: &mut AnyConn, scope: &AgencyScope, person: Key<PersonId>) -> Result<PersonRow, DbError> {
    let own = people::table.filter(people::agency_id.eq(Key(scope.agency()))).filter(people::id.eq(person));
    Ok(own.select(PersonRow::as_select()).first(conn)?)
}

fn serve(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: Key<PersonId>,
    active: bool,
) -> Result<(), DbError> {
    let own = people::table.filter(people::agency_id.eq(Key(scope.agency()))).filter(people::id.eq(person));
    diesel::update(own).set(people::active.eq(active)).execute(conn)?;
    Ok(())
}

impl Merge {
    /// Gives both the lines that they had before this merge, each in service or not as it was.
    fn unwind(&self, conn: &mut AnyConn, scope: &AgencyScope) -> Result<(), DbError> {
        let given_back = match self.followed.0 {
            FollowedLine::Staying => self.absorbed,
            FollowedLine::Absorbed => {
                let two = (row(conn, scope, self.staying)?, row(conn, scope, self.absorbed)?);
                swap_lines(conn, scope, &two.0, &two.1)?;
                self.staying
            }
        };
        serve(conn, scope, given_back, self.other_active)
    }

    /// Makes it again with this line followed, and says so on its record.
    fn wind(&self, conn: &mut AnyConn, scope: &AgencyScope, followed: FollowedLine) -> Result<(), DbError> {
        let (staying, absorbed) = (row(conn, scope, self.staying)?, row(conn, scope, self.absorbed)?);
        let other_active = match followed {
            FollowedLine::Staying => absorbed.active,
            FollowedLine::Absorbed => {
                swap_lines(conn, scope, &staying, &absorbed)?;
                staying.active
            }
        };
        serve(conn, scope, self.absorbed, false)?;
        let own = person_merges::table
            .filter(person_merges::agency_id.eq(Key(scope.agency())))
            .filter(person_merges::id.eq(self.id));
        diesel::update(own)
            .set((
                person_merges::followed.eq(Code(followed)),
                person_merges::other_active.eq(other_active),
                person_merges::version.eq(person_merges::version + 1),
            ))
            .execute(conn)?;
        Ok(())
    }
}

/// Whether `holder` is the person, or was merged into them, directly or by way of another.
fn is_among(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    holder: Key<PersonId>,
    person: Key<PersonId>,
) -> Result<bool, DbError> {
    let mut open = vec![person];
    while let Some(next) = open.pop() {
        if next == holder {
            return Ok(true);
        }
        open.extend(merges_into(conn, scope, next)?.into_iter().map(|merge| merge.absorbed));
    }
    Ok(false)
}

/// Lets a person be followed by the line `(source, external_id)`, which somebody who was merged into them holds; whether
/// there is such a line.
///
/// # Errors
/// What the database refuses.
pub fn follow(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    line: (&str, &str),
) -> Result<bool, DbError> {
    let holder = |conn: &mut AnyConn| -> Result<Option<Key<PersonId>>, DbError> {
        Ok(people::table
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::source.eq(line.0))
            .filter(people::external_id.eq(line.1))
            .select(people::id)
            .first(conn)
            .optional()?)
    };
    let person = Key(person);
    let Some(mut held_by) = holder(conn)? else { return Ok(false) };
    if !is_among(conn, scope, held_by, person)? {
        return Ok(false);
    }
    for merge in merges_into(conn, scope, person)? {
        if held_by == person {
            break;
        }
        merge.unwind(conn, scope)?;
        held_by = holder(conn)?.unwrap_or(held_by);
        let followed = if is_among(conn, scope, held_by, merge.absorbed)? {
            // They may hold it only by way of somebody who was merged into them before.
            follow(conn, scope, merge.absorbed.0, line)?;
            FollowedLine::Absorbed
        } else {
            FollowedLine::Staying
        };
        merge.wind(conn, scope, followed)?;
        held_by = holder(conn)?.unwrap_or(held_by);
    }
    Ok(true)
}
