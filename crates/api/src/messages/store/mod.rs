//! Rows of what people are told: settings of reminders, who was reminded, and who has not acted.

mod reminded;
mod waiting;

pub use reminded::{
    About, COUNTS, Reminder, SettingsRow, Whom, forget_reminders, keep_reminder, keep_settings, passes,
    reminded_since, settings,
};
pub use waiting::{Unagreed, Unanswered, programmes_with_open_offers, unagreed, unanswered};

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::PersonId;

use crate::db::schema::mails;
use crate::db::{AnyConn, Coded as _, DbError, Ts};
use crate::notify::Template;

/// When somebody sent themselves tests since an instant, the latest first.
pub fn trials_since(
    conn: &mut AnyConn,
    person: PersonId,
    since: Timestamp,
) -> Result<Vec<Timestamp>, DbError> {
    let rows: Vec<Ts> = mails::table
        .filter(mails::person_id.eq(person.to_string()).assume_not_null())
        .filter(mails::template.eq(Template::WordingTrial.code()))
        .filter(mails::created_at.gt(Ts(since)))
        .order(mails::created_at.desc())
        .select(mails::created_at)
        .load(conn)?;
    Ok(rows.into_iter().map(|at| at.0).collect())
}
