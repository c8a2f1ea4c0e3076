//! Personal links, where they go, and what they opened.

use diesel::prelude::*;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use polku_api_types::personal_links::OwnPersonalLink;
use polku_api_types::text::Localised;
use polku_domain::ids::{AccountId, AgencyId, PersonId};
use polku_domain::text as domain;
use polku_i18n::Language;

use crate::access::AgencyScope;
use crate::access::store::day_in_finland;
use crate::db::schema::{
    accounts, agencies, people, personal_link_addresses as addresses, personal_link_sessions as sessions,
    personal_links as links,
};
use crate::db::{AnyConn, Code, Day, DbError, Json, Key, Ts};

/// Somebody who has left and to whom a link is to go.
#[derive(Clone, Debug)]
pub struct Leaver {
    pub person: PersonId,
    pub agency: AgencyId,
    pub language: domain::Language,
    pub address: String,
    pub agency_name: Localised,
}

/// What a link opened.
#[derive(Clone, Debug)]
pub struct Session {
    pub person: PersonId,
    pub agency: AgencyId,
    pub language: Language,
    pub last_used: Timestamp,
    pub expires: Timestamp,
    /// Whether the link was handed over by somebody, who may have opened it.
    pub by_hand: bool,
}

/// A link that is to be kept.
#[derive(Debug)]
pub struct NewLink<'a> {
    pub person: PersonId,
    pub hash: &'a str,
    pub now: Timestamp,
    pub expires: Timestamp,
    /// Whether somebody hands it over, and so sees it.
    pub by_hand: bool,
}

/// A link that was found: whose it is, and of which agency; and whether somebody handed it over.
#[derive(Clone, Copy, Debug)]
pub struct FoundLink {
    pub person: PersonId,
    pub agency: AgencyId,
    pub by_hand: bool,
}

/// Where links of a person go, and the last one.
///
/// # Errors
/// What the database refuses.
pub fn own_personal_link(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
) -> Result<OwnPersonalLink, DbError> {
    let said: Option<(String, Ts)> = addresses::table
        .filter(addresses::agency_id.eq(Key(scope.agency())).and(addresses::person_id.eq(Key(person))))
        .select((addresses::address, addresses::given_at))
        .first(conn)
        .optional()?;
    let link: Option<(Ts, Option<Ts>, bool)> = links::table
        .filter(links::agency_id.eq(Key(scope.agency())).and(links::person_id.eq(Key(person))))
        .select((links::created_at, links::used_at, links::by_hand))
        .first(conn)
        .optional()?;
    let (address, given_at) = said.map(|(address, at)| (address, at.0)).unzip();
    let made_at = link.as_ref().map(|(made, ..)| made.0);
    let by_hand = link.as_ref().map(|(.., by_hand)| *by_hand);
    let opened_at = link.and_then(|(_, used, _)| used).map(|at| at.0);
    Ok(OwnPersonalLink { address, given_at, made_at, opened_at, by_hand })
}

/// Says where links of a person go, in place of what was said before.
pub fn set_address(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    address: &str,
    now: Timestamp,
) -> Result<(), DbError> {
    delete_address(conn, scope, person)?;
    diesel::insert_into(addresses::table)
        .values((
            addresses::person_id.eq(Key(person)),
            addresses::agency_id.eq(Key(scope.agency())),
            addresses::address.eq(address),
            addresses::given_at.eq(Ts(now)),
            addresses::sent_at.eq(None::<Ts>),
            addresses::sent_on.eq(None::<Day>),
            addresses::sent_that_day.eq(0_i64),
        ))
        .execute(conn)?;
    Ok(())
}

/// Forgets where links of a person go; whether it was known.
pub fn delete_address(conn: &mut AnyConn, scope: AgencyScope, person: PersonId) -> Result<bool, DbError> {
    let own = addresses::table
        .filter(addresses::agency_id.eq(Key(scope.agency())).and(addresses::person_id.eq(Key(person))));
    Ok(diesel::delete(own).execute(conn)? > 0)
}

/// Notes that whoever gave this address wants a new link, where the last one went out before an instant and fewer than
/// so many did today. Takes as long when nobody gave it.
pub fn ask_anew(
    conn: &mut AnyConn,
    address: &str,
    sent_before: Timestamp,
    (today, most): (Date, i64),
) -> Result<(), DbError> {
    let earlier_day = addresses::sent_on.lt(Day(today)).assume_not_null();
    let wanted = addresses::table
        .filter(addresses::address.eq(address))
        .filter(addresses::sent_at.lt(Ts(sent_before)))
        .filter(addresses::sent_that_day.lt(most).or(earlier_day));
    diesel::update(wanted).set(addresses::sent_at.eq(None::<Ts>)).execute(conn)?;
    Ok(())
}

