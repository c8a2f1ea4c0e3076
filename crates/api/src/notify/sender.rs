//! On whose behalf a mail is sent.

use diesel::prelude::*;
use polku_api_types::text::Localised;
use polku_domain::ids::AgencyId;

use super::args::{Arg, Args};
use crate::db::schema::agencies;
use crate::db::{AnyConn, DbError, Json, Key};

/// The argument that holds the agency's name.
pub(super) const SENDER: &str = "agency";

/// The arguments with the name of the agency, by which the mail is signed.
///
/// # Errors
/// What the database refuses.
pub fn signed(conn: &mut AnyConn, agency: AgencyId, mut args: Args) -> Result<Args, DbError> {
    let name: Json<Localised> =
        agencies::table.filter(agencies::id.eq(Key(agency))).select(agencies::name).first(conn)?;
    let Localised { fi, sv, en } = name.0;
    let name = Arg::Localised { fi, sv: sv.unwrap_or_default(), en: en.unwrap_or_default() };
    args.insert(SENDER.to_owned(), name);
    Ok(args)
}
