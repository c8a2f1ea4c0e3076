//! Telling those who lead: one mail to each for one action. A mail says of which programme and when, and no more.

use std::collections::BTreeMap;

use crate::notify::Pace;
use jiff::Timestamp;
use polku_api_types::text::Localised;
use polku_domain::ids::{AccountId, ProgrammeId, SessionId};
use polku_domain::text::Language;
use uuid::Uuid;

use super::store::leaders::{Leader, leaders_of};
use crate::access::AgencyScope;
use crate::app::App;
use crate::clock::finland;
use crate::db::{AnyConn, Coded};
use crate::notify::{Arg, Args, Mail, Recipient, Template, enqueue};
use crate::problem::AppError;

/// What those who lead some sessions are told.
#[derive(Clone, Copy, Debug)]
pub struct News<'a> {
    pub template: Template,
    /// Of which programme.
    pub of: ProgrammeId,
    /// Its name.
    pub programme: &'a Localised,
    /// The sessions, when they begin and end, and the name of the zone.
    pub sessions: &'a [(SessionId, (Timestamp, Timestamp), String)],
    /// Names what was done, so that it is told once.
    pub action: Uuid,
    pub at: Timestamp,
}

/// Tells everybody who leads any of them that is not over.
///
/// # Errors
/// What the database refuses.
pub fn tell(conn: &mut AnyConn, app: &App, scope: &AgencyScope, news: News<'_>) -> Result<(), AppError> {
    let ids: Vec<SessionId> = news.sessions.iter().map(|(id, ..)| *id).collect();
    let leaders = leaders_of(conn, scope, &ids)?;
    let mut told: BTreeMap<AccountId, (&Leader, Vec<SessionId>)> = BTreeMap::new();
    for (session, all) in &leaders {
        for leader in all {
            told.entry(leader.account).or_insert_with(|| (leader, Vec::new())).1.push(*session);
        }
    }
    for (leader, sessions) in told.into_values() {
        one(conn, app, scope, leader, news, &sessions)?;
    }
    Ok(())
}

/// Tells one of those who lead, or led, of some of the sessions.
///
/// # Errors
/// What the database refuses.
pub fn one(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    leader: &Leader,
    news: News<'_>,
    of: &[SessionId],
) -> Result<(), AppError> {
    let to_come = news.sessions.iter().filter(|(id, (_, ends_at), _)| of.contains(id) && *ends_at > news.at);
    let Some((_, (first, _), zone)) = to_come.clone().min_by_key(|(_, at, _)| *at) else { return Ok(()) };
    let Some(to) = address(leader).filter(|_| concerns(leader, news)) else { return Ok(()) };
    let count = i64::try_from(to_come.count()).unwrap_or(i64::MAX);
    let args = Args::from([
        ("programme".to_owned(), Arg::from(news.programme.clone())),
        ("count".to_owned(), Arg::Number(count)),
        ("when".to_owned(), Arg::MomentInZone { at: *first, zone: zone.clone() }),
        ("link".to_owned(), Arg::Text(format!("{}/leading", app.public_url))),
    ]);
    let mail = Mail {
        agency: Some(scope.agency()),
        to,
        language: Language::parse(leader.language.code()).map_err(AppError::internal)?,
        template: news.template,
        args,
        dedupe_key: format!("{}:{}:{}", news.template.code(), news.action, leader.account),
        at: news.at,
        programme: Some(news.of),
        pace: Pace::AtOnce,
    };
    enqueue(conn, &mail)?;
    Ok(())
}

/// Whether it is for them to know. Whose last day has passed hears only of what is taken from them, and before the terms are
/// accepted nobody hears more than the invitation and that they are named.
fn concerns(leader: &Leader, news: News<'_>) -> bool {
    let taken = matches!(news.template, Template::LeadingEnded | Template::LeadingCancelled);
    let named = news.template == Template::LeadingAssigned;
    let stands = finland().to_datetime(news.at).date() <= leader.ends_on;
    taken || (stands && (leader.accepted || named))
}

fn address(leader: &Leader) -> Option<Recipient> {
    leader.person.map(Recipient::Person).or_else(|| leader.email.clone().map(Recipient::Address))
}
