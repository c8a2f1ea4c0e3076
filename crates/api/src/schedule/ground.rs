//! What dates are found from: the design, the groups, the sessions that are there, and what else people and rooms do.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan as _};
use polku_domain::access::{Permission, Target};
use polku_domain::ids::{AccountId, ElementId, PersonId, ProgrammeId, SessionId};
use polku_domain::sessions::SessionState;

use super::asked::Asked;
use crate::access::Caller;
use crate::availability::Availability;
use crate::db::AnyConn;
use crate::facilitators::{self, Facilitator, Leader};
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::designs::loaded_designs;
use crate::programmes::service::programme_for;
use crate::programmes::store::designs::ElementRow;
use crate::rooms::{self, RoomRow};
use crate::sessions::service::{carried, period};
use crate::sessions::store::{self, GroupRow, Participant, SessionRow};

/// All of it, of one programme and one period.
#[derive(Debug)]
pub struct Ground {
    pub programme: ProgrammeId,
    /// The published design, in its order.
    pub elements: Vec<ElementRow>,
    /// The confirmed groups.
    pub groups: Vec<GroupRow>,
    /// The sessions of the programme that count, at whatever time.
    pub own: Vec<SessionRow>,
    /// Which element of this design the element of each session is now.
    pub carried: BTreeMap<ElementId, ElementId>,
    /// The elements of its sessions that are of an earlier version.
    pub former: BTreeMap<ElementId, ElementRow>,
    /// Who takes part here.
    pub people: Vec<Participant>,
    /// What takes place elsewhere in the period, as far as it is anybody's business.
    pub elsewhere: Vec<SessionRow>,
    /// Who of those here, and of those who lead here, takes part there.
    pub guests: Vec<Participant>,
    /// Who leads what, here and elsewhere.
    pub leaders: BTreeMap<SessionId, Vec<Leader>>,
    /// The facilitators of the programme.
    pub facilitators: Vec<Facilitator>,
    /// The rooms of the agency among the places asked for, by the key by which places are compared.
    pub rooms: BTreeMap<String, RoomRow>,
    /// When they all work and are busy.
    pub availability: Availability,
}

impl Ground {
    /// Loads it for somebody who may plan. A fixed number of queries.
    ///
    /// # Errors
    /// `not_found`, `design_not_published`, and what the policy refuses.
    pub fn load(
        conn: &mut AnyConn,
        caller: &Caller,
        programme: ProgrammeId,
        asked: &Asked,
        now: Timestamp,
    ) -> Result<Self, AppError> {
        let scope = &caller.scope;
        programme_for(conn, caller, programme, Permission::ManageSessions)?;
        let designs = loaded_designs(conn, scope, &[programme])?;
        let shown = designs.shown(programme, false);
        let (_, elements) = shown.ok_or_else(|| AppError::new(ProblemCode::DesignNotPublished))?;
        let elements = elements.to_vec();
        let groups = store::groups_of(conn, scope, &[programme])?;
        let mut own = store::all_of(conn, scope, programme)?;
        own.retain(|row| row.state.0.counts());
        let carried = carried(conn, scope, &elements, own.iter().map(|row| row.element_id))?;
        let former = own.iter().map(|row| row.element_id);
        let former = former.filter(|id| !elements.iter().any(|element| element.id == *id));
        let former = store::elements(conn, scope, former)?;
        let people = store::participants(conn, scope, &[programme], None)?;
        let facilitators = facilitators::all_of(conn, scope, programme)?;
        let elsewhere = elsewhere(conn, caller, programme, (asked.first, asked.last))?;
        let programmes: BTreeSet<ProgrammeId> = elsewhere.iter().map(|row| row.programme_id.0).collect();
        let programmes: Vec<ProgrammeId> = programmes.into_iter().collect();
        let here = people.iter().map(|one| one.member.person);
        let here: Vec<PersonId> = here.chain(facilitators.iter().filter_map(|one| one.person)).collect();
        let guests = if programmes.is_empty() {
            Vec::new()
        } else {
            store::participants(conn, scope, &programmes, Some(&here))?
        };
        let availability = Availability::of(conn, scope, &here, within((asked.first, asked.last)), now)?;
        let ids: Vec<SessionId> = own.iter().chain(&elsewhere).map(|row| row.id.0).collect();
        let leaders = facilitators::leaders_of(conn, scope, &ids)?;
        Ok(Self {
            programme,
            elements,
            groups,
            own,
            carried,
            former,
            people,
            elsewhere,
            guests,
            leaders,
            facilitators,
            rooms: rooms::in_places(conn, scope, asked.places.iter().map(|place| Some(place.key.as_str())))?,
            availability,
        })
    }

    /// Who leads a session, the lead first.
    pub fn leaders_of(&self, session: &SessionRow) -> &[Leader] {
        self.leaders.get(&session.id.0).map_or(&[], Vec::as_slice)
    }

    /// As whom an account leads here: as the facilitator who stays longest, where there are two.
    pub fn leading_as(&self, account: AccountId) -> Option<&Facilitator> {
        let leads = |one: &&Facilitator| one.row.account_id.0 == account && one.row.kind.0.leads();
        self.facilitators.iter().filter(leads).max_by_key(|one| one.row.ends_on)
    }
}

/// Who somebody is on the register, once they have agreed to lead. Anybody can be invited, and nobody is asked about by that.
pub fn agreed(facilitator: &Facilitator) -> Option<PersonId> {
    facilitator.person.filter(|_| facilitator.row.accepted_at.is_some())
}

/// What takes place in other programmes in the period. What somebody else only plans is nobody's business yet.
fn elsewhere(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    days: (Date, Date),
) -> Result<Vec<SessionRow>, AppError> {
    let mut rows = store::overlapping(conn, &caller.scope, &[within(days)])?;
    let sees = |programme: ProgrammeId| caller.may(Permission::ListSessions, Target::of_programme(programme));
    rows.retain(|row| {
        row.programme_id.0 != programme && (row.state.0 != SessionState::Draft || sees(row.programme_id.0))
    });
    Ok(rows)
}

/// The moments at which the first day begins and the last one ends.
fn within((first, last): (Date, Date)) -> (Timestamp, Timestamp) {
    let (from, until) = period(Some(first), Some(last));
    let from = from.unwrap_or(Timestamp::MIN);
    (from, until.unwrap_or_else(|| from.saturating_add(24.hours()).unwrap_or(from)))
}
