//! What sessions that would be planned meet: days off, clashes, rooms, whom they would not suit. Nothing is saved.

use std::collections::BTreeSet;

use jiff::Timestamp;
use polku_api_types::sessions::PreviewedSession;
use polku_domain::calendar::DayOff;
use polku_domain::ids::{PersonId, ProgrammeId};
use polku_domain::sessions::{Held, Plan, occurs_twice};
use uuid::Uuid;

use super::planning::Planned;
use crate::access::Caller;
use crate::app::App;
use crate::availability::{Availability, nearly_named};
use crate::db::AnyConn;
use crate::facilitators::Leader;
use crate::problem::AppError;
use crate::programmes::convert::next_year::day_off_to_wire;
use crate::rooms;
use crate::sessions::clashes::{Ground, MOST as MOST_CLASHES, Occurrence, among, clashes};
use crate::sessions::convert;
use crate::sessions::store::{self, GroupRow, Participant};

/// A session that would be planned.
pub(super) struct Draft<'a> {
    pub planned: &'a Planned,
    pub plan: Plan,
    pub held: Held,
    /// Who would lead it.
    pub leaders: &'a [Leader],
}

impl Draft<'_> {
    fn occurrence(&self) -> Occurrence {
        Occurrence {
            led_by: self.leaders.iter().map(|leader| leader.account).collect(),
            ..Occurrence::planned(self.planned.group, self.planned.said.place_key(), self.held)
        }
    }

    fn time(&self) -> (Timestamp, Timestamp) {
        (self.held.starts_at, self.held.ends_at)
    }

    fn members<'p>(&self, people: &'p [Participant]) -> impl Iterator<Item = PersonId> + use<'p> {
        let (group, at) = (self.planned.group, self.held.starts_at);
        people.iter().filter(move |one| one.member.is_in(group, at)).map(|one| one.member.person)
    }

    /// Anybody can be invited: whoever has not agreed to lead is not asked about.
    fn leading(&self) -> impl Iterator<Item = PersonId> {
        self.leaders.iter().filter(|leader| leader.accepted).filter_map(|leader| leader.person)
    }
}

/// Whose time a count nearly told, and of which session.
pub(super) type Near = BTreeSet<(PersonId, Uuid)>;

/// What each of them would meet, in their order. A fixed number of queries, however many they are.
///
/// # Errors
/// What the database refuses.
pub(super) fn looked(
    conn: &mut AnyConn,
    (app, caller): (&App, &Caller),
    (programme, groups): (ProgrammeId, &[GroupRow]),
    drafts: &[Draft<'_>],
    now: Timestamp,
) -> Result<(Vec<PreviewedSession>, Near), AppError> {
    let people = store::participants(conn, &caller.scope, &[programme], None)?;
    let ground = Ground { programme, groups, people: &people };
    let occurrences: Vec<Occurrence> = drafts.iter().map(Draft::occurrence).collect();
    let places = occurrences.iter().map(|one| one.place_key.as_deref());
    let rooms = rooms::in_places(conn, &caller.scope, places)?;
    let mut met = clashes(conn, caller, ground, &occurrences)?;
    let titled = drafts.iter().map(|draft| draft.planned.element.title.0.clone());
    let together: Vec<_> = occurrences.into_iter().zip(titled).collect();
    for (met, also) in met.iter_mut().zip(among(groups, &together)) {
        met.extend(also);
    }
    let everybody = people.iter().map(|one| one.member.person);
    let asked: BTreeSet<PersonId> =
        everybody.clone().chain(drafts.iter().flat_map(|draft| draft.leading())).collect();
    let asked: Vec<PersonId> = asked.into_iter().collect();
    let times = drafts.iter().map(Draft::time);
    let availability = Availability::during(conn, &caller.scope, &asked, times, now)?;
    let mut near = Near::new();
    for draft in drafts {
        // Of what is not saved there is no id; each is asked about all the same.
        let id = app.ids.random();
        let named = nearly_named(draft.members(&people), everybody.clone(), draft.leading());
        near.extend(named.into_iter().map(|person| (person, id)));
    }
    let previewed = |((draft, (of, _)), mut clashes): ((&Draft<'_>, &(Occurrence, _)), Vec<_>)| {
        clashes.truncate(MOST_CLASHES);
        let (said, plan, held) = (&draft.planned.said, &draft.plan, draft.held);
        let members = u32::try_from(draft.members(&people).count()).unwrap_or(u32::MAX);
        let room = of.place_key.as_ref().and_then(|place| rooms.get(place));
        PreviewedSession {
            start: convert::clock_text(plan.start),
            end: convert::clock_text(plan.end),
            starts_at: held.starts_at,
            ends_at: held.ends_at,
            in_repeated_hour: occurs_twice(plan.start, &said.zone) || occurs_twice(plan.end, &said.zone),
            span_minutes: held.span_minutes,
            counted_minutes: held.counted_minutes,
            day_off: DayOff::of(plan.start.date()).map(day_off_to_wire),
            members,
            room_warnings: room
                .map_or_else(Vec::new, |room| rooms::warnings(room, said.mode, members, said.seats)),
            clashes,
            unavailable: availability.told(draft.members(&people), draft.leading(), draft.time()),
        }
    };
    let sessions = drafts.iter().zip(&together).zip(met).map(previewed).collect();
    Ok((sessions, near))
}
