//! Moving what names one person to another, on record, and moving it back.

use std::collections::BTreeSet;

use diesel::dsl::exists;
use diesel::prelude::*;
use polku_api_types::merging::MovedKind;
use polku_domain::ids::{AgencyId, PersonId, PersonMergeId};
use polku_domain::merging::UndoRefusal;

use super::accounts::{are_relinked, exchange, to_move};
use super::merges::MergeRow;
use crate::access::AgencyScope;
use crate::codes;
use crate::db::schema::{
    accounts, applications, hour_consents, mails, participations, people, person_merge_moves, person_merges,
    register_changes, supervisor_statements,
};
use crate::db::{AnyConn, Code, DbError, Key};
use crate::each_backend;
use crate::people::store::PersonRow;

codes!(MovedKind {
    Application = "application",
    Participation = "participation",
    RegisterChange = "register_change",
    Account = "account",
    Supervised = "supervised",
    Mail = "mail",
    Line = "line",
    Statement = "statement",
});

/// In the order in which they are moved.
const KINDS: [MovedKind; 8] = [
    MovedKind::Application,
    MovedKind::Participation,
    MovedKind::RegisterChange,
    MovedKind::Account,
    MovedKind::Supervised,
    MovedKind::Mail,
    MovedKind::Line,
    MovedKind::Statement,
];

/// Rows of one statement, as of imports.
const CHUNK: usize = 1_000;

/// A row that was moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// Of which table and column: see `references`.
    pub kind: MovedKind,
    /// Its key.
    pub row: String,
    /// The version it had, where a later one stands in the way of moving it back.
    pub version: Option<i64>,
}

/// The same as it is put on record.
#[derive(Insertable)]
#[diesel(table_name = person_merge_moves)]
// Without this SQLite inserts row by row: it knows no DEFAULT in a list of values.
#[diesel(treat_none_as_default_value = false)]
struct MoveRow {
    merge_id: Key<PersonMergeId>,
    agency_id: Key<AgencyId>,
    kind: Code<MovedKind>,
    row_id: String,
    row_version: Option<i64>,
}

/// What names a person, without versions and with.
macro_rules! naming {
    ($conn:ident, $scope:ident, $table:ident, $key:ident, $person:ident = $of:expr) => {
        $table::table
            .filter($table::agency_id.eq(Key($scope.agency())))
            .filter($table::$person.eq(Key($of)))
            .order($table::$key)
            .select($table::$key)
            .load::<String>($conn)?
            .into_iter()
            .map(|row| (row, None))
            .collect()
    };
    ($conn:ident, $scope:ident, $table:ident, $key:ident, $person:ident = $of:expr, versions) => {
        $table::table
            .filter($table::agency_id.eq(Key($scope.agency())))
            .filter($table::$person.eq(Key($of)))
            .order($table::$key)
            .select(($table::$key, $table::version.nullable()))
            .load::<(String, Option<i64>)>($conn)?
    };
}

/// Everything of one kind that names a person.
pub(super) fn naming(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    kind: MovedKind,
    person: PersonId,
) -> Result<Vec<Moved>, DbError> {
    let rows: Vec<(String, Option<i64>)> = match kind {
        MovedKind::Application => naming!(conn, scope, applications, id, person_id = person, versions),
        MovedKind::Participation => {
            naming!(conn, scope, participations, application_id, person_id = person, versions)
        }
        MovedKind::RegisterChange => naming!(conn, scope, register_changes, id, person_id = person),
        MovedKind::Account => naming!(conn, scope, accounts, id, person_id = person),
        MovedKind::Supervised => naming!(conn, scope, people, id, supervisor_id = person),
        MovedKind::Mail => naming!(conn, scope, mails, id, person_id = person),
        MovedKind::Line => naming!(conn, scope, people, id, merged_into = person),
        MovedKind::Statement => {
            naming!(conn, scope, supervisor_statements, application_id, stated_by = person)
        }
    };
    Ok(rows.into_iter().map(|(row, version)| Moved { kind, row, version }).collect())
}