/// Those who have left and to whom a link is to go, at most so many.
pub fn due(conn: &mut AnyConn, limit: i64) -> Result<Vec<Leaver>, DbError> {
    let rows: Vec<LeaverRow> = addresses::table
        .inner_join(people::table.on(people::id.eq(addresses::person_id)))
        .inner_join(agencies::table.on(agencies::id.eq(addresses::agency_id)))
        .filter(addresses::sent_at.is_null())
        .filter(people::active.eq(false))
        .filter(people::merged_into.is_null())
        .order(addresses::person_id)
        .limit(limit)
        .select(LEAVER)
        .load(conn)?;
    Ok(rows.into_iter().map(leaver).collect())
}

/// Somebody who has left, if they said where a link is to go.
pub fn find_leaver(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
) -> Result<Option<Leaver>, DbError> {
    let row: Option<LeaverRow> = addresses::table
        .inner_join(people::table.on(people::id.eq(addresses::person_id)))
        .inner_join(agencies::table.on(agencies::id.eq(addresses::agency_id)))
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(person)))
        .filter(people::active.eq(false))
        .filter(people::merged_into.is_null())
        .select(LEAVER)
        .first(conn)
        .optional()?;
    Ok(row.map(leaver))
}

type LeaverRow = (Key<PersonId>, Key<AgencyId>, Code<domain::Language>, String, Json<Localised>);

const LEAVER: (people::id, people::agency_id, people::language, addresses::address, agencies::name) =
    (people::id, people::agency_id, people::language, addresses::address, agencies::name);

fn leaver((person, agency, language, address, name): LeaverRow) -> Leaver {
    Leaver { person: person.0, agency: agency.0, language: language.0, address, agency_name: name.0 }
}

/// Notes that a new link is wanted where somebody said that links go, whatever went there before.
pub fn want_anew(conn: &mut AnyConn, leaver: &Leaver) -> Result<(), DbError> {
    diesel::update(addresses::table.filter(addresses::person_id.eq(Key(leaver.person))))
        .set(addresses::sent_at.eq(None::<Ts>))
        .execute(conn)?;
    Ok(())
}

/// Notes that a link goes out to somebody, unless another process has sent it, or they came back, or said another
/// address; whether it is to go.
pub fn mark_sent(conn: &mut AnyConn, leaver: &Leaver, now: Timestamp) -> Result<bool, DbError> {
    let scope = AgencyScope::for_job(leaver.agency);
    if !has_left(conn, scope, leaver.person)? {
        return Ok(false);
    }
    let own = || {
        addresses::table
            .filter(addresses::person_id.eq(Key(leaver.person)))
            .filter(addresses::address.eq(&leaver.address))
            .filter(addresses::sent_at.is_null())
    };
    let sent = addresses::sent_at.eq(Some(Ts(now)));
    let once_more = addresses::sent_that_day.eq(addresses::sent_that_day + 1);
    let today = day_in_finland(now);
    let on_this_day = own().filter(addresses::sent_on.eq(Some(Day(today))));
    if diesel::update(on_this_day).set((sent, once_more)).execute(conn)? == 1 {
        return Ok(true);
    }
    let first = (sent, addresses::sent_on.eq(Some(Day(today))), addresses::sent_that_day.eq(1_i64));
    Ok(diesel::update(own()).set(first).execute(conn)? == 1)
}

/// Whether the register says that somebody's service has ended.
pub fn has_left(conn: &mut AnyConn, scope: AgencyScope, person: PersonId) -> Result<bool, DbError> {
    let left = people::table
        .filter(people::agency_id.eq(Key(scope.agency())))
        .filter(people::id.eq(Key(person)))
        .filter(people::active.eq(false))
        .filter(people::merged_into.is_null());
    Ok(left.count().get_result::<i64>(conn)? > 0)
}

/// Keeps a link in place of the one before.
pub fn replace_link(conn: &mut AnyConn, scope: AgencyScope, new: &NewLink<'_>) -> Result<(), DbError> {
    delete_link(conn, scope, new.person)?;
    diesel::insert_into(links::table)
        .values((
            links::person_id.eq(Key(new.person)),
            links::agency_id.eq(Key(scope.agency())),
            links::token_hash.eq(new.hash),
            links::created_at.eq(Ts(new.now)),
            links::expires_at.eq(Ts(new.expires)),
            links::used_at.eq(None::<Ts>),
            links::by_hand.eq(new.by_hand),
        ))
        .execute(conn)?;
    Ok(())
}

/// Ends the link of a person.
pub fn delete_link(conn: &mut AnyConn, scope: AgencyScope, person: PersonId) -> Result<(), DbError> {
    let own =
        links::table.filter(links::agency_id.eq(Key(scope.agency())).and(links::person_id.eq(Key(person))));
    diesel::delete(own).execute(conn)?;
    Ok(())
}

