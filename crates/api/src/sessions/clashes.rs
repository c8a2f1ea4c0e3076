//! What takes place at the same time: for the same people, or in the same room.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use polku_api_types::sessions::{ClashKind, SessionClash};
use polku_api_types::text::Localised;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, GroupId, PersonId, ProgrammeId, SessionId};
use polku_domain::sessions::{Held, SessionState};

use super::store::{self, GroupRow, Participant, SessionRow};
use crate::access::Caller;
use crate::db::AnyConn;
use crate::facilitators;
use crate::problem::AppError;

/// Most clashes told of one session.
pub const MOST: usize = 50;

/// A session that is, or would be.
#[derive(Clone, Debug)]
pub struct Occurrence {
    /// Its id, if it is stored.
    pub id: Option<SessionId>,
    /// For whom; `None` for everybody of the programme.
    pub group: Option<GroupId>,
    /// The place as places are compared.
    pub place_key: Option<String>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Who would lead it, where it is not stored.
    pub led_by: Vec<AccountId>,
}

impl Occurrence {
    /// One that would be.
    pub fn planned(group: Option<GroupId>, place_key: Option<String>, held: Held) -> Self {
        let (starts_at, ends_at) = (held.starts_at, held.ends_at);
        Self { id: None, group, place_key, starts_at, ends_at, led_by: Vec::new() }
    }

    /// One that is.
    pub fn stored(row: &SessionRow) -> Self {
        Self {
            id: Some(row.id.0),
            group: row.group(),
            place_key: row.place_key.clone(),
            starts_at: row.starts_at.0,
            ends_at: row.ends_at.0,
            led_by: Vec::new(),
        }
    }

    fn meets(&self, other: &SessionRow) -> bool {
        self.id != Some(other.id.0) && self.starts_at < other.ends_at.0 && other.starts_at.0 < self.ends_at
    }
}

/// The programme whose sessions are looked at, with its groups and its people.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'a> {
    pub programme: ProgrammeId,
    pub groups: &'a [GroupRow],
    pub people: &'a [Participant],
}

/// What each of some sessions of a programme clashes with, in their order. A fixed number of queries, however many they
/// are. Of other programmes only those are named whose sessions the caller may list, and of the rest only what is published
/// is told.
pub fn clashes(
    conn: &mut AnyConn,
    caller: &Caller,
    ground: Ground<'_>,
    sessions: &[Occurrence],
) -> Result<Vec<Vec<SessionClash>>, AppError> {
    let times: Vec<_> = sessions.iter().map(|session| (session.starts_at, session.ends_at)).collect();
    let sees = |programme: ProgrammeId| {
        programme == ground.programme || caller.may(Permission::ListSessions, Target::of_programme(programme))
    };
    let mut others = store::overlapping(conn, &caller.scope, &times)?;
    // What somebody else only plans is nobody's business yet.
    others.retain(|row| row.state.0 != SessionState::Draft || sees(row.programme_id.0));
    let elsewhere: BTreeSet<ProgrammeId> =
        others.iter().map(|row| row.programme_id.0).filter(|id| *id != ground.programme).collect();
    let elsewhere: Vec<ProgrammeId> = elsewhere.into_iter().collect();
    let guests = if elsewhere.is_empty() {
        Vec::new()
    } else {
        let here: Vec<PersonId> = ground.people.iter().map(|one| one.member.person).collect();
        store::participants(conn, &caller.scope, &elsewhere, Some(&here))?
    };
    let led: Vec<SessionId> =
        others.iter().map(|row| row.id.0).chain(sessions.iter().filter_map(|session| session.id)).collect();
    let leaders = facilitators::accounts_of(conn, &caller.scope, &led)?;
    let shared = Shared { leaders, ..Shared::of(ground.people, &guests) };
    let mut found: Vec<Vec<(ClashKind, &SessionRow)>> = Vec::with_capacity(sessions.len());
    for session in sessions {
        let at_once = others.iter().filter(|other| session.meets(other));
        let kinds = at_once.filter_map(|other| Some((kind(ground, &shared, session, other)?, other)));
        found.push(kinds.take(MOST).collect());
    }
    let named = found.iter().flatten().map(|(_, row)| row.element_id);
    let elements = store::elements(conn, &caller.scope, named)?;
    let names = store::programme_names(conn, &caller.scope, &elsewhere)?;
    let clash = |(kind, row): (ClashKind, &SessionRow)| {
        let seen = sees(row.programme_id.0);
        SessionClash {
            kind,
            session_id: seen.then(|| row.id.0.uuid()),
            title: elements.get(&row.element_id.0).filter(|_| seen).map(|element| element.title.0.clone()),
            programme: names.get(&row.programme_id.0).filter(|_| seen).cloned(),
            starts_at: row.starts_at.0,
            ends_at: row.ends_at.0,
        }
    };
    Ok(found.into_iter().map(|clashes| clashes.into_iter().map(clash).collect()).collect())
}

