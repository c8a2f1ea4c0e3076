//! Use cases of accommodation: the author's, the coordinator's, the contact's.

mod contact;
mod reading;
mod wish;

pub use contact::{name_accommodation_contact, view_accommodation_contact};
pub use reading::{list_accommodation_programmes, list_accommodation_wishes};
pub use wish::{delete_accommodation_wish, own_wishes, set_accommodation_wish, view_accommodation_wish};

use std::collections::BTreeMap;

use jiff::civil::Date;
use polku_domain::accommodation::may_be_contact;
use polku_domain::ids::{AccountId, ProgrammeId};

use super::store::{self, Held, Reader};
use crate::access::AgencyScope;
use crate::app::App;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::problem::AppError;

/// Accounts and roles end by the Finnish calendar.
fn today(app: &App) -> Date {
    finland().to_datetime(app.clock.now()).date()
}

/// Whether somebody with these roles may read the wishes of a programme.
fn may_read(programme: ProgrammeId, held: &[(AccountId, Held)], account: AccountId) -> bool {
    let covers = |of: &Held| of.1.is_none_or(|only| only.0 == programme);
    held.iter()
        .filter(|(of, held)| *of == account && covers(held))
        .all(|(_, (role, _))| may_be_contact(role.0))
}

/// Who reads the wishes of some programmes today: who is named, can sign in, and does not choose among applicants.
fn readers_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
    today: Date,
) -> Result<BTreeMap<ProgrammeId, Reader>, AppError> {
    let named = store::named_for(conn, scope, of)?;
    let accounts: Vec<AccountId> = named.values().map(|(row, _)| row.account_id.0).collect();
    let held = store::roles_of(conn, scope, &accounts, today)?;
    let reads = |programme: &ProgrammeId, reader: &Reader| {
        reader.can_sign_in(today) && may_read(*programme, &held, reader.account.0)
    };
    let readers = named.into_iter().map(|(programme, (_, reader))| (programme, reader));
    Ok(readers.filter(|(programme, reader)| reads(programme, reader)).collect())
}

/// Who reads the wishes of one programme today.
fn reader_of(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    today: Date,
) -> Result<Option<Reader>, AppError> {
    Ok(readers_of(conn, scope, &[programme], today)?.remove(&programme))
}