/// What a merge moves of one kind.
fn moving(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    kind: MovedKind,
    absorbed: PersonId,
    staying: PersonId,
) -> Result<Vec<Moved>, DbError> {
    match kind {
        MovedKind::Account => to_move(conn, scope, absorbed, staying),
        _ => naming(conn, scope, kind, absorbed),
    }
}

/// How much of each kind a merge moves; nothing of which there is none.
pub fn count_by_kind(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    absorbed: PersonId,
    staying: PersonId,
) -> Result<Vec<(MovedKind, usize)>, DbError> {
    let mut counts = Vec::new();
    for kind in KINDS {
        let count = moving(conn, scope, kind, absorbed, staying)?.len();
        if count > 0 {
            counts.push((kind, count));
        }
    }
    Ok(counts)
}

/// Lets rows name another person, where they name `$from` still.
macro_rules! rename {
    ($conn:ident, $scope:ident, $table:ident, $key:ident in $rows:ident, $person:ident: $from:ident => $to:ident $(, $more:expr)?) => {
        diesel::update(
            $table::table
                .filter($table::agency_id.eq(Key($scope.agency())))
                .filter($table::$key.eq_any($rows))
                .filter($table::$person.eq(Key($from))),
        )
        .set(($table::$person.eq(Key($to)), $($more)?))
        .execute($conn)?
    };
}

fn rename(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    moved: &[&Moved],
    (from, to): (PersonId, PersonId),
) -> Result<(), DbError> {
    for chunk in moved.chunks(CHUNK) {
        let Some(kind) = chunk.first().map(|row| row.kind) else { continue };
        let rows: Vec<&str> = chunk.iter().map(|row| row.row.as_str()).collect();
        match kind {
            MovedKind::Application => {
                rename!(conn, scope, applications, id in rows, person_id: from => to)
            }
            MovedKind::Participation => {
                rename!(conn, scope, participations, application_id in rows, person_id: from => to)
            }
            MovedKind::RegisterChange => {
                rename!(conn, scope, register_changes, id in rows, person_id: from => to)
            }
            MovedKind::Account => exchange(conn, scope, chunk, (from, to)).map(|()| chunk.len())?,
            MovedKind::Supervised => {
                let raised = people::version.eq(people::version + 1);
                rename!(conn, scope, people, id in rows, supervisor_id: from => to, raised)
            }
            MovedKind::Mail => rename!(conn, scope, mails, id in rows, person_id: from => to),
            MovedKind::Line => rename!(conn, scope, people, id in rows, merged_into: from => to),
            MovedKind::Statement => {
                rename!(conn, scope, supervisor_statements, application_id in rows, stated_by: from => to)
            }
        };
    }
    Ok(())
}

fn of_kind(moved: &[Moved], kind: MovedKind) -> Vec<&Moved> {
    moved.iter().filter(|row| row.kind == kind).collect()
}

/// Moves everything that names `absorbed` to `staying`, and records each row.
pub fn move_all(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    merge: PersonMergeId,
    absorbed: PersonId,
    staying: PersonId,
) -> Result<(), DbError> {
    for kind in KINDS {
        let moved = moving(conn, scope, kind, absorbed, staying)?;
        rename(conn, scope, &moved.iter().collect::<Vec<_>>(), (absorbed, staying))?;
        let record = |row: Moved| MoveRow {
            merge_id: Key(merge),
            agency_id: Key(scope.agency()),
            kind: Code(kind),
            row_id: row.row,
            row_version: row.version,
        };
        let rows: Vec<MoveRow> = moved.into_iter().map(record).collect();
        for chunk in rows.chunks(CHUNK) {
            each_backend!(conn, |c| diesel::insert_into(person_merge_moves::table).values(chunk).execute(c))?;
        }
    }
    Ok(())
}

/// What a merge moved, as it is on record.
fn recorded(conn: &mut AnyConn, scope: &AgencyScope, merge: PersonMergeId) -> Result<Vec<Moved>, DbError> {
    let rows: Vec<(Code<MovedKind>, String, Option<i64>)> = person_merge_moves::table
        .filter(person_merge_moves::agency_id.eq(Key(scope.agency())))
        .filter(person_merge_moves::merge_id.eq(Key(merge)))
        .order((person_merge_moves::kind, person_merge_moves::row_id))
        .select((person_merge_moves::kind, person_merge_moves::row_id, person_merge_moves::row_version))
        .load(conn)?;
    let moved =
        |(kind, row, version): (Code<MovedKind>, String, Option<i64>)| Moved { kind: kind.0, row, version };
    Ok(rows.into_iter().map(moved).collect())
}