/// Until when the link of a person can be opened, if it can.
pub fn open_until(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<Timestamp>, DbError> {
    let until: Option<Ts> = links::table
        .filter(links::agency_id.eq(Key(scope.agency())).and(links::person_id.eq(Key(person))))
        .filter(links::used_at.is_null())
        .filter(links::expires_at.gt(Ts(now)))
        .select(links::expires_at)
        .first(conn)
        .optional()?;
    Ok(until.map(|until| until.0))
}

/// Whose link has this hash, if it can still be opened.
pub fn find_link(conn: &mut AnyConn, hash: &str, now: Timestamp) -> Result<Option<FoundLink>, DbError> {
    let found: Option<(Key<PersonId>, Key<AgencyId>, bool)> = links::table
        .inner_join(people::table.on(people::id.eq(links::person_id)))
        .filter(links::token_hash.eq(hash))
        .filter(links::used_at.is_null())
        .filter(links::expires_at.gt(Ts(now)))
        .filter(people::active.eq(false))
        .filter(people::merged_into.is_null())
        .select((links::person_id, links::agency_id, links::by_hand))
        .first(conn)
        .optional()?;
    Ok(found.map(|(person, agency, by_hand)| FoundLink { person: person.0, agency: agency.0, by_hand }))
}

/// Uses a link up and opens what it opens to one browser, in place of the browser before.
pub fn open(
    conn: &mut AnyConn,
    found: FoundLink,
    hash: &str,
    now: Timestamp,
    expires: Timestamp,
) -> Result<(), DbError> {
    let FoundLink { person, agency, by_hand } = found;
    let scope = AgencyScope::for_job(agency);
    diesel::update(links::table.filter(links::person_id.eq(Key(person))))
        .set(links::used_at.eq(Some(Ts(now))))
        .execute(conn)?;
    delete_session(conn, scope, person)?;
    diesel::insert_into(sessions::table)
        .values((
            sessions::person_id.eq(Key(person)),
            sessions::agency_id.eq(Key(agency)),
            sessions::token_hash.eq(hash),
            sessions::last_used_at.eq(Ts(now)),
            sessions::expires_at.eq(Ts(expires)),
            sessions::by_hand.eq(by_hand),
        ))
        .execute(conn)?;
    Ok(())
}

/// What the cookie with this hash is of, while the register says that its holder has left.
pub fn session(conn: &mut AnyConn, hash: &str) -> Result<Option<Session>, DbError> {
    type Row = (Key<PersonId>, Key<AgencyId>, Code<Language>, Ts, Ts, bool);
    let found: Option<Row> = sessions::table
        .inner_join(people::table.on(people::id.eq(sessions::person_id)))
        .filter(sessions::token_hash.eq(hash))
        .filter(people::active.eq(false))
        .filter(people::merged_into.is_null())
        .select((
            sessions::person_id,
            sessions::agency_id,
            people::language,
            sessions::last_used_at,
            sessions::expires_at,
            sessions::by_hand,
        ))
        .first(conn)
        .optional()?;
    Ok(found.map(|(person, agency, language, last_used, expires, by_hand)| Session {
        person: person.0,
        agency: agency.0,
        language: language.0,
        last_used: last_used.0,
        expires: expires.0,
        by_hand,
    }))
}

/// Notes that what a link opened is in use.
pub fn touch(conn: &mut AnyConn, hash: &str, now: Timestamp) -> Result<(), DbError> {
    diesel::update(sessions::table.filter(sessions::token_hash.eq(hash)))
        .set(sessions::last_used_at.eq(Ts(now)))
        .execute(conn)?;
    Ok(())
}

/// Ends what the cookie with this hash is of.
pub fn close(conn: &mut AnyConn, hash: &str) -> Result<(), DbError> {
    diesel::delete(sessions::table.filter(sessions::token_hash.eq(hash))).execute(conn)?;
    Ok(())
}

/// Ends what a link of this person opened.
pub fn delete_session(conn: &mut AnyConn, scope: AgencyScope, person: PersonId) -> Result<(), DbError> {
    let own = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())).and(sessions::person_id.eq(Key(person))));
    diesel::delete(own).execute(conn)?;
    Ok(())
}

/// Whether somebody reads by a link of this person.
pub fn is_open(
    conn: &mut AnyConn,
    scope: AgencyScope,
    person: PersonId,
    now: Timestamp,
    idle: SignedDuration,
) -> Result<bool, DbError> {
    let used_since = now.saturating_sub(idle).unwrap_or(now);
    let open = sessions::table
        .filter(sessions::agency_id.eq(Key(scope.agency())).and(sessions::person_id.eq(Key(person))))
        .filter(sessions::expires_at.gt(Ts(now)))
        .filter(sessions::last_used_at.gt(Ts(used_since)));
    Ok(open.count().get_result::<i64>(conn)? > 0)
}

/// The account that a person had.
pub fn account_of(conn: &mut AnyConn, person: PersonId) -> Result<Option<AccountId>, DbError> {
    let found: Option<Key<AccountId>> = accounts::table
        .filter(accounts::person_id.eq(Key(person)))
        .select(accounts::id)
        .first(conn)
        .optional()?;
    Ok(found.map(|account| account.0))
}

/// Removes links and what they opened once they have ended; how many rows.
///
/// # Errors
/// What the database refuses.
pub fn forget_ended_links(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let ended = links::table.filter(links::expires_at.le(Ts(now)));
    let closed = sessions::table.filter(sessions::expires_at.le(Ts(now)));
    Ok(diesel::delete(ended).execute(conn)? + diesel::delete(closed).execute(conn)?)
}
