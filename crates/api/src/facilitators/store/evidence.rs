//! What coaches have behind them. Rows are only added; they go with the account.

use std::collections::BTreeMap;

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::facilitators::Evidence;
use polku_domain::ids::{AccountId, AgencyId, EvidenceId};

use crate::access::{AgencyScope, ERASED_ISSUER};
use crate::codes;
use crate::db::schema::{accounts, coach_evidence as evidence, coach_evidence_checks as checks};
use crate::db::{AnyConn, Code, DbError, Key, Ts};
use crate::programmes::store::count;

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It counts.
    Confirmed,
    /// It does not.
    Refused,
}

codes!(Outcome { Confirmed = "confirmed", Refused = "refused" });

/// A statement as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = evidence)]
pub struct EvidenceRow {
    pub id: Key<EvidenceId>,
    pub agency_id: Key<AgencyId>,
    pub account_id: Key<AccountId>,
    pub years: i64,
    pub remote_hours: i64,
    pub reference_count: i64,
    pub note: Option<String>,
    pub stated_by: Key<AccountId>,
    pub stated_at: Ts,
}

impl EvidenceRow {
    /// Its figures.
    pub fn figures(&self) -> Evidence {
        Evidence {
            years: count(self.years),
            remote_hours: count(self.remote_hours),
            references: count(self.reference_count),
        }
    }
}

/// A check as stored.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    pub outcome: Outcome,
    pub by: AccountId,
    pub at: Timestamp,
}

/// A statement with its check.
#[derive(Clone, Debug)]
pub struct Stated {
    pub row: EvidenceRow,
    pub check: Option<Check>,
}

/// Adds a statement.
pub fn insert(conn: &mut AnyConn, row: &EvidenceRow) -> Result<(), DbError> {
    diesel::insert_into(evidence::table).values(row).execute(conn)?;
    Ok(())
}

/// Adds the check of a statement. There is one at most.
pub fn insert_check(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    id: EvidenceId,
    check: Check,
) -> Result<(), DbError> {
    diesel::insert_into(checks::table)
        .values((
            checks::evidence_id.eq(Key(id)),
            checks::agency_id.eq(Key(scope.agency())),
            checks::outcome.eq(Code(check.outcome)),
            checks::checked_by.eq(Key(check.by)),
            checks::checked_at.eq(Ts(check.at)),
        ))
        .execute(conn)?;
    Ok(())
}

type Joined = (EvidenceRow, Option<(Code<Outcome>, Key<AccountId>, Ts)>);

/// What was stated of some accounts, the latest first.
pub fn of_accounts(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[AccountId],
) -> Result<BTreeMap<AccountId, Vec<Stated>>, DbError> {
    let of: Vec<_> = of.iter().map(|account| Key(*account)).collect();
    let rows: Vec<Joined> = evidence::table
        .left_join(checks::table.on(checks::evidence_id.eq(evidence::id)))
        .filter(evidence::agency_id.eq(Key(scope.agency())))
        .filter(evidence::account_id.eq_any(of))
        .order((evidence::stated_at.desc(), evidence::id.desc()))
        .select((
            EvidenceRow::as_select(),
            (checks::outcome, checks::checked_by, checks::checked_at).nullable(),
        ))
        .load(conn)?;
    let mut found: BTreeMap<AccountId, Vec<Stated>> = BTreeMap::new();
    for (row, check) in rows {
        let check = check.map(|(outcome, by, at)| Check { outcome: outcome.0, by: by.0, at: at.0 });
        found.entry(row.account_id.0).or_default().push(Stated { row, check });
    }
    Ok(found)
}

/// The statement that counts: the latest that was confirmed.
pub fn counting(stated: &[Stated]) -> Option<&Stated> {
    let confirmed = |one: &&Stated| one.check.is_some_and(|check| check.outcome == Outcome::Confirmed);
    stated.iter().find(confirmed)
}

/// The names of some accounts, without those that were erased.
pub fn names(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[AccountId],
) -> Result<BTreeMap<AccountId, String>, DbError> {
    let of: Vec<_> = of.iter().map(|account| Key(*account)).collect();
    let rows: Vec<(Key<AccountId>, String)> = accounts::table
        .filter(accounts::agency_id.eq(Key(scope.agency())).assume_not_null())
        .filter(accounts::id.eq_any(of))
        .filter(accounts::issuer.ne(ERASED_ISSUER))
        .select((accounts::id, accounts::display_name))
        .load(conn)?;
    Ok(rows.into_iter().map(|(id, name)| (id.0, name)).collect())
}
