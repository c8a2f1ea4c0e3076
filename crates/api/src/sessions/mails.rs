//! Telling the members of sessions: one mail to each for one action, however many sessions it is about.
//!
//! A mail says when, and of which programme; what a session is about, and who else is in it, is read in the product.

use jiff::Timestamp;
use polku_domain::ids::ProgrammeId;
use uuid::Uuid;

use super::store::{Participant, SessionRow};
use crate::access::AgencyScope;
use crate::app::App;
use crate::db::{AnyConn, Coded};
use crate::notify::{Arg, Args, Mail, Recipient, Template, enqueue};
use crate::problem::AppError;
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
    /// Names what was done, so that it is told once.
    pub action: Uuid,
    pub at: Timestamp,
}

/// Tells everybody who is a member, also of what is over: its minutes are their working time, which nobody changes unseen.
pub fn tell(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    people: &[Participant],
    news: News<'_>,
) -> Result<(), AppError> {
    let name = Arg::from(programmes::name_of(conn, scope, news.programme)?);
    for participant in people {
        let concerns = |row: &SessionRow| participant.member.is_in(row.group(), row.starts_at.0);
        let own: Vec<&SessionRow> = news
            .sessions
            .iter()
            .zip(news.before.iter().map(Some).chain(std::iter::repeat(None)))
            .filter(|(now, before)| concerns(now) || before.is_some_and(concerns))
            .map(|(now, _)| now)
            .collect();
        let Some(first) = own.iter().min_by_key(|row| row.starts_at) else { continue };
        let count = i64::try_from(own.len()).unwrap_or(i64::MAX);
        let args = Args::from([
            ("programme".to_owned(), name.clone()),
            ("count".to_owned(), Arg::Number(count)),
            ("when".to_owned(), Arg::Moment { at: first.starts_at.0, zone: first.zone.clone() }),
            ("link".to_owned(), Arg::Text(format!("{}/", app.public_url))),
        ]);
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
    }
    Ok(())
}
