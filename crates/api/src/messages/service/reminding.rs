//! Reminding whoever has not acted: decided in the transaction that puts the reminders in.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use polku_api_types::messages as wire;
use polku_domain::access::Permission;
use polku_domain::ids::{AgencyId, ProgrammeId};
use polku_domain::messages::{ReminderKind, Stages};

use super::programme_for;
use super::waiting::{Open, open};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::clock::finland;
use crate::db::{AnyConn, Coded as _, Key, Ts};
use crate::http::{Idempotent, IfMatch, write_once};
use crate::messages::convert;
use crate::messages::store::{self, About, Reminder, SettingsRow, Whom};
use crate::notify::{self, Mail, Pace, Template};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::store::version as version_of;
use crate::sessions::store as sessions;

/// Days on which somebody was reminded that are shown.
const PASSES: i64 = 20;

/// When a programme reminds of something.
fn stages(row: Option<&SettingsRow>, kind: ReminderKind) -> Stages {
    let Some(row) = row else { return Stages::default() };
    let days = match kind {
        ReminderKind::Place => &row.place_days,
        ReminderKind::Way => &row.way_days,
        ReminderKind::Terms => &row.terms_days,
    };
    let days: Vec<u8> = days.split_whitespace().filter_map(|day| day.parse().ok()).collect();
    Stages::new(&days).unwrap_or_default()
}

/// Of what somebody was reminded, and on which day or at which stage.
#[derive(Debug, Default)]
struct Reminded {
    today: BTreeSet<About>,
    stages: BTreeSet<(About, i64)>,
}

impl Reminded {
    fn of(
        conn: &mut AnyConn,
        scope: &AgencyScope,
        what: (ProgrammeId, ReminderKind),
        (now, zone): (Timestamp, &TimeZone),
    ) -> Result<Self, AppError> {
        let since = now.saturating_sub(store::COUNTS).map_err(AppError::internal)?;
        let today = zone.to_datetime(now).date();
        let mut reminded = Self::default();
        for row in store::reminded_since(conn, scope, what, since)? {
            if row.on == today {
                reminded.today.insert(row.about);
            }
            if let Some(stage) = row.stage {
                reminded.stages.insert((row.about, stage));
            }
        }
        Ok(reminded)
    }
}

/// Why somebody is reminded now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Cause {
    /// A stage has begun.
    Stage,
    /// A coordinator has it sent.
    ByHand,
}

/// Whom to remind of what at this moment, and at which stage each is; and how many only quiet hours keep back.
fn due(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    what: (ProgrammeId, ReminderKind),
    cause: Cause,
    now: Timestamp,
) -> Result<Due, AppError> {
    let zone = finland();
    let settings = store::settings(conn, scope, what.0)?;
    let stages = stages(settings.as_ref(), what.1);
    let open = open(conn, app, scope, what, now)?;
    let waiting = open.len();
    if open.is_empty() {
        return Ok(Due::default());
    }
    let reminded = Reminded::of(conn, scope, what, (now, &zone))?;
    let (mut who, mut held_back) = (Vec::new(), 0);
    for one in open {
        let stage = stages.stage(one.waits, now, &zone).map(i64::from);
        let stage = stage.filter(|stage| !reminded.stages.contains(&(one.about, *stage)));
        if reminded.today.contains(&one.about) || (cause == Cause::Stage && stage.is_none()) {
            continue;
        }
        if one.waits.may_be_reminded(now, &zone) {
            who.push((one, stage));
        } else {
            held_back += 1;
        }
    }
    Ok(Due { waiting, who, held_back })
}

/// Who is reminded.
#[derive(Debug, Default)]
struct Due {
    /// How many have not acted.
    waiting: usize,
    who: Vec<(Open, Option<i64>)>,
    held_back: usize,
}

/// Reminds everybody who is due, in the running transaction; how many.
fn remind(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    actor: &Actor,
    (what, cause): ((ProgrammeId, ReminderKind), Cause),
    now: Timestamp,
) -> Result<(u32, usize), AppError> {
    let due = due(conn, app, scope, what, cause, now)?;
    let today = finland().to_datetime(now).date();
    let mut sent = 0;
    for (one, stage) in due.who {
        let reminder = Reminder { about: one.about, on: today, stage };
        if store::keep_reminder(conn, scope, what, reminder, now)? {
            put(conn, scope, what, one, (today, now))?;
            sent += 1;
        }
    }
    if sent > 0 {
        let entry = Entry {
            action: "people_reminded",
            subject: Subject::new("programme", what.0),
            person: None,
            fields: match what.1 {
                ReminderKind::Place => &["place_reminder"],
                ReminderKind::Way => &["way_reminder"],
                ReminderKind::Terms => &["terms_reminder"],
            },
            at: now,
        };
        audit::record(conn, actor, entry)?;
    }
    Ok((sent, due.held_back))
}

fn put(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (programme, kind): (ProgrammeId, ReminderKind),
    one: Open,
    (today, now): (Date, Timestamp),
) -> Result<(), AppError> {
    let template = match kind {
        ReminderKind::Place => Template::PlaceReminder,
        ReminderKind::Way => Template::WayReminder,
        ReminderKind::Terms => Template::TermsReminder,
    };
    let whom = match one.about.whom {
        Whom::Applicant(application) => application.uuid(),
        Whom::Facilitator(facilitator) => facilitator.uuid(),
    };
    let mail = Mail {
        agency: Some(scope.agency()),
        to: one.to,
        language: one.language,
        template,
        args: one.args,
        dedupe_key: format!("{}:{whom}:{}:{today}", template.code(), one.about.subject),
        at: now,
        programme: Some(programme),
        // Whether it may go now is decided already: a reminder that waited could reach somebody who has acted since.
        pace: Pace::AtOnce,
    };
    notify::enqueue(conn, &mail)?;
    Ok(())
}