/// What each of some sessions that would be planned together meets among the others of them, in their order.
pub fn among(groups: &[GroupRow], sessions: &[(Occurrence, Localised)]) -> Vec<Vec<SessionClash>> {
    let clash = |one: &Occurrence, (other, title): &(Occurrence, Localised)| {
        let at_once = one.starts_at < other.ends_at && other.starts_at < one.ends_at;
        let kind = if one.led_by.iter().any(|account| other.led_by.contains(account)) {
            ClashKind::Facilitator
        } else if have_people_in_common(groups, one.group, other.group) {
            ClashKind::Group
        } else if one.place_key.is_some() && one.place_key == other.place_key {
            ClashKind::Room
        } else {
            return None;
        };
        at_once.then(|| SessionClash {
            kind,
            session_id: None,
            title: Some(title.clone()),
            programme: None,
            starts_at: other.starts_at,
            ends_at: other.ends_at,
        })
    };
    let of = |(index, (one, _)): (usize, &(Occurrence, Localised))| {
        let others = sessions.iter().enumerate().filter(|(other, _)| *other != index);
        others.filter_map(|(_, other)| clash(one, other)).take(MOST).collect()
    };
    sessions.iter().enumerate().map(of).collect()
}

/// In which way two sessions at once clash, if they do. Worst first: whoever leads, people, then the room.
fn kind(
    ground: Ground<'_>,
    shared: &Shared<'_>,
    session: &Occurrence,
    other: &SessionRow,
) -> Option<ClashKind> {
    let same_room = session.place_key.is_some() && session.place_key == other.place_key;
    if shared.somebody_leads_both(session, other) {
        return Some(ClashKind::Facilitator);
    }
    if other.programme_id.0 == ground.programme {
        if have_people_in_common(ground.groups, session.group, other.group()) {
            return Some(ClashKind::Group);
        }
    } else if shared.somebody_in_both(session, other) {
        return Some(ClashKind::Participants);
    }
    same_room.then_some(ClashKind::Room)
}

/// Whether two audiences of one programme have members in common: everybody with each, a group with itself and with
/// what is within it.
pub fn have_people_in_common(groups: &[GroupRow], one: Option<GroupId>, other: Option<GroupId>) -> bool {
    let (Some(one), Some(other)) = (one, other) else { return true };
    let within = |id: GroupId| groups.iter().find(|group| group.id == id).and_then(|group| group.within);
    one == other || within(one) == Some(other) || within(other) == Some(one)
}

/// People of this programme who are in others, too, and whoever leads.
#[derive(Debug)]
struct Shared<'a> {
    leaders: BTreeMap<SessionId, Vec<AccountId>>,
    here: BTreeMap<PersonId, &'a Participant>,
    guests: &'a [Participant],
}

impl<'a> Shared<'a> {
    fn of(people: &'a [Participant], guests: &'a [Participant]) -> Self {
        Self {
            leaders: BTreeMap::new(),
            here: people.iter().map(|one| (one.member.person, one)).collect(),
            guests,
        }
    }

    fn somebody_leads_both(&self, session: &Occurrence, other: &SessionRow) -> bool {
        let of = |id: SessionId| self.leaders.get(&id).map(Vec::as_slice).unwrap_or_default();
        let own = session.id.map_or(session.led_by.as_slice(), of);
        own.iter().any(|account| of(other.id.0).contains(account))
    }

    fn somebody_in_both(&self, session: &Occurrence, other: &SessionRow) -> bool {
        self.guests.iter().filter(|guest| guest.programme == other.programme_id.0).any(|guest| {
            let here = self.here.get(&guest.member.person);
            guest.member.is_in(other.group(), other.starts_at.0)
                && here.is_some_and(|own| own.member.is_in(session.group, session.starts_at))
        })
    }
}
