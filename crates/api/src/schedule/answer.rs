//! A proposal on the wire: what would be planned, what has no time and why, what it breaks. It names no participant.

use std::collections::BTreeSet;

use jiff::ToSpan as _;
use jiff::civil::{Date, DateTime};
use polku_api_types::availability::Unavailable;
use polku_api_types::schedule as wire;
use polku_api_types::sessions::{ClashKind, SaveSession, SessionBreak, SessionClash};
use polku_domain::ids::{AccountId, GroupId, PersonId};
use polku_domain::schedule::{Cause, Fact, Placement, Proposal, TaskId, Unplaced};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::asked::{Asked, Place};
use super::ground::{Ground, agreed};
use super::work::{Meta, Origin, Wanted, Work, room_key};
use crate::availability::nearly_named;
use crate::ids::Ids;
use crate::problem::AppError;
use crate::programmes::convert::design::{kind_to_wire, mode_to_wire};
use crate::programmes::store::designs::ElementRow;
use crate::sessions::clashes::have_people_in_common;
use crate::sessions::convert::{as_said_from, clock_of, clock_text, group};
use crate::sessions::store::SessionRow;

/// Most facts that are told of one cause.
const MOST_FACTS: usize = 50;

/// What a proposal was found from, with it.
#[derive(Clone, Copy, Debug)]
pub struct Found<'a> {
    pub ground: &'a Ground,
    pub asked: &'a Asked,
    pub work: &'a Work,
    pub proposal: &'a Proposal,
}

/// A session that would be planned, or a draft that would move, as it would be saved.
#[derive(Clone, Debug)]
pub struct Change {
    pub id: TaskId,
    /// The place of the draft among the sessions of the programme.
    pub draft: Option<usize>,
    pub said: SaveSession,
    /// Who would lead a new one.
    pub leader: Option<AccountId>,
}

impl<'a> Found<'a> {
    /// Everything that would change, the earliest first.
    ///
    /// # Errors
    /// `internal` for a time beyond all calendars.
    pub fn changes(&self) -> Result<Vec<Change>, AppError> {
        let mut changes = Vec::new();
        for (id, placement) in &self.proposal.placed {
            let Some(meta) = self.work.metas.get(id) else { continue };
            match meta.origin {
                Origin::New(place) => {
                    let wanted = self.work.wanted.get(place).ok_or_else(AppError::not_found)?;
                    changes.push(self.planned(*id, meta, wanted, placement)?);
                }
                Origin::Draft(index) if self.proposal.moved.contains(id) => {
                    let row = self.ground.own.get(index).ok_or_else(AppError::not_found)?;
                    changes.push(self.moved(*id, (index, row), placement)?);
                }
                Origin::Draft(_) | Origin::Stays(_) => {}
            }
        }
        changes.sort_by(|one, other| (&one.said.start, one.id).cmp(&(&other.said.start, other.id)));
        Ok(changes)
    }

    fn planned(
        &self,
        id: TaskId,
        meta: &Meta,
        wanted: &Wanted,
        placement: &Placement,
    ) -> Result<Change, AppError> {
        let counted = wanted.counted.unwrap_or_default();
        let start = placement.date.to_datetime(placement.start);
        let pause = self.asked.body.pause.filter(|pause| counted >= pause.from_minutes);
        let minutes = counted + pause.map_or(0, |pause| pause.minutes);
        let end = later(start, minutes)?;
        let breaks = match pause {
            Some(pause) => {
                let begins = clock_text(half_way(start, counted)?);
                vec![SessionBreak { start: begins, minutes: pause.minutes }]
            }
            None => Vec::new(),
        };
        let place = self.place(placement);
        let leader = placement.facilitator;
        Ok(Change {
            id,
            draft: None,
            said: SaveSession {
                element_id: wanted.row.id.0.uuid(),
                group_id: meta.audience.map(|group| group.uuid()),
                start: clock_text(start),
                end: clock_text(end),
                zone: None,
                start_hour: None,
                end_hour: None,
                breaks,
                mode: wanted.mode.map(mode_to_wire),
                topic: None,
                place: place.map(|place| place.name.clone()),
                seats: place.and_then(|place| place.seats),
                remote_seats: None,
                choose_hours: None,
                join_address: None,
                mode_cause: None,
                mode_note: None,
            },
            leader: leader.map(|key| AccountId::new(key.uuid())),
        })
    }

