//! Who was invited to keep the roles of an agency, as long as nobody has redeemed the link.

use std::collections::BTreeMap;

use diesel::dsl::{exists, not};
use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::access::Role;
use polku_domain::ids::{AccountId, AgencyId};
use polku_i18n::Language;

use crate::access::store::AccountStatus;
use crate::db::schema::{accounts, agencies, one_time_links, role_grants};
use crate::db::{AnyConn, Code, DbError, Key, Ts};

/// A first administrator who has not come yet.
#[derive(Clone, Debug)]
pub struct FirstAdministrator {
    /// The account that waits.
    pub account: AccountId,
    /// The name it shows.
    pub display_name: String,
    /// The language of the invitation.
    pub language: Language,
    /// When the link runs out or ran out; nothing once it has been removed.
    pub expires_at: Option<Timestamp>,
}

/// Those agencies of some that nobody has taken into use: no account there was ever opened.
fn untouched(conn: &mut AnyConn, of: &[AgencyId]) -> Result<Vec<Key<AgencyId>>, DbError> {
    let of: Vec<Key<AgencyId>> = of.iter().copied().map(Key).collect();
    let opened = accounts::table
        .filter(accounts::agency_id.eq(agencies::id.nullable()))
        .filter(accounts::status.ne(Code(AccountStatus::Invited)));
    let ids = agencies::table
        .filter(agencies::id.eq_any(of))
        .filter(not(exists(opened)))
        .select(agencies::id)
        .load(conn)?;
    Ok(ids)
}

/// Who was invited first to some agencies, for those where nobody has redeemed the link.
pub fn first_administrators(
    conn: &mut AnyConn,
    of: &[AgencyId],
) -> Result<BTreeMap<AgencyId, FirstAdministrator>, DbError> {
    type Row = (Option<Key<AgencyId>>, Key<AccountId>, String, Code<Language>, Option<Ts>);
    let of: Vec<Option<Key<AgencyId>>> = untouched(conn, of)?.into_iter().map(Some).collect();
    let links = one_time_links::account_id.eq(accounts::id.nullable()).and(one_time_links::used_at.is_null());
    let rows: Vec<Row> = accounts::table
        .inner_join(role_grants::table.on(role_grants::account_id.eq(accounts::id)))
        .left_join(one_time_links::table.on(links))
        .filter(accounts::agency_id.eq_any(of))
        .filter(role_grants::role.eq(Code(Role::AgencyAdmin)))
        .order((accounts::id, one_time_links::expires_at.desc()))
        .select((
            accounts::agency_id,
            accounts::id,
            accounts::display_name,
            accounts::language,
            one_time_links::expires_at.nullable(),
        ))
        .load(conn)?;
    let mut first = BTreeMap::new();
    for (agency, account, display_name, language, expires) in rows {
        let Some(agency) = agency else { continue };
        first.entry(agency.0).or_insert(FirstAdministrator {
            account: account.0,
            display_name,
            language: language.0,
            expires_at: expires.map(|at| at.0),
        });
    }
    Ok(first)
}

/// Makes the links of an account void that nobody has used.
pub fn void_links(conn: &mut AnyConn, account: AccountId) -> Result<(), DbError> {
    let open = one_time_links::table
        .filter(one_time_links::account_id.eq(Key(account)))
        .filter(one_time_links::used_at.is_null());
    diesel::delete(open).execute(conn)?;
    Ok(())
}
