//! What many programmes ask for, as counts: the same that the page of one shows, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use jiff::{SignedDuration, Timestamp};
use polku_domain::ids::{ApplicationId, ProgrammeId, SessionId};
use polku_domain::programmes::element::DeliveryMode;
use polku_domain::sessions::SessionState;

use super::health::small;
use crate::access::{AgencyScope, Programmes};
use crate::db::AnyConn;
use crate::facilitators;
use crate::notify;
use crate::oversight::store;
use crate::problem::AppError;
use crate::promises;
use crate::sessions::store::{self as sessions, Participant, SessionRow};

/// Nobody has to have an address to join by earlier than so long before.
const ADDRESS_WANTED: SignedDuration = SignedDuration::from_hours(14 * 24);
/// A programme still meets for so long after its last session: what is not marked is asked for until then.
const STILL_MEETS: SignedDuration = SignedDuration::from_hours(30 * 24);

/// What a programme that meets asks for. Sessions, but for the last two.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asks {
    /// Published ones that nobody leads.
    pub without_lead: u32,
    /// Those that are led in breach of the policy on coaches.
    pub breaches: u32,
    /// Remote ones that begin soon and have no address to join at.
    pub without_address: u32,
    /// Those that are over and of which somebody is not marked.
    pub unmarked: u32,
    /// Those that changed at short notice and of which somebody has not read it.
    pub unopened: u32,
    /// Those ahead that somebody's calendar declined who has said no more.
    pub declined: u32,
    /// Mails of the programme that did not arrive.
    pub undelivered: u32,
    /// Participants who have not answered whether they consent to more hours.
    pub unanswered_hours: u32,
}

pub(super) fn is_published(row: &SessionRow) -> bool {
    row.state.0 == SessionState::Published
}

/// Whether a session is published and not over.
pub(super) fn is_ahead(row: &SessionRow, now: Timestamp) -> bool {
    is_published(row) && row.ends_at.0 > now
}

/// Whether a session that is ahead begins soon and cannot be joined.
pub(super) fn lacks_address(row: &SessionRow, now: Timestamp) -> bool {
    let soon = now.saturating_add(ADDRESS_WANTED).unwrap_or(now);
    row.mode.0 != DeliveryMode::InPerson && row.join_address.is_none() && row.starts_at.0 < soon
}

/// How many were members of a session and are not marked.
pub(super) fn not_marked(
    people: &[Participant],
    marked: &BTreeSet<(SessionId, ApplicationId)>,
    row: &SessionRow,
) -> usize {
    people
        .iter()
        .filter(|one| one.member.is_in(row.group(), row.starts_at.0))
        .filter(|one| !marked.contains(&(row.id.0, one.application)))
        .count()
}

/// How many members of a session ahead have a calendar that declined it, and have said no more.
pub(super) fn not_coming(
    people: &[Participant],
    (declined, marked): (&BTreeSet<(SessionId, ApplicationId)>, &BTreeSet<(SessionId, ApplicationId)>),
    row: &SessionRow,
) -> usize {
    let is_open = |of: &(SessionId, ApplicationId)| declined.contains(of) && !marked.contains(of);
    people
        .iter()
        .filter(|one| one.member.is_in(row.group(), row.starts_at.0))
        .filter(|one| is_open(&(row.id.0, one.application)))
        .count()
}

/// The programmes among these that meet, or met within the last 30 days.
///
/// # Errors
/// What the database refuses.
pub fn meeting(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &Programmes,
    now: Timestamp,
) -> Result<Vec<ProgrammeId>, AppError> {
    let after = now.saturating_sub(STILL_MEETS).unwrap_or(now);
    Ok(store::meeting(conn, scope, of, after)?)
}

/// What each of some programmes asks for, with a fixed number of queries.
///
/// # Errors
/// What the database refuses.
pub fn asks(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
    now: Timestamp,
) -> Result<BTreeMap<ProgrammeId, Asks>, AppError> {
    let mut all: BTreeMap<ProgrammeId, Asks> = of.iter().map(|id| (*id, Asks::default())).collect();
    let rows = store::told_of(conn, scope, of)?;
    let programmes: BTreeMap<SessionId, ProgrammeId> =
        rows.iter().map(|row| (row.id.0, row.programme_id.0)).collect();
    let ahead: Vec<SessionId> = rows.iter().filter(|row| is_ahead(row, now)).map(|row| row.id.0).collect();
    let led = facilitators::accounts_of(conn, scope, &ahead)?;
    let mut people: BTreeMap<ProgrammeId, Vec<Participant>> = BTreeMap::new();
    for one in sessions::participants(conn, scope, of, None)? {
        people.entry(one.programme).or_default().push(one);
    }
    let marked: BTreeSet<(SessionId, ApplicationId)> = store::marked(conn, scope, of)?.into_iter().collect();
    let declined = sessions::declined_ahead(conn, scope, of, now)?;
    for row in &rows {
        let Some(asks) = all.get_mut(&row.programme_id.0) else { continue };
        let members = people.get(&row.programme_id.0).map_or(&[][..], Vec::as_slice);
        if is_ahead(row, now) {
            asks.declined += u32::from(not_coming(members, (&declined, &marked), row) > 0);
            asks.without_lead += u32::from(!led.contains_key(&row.id.0));
            asks.without_address += u32::from(lacks_address(row, now));
        } else if is_published(row) {
            asks.unmarked += u32::from(not_marked(members, &marked, row) > 0);
        }
    }
    for (session, _) in store::unopened(conn, scope, of, now)? {
        let of = programmes.get(&session).and_then(|programme| all.get_mut(programme));
        of.into_iter().for_each(|asks| asks.unopened += 1);
    }
    let mut coached = facilitators::coached(conn, scope, None)?;
    coached.retain(|one| programmes.contains_key(&one.session));
    for (one, found) in coached.iter().zip(facilitators::open(conn, scope, &coached)?) {
        let of = programmes.get(&one.session).and_then(|programme| all.get_mut(programme));
        of.into_iter().for_each(|asks| asks.breaches += u32::from(found.unwaived().is_some()));
    }
    for (programme, number) in notify::count_undelivered_of(conn, scope, of)? {
        let of = all.get_mut(&programme);
        of.into_iter().for_each(|asks| asks.undelivered = small(usize::try_from(number).unwrap_or(0)));
    }
    for (programme, number) in promises::count_unanswered_of(conn, scope, of)? {
        all.entry(programme).or_default().unanswered_hours = number;
    }
    Ok(all)
}
