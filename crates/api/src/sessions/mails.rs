//! Telling the members of sessions: one mail to each for one action, and with it an event for their calendar.
//!
//! A mail says when, and of which programme; what a session is about, and who else is in it, is read in the product.
//! Calendars take one event out of a mail, so a mail about several sessions is followed by a short one for each of them.

use std::collections::BTreeMap;

use crate::notify::Pace;
use jiff::Timestamp;
use polku_api_types::text::Localised;
use polku_api_types::words::Spoken as _;
use polku_domain::ids::{ElementId, ProgrammeId};
use polku_domain::sessions::ModeCause;
use polku_i18n::Language;
use uuid::Uuid;

use super::calendar;
use super::convert::{cause_to_wire, choosing};
use super::store::{self, InvitationRow, Invitations, Participant, SessionRow, Told};
use crate::access::AgencyScope;
use crate::app::App;
use crate::applications::reasons::written;
use crate::db::{AnyConn, Code, Coded, Key, Ts};
use crate::notify::{Arg, Args, CALENDAR, Mail, Recipient, Template, enqueue};
use crate::problem::AppError;
use crate::programmes::convert::design::mode_to_wire;
use crate::programmes::store::designs::ElementRow;
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

/// How many people are members of any of these sessions.
pub fn would_hear(people: &[Participant], sessions: &[SessionRow]) -> u32 {
    let concerned = people.iter().filter(|participant| {
        sessions.iter().any(|row| participant.member.is_in(row.group(), row.starts_at.0))
    });
    u32::try_from(concerned.count()).unwrap_or(u32::MAX)
}

/// Until when members choose their way.
fn until(row: &SessionRow) -> (String, Arg) {
    let at = choosing(row).closes_at();
    ("until".to_owned(), Arg::MomentInZone { at, zone: row.zone.clone() })
}

/// What a mail says of why, and of each session: when, how it is delivered now, and until when there is a choice.
fn told_each(
    (cause, at): (ModeCause, Timestamp),
    own: &[(&SessionRow, Told)],
    link: impl Fn(&SessionRow) -> Arg,
) -> [(String, Arg); 2] {
    let line = |(row, _): &(&SessionRow, Told)| {
        Args::from([
            ("when".to_owned(), Arg::MomentInZone { at: row.starts_at.0, zone: row.zone.clone() }),
            ("mode".to_owned(), Arg::Word(mode_to_wire(row.mode.0).word().to_owned())),
            (
                "choosing".to_owned(),
                Arg::Text(if choosing(row).is_open(at) { "yes" } else { "no" }.to_owned()),
            ),
            until(row),
            ("link".to_owned(), link(row)),
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
    let known = store::invitations(conn, scope, news.sessions.iter().map(|row| row.id.0))?;
    let mut post = Post::open(conn, app, scope, &news, known)?;
    let mut told = 0;
    for participant in people {
        let concerns = |row: &SessionRow| participant.member.is_in(row.group(), row.starts_at.0);
        let before = news.before.iter().map(Some).chain(std::iter::repeat(None));
        let own = news.sessions.iter().zip(before).filter_map(|(now, before)| {
            if concerns(now) {
                return Some((now, Told::of(now)));
            }
            let was = before.is_some_and(concerns) || post.is_invited(now, participant);
            was.then_some((now, Told::Withdrawn))
        });
        let own: Vec<_> = own.collect();
        told += u32::from(!own.is_empty());
        post.send(conn, participant, news.template, &own)?;
    }
    post.close(conn)?;
    Ok(told)
}

/// Tells whoever became a member of coming sessions that others know of, and whoever is in them no more, whatever was the
/// cause; whether there was anything to tell. What `people` were told last is compared with what is so now.
pub fn tell_what_differs(
    conn: &mut AnyConn,
    app: &App,
    scope: &AgencyScope,
    people: &[Participant],
    news: News<'_>,
) -> Result<(), AppError> {
    let known = store::invitations(conn, scope, news.sessions.iter().map(|row| row.id.0))?;
    let mut post = Post::open(conn, app, scope, &news, known)?;
    for participant in people {
        let (joined, left) = differences(participant, news.sessions, &post.known);
        post.send(conn, participant, Template::SessionsLeft, &left)?;
        post.send(conn, participant, Template::SessionsJoined, &joined)?;
    }
    Ok(post.close(conn)?)
}

type Own<'a> = Vec<(&'a SessionRow, Told)>;

/// Sessions of which somebody is a member and was not told, and those of which they were told and are no member.
pub fn differences<'a>(
    participant: &Participant,
    sessions: &'a [SessionRow],
    known: &Invitations,
) -> (Own<'a>, Own<'a>) {
    let (mut joined, mut left) = (Vec::new(), Vec::new());
    for row in sessions {
        let told = known.get(&(row.id.0, participant.application)).map(|(told, _)| *told);
        match (participant.member.is_in(row.group(), row.starts_at.0), told) {
            (true, None | Some(Told::Withdrawn)) => joined.push((row, Told::Invited)),
            (false, Some(Told::Invited)) => left.push((row, Told::Withdrawn)),
            _ => {}
        }
    }
    (joined, left)
}

impl Told {
    /// What a member is told of a session.
    fn of(row: &SessionRow) -> Self {
        if row.state.0 == polku_domain::sessions::SessionState::Cancelled {
            Self::Withdrawn
        } else {
            Self::Invited
        }
    }
}

/// What is only published can wait until people work, as long as it is not about to begin; what changes cannot. Invitations
/// go with the mail that they follow.
const fn pace(template: Template, first: &SessionRow) -> Pace {
    match template {
        Template::SessionsPublished | Template::SessionsJoined => {
            Pace::InOfficeHours { before: first.starts_at.0 }
        }
        _ => Pace::AtOnce,
    }
}

/// What is told by one action.
struct Post<'a> {
    app: &'a App,
    scope: &'a AgencyScope,
    action: Uuid,
    at: Timestamp,
    cause: Option<ModeCause>,
    of: ProgrammeId,
    programme: Localised,
    elements: BTreeMap<ElementId, ElementRow>,
    known: Invitations,
    told: Vec<InvitationRow>,
}

