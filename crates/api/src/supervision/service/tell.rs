//! The letters: to a supervisor whose person applied, to one who has not answered yet, to an applicant of whom something
//! is stated. No letter names the applicant or says what is stated: that is read in Polku, where the look is noted.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::notify::Pace;
use jiff::{SignedDuration, Timestamp};
use polku_api_types::text::Localised;
use polku_domain::ids::{AgencyId, ApplicationId, PersonId};
use polku_domain::programmes::call::SupervisorPart;
use polku_domain::supervision::{is_reminded, is_shown};
use polku_domain::text::Language;
use polku_i18n::Language as Spoken;

use super::day_of;
use crate::access::AgencyScope;
use crate::app::App;
use crate::audit::{Actor, Entry, Subject, record};
use crate::db::{AnyConn, Coded};
use crate::notify::{self, Arg, Args, Mail, Recipient, Template};
use crate::problem::AppError;
use crate::programmes::store::calls::CallRow;
use crate::programmes::store::programmes;
use crate::supervision::store::people::{self, Supervisor};
use crate::supervision::store::{Sighted, StatementRow, notices};

/// Whoever was told less than a day ago is not reminded.
const NOT_REMINDED_WITHIN: SignedDuration = SignedDuration::from_hours(24);

/// What a letter needs besides what it is about.
#[derive(Clone, Debug)]
pub struct Letters {
    /// Where people reach the service.
    pub public_url: Arc<str>,
    /// Now.
    pub now: Timestamp,
}

impl Letters {
    /// As things are now.
    pub fn of(app: &App) -> Self {
        Self { public_url: Arc::clone(&app.public_url), now: app.clock.now() }
    }
}

/// An application that has just been sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The application.
    pub application: ApplicationId,
    /// Who sent it.
    pub person: PersonId,
}

/// Tells the supervisors of those who have just applied, where the call declares it. Call it in the transaction in which
/// the applications are sent. A supervisor who cannot be told is told later, by the job, if that changes.
///
/// # Errors
/// What the database refuses.
pub fn tell(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    actor: &Actor,
    call: &CallRow,
    sent: &[Sent],
    letters: &Letters,
) -> Result<(), AppError> {
    let part = call.supervisor_part.0;
    let today = day_of(letters.now);
    let asks = call.statements_until.is_none_or(|until| today <= until.0);
    if sent.is_empty() || !is_shown(part, call.waiting_list_until.0, today) || !asks {
        return Ok(());
    }
    let programme = programmes::name_of(conn, scope, call.programme_id.0)?;
    let who: Vec<PersonId> = sent.iter().map(|sent| sent.person).collect();
    let supervisor_of: BTreeMap<PersonId, PersonId> = people::supervised(conn, scope, &who)?
        .into_iter()
        .filter_map(|row| Some((row.person.0, row.supervisor?.0)))
        .collect();
    let above: BTreeSet<PersonId> = supervisor_of.values().copied().collect();
    let above = people::supervisors(conn, scope, &above.into_iter().collect::<Vec<_>>())?;
    for one in sent {
        let supervisor = supervisor_of.get(&one.person).and_then(|id| above.get(id));
        if let Some(supervisor) = supervisor {
            let of = Told {
                agency: scope.agency(),
                sent: *one,
                part,
                programme: &programme,
                until: call.statements_until.map(|day| day.0),
            };
            tell_one(conn, actor, &of, supervisor, letters)?;
        }
    }
    Ok(())
}

/// What a supervisor is told of.
struct Told<'a> {
    agency: AgencyId,
    sent: Sent,
    part: SupervisorPart,
    programme: &'a Localised,
    until: Option<jiff::civil::Date>,
}

fn tell_one(
    conn: &mut AnyConn,
    actor: &Actor,
    of: &Told<'_>,
    supervisor: &Supervisor,
    letters: &Letters,
) -> Result<(), AppError> {
    if !supervisor.is_reachable(day_of(letters.now)) {
        return Ok(());
    }
    let pair = (of.sent.application, supervisor.person.0);
    if !notices::insert(conn, of.agency, pair, letters.now)? {
        return Ok(());
    }
    let template = match of.part {
        SupervisorPart::WorkingTime => Template::SupervisorAsked,
        SupervisorPart::None | SupervisorPart::Informed => Template::SupervisorInformed,
    };
    let letter = Letter {
        agency: of.agency,
        to: supervisor.person.0,
        language: supervisor.language.0,
        template,
        programme: of.programme,
        until: of.until,
        page: "supervised".to_owned(),
        // A withdrawn application that is sent again is told again.
        about: format!("{}:{}:{}", of.sent.application, supervisor.person.0, letters.now),
    };
    letter.put(conn, letters)?;
    let entry = Entry {
        action: "supervisor_told",
        subject: Subject::new("application", of.sent.application),
        person: Some(of.sent.person),
        fields: &["supervisor_notice"],
        at: letters.now,
    };
    Ok(record(conn, actor, entry)?)
}

/// Tells an applicant that something is stated, each time it is.
pub(super) fn tell_applicant(
    conn: &mut AnyConn,
    seen: &Sighted,
    row: &StatementRow,
    letters: &Letters,
) -> Result<(), AppError> {
    let scope = AgencyScope::for_job(seen.agency.0);
    let Some(applicant) = people::supervisors(conn, &scope, &[seen.person.0])?.remove(&seen.person.0) else {
        return Ok(());
    };
    if !applicant.has_address() {
        return Ok(());
    }
    let letter = Letter {
        agency: seen.agency.0,
        to: seen.person.0,
        language: applicant.language.0,
        template: Template::WorkingTimeStated,
        programme: &seen.programme_name.0,
        until: None,
        page: format!("applications/{}", seen.application.0),
        about: format!("{}:{}:{}", seen.application.0, row.version, letters.now),
    };
    letter.put(conn, letters)
}