/// Whether somebody else was merged into the person since: merges are undone from the last to the first, because each
/// may have exchanged lines of the register.
fn merged_since(conn: &mut AnyConn, scope: &AgencyScope, merge: &MergeRow) -> Result<bool, DbError> {
    let later = person_merges::table
        .filter(person_merges::agency_id.eq(Key(scope.agency())))
        .filter(person_merges::staying_id.eq(merge.staying_id))
        .filter(person_merges::undone_at.is_null())
        .filter(person_merges::id.gt(merge.id));
    Ok(diesel::select(exists(later)).get_result(conn)?)
}

/// What somebody may have done as the one person since, on rows that were not moved: which of the two humans it was,
/// nobody can tell any more.
fn acted_since(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    merge: &MergeRow,
    moved: &[Moved],
) -> Result<BTreeSet<UndoRefusal>, DbError> {
    let (agency, staying, at) = (Key(scope.agency()), merge.staying_id, merge.merged_at);
    let rows =
        |kind: MovedKind| of_kind(moved, kind).into_iter().map(|row| row.row.clone()).collect::<Vec<_>>();
    let answered = ["withdrawn", "accepted", "declined"];
    let theirs = applications::state.eq_any(answered).and(applications::state_changed_at.gt(at));
    let applied = applications::table
        .filter(applications::agency_id.eq(agency))
        .filter(applications::person_id.eq(staying))
        .filter(applications::id.ne_all(rows(MovedKind::Application)))
        .filter(applications::changed_at.gt(at).or(theirs));
    let took_part = participations::table
        .filter(participations::agency_id.eq(agency))
        .filter(participations::person_id.eq(staying))
        .filter(participations::application_id.ne_all(rows(MovedKind::Participation)))
        .filter(participations::state_changed_at.gt(at));
    let linked = accounts::table
        .filter(accounts::agency_id.eq(agency).assume_not_null())
        .filter(accounts::person_id.eq(staying).assume_not_null())
        .filter(accounts::id.ne_all(rows(MovedKind::Account)))
        .filter(accounts::created_at.gt(at));
    // One who states again signs anew, whoever of the two it is.
    let stated = supervisor_statements::table
        .filter(supervisor_statements::agency_id.eq(agency))
        .filter(supervisor_statements::stated_by.eq(staying).assume_not_null())
        .filter(supervisor_statements::stated_at.gt(at));
    // Consent to more hours is given by the person and by nobody else, whosever participation it is.
    let consented = hour_consents::table
        .inner_join(
            participations::table.on(participations::application_id.eq(hour_consents::application_id)),
        )
        .filter(hour_consents::agency_id.eq(agency))
        .filter(participations::person_id.eq(staying))
        .filter(hour_consents::consented_at.gt(at).assume_not_null());
    let (applied, took_part, linked, stated, consented): (bool, bool, bool, bool, bool) = diesel::select((
        exists(applied),
        exists(took_part),
        exists(linked),
        exists(stated),
        exists(consented),
    ))
    .get_result(conn)?;
    let found = [
        (applied, UndoRefusal::ApplicationChanged),
        (took_part || consented, UndoRefusal::ParticipationChanged),
        (linked, UndoRefusal::AccountChanged),
        (stated, UndoRefusal::StatementChanged),
    ];
    Ok(found.into_iter().filter_map(|(is_so, refusal)| is_so.then_some(refusal)).collect())
}

