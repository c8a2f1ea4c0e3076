//! What waits for people of a programme: an answer, a choice, the terms.

use jiff::Timestamp;
use polku_domain::ids::ProgrammeId;
use polku_domain::messages::{ReminderKind, Waiting};
use polku_domain::text::Language;

use crate::access::AgencyScope;
use crate::app::App;
use crate::clock::finland;
use crate::db::AnyConn;
use crate::messages::store::{self, About, Whom};
use crate::notify::{Arg, Args, Recipient};
use crate::problem::AppError;
use crate::programmes::store::programmes;
use crate::selection::service::mails::until_minute;
use crate::sessions::service::Standing;
use crate::sessions::store as sessions;

/// What waits for one person.
#[derive(Clone, Debug)]
pub struct Open {
    pub about: About,
    pub to: Recipient,
    pub language: Language,
    pub waits: Waiting,
    /// What the reminder says of it.
    pub args: Args,
}

/// What waits for people of a programme now.
pub fn open(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    (programme, kind): (ProgrammeId, ReminderKind),
    now: Timestamp,
) -> Result<Vec<Open>, AppError> {
    let name = programmes::name_of(conn, scope, programme)?;
    let args = |link: String| {
        Args::from([("programme".to_owned(), Arg::from(name.clone())), ("link".to_owned(), Arg::Text(link))])
    };
    match kind {
        ReminderKind::Place => {
            let rows = store::unanswered(conn, scope, programme, now)?;
            let one = |row: store::Unanswered| {
                let mut args = args(format!("{}/applications/{}", app.public_url, row.application.0));
                args.insert("deadline".to_owned(), until_minute(row.deadline.0));
                Open {
                    about: About { whom: Whom::Applicant(row.application.0), subject: row.offer.0.uuid() },
                    to: Recipient::Person(row.person.0),
                    language: Language::parse(&row.language).unwrap_or(Language::Fi),
                    waits: Waiting { since: row.offered_at.0, until: row.deadline.0 },
                    args,
                }
            };
            Ok(rows.into_iter().map(one).collect())
        }
        ReminderKind::Way => undecided(conn, app, scope, programme, now, args),
        ReminderKind::Terms => {
            let rows = store::unagreed(conn, scope, programme, (now, finland().to_datetime(now).date()))?;
            rows.into_iter().filter_map(|row| unagreed(app, row, args).transpose()).collect()
        }
    }
}

/// Members of hybrid sessions who have chosen no way while there is one to choose, and are coming.
fn undecided(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    programme: ProgrammeId,
    now: Timestamp,
    args: impl Fn(String) -> Args,
) -> Result<Vec<Open>, AppError> {
    let mut rows = sessions::ahead(conn, scope, programme, now)?;
    rows.retain(|row| crate::sessions::convert::choosing(row).is_open(now));
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let people = sessions::participants(conn, scope, &[programme], None)?;
    let standing = Standing::of(conn, scope, &rows)?;
    let mut open = Vec::new();
    for row in &rows {
        let closes_at = crate::sessions::convert::choosing(row).closes_at();
        // Whoever is told only now that there is a choice is not reminded of it in the same minute.
        let since = row.published_at.map_or(row.changed_at, |at| at.max(row.changed_at)).0;
        for one in people.iter().filter(|one| one.member.is_in(row.group(), row.starts_at.0)) {
            let said = standing.said(row.id.0, one.application);
            if said.chose.is_some() || said.apologised {
                continue;
            }
            let mut args = args(format!("{}/sessions/{}", app.public_url, row.id.0));
            let moment = |at: Timestamp| Arg::MomentInZone { at, zone: row.zone.clone() };
            args.insert("when".to_owned(), moment(row.starts_at.0));
            args.insert("until".to_owned(), moment(closes_at));
            open.push(Open {
                about: About { whom: Whom::Applicant(one.application), subject: row.id.0.uuid() },
                to: Recipient::Person(one.member.person),
                language: one.language,
                waits: Waiting { since, until: closes_at },
                args,
            });
        }
    }
    Ok(open)
}

/// Who is named to lead and has not accepted the terms. Whoever has neither a mailbox of their own here nor one of the staff
/// register is reached by nobody.
fn unagreed(
    app: &App,
    row: store::Unagreed,
    args: impl Fn(String) -> Args,
) -> Result<Option<Open>, AppError> {
    let person = row.person.map(|person| Recipient::Person(person.0));
    let Some(to) = person.or(row.email.map(Recipient::Address)) else { return Ok(None) };
    let task = row.facilitator.0;
    let mut args = args(format!("{}/leading", app.public_url));
    args.insert("when".to_owned(), Arg::MomentInZone { at: row.starts_at.0, zone: row.zone });
    // Whoever is invited only now, or named only now, is not reminded in the same minute.
    let since = row.changed_at.0.max(row.invited_at.0);
    Ok(Some(Open {
        about: About { whom: Whom::Facilitator(task), subject: task.uuid() },
        to,
        language: Language::parse(row.language.0.code()).map_err(AppError::internal)?,
        waits: Waiting { since, until: row.starts_at.0 },
        args,
    }))
}
