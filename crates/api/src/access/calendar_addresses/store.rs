//! Secret calendar addresses, as hashes.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_api_types::calendars::OwnCalendarAddress;
use polku_domain::ids::{AgencyId, PersonId};
use polku_i18n::Language;

use crate::access::AgencyScope;
use crate::db::schema::{calendar_addresses as addresses, people};
use crate::db::{AnyConn, Code, DbError, Key, Ts};

/// Whose calendar is followed, and the language it is written in: their own, whoever's machine asks.
#[derive(Clone, Copy, Debug)]
pub struct Follower {
    pub scope: AgencyScope,
    pub person: PersonId,
    pub language: Language,
}

/// When somebody's address was made, if there is one.
///
/// # Errors
/// What the database refuses.
pub fn own_calendar_address(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
) -> Result<OwnCalendarAddress, DbError> {
    let made: Option<Ts> = addresses::table
        .filter(addresses::agency_id.eq(Key(scope.agency())).and(addresses::person_id.eq(Key(person))))
        .select(addresses::made_at)
        .first(conn)
        .optional()?;
    Ok(OwnCalendarAddress { made_at: made.map(|at| at.0) })
}

/// Keeps an address in place of the one before.
pub fn replace(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    hash: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    delete(conn, scope, person)?;
    diesel::insert_into(addresses::table)
        .values((
            addresses::person_id.eq(Key(person)),
            addresses::agency_id.eq(Key(scope.agency())),
            addresses::token_hash.eq(hash),
            addresses::made_at.eq(Ts(now)),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends an address; whether there was one.
pub fn delete(conn: &mut AnyConn, scope: AgencyScope, person: PersonId) -> Result<bool, DbError> {
    let own = addresses::table
        .filter(addresses::agency_id.eq(Key(scope.agency())).and(addresses::person_id.eq(Key(person))));
    Ok(diesel::delete(own).execute(conn)? > 0)
}

/// Whose address has this hash, while they are on the staff.
pub fn find(conn: &mut AnyConn, hash: &str) -> Result<Option<Follower>, DbError> {
    let found: Option<(Key<PersonId>, Key<AgencyId>, Code<Language>)> = addresses::table
        .inner_join(people::table.on(people::id.eq(addresses::person_id)))
        .filter(addresses::token_hash.eq(hash))
        .filter(people::active.eq(true))
        .filter(people::merged_into.is_null())
        .select((addresses::person_id, addresses::agency_id, people::language))
        .first(conn)
        .optional()?;
    Ok(found.map(|(person, agency, language)| Follower {
        scope: AgencyScope::of(agency.0),
        person: person.0,
        language: language.0,
    }))
}
