//! What calendars answered to the invitations that they were told last.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::calendar::InvitationAnswer;
use polku_domain::ids::{ApplicationId, PersonId, ProgrammeId, SessionId};

use super::Told;
use crate::access::AgencyScope;
use crate::db::schema::{participations, people, session_invitations, sessions};
use crate::db::{AnyConn, Code, DbError, Key, Ts, lower};
use crate::programmes::store::stored_words;

stored_words!(InvitationAnswer);

/// The one person of a programme who has a work address; none where two have it, since nobody can tell which of them answered.
pub fn participant_at(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programme: ProgrammeId,
    address: &str,
) -> Result<Option<PersonId>, DbError> {
    let found: Vec<Key<PersonId>> = participations::table
        .inner_join(people::table.on(people::id.eq(participations::person_id)))
        .filter(participations::agency_id.eq(Key(scope.agency())))
        .filter(participations::programme_id.eq(Key(programme)))
        .filter(people::agency_id.eq(Key(scope.agency())))
        // Whoever has left is invited at no work address, and somebody else may have theirs by now.
        .filter(people::active.eq(true))
        .filter(lower(people::email).eq(address.to_ascii_lowercase()))
        .select(people::id)
        .distinct()
        .limit(2)
        .load(conn)?;
    Ok(match found.as_slice() {
        [one] => Some(one.0),
        _ => None,
    })
}

/// Keeps what a calendar answered to the invitation of this number, if it is the one that was told last and nothing newer was
/// answered to it; whether anything is known by it that was not. That it was not declined, or is no more, is kept as nothing but the
/// moment: nobody reads who comes. Each statement stands alone, so that of answers at once the newest stands, in whatever order
/// they come.
pub fn keep_answer(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    (session, application, sequence): (SessionId, ApplicationId, i64),
    (is_declined, answered_at): (bool, Timestamp),
) -> Result<bool, DbError> {
    let older = || {
        let is_older = session_invitations::answered_at
            .is_null()
            .or(session_invitations::answered_at.lt(Ts(answered_at)).assume_not_null());
        session_invitations::table
            .filter(session_invitations::agency_id.eq(Key(scope.agency())))
            .filter(session_invitations::session_id.eq(Key(session)))
            .filter(session_invitations::application_id.eq(Key(application)))
            .filter(session_invitations::sequence.eq(sequence))
            .filter(session_invitations::state.eq(Code(Told::Invited)))
            .filter(is_older)
    };
    let kept = || {
        (
            session_invitations::answer.eq(is_declined.then_some(Code(InvitationAnswer::Declined))),
            session_invitations::answered_at.eq(Some(Ts(answered_at))),
        )
    };
    let changed = if is_declined {
        diesel::update(older().filter(session_invitations::answer.is_null())).set(kept()).execute(conn)?
    } else {
        diesel::update(older().filter(session_invitations::answer.is_not_null())).set(kept()).execute(conn)?
    };
    if changed == 0 {
        // The same again: its moment counts against an older one that comes later.
        diesel::update(older()).set(kept()).execute(conn)?;
    }
    Ok(changed > 0)
}

/// The sessions that somebody's own calendar declined, and when, for as long as that is kept.
pub fn own_declines(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
) -> Result<BTreeMap<SessionId, Timestamp>, DbError> {
    let rows: Vec<(Key<SessionId>, Option<Ts>)> = session_invitations::table
        .inner_join(
            participations::table.on(participations::application_id.eq(session_invitations::application_id)),
        )
        .filter(session_invitations::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq(Key(person)))
        .filter(session_invitations::answered_at.is_not_null())
        .filter(session_invitations::answer.eq(Code(InvitationAnswer::Declined)))
        .select((session_invitations::session_id, session_invitations::answered_at))
        .load(conn)?;
    Ok(rows.into_iter().filter_map(|(session, at)| Some((session.0, at?.0))).collect())
}

/// Whose calendars declined a session that is not over.
pub fn declined(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    session: SessionId,
    now: Timestamp,
) -> Result<BTreeSet<ApplicationId>, DbError> {
    let rows: Vec<Key<ApplicationId>> = session_invitations::table
        .inner_join(sessions::table.on(sessions::id.eq(session_invitations::session_id)))
        .filter(session_invitations::agency_id.eq(Key(scope.agency())))
        .filter(session_invitations::session_id.eq(Key(session)))
        .filter(session_invitations::answered_at.is_not_null())
        .filter(session_invitations::answer.eq(Code(InvitationAnswer::Declined)))
        .filter(sessions::ends_at.gt(Ts(now)))
        .select(session_invitations::application_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|application| application.0).collect())
}

/// The sessions ahead that somebody's own calendar declined.
pub fn own_declined(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    person: PersonId,
    now: Timestamp,
) -> Result<BTreeSet<SessionId>, DbError> {
    let rows: Vec<Key<SessionId>> = session_invitations::table
        .inner_join(
            participations::table.on(participations::application_id.eq(session_invitations::application_id)),
        )
        .inner_join(sessions::table.on(sessions::id.eq(session_invitations::session_id)))
        .filter(session_invitations::agency_id.eq(Key(scope.agency())))
        .filter(participations::person_id.eq(Key(person)))
        .filter(sessions::starts_at.gt(Ts(now)))
        .filter(session_invitations::answer.eq(Code(InvitationAnswer::Declined)))
        .select(session_invitations::session_id)
        .load(conn)?;
    Ok(rows.into_iter().map(|session| session.0).collect())
}

/// Whose calendars declined which session of some programmes that has not begun.
pub fn declined_ahead(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    programmes: &[ProgrammeId],
    now: Timestamp,
) -> Result<BTreeSet<(SessionId, ApplicationId)>, DbError> {
    let programmes: Vec<_> = programmes.iter().map(|id| Key(*id)).collect();
    let rows: Vec<(Key<SessionId>, Key<ApplicationId>)> = session_invitations::table
        .inner_join(sessions::table.on(sessions::id.eq(session_invitations::session_id)))
        .filter(sessions::agency_id.eq(Key(scope.agency())))
        .filter(sessions::programme_id.eq_any(programmes))
        .filter(sessions::starts_at.gt(Ts(now)))
        .filter(session_invitations::answered_at.is_not_null())
        .filter(session_invitations::answer.eq(Code(InvitationAnswer::Declined)))
        .select((session_invitations::session_id, session_invitations::application_id))
        .load(conn)?;
    Ok(rows.into_iter().map(|(session, application)| (session.0, application.0)).collect())
}

/// Forgets what was answered to invitations to sessions that are over; how many answers.
pub fn forget_answers(conn: &mut AnyConn, now: Timestamp) -> Result<usize, DbError> {
    let over = sessions::table.filter(sessions::ends_at.le(Ts(now))).select(sessions::id);
    let answered = session_invitations::table
        .filter(session_invitations::answered_at.is_not_null())
        .filter(session_invitations::session_id.eq_any(over));
    let nothing = (
        session_invitations::answer.eq(None::<Code<InvitationAnswer>>),
        session_invitations::answered_at.eq(None::<Ts>),
    );
    Ok(diesel::update(answered).set(nothing).execute(conn)?)
}