impl<'a> Post<'a> {
    fn open(
        conn: &mut AnyConn,
        app: &'a App,
        scope: &'a AgencyScope,
        news: &News<'_>,
        known: Invitations,
    ) -> Result<Self, AppError> {
        Ok(Self {
            app,
            scope,
            action: news.action,
            at: news.at,
            cause: news.cause,
            of: news.programme,
            programme: programmes::name_of(conn, scope, news.programme)?,
            elements: store::elements(conn, scope, news.sessions.iter().map(|row| row.element_id))?,
            known,
            told: Vec::new(),
        })
    }

    fn is_invited(&self, row: &SessionRow, to: &Participant) -> bool {
        matches!(self.known.get(&(row.id.0, to.application)), Some((Told::Invited, _)))
    }

    /// The event of a session for somebody's calendar, under a number above the last they were told.
    fn event(&mut self, to: &Participant, row: &SessionRow, told: Told) -> Option<Arg> {
        let language = Language::parse(to.language.code()).unwrap_or_default();
        let element = self.elements.get(&row.element_id.0)?;
        let before = self.known.get(&(row.id.0, to.application)).map_or(0, |(_, sequence)| *sequence);
        let sequence = calendar::sequence(row, self.at).max(before.saturating_add(1));
        self.told.push(InvitationRow {
            session_id: row.id,
            application_id: Key(to.application),
            agency_id: Key(self.scope.agency()),
            sequence,
            state: Code(told),
            told_at: Ts(self.at),
        });
        let mut event = calendar::event(row, element, written(&self.programme, language), language);
        event.sequence = sequence.unsigned_abs();
        event.changed_at = self.at;
        event.cancelled = told == Told::Withdrawn;
        Some(Arg::Calendar(Box::new(event.into())))
    }

    fn send(
        &mut self,
        conn: &mut AnyConn,
        to: &Participant,
        template: Template,
        own: &[(&SessionRow, Told)],
    ) -> Result<(), AppError> {
        let Some((first, _)) = own.iter().min_by_key(|(row, _)| row.starts_at) else { return Ok(()) };
        let (mut args, pace) = (self.args(first), pace(template, first));
        let count = i64::try_from(own.len()).unwrap_or(i64::MAX);
        args.insert("count".to_owned(), Arg::Number(count));
        args.extend(
            self.cause.into_iter().flat_map(|cause| told_each((cause, self.at), own, |row| self.link(row))),
        );
        if let [(row, told)] = own {
            args.extend(self.event(to, row, *told).map(|event| (CALENDAR.to_owned(), event)));
            return self.enqueue(conn, to, (template, String::new()), (args, pace));
        }
        self.enqueue(conn, to, (template, String::new()), (args, pace))?;
        for (row, told) in own {
            let mut args = self.args(row);
            args.extend(self.event(to, row, *told).map(|event| (CALENDAR.to_owned(), event)));
            let template = match told {
                Told::Invited => Template::SessionInvitation,
                Told::Withdrawn => Template::SessionWithdrawal,
            };
            self.enqueue(conn, to, (template, format!(":{}", row.id.0)), (args, pace))?;
        }
        Ok(())
    }

    /// Where a session is read, and its way chosen.
    fn link(&self, row: &SessionRow) -> Arg {
        let path = if choosing(row).concerns() { format!("sessions/{}", row.id.0) } else { String::new() };
        Arg::Text(format!("{}/{path}", self.app.public_url))
    }

    fn args(&self, row: &SessionRow) -> Args {
        Args::from([
            ("programme".to_owned(), Arg::from(self.programme.clone())),
            ("when".to_owned(), Arg::MomentInZone { at: row.starts_at.0, zone: row.zone.clone() }),
            ("link".to_owned(), self.link(row)),
            until(row),
        ])
    }

    fn enqueue(
        &self,
        conn: &mut AnyConn,
        to: &Participant,
        (template, which): (Template, String),
        (args, pace): (Args, Pace),
    ) -> Result<(), AppError> {
        let mail = Mail {
            agency: Some(self.scope.agency()),
            to: Recipient::Person(to.member.person),
            language: to.language,
            template,
            args,
            dedupe_key: format!("{}:{}:{}{which}", template.code(), self.action, to.application),
            at: self.at,
            programme: Some(self.of),
            pace,
        };
        enqueue(conn, &mail)?;
        Ok(())
    }

    /// Keeps what was told.
    fn close(self, conn: &mut AnyConn) -> Result<(), crate::db::DbError> {
        store::keep_invitations(conn, self.scope, &self.told)
    }
}
