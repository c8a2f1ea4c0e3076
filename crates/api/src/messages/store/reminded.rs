//! When people are reminded, and who was.

use diesel::prelude::*;
use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use polku_domain::ids::{AccountId, AgencyId, ApplicationId, FacilitatorId, ProgrammeId};
use polku_domain::messages::{MAX_STAGE_DAYS, ReminderKind};
use uuid::Uuid;

use crate::access::AgencyScope;
use crate::db::schema::{reminder_settings, reminders, terms_reminders};
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
    /// The same of the terms.
    pub terms_days: String,
}

/// Whom something waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Whom {
    /// Whose application it is.
    Applicant(ApplicationId),
    /// Who is named to lead.
    Facilitator(FacilitatorId),
}

/// Of what somebody is reminded.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct About {
    pub whom: Whom,
    /// The offer, or the session. Of the terms it is the task itself.
    pub subject: Uuid,
}

/// That somebody was reminded.
#[derive(Clone, Copy, Debug)]
pub struct Reminder {
    pub about: About,
    pub on: Date,
    pub stage: Option<i64>,
}

/// The same of what waits for an applicant, as stored.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = reminders)]
struct ReminderRow {
    kind: Code<ReminderKind>,
    application_id: Key<ApplicationId>,
    subject_id: Key<Uuid>,
    reminded_on: Day,
    agency_id: Key<AgencyId>,
    programme_id: Key<ProgrammeId>,
    stage: Option<i64>,
    reminded_at: Ts,
}

/// The same of the terms.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = terms_reminders)]
struct TermsRow {
    facilitator_id: Key<FacilitatorId>,
    reminded_on: Day,
    agency_id: Key<AgencyId>,
    programme_id: Key<ProgrammeId>,
    stage: Option<i64>,
    reminded_at: Ts,
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
pub fn keep_reminder(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (programme, kind): (ProgrammeId, ReminderKind),
    reminder: Reminder,
    now: Timestamp,
) -> Result<bool, DbError> {
    let Reminder { about, on, stage } = reminder;
    let (agency_id, programme_id) = (Key(scope.agency()), Key(programme));
    let (reminded_on, reminded_at) = (Day(on), Ts(now));
    let rows = match about.whom {
        Whom::Applicant(application) => {
            let (application_id, subject_id) = (Key(application), Key(about.subject));
            let kind = Code(kind);
            let row = ReminderRow {
                kind,
                application_id,
                subject_id,
                reminded_on,
                agency_id,
                programme_id,
                stage,
                reminded_at,
            };
            each_backend!(conn, |c| diesel::insert_into(reminders::table)
                .values(&row)
                .on_conflict_do_nothing()
                .execute(c))?
        }
        Whom::Facilitator(facilitator) => {
            let facilitator_id = Key(facilitator);
            let row = TermsRow { facilitator_id, reminded_on, agency_id, programme_id, stage, reminded_at };
            each_backend!(conn, |c| diesel::insert_into(terms_reminders::table)
                .values(&row)
                .on_conflict_do_nothing()
                .execute(c))?
        }
    };
    Ok(rows == 1)
}

/// Who was reminded of something since an instant.
pub fn reminded_since(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (programme, kind): (ProgrammeId, ReminderKind),
    since: Timestamp,
) -> Result<Vec<Reminder>, DbError> {
    if kind == ReminderKind::Terms {
        let rows: Vec<TermsRow> = terms_reminders::table
            .filter(terms_reminders::agency_id.eq(Key(scope.agency())))
            .filter(terms_reminders::programme_id.eq(Key(programme)))
            .filter(terms_reminders::reminded_at.ge(Ts(since)))
            .select(TermsRow::as_select())
            .load(conn)?;
        let one = |row: TermsRow| {
            let task = row.facilitator_id.0;
            let about = About { whom: Whom::Facilitator(task), subject: task.uuid() };
            Reminder { about, on: row.reminded_on.0, stage: row.stage }
        };
        return Ok(rows.into_iter().map(one).collect());
    }
    let rows: Vec<ReminderRow> = reminders::table
        .filter(reminders::agency_id.eq(Key(scope.agency())))
        .filter(reminders::programme_id.eq(Key(programme)))
        .filter(reminders::kind.eq(Code(kind)))
        .filter(reminders::reminded_at.ge(Ts(since)))
        .select(ReminderRow::as_select())
        .load(conn)?;
    let one = |row: ReminderRow| {
        let about = About { whom: Whom::Applicant(row.application_id.0), subject: row.subject_id.0 };
        Reminder { about, on: row.reminded_on.0, stage: row.stage }
    };
    Ok(rows.into_iter().map(one).collect())
}

/// Forgets who was reminded so long ago that no stage of anything can be the same: what was not answered is nobody's business
/// then. How many.
pub fn forget_reminders(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let Ok(since) = now.saturating_sub(COUNTS) else { return Ok(0) };
    let old = reminders::table.filter(reminders::reminded_at.lt(Ts(since)));
    let of_terms = terms_reminders::table.filter(terms_reminders::reminded_at.lt(Ts(since)));
    Ok(each_backend!(conn, |c| diesel::delete(old).execute(c))?
        + each_backend!(conn, |c| diesel::delete(of_terms).execute(c))?)
}

/// How many were reminded on which day, the latest first.
pub fn passes(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (programme, kind): (ProgrammeId, ReminderKind),
    limit: i64,
) -> Result<Vec<(Date, i64)>, DbError> {
    let rows: Vec<(Day, i64)> = if kind == ReminderKind::Terms {
        terms_reminders::table
            .filter(terms_reminders::agency_id.eq(Key(scope.agency())))
            .filter(terms_reminders::programme_id.eq(Key(programme)))
            .group_by(terms_reminders::reminded_on)
            .select((terms_reminders::reminded_on, diesel::dsl::count_star()))
            .order(terms_reminders::reminded_on.desc())
            .limit(limit)
            .load(conn)?
    } else {
        reminders::table
            .filter(reminders::agency_id.eq(Key(scope.agency())))
            .filter(reminders::programme_id.eq(Key(programme)))
            .filter(reminders::kind.eq(Code(kind)))
            .group_by(reminders::reminded_on)
            .select((reminders::reminded_on, diesel::dsl::count_star()))
            .order(reminders::reminded_on.desc())
            .limit(limit)
            .load(conn)?
    };
    Ok(rows.into_iter().map(|(day, count)| (day.0, count)).collect())
}