/// What was moved, and what speaks against moving it back: what of it has changed since, and what was done since.
pub fn since(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    merge: &MergeRow,
) -> Result<(Vec<Moved>, BTreeSet<UndoRefusal>), DbError> {
    let (absorbed, staying) = (merge.absorbed_id.0, merge.staying_id.0);
    let moved = recorded(conn, scope, merge.id.0)?;
    let mut refusals = acted_since(conn, scope, merge, &moved)?;
    let leads: Option<Option<Key<PersonId>>> = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(absorbed)))
        .select(people::merged_into)
        .first(conn)
        .optional()?;
    if leads.flatten().map(|key| key.0) != Some(staying) || merged_since(conn, scope, merge)? {
        refusals.insert(UndoRefusal::MergedAgain);
    }
    let applied = naming(conn, scope, MovedKind::Application, staying)?;
    if of_kind(&moved, MovedKind::Application).into_iter().any(|row| !applied.contains(row)) {
        refusals.insert(UndoRefusal::ApplicationChanged);
    }
    // A participation has the key of its application, so one that began since is found by what was moved.
    let here = naming(conn, scope, MovedKind::Participation, staying)?;
    let went = of_kind(&moved, MovedKind::Participation).into_iter().any(|row| !here.contains(row));
    let began = here.iter().any(|row| {
        !moved.contains(row)
            && of_kind(&moved, MovedKind::Application).iter().any(|application| application.row == row.row)
    });
    if went || began {
        refusals.insert(UndoRefusal::ParticipationChanged);
    }
    let accounts = of_kind(&moved, MovedKind::Account);
    if are_relinked(conn, scope, &accounts, (absorbed, staying), merge.merged_at.0)? {
        refusals.insert(UndoRefusal::AccountChanged);
    }
    Ok((moved, refusals))
}

/// Moves back exactly these rows, as far as they name `staying` still: a mail may have been erased meanwhile, and a
/// register may have named another supervisor. What an import listed of a moved application since goes back with it.
pub fn move_back(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    moved: &[Moved],
    (absorbed, staying): (PersonId, PersonId),
) -> Result<(), DbError> {
    for kind in KINDS {
        rename(conn, scope, &of_kind(moved, kind), (staying, absorbed))?;
    }
    let applications: Vec<&str> =
        of_kind(moved, MovedKind::Application).into_iter().map(|row| row.row.as_str()).collect();
    for rows in applications.chunks(CHUNK) {
        let rows = rows.to_vec();
        rename!(conn, scope, register_changes, application_id in rows, person_id: staying => absorbed);
    }
    Ok(())
}

/// Forgets what a merge moved.
pub fn forget(conn: &mut AnyConn, scope: &AgencyScope, merge: PersonMergeId) -> Result<(), DbError> {
    let own = person_merge_moves::table
        .filter(person_merge_moves::agency_id.eq(Key(scope.agency())))
        .filter(person_merge_moves::merge_id.eq(Key(merge)));
    diesel::delete(own).execute(conn)?;
    Ok(())
}

/// Lets a person lead to another one, out of service, or to nobody.
pub fn lead(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    to: Option<PersonId>,
    active: bool,
) -> Result<(), DbError> {
    let own =
        people::table.filter(people::agency_id.eq(Key(scope.agency()))).filter(people::id.eq(Key(person)));
    diesel::update(own)
        .set((
            people::merged_into.eq(to.map(Key)),
            people::active.eq(active),
            people::version.eq(people::version + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Puts a person in service or out of it.
pub fn serve(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId, active: bool) -> Result<(), DbError> {
    lead(conn, scope, person, None, active)
}

/// Marks a person as changed.
pub fn raise(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId) -> Result<(), DbError> {
    let own =
        people::table.filter(people::agency_id.eq(Key(scope.agency()))).filter(people::id.eq(Key(person)));
    diesel::update(own).set(people::version.eq(people::version + 1)).execute(conn)?;
    Ok(())
}

/// Both rows of a merge, the one that leads included.
pub fn both(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    ids: [PersonId; 2],
) -> Result<Option<[PersonRow; 2]>, DbError> {
    let rows: Vec<PersonRow> = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq_any(ids.map(Key)))
        .select(PersonRow::as_select())
        .load(conn)?;
    let [one, other] = ids.map(|id| rows.iter().find(|row| row.id.0 == id).cloned());
    Ok(one.zip(other).map(|(one, other)| [one, other]))
}