/// The job: reminds whoever is at a stage and has not acted. A second run finds nothing to do.
///
/// # Errors
/// What the database refuses.
pub async fn remind_due(app: &App) -> Result<(), AppError> {
    let now = app.clock.now();
    let found = app.db.read(move |conn| {
        let mut found: BTreeSet<(AgencyId, ProgrammeId, ReminderKind)> = BTreeSet::new();
        for (agency, programme) in store::programmes_with_open_offers(conn, now)? {
            found.insert((agency, programme, ReminderKind::Place));
        }
        for (agency, programme) in sessions::programmes_ahead(conn, now)? {
            found.insert((agency, programme, ReminderKind::Way));
            found.insert((agency, programme, ReminderKind::Terms));
        }
        Ok::<_, AppError>(found)
    });
    for (agency, programme, kind) in found.await? {
        let (here, what) = (app.clone(), (programme, kind));
        // Looking first keeps an idle server from writing.
        let due = app.db.read(move |conn| {
            let due = due(conn, &here, &AgencyScope::for_job(agency), what, Cause::Stage, now)?;
            Ok::<_, AppError>(!due.who.is_empty())
        });
        if !due.await? {
            continue;
        }
        let here = app.clone();
        app.db
            .write_tx(move |conn| {
                let actor = Actor::job("remind", Some(agency), Arc::clone(&here.ids));
                let scope = AgencyScope::for_job(agency);
                remind(conn, &here, &scope, &actor, (what, Cause::Stage), now).map(drop)
            })
            .await?;
    }
    Ok(())
}

/// How reminding stands in a programme.
///
/// # Errors
/// `not_found`, and what the policy refuses.
pub async fn view_reminders(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
) -> Result<wire::Reminders, AppError> {
    let (here, asking) = (app.clone(), caller.clone());
    app.db
        .read(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageMessages)?;
            shown(conn, &here, &asking.scope, programme)
        })
        .await
}

fn shown(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    programme: ProgrammeId,
) -> Result<wire::Reminders, AppError> {
    let (now, settings) = (app.clock.now(), store::settings(conn, scope, programme)?);
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let mut kinds = Vec::new();
    for kind in ReminderKind::ALL {
        let what = (programme, *kind);
        let due = due(conn, app, scope, what, Cause::ByHand, now)?;
        let passes = store::passes(conn, scope, what, PASSES)?;
        kinds.push(wire::ReminderState {
            kind: convert::reminder_to_wire(*kind),
            days: stages(settings.as_ref(), *kind).days().to_vec(),
            waiting: count(due.waiting),
            would_get: count(due.who.len()),
            held_back: count(due.held_back),
            passes: passes
                .into_iter()
                .map(|(on, count)| wire::ReminderPass { on, count: u32::try_from(count).unwrap_or(u32::MAX) })
                .collect(),
        });
    }
    let version = settings.map_or(0, |row| version_of(row.version));
    Ok(wire::Reminders { programme_id: programme.uuid(), kinds, version })
}

/// Says when people are reminded.
///
/// # Errors
/// `not_found`, `stale_version`, `invalid_fields`, and what the policy refuses.
pub async fn save_reminders(
    app: &App,
    caller: &Caller,
    programme: ProgrammeId,
    seen: IfMatch,
    body: wire::SaveReminders,
) -> Result<wire::Reminders, AppError> {
    let place = convert::stages("/place_days", &body.place_days)?;
    let way = convert::stages("/way_days", &body.way_days)?;
    let terms = convert::stages("/terms_days", &body.terms_days)?;
    let written = |stages: &Stages| stages.days().iter().map(u8::to_string).collect::<Vec<_>>().join(" ");
    let (here, asking, by, now) = (app.clone(), caller.clone(), caller.account()?, app.clock.now());
    app.db
        .write_tx(move |conn| {
            programme_for(conn, &asking, programme, Permission::ManageMessages)?;
            let before = store::settings(conn, &asking.scope, programme)?.map_or(0, |row| row.version);
            seen.check(version_of(before))?;
            let row = SettingsRow {
                programme_id: Key(programme),
                agency_id: Key(asking.scope.agency()),
                place_days: written(&place),
                way_days: written(&way),
                terms_days: written(&terms),
                version: before + 1,
                changed_by: Key(by),
                changed_at: Ts(now),
            };
            if !store::keep_settings(conn, &asking.scope, &row)? {
                return Err(AppError::new(ProblemCode::StaleVersion));
            }
            let entry = Entry {
                action: "reminders_set",
                subject: Subject::new("programme", programme),
                person: None,
                fields: &["reminder_days"],
                at: now,
            };
            audit::record(conn, &asking.actor(), entry)?;
            shown(conn, &here, &asking.scope, programme)
        })
        .await
}

/// Reminds now whoever has not acted at this moment.
///
/// # Errors
/// `not_found`, `quiet_hours` where only they keep everybody from being reminded, and what the policy refuses.
pub async fn send_reminders(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    programme: ProgrammeId,
    body: wire::SendReminders,
) -> Result<wire::RemindersSent, AppError> {
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let kind = convert::reminder_to_domain(body.kind);
    write_once(app, key, move |conn| {
        programme_for(conn, &asking, programme, Permission::ManageMessages)?;
        let what = ((programme, kind), Cause::ByHand);
        let (sent, held_back) = remind(conn, &here, &asking.scope, &asking.actor(), what, now)?;
        if sent == 0 && held_back > 0 {
            return Err(AppError::new(ProblemCode::QuietHours));
        }
        Ok(wire::RemindersSent { kind: body.kind, sent })
    })
    .await
}
