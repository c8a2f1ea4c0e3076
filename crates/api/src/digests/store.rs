//! Who gets a digest, and what of sessions and offers it tells.

use diesel::prelude::*;
use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::ids::{AccountId, AgencyId, PersonId, ProgrammeId, SessionId};
use polku_domain::messages::{DigestChoice, DigestFrequency};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::SessionState;

use crate::access::AgencyScope;
use crate::db::schema::{accounts, applications, digest_settings, offers, participations, people, sessions};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};
use crate::each_backend;
use crate::programmes::store::stored_words;
use crate::selection::store::OfferStatus;
use crate::sessions::store::SessionRow;

stored_words!(DigestFrequency);

/// What somebody chose.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = digest_settings)]
pub struct SettingsRow {
    pub account_id: Key<AccountId>,
    pub agency_id: Key<AgencyId>,
    pub frequency: Code<DigestFrequency>,
    pub chosen_at: Ts,
    pub settled_on: Option<Day>,
    pub version: i64,
}

impl SettingsRow {
    /// As the rules see it.
    pub fn choice(&self) -> DigestChoice {
        DigestChoice {
            frequency: self.frequency.0,
            chosen_at: self.chosen_at.0,
            settled_on: self.settled_on.map(|day| day.0),
        }
    }
}

/// What an account chose, where it did.
pub fn settings(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    account: AccountId,
) -> Result<Option<SettingsRow>, DbError> {
    let row = digest_settings::table
        .filter(digest_settings::agency_id.eq(Key(scope.agency())))
        .filter(digest_settings::account_id.eq(Key(account)))
        .select(SettingsRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Keeps a choice in place of that of the version before; false when somebody was faster. Which day is settled stays so.
pub fn keep_settings(conn: &mut AnyConn, scope: &AgencyScope, row: &SettingsRow) -> Result<bool, DbError> {
    if row.version == 1 {
        let rows = each_backend!(conn, |c| diesel::insert_into(digest_settings::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(c))?;
        return Ok(rows == 1);
    }
    let before = digest_settings::table
        .filter(digest_settings::agency_id.eq(Key(scope.agency())))
        .filter(digest_settings::account_id.eq(row.account_id))
        .filter(digest_settings::version.eq(row.version - 1));
    let values = (
        digest_settings::frequency.eq(row.frequency),
        digest_settings::chosen_at.eq(row.chosen_at),
        digest_settings::version.eq(row.version),
    );
    Ok(diesel::update(before).set(values).execute(conn)? == 1)
}

/// The agencies in which somebody wants a digest and this day's is not settled.
pub fn agencies_waiting(conn: &mut AnyConn, today: Date) -> Result<Vec<AgencyId>, DbError> {
    let rows: Vec<Key<AgencyId>> = digest_settings::table
        .filter(digest_settings::frequency.ne(Code(DigestFrequency::Never)))
        .filter(
            digest_settings::settled_on
                .is_null()
                .or(digest_settings::settled_on.lt(Day(today)).assume_not_null()),
        )
        .order(digest_settings::agency_id)
        .select(digest_settings::agency_id)
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// Those of an agency who want one, of whom this day's is not settled and who have an address, after an account, at most `most`.
pub fn waiting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (today, after): (Date, Option<AccountId>),
    most: i64,
) -> Result<Vec<SettingsRow>, DbError> {
    let mut query = digest_settings::table
        .inner_join(accounts::table.on(accounts::id.eq(digest_settings::account_id)))
        .inner_join(people::table.on(people::id.nullable().eq(accounts::person_id)))
        .filter(digest_settings::agency_id.eq(Key(scope.agency())))
        .filter(digest_settings::frequency.ne(Code(DigestFrequency::Never)))
        .filter(
            digest_settings::settled_on
                .is_null()
                .or(digest_settings::settled_on.lt(Day(today)).assume_not_null()),
        )
        .filter(people::active.eq(true))
        .filter(people::email.is_not_null())
        .order(digest_settings::account_id)
        .limit(most)
        .select(SettingsRow::as_select())
        .into_boxed();
    if let Some(after) = after {
        query = query.filter(digest_settings::account_id.gt(Key(after)));
    }
    Ok(query.load(conn)?)
}

/// Settles this day for somebody whose digest leaves; false where it was settled already, or something else was chosen since.
pub fn settle(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    row: &SettingsRow,
    today: Date,
) -> Result<bool, DbError> {
    let not_yet = digest_settings::table
        .filter(digest_settings::agency_id.eq(Key(scope.agency())))
        .filter(digest_settings::account_id.eq(row.account_id))
        .filter(digest_settings::version.eq(row.version))
        .filter(
            digest_settings::settled_on
                .is_null()
                .or(digest_settings::settled_on.lt(Day(today)).assume_not_null()),
        );
    let settled = digest_settings::settled_on.eq(Some(Day(today)));
    Ok(diesel::update(not_yet).set(settled).execute(conn)? == 1)
}

/// Settles this day for some people to whom there is nothing to say.
pub fn settle_quiet(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    accounts: &[AccountId],
    today: Date,
) -> Result<(), DbError> {
    let accounts: Vec<_> = accounts.iter().map(|id| Key(*id)).collect();
    let theirs = digest_settings::table
        .filter(digest_settings::agency_id.eq(Key(scope.agency())))
        .filter(digest_settings::account_id.eq_any(accounts));
    diesel::update(theirs).set(digest_settings::settled_on.eq(Some(Day(today)))).execute(conn)?;
    Ok(())
}

/// The programmes that any of some people takes part in, or did.
pub fn programmes_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    people: &[PersonId],
) -> Result<Vec<ProgrammeId>, DbError> {
    let people: Vec<_> = people.iter().map(|id| Key(*id)).collect();
    let rows: Vec<Key<ProgrammeId>> = participations::table
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq_any(people))
        .select(participations::programme_id)
        .distinct()
        .load(conn)?;
    Ok(rows.into_iter().map(|id| id.0).collect())
}

/// The published sessions of some programmes, and some others by their ids, that are not over and begin before an instant, and the
/// hybrid ones whenever they begin: there may be a choice to make long before. The earliest first.
pub fn sessions_ahead(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (programmes, others): (&[ProgrammeId], &[SessionId]),
    (now, until): (Timestamp, Timestamp),
) -> Result<Vec<SessionRow>, DbError> {
    let programmes: Vec<_> = programmes.iter().map(|id| Key(*id)).collect();
    let others: Vec<_> = others.iter().map(|id| Key(*id)).collect();
    let rows = sessions::table
        .filter(sessions::programme_id.eq_any(programmes).or(sessions::id.eq_any(others)))
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::state.eq(Code(SessionState::Published)))
        .filter(sessions::ends_at.gt(Ts(now)))
        .filter(sessions::starts_at.lt(Ts(until)).or(sessions::mode.eq(Code(DeliveryMode::Hybrid))))
        .order((sessions::starts_at, sessions::id))
        .select(SessionRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// The programmes in which some people have an offer that can still be answered and is not, with its deadline.
pub fn open_offers(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    people: &[PersonId],
    now: Timestamp,
) -> Result<Vec<(PersonId, ProgrammeId, Timestamp)>, DbError> {
    let people: Vec<_> = people.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<PersonId>, Key<ProgrammeId>, Ts)> = offers::table
        .inner_join(applications::table.on(applications::id.eq(offers::application_id)))
        .filter(offers::agency_id.eq(Key(scope.agency())))
        .filter(applications::person_id.eq_any(people))
        .filter(offers::state.eq(Code(OfferStatus::Open)))
        .filter(offers::deadline.gt(Ts(now)))
        .order((offers::deadline, offers::id))
        .select((applications::person_id, offers::programme_id, offers::deadline))
        .load(conn)?;
    Ok(rows.into_iter().map(|(person, programme, deadline)| (person.0, programme.0, deadline.0)).collect())
}