/// A letter about one programme.
struct Letter<'a> {
    agency: AgencyId,
    to: PersonId,
    language: Spoken,
    template: Template,
    programme: &'a Localised,
    until: Option<jiff::civil::Date>,
    page: String,
    about: String,
}

impl Letter<'_> {
    fn put(&self, conn: &mut AnyConn, letters: &Letters) -> Result<(), AppError> {
        let mut args = Args::from([
            ("programme".to_owned(), self.programme.clone().into()),
            ("link".to_owned(), Arg::Text(format!("{}/{}", letters.public_url, self.page))),
        ]);
        if let Some(until) = self.until {
            args.insert("until".to_owned(), Arg::Day(until));
        }
        let mail = Mail {
            agency: Some(self.agency),
            to: Recipient::Person(self.to),
            language: Language::parse(self.language.code()).map_err(AppError::internal)?,
            template: self.template,
            args,
            dedupe_key: format!("{}:{}", self.template.code(), self.about),
            at: letters.now,
            programme: None,
            pace: Pace::AtOnce,
        };
        notify::enqueue(conn, &mail)?;
        Ok(())
    }
}

/// The job: tells supervisors who were not told, because the register names them since or because they can be told
/// only now, and reminds whoever has not stated anything when the last day is near. A second run finds nothing to do.
///
/// # Errors
/// What the database refuses.
pub async fn ask_supervisors(app: &App) -> Result<(), AppError> {
    let letters = Letters::of(app);
    let due = letters.clone();
    // Looking first keeps an idle server from writing every hour.
    if !app.db.read(move |conn| is_due(conn, &due)).await? {
        return Ok(());
    }
    let ids = Arc::clone(&app.ids);
    app.db
        .write_tx(move |conn| {
            let today = day_of(letters.now);
            for (agency, rows) in by_agency(notices::untold(conn, letters.now, today)?) {
                let actor = Actor::job("ask_supervisors", Some(agency), Arc::clone(&ids));
                tell_all(conn, agency, &actor, &rows, &letters)?;
            }
            for (agency, rows) in by_agency(to_remind(conn, &letters)?) {
                remind_all(conn, agency, &rows, &letters)?;
            }
            Ok(())
        })
        .await
}

fn is_due(conn: &mut AnyConn, letters: &Letters) -> Result<bool, AppError> {
    let today = day_of(letters.now);
    for (agency, rows) in by_agency(notices::untold(conn, letters.now, today)?) {
        let above = above(conn, agency, &rows)?;
        if above.values().any(|supervisor| supervisor.is_reachable(today)) {
            return Ok(true);
        }
    }
    Ok(!to_remind(conn, letters)?.is_empty())
}

fn by_agency(rows: Vec<Sighted>) -> BTreeMap<AgencyId, Vec<Sighted>> {
    let mut sorted: BTreeMap<AgencyId, Vec<Sighted>> = BTreeMap::new();
    for row in rows {
        sorted.entry(row.agency.0).or_default().push(row);
    }
    sorted
}

fn above(
    conn: &mut AnyConn,
    agency: AgencyId,
    rows: &[Sighted],
) -> Result<BTreeMap<PersonId, Supervisor>, AppError> {
    let ids: BTreeSet<PersonId> = rows.iter().filter_map(|row| row.supervisor.map(|id| id.0)).collect();
    let scope = AgencyScope::for_job(agency);
    Ok(people::supervisors(conn, &scope, &ids.into_iter().collect::<Vec<_>>())?)
}

fn tell_all(
    conn: &mut AnyConn,
    agency: AgencyId,
    actor: &Actor,
    rows: &[Sighted],
    letters: &Letters,
) -> Result<(), AppError> {
    let above = above(conn, agency, rows)?;
    for row in rows {
        if let Some(supervisor) = row.supervisor.and_then(|id| above.get(&id.0)) {
            let sent = Sent { application: row.application.0, person: row.person.0 };
            let of = Told {
                agency,
                sent,
                part: row.part.0,
                programme: &row.programme_name.0,
                until: row.statements_until.map(|day| day.0),
            };
            tell_one(conn, actor, &of, supervisor, letters)?;
        }
    }
    Ok(())
}

fn to_remind(conn: &mut AnyConn, letters: &Letters) -> Result<Vec<Sighted>, AppError> {
    let today = day_of(letters.now);
    let before = letters.now.saturating_sub(NOT_REMINDED_WITHIN).map_err(AppError::internal)?;
    let mut rows = Vec::new();
    for row in notices::unanswered(conn, before, today)? {
        if is_reminded(&row.terms()?, today) {
            rows.push(row);
        }
    }
    Ok(rows)
}

/// One letter for each supervisor and call, however many applied.
fn remind_all(
    conn: &mut AnyConn,
    agency: AgencyId,
    rows: &[Sighted],
    letters: &Letters,
) -> Result<(), AppError> {
    let above = above(conn, agency, rows)?;
    for row in rows {
        let Some(supervisor) = row.supervisor.and_then(|id| above.get(&id.0)) else { continue };
        let pair = (row.application.0, supervisor.person.0);
        if !notices::remind(conn, pair, letters.now)? || !supervisor.is_reachable(day_of(letters.now)) {
            continue;
        }
        let letter = Letter {
            agency,
            to: supervisor.person.0,
            language: supervisor.language.0,
            template: Template::SupervisorReminded,
            programme: &row.programme_name.0,
            until: row.statements_until.map(|day| day.0),
            page: "supervised".to_owned(),
            about: format!("{}:{}", row.call.0, supervisor.person.0),
        };
        letter.put(conn, letters)?;
    }
    Ok(())
}
