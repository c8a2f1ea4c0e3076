//! What calendars answer to invitations: a sign for those who run a session, and nothing else.
//!
//! Whatever is sent in is answered alike, whether or not it was of anybody: who takes part in what is told to no mailbox.

use jiff::Timestamp;
use polku_api_types::attendance::SendInvitationReply;
use polku_domain::access::{Permission, Target};
use polku_domain::calendar::{InvitationAnswer, InvitationReply, LONGEST_REPLY, ReplyFault};
use polku_domain::sessions::SessionState;

use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::attendance::store;
use crate::audit::{self, Entry, Subject};
use crate::db::{AnyConn, Coded};
use crate::http::{Idempotent, write_once};
use crate::notify::{Arg, Args, Mail, Pace, Recipient, Template, enqueue};
use crate::problem::{AppError, FieldCode};
use crate::programmes::store::programmes;
use crate::sessions::calendar::session_of;
use crate::sessions::store::{self as sessions, Participant, SessionRow};

/// Keeps what somebody's calendar answered, if it is the answer of a member to the invitation that they were told last.
///
/// # Errors
/// `invalid_fields` for what is no answer of a calendar; and what the policy refuses.
pub async fn send_invitation_reply(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    body: SendInvitationReply,
) -> Result<(), AppError> {
    caller.demand(Permission::SendInvitationReply, Target::nothing())?;
    let reply = InvitationReply::parse(&body.calendar).map_err(fault)?;
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    write_once(app, key, move |conn| keep(conn, &here, &asking, &reply, now)).await
}

fn fault(fault: ReplyFault) -> AppError {
    let code = match fault {
        ReplyFault::TooLong => FieldCode::TooLong { max: LONGEST_REPLY as u64 },
        ReplyFault::Malformed => FieldCode::Malformed,
        ReplyFault::OtherMethod => FieldCode::NotAllowed,
    };
    AppError::invalid("/calendar", code)
}

fn keep(
    conn: &mut AnyConn,
    app: &App,
    caller: &Caller,
    reply: &InvitationReply,
    now: Timestamp,
) -> Result<(), AppError> {
    let scope = &caller.scope;
    let (Some(answer), Ok(sequence)) = (reply.answer, i64::try_from(reply.sequence)) else { return Ok(()) };
    let Some((session, who)) = answered(conn, scope, reply, now)? else { return Ok(()) };
    // A clock that is ahead must not outdate every answer to come.
    let at = reply.stamped_at.min(now);
    let is_declined = answer == InvitationAnswer::Declined;
    if !sessions::keep_answer(conn, scope, (session.id.0, who.application, sequence), (is_declined, at))? {
        return Ok(());
    }
    let entry = Entry {
        action: "invitation_answered",
        subject: Subject::new("session", session.id.0),
        person: Some(who.member.person),
        fields: &["answer"],
        at: now,
    };
    audit::record(conn, &caller.actor(), entry)?;
    if is_declined && !was_said(conn, scope, &session, &who)? {
        let programme = programmes::name_of(conn, scope, session.programme_id.0)?;
        let args = Args::from([
            ("programme".to_owned(), Arg::from(programme)),
            ("when".to_owned(), Arg::MomentInZone { at: session.starts_at.0, zone: session.zone.clone() }),
            ("link".to_owned(), Arg::Text(format!("{}/sessions", app.public_url))),
        ]);
        enqueue(conn, &no_apology(scope, (&session, &who, sequence), args, now))?;
    }
    Ok(())
}

/// The published session that is answered and has not begun, and its member of whom the answer is.
fn answered(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    reply: &InvitationReply,
    now: Timestamp,
) -> Result<Option<(SessionRow, Participant)>, AppError> {
    let Some(id) = session_of(&reply.uid) else { return Ok(None) };
    let found = sessions::find(conn, scope, id)?
        .filter(|row| row.state.0 == SessionState::Published && row.starts_at.0 > now);
    let Some(session) = found else { return Ok(None) };
    let programme = session.programme_id.0;
    let Some(person) = sessions::participant_at(conn, scope, programme, &reply.attendee)? else {
        return Ok(None);
    };
    let member = sessions::participants(conn, scope, &[programme], Some(&[person]))?
        .into_iter()
        .find(|one| one.member.is_in(session.group(), session.starts_at.0));
    Ok(member.map(|who| (session, who)))
}

/// Whether anything was said of somebody at a session: whoever apologised, or took that back, knows where one does.
fn was_said(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: &SessionRow,
    who: &Participant,
) -> Result<bool, AppError> {
    let marks = store::of_applications(conn, scope, &[who.application])?;
    Ok(marks.iter().any(|mark| mark.session_id == session.id))
}

/// The mail that says where one apologises: once for each invitation, however often it is declined.
fn no_apology(
    scope: &AgencyScope,
    (session, who, sequence): (&SessionRow, &Participant, i64),
    args: Args,
    at: Timestamp,
) -> Mail {
    let template = Template::CalendarDeclined;
    Mail {
        agency: Some(scope.agency()),
        to: Recipient::Person(who.member.person),
        language: who.language,
        template,
        args,
        dedupe_key: format!("{}:{}:{}:{sequence}", template.code(), session.id.0, who.application),
        at,
        programme: Some(session.programme_id.0),
        // It answers what they have just done, and would be wrong on Monday of whoever apologises on Friday night.
        pace: Pace::AtOnce,
    }
}
