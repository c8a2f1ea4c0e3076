//! Telling the members of sessions: one mail to each for one action, however many sessions it is about.
//!
//! A mail says when, and of which programme; what a session is about, and who else is in it, is read in the product.

use jiff::Timestamp;
use polku_api_types::words::Spoken as _;
use polku_domain::ids::ProgrammeId;
use polku_domain::sessions::ModeCause;
use uuid::Uuid;

use super::convert::cause_to_wire;
use super::store::{Participant, SessionRow};
use crate::access::AgencyScope;
use crate::app::App;
use crate::db::{AnyConn, Coded};
use crate::notify::{Arg, Args, Mail, Recipient, Template, enqueue};
use crate::problem::AppError;
use crate::programmes::convert::design::mode_to_wire;
use crate::programmes::store::programmes;

/// What the members of some sessions are told.
#[derive(Clone, Copy, Debug)]
pub struct News<'a> {
    pub template: Template,
    pub programme: ProgrammeId,
    /// The sessions as they are now.
    pub sessions: &'a [SessionRow],
    /// As they were before, where somebody may have been a member of that.
    pub before: &'a [SessionRow],
    /// Why they are delivered otherwise; then each is told, with its time and its way.
    pub cause: Option<ModeCause>,
    /// Names what was done, so that it is told once.
    pub action: Uuid,
    pub at: Timestamp,
}

/// The sessions that somebody is a member of, as they are now or were before.
fn concerning<'a>(participant: &Participant, news: &News<'a>) -> Vec<&'a SessionRow> {
    let concerns = |row: &SessionRow| participant.member.is_in(row.group(), row.starts_at.0);
    news.sessions
        .iter()
        .zip(news.before.iter().map(Some).chain(std::iter::repeat(None)))
        .filter(|(now, before)| concerns(now) || before.is_some_and(concerns))
        .map(|(now, _)| now)
        .collect()
}

/// How many people are members of any of these sessions.
pub fn would_hear(people: &[Participant], sessions: &[SessionRow]) -> u32 {
    let concerned = people.iter().filter(|participant| {
        sessions.iter().any(|row| participant.member.is_in(row.group(), row.starts_at.0))
    });
    u32::try_from(concerned.count()).unwrap_or(u32::MAX)
}

/// What a mail says of why, and of each session: when, and how it is delivered now.
fn told_each(cause: ModeCause, own: &[&SessionRow]) -> [(String, Arg); 2] {
    let line = |row: &&SessionRow| {
        Args::from([
            ("when".to_owned(), Arg::Moment { at: row.starts_at.0, zone: row.zone.clone() }),
            ("mode".to_owned(), Arg::Word(mode_to_wire(row.mode.0).word().to_owned())),
        ])
    };
    let lines = Arg::Lines { key: "mail-session-line".to_owned(), each: own.iter().map(line).collect() };
    [("cause".to_owned(), Arg::Word(cause_to_wire(cause).word().to_owned())), ("sessions".to_owned(), lines)]
}

/// Tells everybody who is a member, also of what is over: its minutes are their working time, which nobody changes unseen.
/// How many were told.
pub fn tell(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    people: &[Participant],
    news: News<'_>,
) -> Result<u32, AppError> {
    let mut told = 0;
    let name = Arg::from(programmes::name_of(conn, scope, news.programme)?);
    for participant in people {
        let own = concerning(participant, &news);
        let Some(first) = own.iter().min_by_key(|row| row.starts_at) else { continue };
        let count = i64::try_from(own.len()).unwrap_or(i64::MAX);
        let mut args = Args::from([
            ("programme".to_owned(), name.clone()),
            ("count".to_owned(), Arg::Number(count)),
            ("when".to_owned(), Arg::Moment { at: first.starts_at.0, zone: first.zone.clone() }),
            ("link".to_owned(), Arg::Text(format!("{}/", app.public_url))),
        ]);
        args.extend(news.cause.into_iter().flat_map(|cause| told_each(cause, &own)));
        let mail = Mail {
            agency: Some(scope.agency()),
            to: Recipient::Person(participant.member.person),
            language: participant.language,
            template: news.template,
            args,
            dedupe_key: format!("{}:{}:{}", news.template.code(), news.action, participant.application),
            at: news.at,
        };
        enqueue(conn, &mail)?;
        told += 1;
    }
    Ok(told)
}
