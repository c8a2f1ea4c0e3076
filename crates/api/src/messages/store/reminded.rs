//! When people are reminded, and who was.

use diesel::prelude::*;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, ProgrammeId};
use polku_domain::messages::{MAX_STAGE_DAYS, ReminderKind};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{reminder_settings, reminders};
use crate::db::{AnyConn, Code, Day, DbError, Key, Ts};
use crate::each_backend;
use crate::programmes::store::stored_words;

stored_words!(ReminderKind);

/// How long it counts that somebody was reminded. No stage begins earlier before its deadline than [`MAX_STAGE_DAYS`].
pub const COUNTS: SignedDuration = SignedDuration::from_hours(24 * (MAX_STAGE_DAYS as i64 + 2));

/// When people of a programme are reminded.
#[derive(Clone, Debug, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = reminder_settings)]
pub struct SettingsRow {
    pub programme_id: Key<ProgrammeId>,
    pub agency_id: Key<AgencyId>,
    /// Days apart by a space, the farthest first.
    pub place_days: String,
    pub way_days: String,
    pub version: i64,
    pub changed_by: Key<AccountId>,
    pub changed_at: Ts,
}

/// That somebody was reminded.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = reminders)]
pub struct ReminderRow {
    pub kind: Code<ReminderKind>,
    pub application_id: Key<ApplicationId>,
    /// The offer, or the session.
    pub subject_id: Key<Uuid>,
    pub reminded_on: Day,
    pub agency_id: Key<AgencyId>,
    pub programme_id: Key<ProgrammeId>,
    pub stage: Option<i64>,
    pub reminded_at: Ts,
}

/// The settings of a programme, where somebody set any.
pub fn settings(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<Option<SettingsRow>, DbError> {
    let row = reminder_settings::table
        .filter(reminder_settings::agency_id.eq(Key(scope.agency())))
        .filter(reminder_settings::programme_id.eq(Key(programme)))
        .select(SettingsRow::as_select())
        .first(conn)
        .optional()?;
    Ok(row)
}

/// Keeps settings in place of those of the version before; false when somebody was faster.
pub fn keep_settings(conn: &mut AnyConn, scope: &AgencyScope, row: &SettingsRow) -> Result<bool, DbError> {
    if row.version == 1 {
        let rows = each_backend!(conn, |c| diesel::insert_into(reminder_settings::table)
            .values(row)
            .on_conflict_do_nothing()
            .execute(c))?;
        return Ok(rows == 1);
    }
    let before = reminder_settings::table
        .filter(reminder_settings::agency_id.eq(Key(scope.agency())))
        .filter(reminder_settings::programme_id.eq(row.programme_id))
        .filter(reminder_settings::version.eq(row.version - 1));
    Ok(diesel::update(before).set(row).execute(conn)? == 1)
}

/// Notes that somebody is reminded; false when they were today, or at this stage.
pub fn keep_reminder(conn: &mut AnyConn, row: &ReminderRow) -> Result<bool, DbError> {
    let rows = each_backend!(conn, |c| diesel::insert_into(reminders::table)
        .values(row)
        .on_conflict_do_nothing()
        .execute(c))?;
    Ok(rows == 1)
}

/// Who was reminded of something since an instant.
pub fn reminded_since(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (programme, kind): (ProgrammeId, ReminderKind),
    since: Timestamp,
) -> Result<Vec<ReminderRow>, DbError> {
    let rows = reminders::table
        .filter(reminders::agency_id.eq(Key(scope.agency())))
        .filter(reminders::programme_id.eq(Key(programme)))
        .filter(reminders::kind.eq(Code(kind)))
        .filter(reminders::reminded_at.ge(Ts(since)))
        .select(ReminderRow::as_select())
        .load(conn)?;
    Ok(rows)
}

/// Forgets who was reminded so long ago that no stage of anything can be the same: what was not answered is nobody's business
/// then. How many.
pub fn forget_reminders(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let Ok(since) = now.saturating_sub(COUNTS) else { return Ok(0) };
    let old = reminders::table.filter(reminders::reminded_at.lt(Ts(since)));
    Ok(each_backend!(conn, |c| diesel::delete(old).execute(c))?)
}

/// How many were reminded on which day, the latest first.
pub fn passes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (programme, kind): (ProgrammeId, ReminderKind),
    limit: i64,
) -> Result<Vec<(Date, i64)>, DbError> {
    let rows: Vec<(Day, i64)> = reminders::table
        .filter(reminders::agency_id.eq(Key(scope.agency())))
        .filter(reminders::programme_id.eq(Key(programme)))
        .filter(reminders::kind.eq(Code(kind)))
        .group_by(reminders::reminded_on)
        .select((reminders::reminded_on, diesel::dsl::count_star()))
        .order(reminders::reminded_on.desc())
        .limit(limit)
        .load(conn)?;
    Ok(rows.into_iter().map(|(day, count)| (day.0, count)).collect())
}