    fn moved(
        &self,
        id: TaskId,
        (index, row): (usize, &SessionRow),
        placement: &Placement,
    ) -> Result<Change, AppError> {
        let start = clock_text(placement.date.to_datetime(placement.start));
        let mut said = as_said_from(row, &start, "/asked")?;
        if let Some(place) = self.place(placement).filter(|place| Some(&place.key) != row.place_key.as_ref())
        {
            (said.place, said.seats) = (Some(place.name.clone()), place.seats);
        }
        Ok(Change { id, draft: Some(index), said, leader: None })
    }

    fn place(&self, placement: &Placement) -> Option<&'a Place> {
        let room = placement.room?;
        self.asked
            .places
            .iter()
            .enumerate()
            .find(|(index, _)| room_key(*index) == room)
            .map(|(_, place)| place)
    }

    fn element(&self, id: TaskId) -> Option<&'a ElementRow> {
        let meta = self.work.metas.get(&id)?;
        let own = |row: &&ElementRow| row.id.0 == meta.element;
        self.ground.elements.iter().find(own).or_else(|| self.ground.former.get(&meta.element))
    }

    fn audience(&self, id: TaskId) -> Option<GroupId> {
        self.work.metas.get(&id).and_then(|meta| meta.audience)
    }

    /// The whole answer, with its digest. `clashes` are those of the changes, in their order.
    ///
    /// # Errors
    /// `internal` for what cannot be written.
    pub fn answer(
        &self,
        changes: &[Change],
        clashes: &[Vec<SessionClash>],
    ) -> Result<wire::ScheduleProposal, AppError> {
        let score = self.proposal.score;
        let stays = |meta: &&Meta| !matches!(meta.origin, Origin::New(_));
        let sessions = self.work.metas.values().filter(stays).count();
        let moved = changes.iter().filter(|change| change.draft.is_some()).count();
        let mut answer = wire::ScheduleProposal {
            digest: String::new(),
            sessions: changes.iter().map(|change| self.session(change)).collect::<Result<_, _>>()?,
            missing: self.proposal.unplaced.iter().filter_map(|one| self.missing(one)).collect(),
            most: self.proposal.most,
            fewest: self.proposal.fewest,
            staying: whole(sessions.saturating_sub(moved)),
            breaks: self.breaks(changes, clashes),
            cost: wire::ScheduleCost {
                total: score.wishes.total(),
                bound: score.bound,
                spread: score.wishes.spread,
                weekday: score.wishes.weekday,
                part_of_day: score.wishes.part_of_day,
                load: score.wishes.load,
                room_change: score.wishes.room_change,
            },
        };
        let text = serde_json::to_vec(&answer).map_err(AppError::internal)?;
        answer.digest = hex::encode(Sha256::digest(text));
        Ok(answer)
    }

    fn session(&self, change: &Change) -> Result<wire::ProposedSession, AppError> {
        let element = self.element(change.id).ok_or_else(AppError::not_found)?;
        let row = change.draft.and_then(|index| self.ground.own.get(index));
        let leader = change.leader.and_then(|account| self.ground.leading_as(account));
        let audience = self.audience(change.id);
        let members = self.work.input.groups.iter().find(|group| group.id == change.id.group);
        let counted = self.work.metas.get(&change.id).and_then(|meta| match meta.origin {
            Origin::New(place) => self.work.wanted.get(place)?.counted,
            Origin::Draft(_) | Origin::Stays(_) => None,
        });
        let stored = row.map(|row| crate::programmes::store::count(row.counted_minutes));
        Ok(wire::ProposedSession {
            session_id: row.map(|row| row.id.0.uuid()),
            moved_from: row.map(|row| row.local_start.clone()),
            element_id: element.id.0.uuid(),
            kind: kind_to_wire(element.kind.0),
            title: element.title.0.clone(),
            group: group(audience, &self.ground.groups),
            mode: change.said.mode.ok_or_else(AppError::not_found)?,
            start: change.said.start.clone(),
            end: change.said.end.clone(),
            breaks: change.said.breaks.clone(),
            counted_minutes: stored.or(counted).unwrap_or_default(),
            place: change.said.place.clone(),
            seats: change.said.seats,
            facilitator_id: leader.map(|one| one.row.id.0.uuid()),
            facilitator: leader.and_then(|one| one.name.clone()),
            members: whole(members.map_or(0, |group| group.members.len())),
            unavailable: self.unavailable(change),
        })
    }

    /// How many a change would not suit.
    fn unavailable(&self, change: &Change) -> Unavailable {
        let zone = crate::clock::finland();
        let at = |text: &str| Some(clock_of(text)?.to_zoned(zone.clone()).ok()?.timestamp());
        let (Some(from), Some(until)) = (at(&change.said.start), at(&change.said.end)) else {
            return Unavailable::default();
        };
        let (participants, leaders) = self.concerned(change);
        self.ground.availability.told(participants, leaders, (from, until))
    }

    /// Of whom the counts of these changes say nearly who is meant, each with what was asked about; and whoever may lead, since
    /// that they are in no proposal tells of their time as well.
    pub fn near(&self, changes: &[Change], ids: &dyn Ids) -> BTreeSet<(PersonId, Uuid)> {
        let all = || self.ground.people.iter().map(|one| one.member.person);
        let near = |change: &Change| {
            let (participants, leaders) = self.concerned(change);
            let row = change.draft.and_then(|index| self.ground.own.get(index));
            let asked = row.map_or_else(|| ids.random(), |row| row.id.0.uuid());
            let named = nearly_named(participants, all(), leaders);
            named.into_iter().map(move |person| (person, asked))
        };
        let may_lead = self.work.input.facilitators.iter().filter_map(|one| {
            let known = self.ground.leading_as(AccountId::new(one.person.uuid()));
            Some((agreed(known?)?, self.ground.programme.uuid()))
        });
        changes.iter().flat_map(near).chain(may_lead).collect()
    }

    /// Who would take part in a change, and who would lead it.
    fn concerned(&self, change: &Change) -> (impl Iterator<Item = PersonId>, impl Iterator<Item = PersonId>) {
        let group = self.work.input.groups.iter().find(|group| group.id == change.id.group);
        let row = change.draft.and_then(|index| self.ground.own.get(index));
        let leads = row.map_or(&[][..], |row| self.ground.leaders_of(row)).iter();
        let would = change.leader.and_then(|account| agreed(self.ground.leading_as(account)?));
        let participants = group.into_iter().flat_map(|group| group.members.iter().copied());
        let leads = leads.filter(|leader| leader.accepted).filter_map(|leader| leader.person);
        (participants, leads.chain(would))
    }

    fn missing(&self, one: &Unplaced) -> Option<wire::MissingSession> {
        let draft = self.work.metas.get(&one.task).and_then(|meta| match meta.origin {
            Origin::Draft(index) => self.ground.own.get(index),
            Origin::New(_) | Origin::Stays(_) => None,
        });
        Some(wire::MissingSession {
            session_id: draft.map(|row| row.id.0.uuid()),
            session: self.named(one.task)?,
            cause: one.cause.as_ref().map(|cause| self.cause(cause)),
        })
    }

    fn named(&self, id: TaskId) -> Option<wire::ScheduleSession> {
        Some(wire::ScheduleSession {
            title: self.element(id)?.title.0.clone(),
            group: group(self.audience(id), &self.ground.groups),
            number: id.occurrence,
        })
    }

    fn cause(&self, cause: &Cause) -> wire::ScheduleCause {
        let facts: Vec<wire::ScheduleFact> = cause.facts.iter().map(|fact| self.fact(*fact)).collect();
        wire::ScheduleCause {
            more: whole(facts.len().saturating_sub(MOST_FACTS)),
            facts: facts.into_iter().take(MOST_FACTS).collect(),
            minimal: cause.minimal,
            first: cause.between.map(|(first, _)| first),
            last: cause.between.map(|(_, last)| last),
        }
    }

    fn fact(&self, fact: Fact) -> wire::ScheduleFact {
        let of = |kind| wire::ScheduleFact {
            kind,
            session: None,
            other: None,
            group: None,
            other_group: None,
            facilitator: None,
        };
        let named = |id: GroupId| group(Some(id), &self.ground.groups);
        let mut told = match fact {
            Fact::Held(_) => of(wire::FactKind::Held),
            Fact::Facilitator(_) => of(wire::FactKind::Facilitator),
            Fact::FacilitatorLimits(_) => of(wire::FactKind::FacilitatorWeek),
            Fact::Rooms => of(wire::FactKind::Rooms),
            Fact::Group(_) => of(wire::FactKind::Group),
            Fact::Shared(..) => of(wire::FactKind::Shared),
            Fact::Order(..) => of(wire::FactKind::Order),
            Fact::Attendee(_) => of(wire::FactKind::Participant),
        };
        match fact {
            Fact::Held(task) => told.session = self.named(task),
            Fact::Facilitator(key) | Fact::FacilitatorLimits(key) => {
                let leader = self.ground.leading_as(AccountId::new(key.uuid()));
                told.facilitator = leader.and_then(|one| one.name.clone());
            }
            Fact::Group(id) => told.group = named(id),
            Fact::Shared(one, other) => (told.group, told.other_group) = (named(one), named(other)),
            Fact::Order(earlier, later) => {
                (told.session, told.other) = (self.named(earlier), self.named(later))
            }
            Fact::Rooms | Fact::Attendee(_) => {}
        }
        told
    }

    fn breaks(&self, changes: &[Change], clashes: &[Vec<SessionClash>]) -> wire::ScheduleBreaks {
        let moved = |clash: &SessionClash| {
            let of = |change: &Change| change.draft.and_then(|index| self.ground.own.get(index));
            changes.iter().filter_map(of).any(|row| clash.session_id == Some(row.id.0.uuid()))
        };
        let of = |kind: ClashKind| {
            let has = |found: &&Vec<SessionClash>| found.iter().any(|its| its.kind == kind && !moved(its));
            whole(clashes.iter().filter(has).count())
        };
        let (wishes, weights) = (self.proposal.score.wishes, self.work.input.weights);
        let unmet = wishes.weekday.checked_div(u64::from(weights.weekday)).unwrap_or_default()
            + wishes.part_of_day.checked_div(u64::from(weights.part_of_day)).unwrap_or_default();
        wire::ScheduleBreaks {
            group_clashes: of(ClashKind::Group),
            facilitator_clashes: of(ClashKind::Facilitator),
            room_clashes: of(ClashKind::Room),
            participant_clashes: of(ClashKind::Participants),
            gaps: whole(changes.iter().filter(|change| self.is_too_near(change)).count()),
            wishes: u32::try_from(unmet).unwrap_or(u32::MAX),
        }
    }

    /// Whether a change is nearer than the least gap to a session of the same element and people that is there already. Between
    /// new ones, and between drafts that move, the search keeps the gap.
    fn is_too_near(&self, change: &Change) -> bool {
        let (Some(own), Some(placed)) =
            (self.work.metas.get(&change.id), self.proposal.placed.get(&change.id))
        else {
            return false;
        };
        let wanted = self.work.wanted.iter().find(|one| one.row.id.0 == own.element);
        let least = wanted.map_or(0, |one| i64::from(one.said.least_days));
        let is_new = |meta: &Meta| matches!(meta.origin, Origin::New(_));
        self.work.metas.iter().any(|(id, other)| {
            let (Origin::Draft(index) | Origin::Stays(index)) = other.origin else { return false };
            let alike = is_new(own) || matches!(other.origin, Origin::Stays(_));
            let same = *id != change.id && other.element == own.element && alike;
            let date = self.date_of(*id, index);
            same && have_people_in_common(&self.ground.groups, own.audience, other.audience)
                && date.is_some_and(|date| days_between(date, placed.date) < least)
        })
    }

    /// The day of a session that is there: where it would be, or where it stays.
    fn date_of(&self, id: TaskId, index: usize) -> Option<Date> {
        let placed = self.proposal.placed.get(&id).map(|placement| placement.date);
        placed.or_else(|| crate::sessions::convert::first_day(self.ground.own.get(index)?))
    }
}

fn days_between(one: Date, other: Date) -> i64 {
    one.until(other).map_or(0, |span| i64::from(span.get_days().abs()))
}

fn whole(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

fn later(start: DateTime, minutes: u32) -> Result<DateTime, AppError> {
    start.checked_add(i64::from(minutes).minutes()).map_err(AppError::internal)
}

/// When the pause begins: half way through what counts, at the quarter of an hour before.
fn half_way(start: DateTime, counted: u32) -> Result<DateTime, AppError> {
    let middle = later(start, counted / 2)?;
    let back = i64::from(middle.minute() % 15).minutes();
    let begins = middle.checked_sub(back).map_err(AppError::internal)?;
    Ok(begins.max(start))
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::half_way;

    #[test]
    fn the_pause_of_a_full_day_is_at_half_past_eleven() {
        let start = date(2020, 9, 8).at(8, 0, 0, 0);
        assert_eq!(half_way(start, 441).unwrap(), date(2020, 9, 8).at(11, 30, 0, 0));
    }
}
