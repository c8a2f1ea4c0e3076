//! Who leads which session.

use std::collections::BTreeMap;

use diesel::prelude::*;
use polku_domain::facilitators::FacilitatorKind;
use polku_domain::ids::{AccountId, AgencyId, FacilitatorId, PersonId, SessionId};
use polku_i18n::Language;

use crate::access::{AgencyScope, ERASED_ISSUER};
use crate::db::schema::{accounts, facilitators, role_grants, session_facilitators as leading, sessions};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};
use crate::each_backend;

/// Somebody who leads a session.
#[derive(Clone, Debug)]
pub struct Leader {
    pub facilitator: FacilitatorId,
    pub account: AccountId,
    pub kind: FacilitatorKind,
    pub name: Option<String>,
    pub organisation: Option<String>,
    pub email: Option<String>,
    pub person: Option<PersonId>,
    pub language: Language,
    pub ends_on: jiff::civil::Date,
    pub accepted: bool,
}

/// That somebody leads a session, as stored.
#[derive(Clone, Debug, Insertable)]
#[diesel(table_name = leading, treat_none_as_default_value = false)]
struct LeadingRow {
    agency_id: Key<AgencyId>,
    session_id: Key<SessionId>,
    facilitator_id: Key<FacilitatorId>,
    position: i64,
}

type Row = (
    (Key<SessionId>, Key<FacilitatorId>, Key<AccountId>, Code<FacilitatorKind>),
    (Option<String>, Option<String>, Day, Option<Ts>),
    (String, String, Option<Key<PersonId>>, Code<Language>),
);

/// Who leads some sessions, the lead first, with one query.
pub fn leaders_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sessions: &[SessionId],
) -> Result<BTreeMap<SessionId, Vec<Leader>>, DbError> {
    let ids: Vec<_> = sessions.iter().map(|id| Key(*id)).collect();
    let rows: Vec<Row> = leading::table
        .inner_join(facilitators::table.on(facilitators::id.eq(leading::facilitator_id)))
        .inner_join(accounts::table.on(accounts::id.eq(facilitators::account_id)))
        .filter(leading::agency_id.eq(Key(scope.agency())))
        .filter(leading::session_id.eq_any(ids))
        .order((leading::session_id, leading::position))
        .select((
            (leading::session_id, facilitators::id, facilitators::account_id, facilitators::kind),
            (
                facilitators::organisation,
                facilitators::email,
                facilitators::ends_on,
                facilitators::accepted_at,
            ),
            (accounts::issuer, accounts::display_name, accounts::person_id, accounts::language),
        ))
        .load(conn)?;
    let mut found: BTreeMap<SessionId, Vec<Leader>> = BTreeMap::new();
    for ((session, facilitator, account, kind), (organisation, email, ends_on, accepted), who) in rows {
        let (issuer, name, person, language) = who;
        found.entry(session.0).or_default().push(Leader {
            facilitator: facilitator.0,
            account: account.0,
            kind: kind.0,
            name: (issuer != ERASED_ISSUER).then_some(name),
            organisation,
            email,
            person: person.map(|person| person.0),
            language: language.0,
            ends_on: ends_on.0,
            accepted: accepted.is_some(),
        });
    }
    Ok(found)
}

/// The accounts of those who lead some sessions: what a clash is told by.
pub fn accounts_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    sessions: &[SessionId],
) -> Result<BTreeMap<SessionId, Vec<AccountId>>, DbError> {
    let ids: Vec<_> = sessions.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<SessionId>, Key<AccountId>)> = leading::table
        .inner_join(facilitators::table.on(facilitators::id.eq(leading::facilitator_id)))
        .filter(leading::agency_id.eq(Key(scope.agency())))
        .filter(leading::session_id.eq_any(ids))
        .select((leading::session_id, facilitators::account_id))
        .load(conn)?;
    let mut found: BTreeMap<SessionId, Vec<AccountId>> = BTreeMap::new();
    for (session, account) in rows {
        found.entry(session.0).or_default().push(account.0);
    }
    Ok(found)
}

/// Names those who lead a session, in their order, in the place of whoever did before.
pub fn replace_leaders(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    ids: &[FacilitatorId],
) -> Result<(), DbError> {
    let before = leading::table
        .filter(leading::agency_id.eq(Key(scope.agency())))
        .filter(leading::session_id.eq(Key(session)));
    diesel::delete(before).execute(conn)?;
    for (id, position) in ids.iter().zip(1_i64..) {
        diesel::insert_into(leading::table)
            .values((
                leading::agency_id.eq(Key(scope.agency())),
                leading::session_id.eq(Key(session)),
                leading::facilitator_id.eq(Key(*id)),
                leading::position.eq(position),
            ))
            .execute(conn)?;
    }
    Ok(())
}

/// Names those who lead sessions that nobody leads yet, each in their order.
pub fn name_leaders(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[(SessionId, Vec<FacilitatorId>)],
) -> Result<(), DbError> {
    let line = |session: SessionId, (id, position): (&FacilitatorId, i64)| LeadingRow {
        agency_id: Key(scope.agency()),
        session_id: Key(session),
        facilitator_id: Key(*id),
        position,
    };
    let named = of.iter().flat_map(|(session, ids)| ids.iter().zip(1_i64..).map(|its| line(*session, its)));
    let rows: Vec<LeadingRow> = named.collect();
    each_backend!(conn, |c| diesel::insert_into(leading::table).values(&rows).execute(c))?;
    Ok(())
}

/// The sessions that an account leads and may see on a day: whose terms are accepted, whose last day has not passed, and for
/// which it holds the very role that came with them. A role in another programme opens nothing here.
pub fn led_by(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
    today: jiff::civil::Date,
) -> Result<Vec<SessionId>, DbError> {
    let rows: Vec<Key<SessionId>> = leading::table
        .inner_join(facilitators::table.on(facilitators::id.eq(leading::facilitator_id)))
        .inner_join(
            role_grants::table
                .on(facilitators::role_grant_id.eq(role_grants::id.nullable()).assume_not_null()),
        )
        .filter(leading::agency_id.eq(Key(scope.agency())))
        .filter(facilitators::account_id.eq(Key(account)))
        .filter(facilitators::accepted_at.is_not_null())
        .filter(facilitators::ends_on.ge(Day(today)))
        .filter(role_grants::ends_on.ge(Day(today)).assume_not_null())
        .select(leading::session_id)
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// Which sessions that are not over each of some accounts leads, by the same rule as [`led_by`].
pub fn led_by_each(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    accounts: &[AccountId],
    (now, today): (jiff::Timestamp, jiff::civil::Date),
) -> Result<Vec<(AccountId, SessionId)>, DbError> {
    let accounts: Vec<_> = accounts.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<AccountId>, Key<SessionId>)> = leading::table
        .inner_join(sessions::table.on(sessions::id.eq(leading::session_id)))
        .inner_join(facilitators::table.on(facilitators::id.eq(leading::facilitator_id)))
        .inner_join(
            role_grants::table
                .on(facilitators::role_grant_id.eq(role_grants::id.nullable()).assume_not_null()),
        )
        .filter(leading::agency_id.eq(Key(scope.agency())))
        .filter(facilitators::account_id.eq_any(accounts))
        .filter(sessions::ends_at.gt(Ts(now)))
        .filter(facilitators::accepted_at.is_not_null())
        .filter(facilitators::ends_on.ge(Day(today)))
        .filter(role_grants::ends_on.ge(Day(today)).assume_not_null())
        .select((facilitators::account_id, leading::session_id))
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|(account, session)| (account.0, session.0)).collect())
}
