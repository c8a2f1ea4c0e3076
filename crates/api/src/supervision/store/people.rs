//! Who supervises whom today, and whether they can be told.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::civil::Date;
use polku_domain::ids::{AccountId, PersonId};
use polku_i18n::Language;

use crate::access::AgencyScope;
use crate::db::schema::{accounts, people};
use crate::db::{AnyConn, Code, Day, DbError, Key};

/// Somebody whom the register names as a supervisor.
#[derive(Clone, Debug, Queryable)]
pub struct Supervisor {
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
    pub title: String,
    pub language: Code<Language>,
    email: Option<String>,
    active: bool,
    account: Option<(Key<AccountId>, String, Option<Day>)>,
}

impl Supervisor {
    /// "Given Family".
    pub fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }

    /// Whether the register has an address of theirs.
    pub const fn has_address(&self) -> bool {
        self.email.is_some()
    }

    /// Whether they can be told on a day: in service, with an address, and able to sign in.
    pub fn is_reachable(&self, today: Date) -> bool {
        let signs_in = |(_, status, ends_on): &(Key<AccountId>, String, Option<Day>)| {
            status == "active" && ends_on.is_none_or(|end| today <= end.0)
        };
        self.active && self.email.is_some() && self.account.as_ref().is_some_and(signs_in)
    }
}

/// The people with these ids, as supervisors.
pub fn supervisors(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[PersonId],
) -> Result<BTreeMap<PersonId, Supervisor>, DbError> {
    let mut found = BTreeMap::new();
    for some in of.chunks(500) {
        let some: Vec<_> = some.iter().copied().map(Key).collect();
        let rows: Vec<Supervisor> = people::table
            .left_join(accounts::table.on(accounts::person_id.eq(people::id.nullable())))
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::id.eq_any(some))
            .select((
                people::id,
                people::given_name,
                people::family_name,
                people::title,
                people::language,
                people::email,
                people::active,
                (accounts::id, accounts::status, accounts::ends_on).nullable(),
            ))
            .load(conn)?;
        found.extend(rows.into_iter().map(|row| (row.person.0, row)));
    }
    Ok(found)
}

/// Somebody on the staff, with the supervisor whom the register names.
#[derive(Clone, Debug, Queryable)]
pub struct Supervised {
    pub person: Key<PersonId>,
    pub given_name: String,
    pub family_name: String,
    pub supervisor: Option<Key<PersonId>>,
}

/// The people with these ids.
pub fn supervised(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[PersonId],
) -> Result<Vec<Supervised>, DbError> {
    let mut found = Vec::new();
    for some in of.chunks(500) {
        let some: Vec<_> = some.iter().copied().map(Key).collect();
        let rows: Vec<Supervised> = people::table
            .filter(people::agency_id.eq(Key(scope.agency())))
            .filter(people::id.eq_any(some))
            .select((people::id, people::given_name, people::family_name, people::supervisor_id))
            .load(conn)?;
        found.extend(rows);
    }
    Ok(found)
}

/// Keeps somebody's line of the register as it was read until the transaction ends: an import that changes it either came
/// before, and then this transaction begins anew and reads what it wrote, or waits. Without it PostgreSQL could let both
/// commit, since nothing that the one writes is what the other writes; SQLite has one writer.
pub fn hold_line(conn: &mut AnyConn, scope: &AgencyScope, person: PersonId) -> Result<(), DbError> {
    let line = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(person)))
        .select(people::id);
    if let AnyConn::Pg(c) = conn {
        line.for_share().first::<Key<PersonId>>(c)?;
    }
    Ok(())
}
