//! The letter to somebody who was merged: that it was done, when, and until when it can be undone. Neither number nor
//! reason is in it: those are read in Polku.

use crate::notify::Pace;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use polku_domain::ids::{AgencyId, PersonId, PersonMergeId};
use polku_domain::text::Language;

use crate::clock::finland;
use crate::db::{AnyConn, DbError};
use crate::notify::{self, Arg, Args, Mail, Recipient, Template};
use crate::people::store::PersonRow;

/// What the letter needs besides whom it goes to.
#[derive(Clone, Copy, Debug)]
pub(super) struct Told<'a> {
    pub(super) agency: AgencyId,
    pub(super) merge: PersonMergeId,
    pub(super) public_url: &'a str,
    pub(super) at: Timestamp,
    pub(super) undo_until: Timestamp,
}

/// Tells whoever is one person from now on. Where the line that is not followed has another address, it goes there, too:
/// if the two are not one, the other one has to hear of it.
pub(super) fn tell(
    conn: &mut AnyConn,
    told: Told<'_>,
    person: PersonId,
    [followed, other]: [&PersonRow; 2],
) -> Result<(), DbError> {
    if followed.email.is_some() {
        put(conn, told, Recipient::Person(person), followed)?;
    }
    if let Some(address) = other.email.clone().filter(|_| !same_address(followed, other)) {
        put(conn, told, Recipient::Address(address), other)?;
    }
    Ok(())
}

fn same_address(one: &PersonRow, other: &PersonRow) -> bool {
    let folded = |row: &PersonRow| row.email.as_deref().map(str::to_lowercase);
    folded(one) == folded(other)
}

fn put(conn: &mut AnyConn, told: Told<'_>, to: Recipient, line: &PersonRow) -> Result<(), DbError> {
    let zone: TimeZone = finland();
    let day = |at: Timestamp| Arg::Day(at.to_zoned(zone.clone()).date());
    let which = match to {
        Recipient::Person(_) => "person",
        Recipient::Address(_) => "address",
    };
    let mail = Mail {
        agency: Some(told.agency),
        to,
        language: Language::parse(line.language.0.code()).unwrap_or(Language::Fi),
        template: Template::PeopleMerged,
        args: Args::from([
            ("day".to_owned(), day(told.at)),
            ("until".to_owned(), day(told.undo_until)),
            ("link".to_owned(), Arg::Text(format!("{}/my-data", told.public_url))),
        ]),
        dedupe_key: format!("people_merged:{}:{which}", told.merge),
        at: told.at,
        programme: None,
        pace: Pace::AtOnce,
    };
    notify::enqueue(conn, &mail).map(drop)
}
