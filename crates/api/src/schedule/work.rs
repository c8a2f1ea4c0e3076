//! What is to be planned, as the search takes it: what the design still promises, around what is there.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use polku_api_types::schedule as wire;
use polku_domain::ids::{AccountId, ElementId, GroupId, PersonId, ProgrammeId, RoomId};
use polku_domain::programmes::element::{Audience, DeliveryMode, Length, Minutes};
use polku_domain::programmes::hours::FULL_DAY_MINUTES;
use polku_domain::schedule::{
    Attendee, Busy, Facilitator, Hours, Placement, Room, RoomNeed, ScheduleGroup, ScheduleInput, Standing,
    Task, TaskId, Weights, Wish, WorkingWeek,
};
use polku_domain::sessions::{Line, Need, Scheduled, SessionState, lines};
use uuid::Uuid;

use super::asked::{Asked, part, weekday};
use super::ground::{Ground, agreed};
use super::orders::{Chains, Gaps, orders};
use crate::clock::finland;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::store::count;
use crate::programmes::store::designs::ElementRow;
use crate::sessions::service::{needs, period};
use crate::sessions::store::SessionRow;

/// Most sessions of one proposal.
pub const MOST: usize = 200;
/// Everybody's week: the daily hours of the plan are the bound, and what people do otherwise.
const ANY_TIME: WorkingWeek = WorkingWeek::new([Some(Hours::WHOLE_DAY); 7]);
/// From this minute of a day on the clock is never changed.
const AFTER_CHANGES: u16 = 300;

/// Where a task comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The design promises it, and nothing is planned of it: by the place of its element among those asked for.
    New(usize),
    /// A draft that can be moved, by its place among the sessions.
    Draft(usize),
    /// A session that stays, by its place among the sessions.
    Stays(usize),
}

/// A task beside what the search knows of it.
#[derive(Clone, Copy, Debug)]
pub struct Meta {
    pub origin: Origin,
    /// For whom; `None` for everybody of the programme.
    pub audience: Option<GroupId>,
    /// Its element, in this version of the design where that has it.
    pub element: ElementId,
}

/// An element that was asked for.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub row: ElementRow,
    pub said: wire::ScheduleElement,
    /// Counted minutes of one time; unknown where nothing is missing.
    pub counted: Option<u32>,
    pub mode: Option<DeliveryMode>,
    /// Who may lead it.
    pub leading: Vec<AccountId>,
}

/// All of it.
#[derive(Clone, Debug)]
pub struct Work {
    pub input: ScheduleInput,
    pub metas: BTreeMap<TaskId, Meta>,
    /// In the order of the path.
    pub wanted: Vec<Wanted>,
}

/// The group of the search for an audience: the programme stands for everybody.
pub fn audience_key(programme: ProgrammeId, audience: Option<GroupId>) -> GroupId {
    audience.unwrap_or_else(|| GroupId::new(programme.uuid()))
}

/// The room of the search for a place of the list.
pub fn room_key(place: usize) -> RoomId {
    RoomId::new(Uuid::from_u128(place as u128 + 1))
}

/// An account that leads, as the search knows it.
pub const fn leader_key(account: AccountId) -> PersonId {
    PersonId::new(account.uuid())
}

/// When an instant is by the clock in Finland.
fn civil(at: Timestamp) -> DateTime {
    finland().to_datetime(at)
}

/// When a session takes somebody's time.
fn busy(row: &SessionRow) -> Option<Busy> {
    Busy::parse(civil(row.starts_at.0), civil(row.ends_at.0)).ok()
}

impl Work {
    /// Puts it together. `at` leads to what was asked in the body.
    ///
    /// # Errors
    /// `schedule_groups_missing`; `invalid_fields` for what does not fit the programme.
    pub fn of(ground: &Ground, asked: &Asked, now: Timestamp, at: &str) -> Result<Self, AppError> {
        let found = missing(ground)?;
        let wanted = wanted(ground, asked, &found, at)?;
        let chosen = chosen_groups(ground, asked, at)?;
        let new = found.iter().filter(|line| chosen(line.group));
        let new = new.filter(|line| wanted.iter().any(|one| one.row.id.0 == line.element));
        let too_many =
            || AppError::invalid(format!("{at}/elements"), FieldCode::TooMany { max: MOST as u64 });
        // Counted before any of them is put together.
        if new.map(|line| u64::from(line.missing_times())).sum::<u64>() > MOST as u64 {
            return Err(too_many());
        }
        let mut build = Build::new(ground, asked, &wanted);
        for (place, one) in wanted.iter().enumerate() {
            for line in found.iter().filter(|line| line.element == one.row.id.0 && chosen(line.group)) {
                groups_there(ground, one, line)?;
                build.add_new(place, one, line)?;
            }
        }
        build.add_sessions(now, &chosen, at)?;
        if build.free() > MOST {
            return Err(too_many());
        }
        Ok(build.finish(wanted.clone()))
    }
}

/// What the design promises, and what of it is scheduled.
fn missing(ground: &Ground) -> Result<Vec<Line>, AppError> {
    let needs: Vec<Need> = needs(&ground.elements)?;
    let tree: Vec<(GroupId, Option<GroupId>)> =
        ground.groups.iter().map(|group| (group.id, group.within)).collect();
    let scheduled = |row: &SessionRow| {
        Some(Scheduled {
            element: *ground.carried.get(&row.element_id.0)?,
            group: row.group(),
            state: row.state.0,
            span_minutes: count(row.span_minutes),
            counted_minutes: count(row.counted_minutes),
        })
    };
    let scheduled: Vec<Scheduled> = ground.own.iter().filter_map(scheduled).collect();
    Ok(lines(&needs, &tree, &scheduled))
}

/// The elements asked for, in the order of the path.
fn wanted(ground: &Ground, asked: &Asked, found: &[Line], at: &str) -> Result<Vec<Wanted>, AppError> {
    let needs = needs(&ground.elements)?;
    let (mut faults, mut wanted): (Vec<(String, FieldCode)>, Vec<Wanted>) = (Vec::new(), Vec::new());
    for (index, said) in asked.body.elements.iter().enumerate() {
        let pointer = |field: &str| format!("{at}/elements/{index}/{field}");
        let id = ElementId::new(said.element_id);
        let Some(row) = ground.elements.iter().find(|row| row.id.0 == id) else {
            faults.push((pointer("element_id"), FieldCode::NotFound));
            continue;
        };
        let need = needs.iter().find(|need| need.element == id);
        // Whoever has a mentor agrees on the times with them.
        let Some(need) = need.filter(|need| need.audience != Audience::Mentoring) else {
            faults.push((pointer("element_id"), FieldCode::NotAllowed));
            continue;
        };
        if wanted.iter().any(|other| other.row.id.0 == id) {
            faults.push((pointer("element_id"), FieldCode::Duplicate));
        }
        let stated = match need.length {
            Length::Minutes(minutes) => Some(minutes.get()),
            Length::FullDay => Some(FULL_DAY_MINUTES),
            Length::None | Length::Unknown | Length::Day => None,
        };
        if stated.is_some() && said.minutes.is_some() {
            faults.push((pointer("minutes"), FieldCode::NotAllowed));
        }
        let counted = stated.or(said.minutes);
        let mode = said
            .mode
            .map(crate::programmes::convert::design::mode_to_domain)
            .or(row.planned_mode.map(|mode| mode.0));
        if found.iter().any(|line| line.element == id && line.missing_times() > 0) {
            faults.extend(counted.is_none().then(|| (pointer("minutes"), FieldCode::Missing)));
            faults.extend(mode.is_none().then(|| (pointer("mode"), FieldCode::Missing)));
        }
        let leading = leading(ground, said, &pointer("facilitator_ids"), &mut faults);
        wanted.push(Wanted { row: row.clone(), said: said.clone(), counted, mode, leading });
    }
    AppError::unless_valid(faults)?;
    wanted.sort_by_key(|one| one.row.position);
    Ok(wanted)
}

/// Who may lead an element. Whoever takes part in the programme does not lead it here: they cannot be in two places.
fn leading(
    ground: &Ground,
    said: &wire::ScheduleElement,
    pointer: &str,
    faults: &mut Vec<(String, FieldCode)>,
) -> Vec<AccountId> {
    let mut found = Vec::new();
    for (index, id) in said.facilitator_ids.iter().enumerate() {
        let one = ground.facilitators.iter().find(|one| one.row.id.0.uuid() == *id);
        let fault = match one {
            None => FieldCode::NotFound,
            Some(one) if !one.row.kind.0.leads() || one.name.is_none() || takes_part(ground, one.person) => {
                FieldCode::NotAllowed
            }
            Some(one) => {
                found.push(one.row.account_id.0);
                continue;
            }
        };
        faults.push((format!("{pointer}/{index}"), fault));
    }
    found
}

fn takes_part(ground: &Ground, person: Option<PersonId>) -> bool {
    person.is_some_and(|person| ground.people.iter().any(|one| one.member.person == person))
}

/// Which audiences are asked for.
fn chosen_groups(
    ground: &Ground,
    asked: &Asked,
    at: &str,
) -> Result<impl Fn(Option<GroupId>) -> bool + use<>, AppError> {
    let ids: BTreeSet<GroupId> = asked.body.group_ids.iter().copied().map(GroupId::new).collect();
    let known = |id: &Uuid| ground.groups.iter().any(|group| group.id.uuid() == *id);
    let unknown = asked.body.group_ids.iter().enumerate().filter(|(_, id)| !known(id));
    let faults = unknown.map(|(index, _)| (format!("{at}/group_ids/{index}"), FieldCode::NotFound));
    AppError::unless_valid(faults.collect())?;
    let within: BTreeMap<GroupId, GroupId> =
        ground.groups.iter().filter_map(|group| Some((group.id, group.within?))).collect();
    Ok(move |group: Option<GroupId>| {
        let of = |group: GroupId| {
            ids.contains(&group) || within.get(&group).is_some_and(|outer| ids.contains(outer))
        };
        ids.is_empty() || group.is_some_and(of)
    })
}

/// Refuses to plan for everybody what is meant for groups that are not there yet.
fn groups_there(ground: &Ground, one: &Wanted, line: &Line) -> Result<(), AppError> {
    let small = line
        .group
        .is_some_and(|id| ground.groups.iter().any(|group| group.id == id && group.within.is_some()));
    let there = match one.row.kind.0.audience() {
        Audience::Group => line.group.is_some(),
        Audience::SmallGroup => small,
        Audience::Individual | Audience::Programme | Audience::Mentoring => true,
    };
    if there || line.missing_times() == 0 {
        Ok(())
    } else {
        Err(AppError::new(ProblemCode::ScheduleGroupsMissing))
    }
}

/// Tasks as they come together.
struct Build<'a> {
    ground: &'a Ground,
    asked: &'a Asked,
    wanted: &'a [Wanted],
    tasks: Vec<Task>,
    metas: BTreeMap<TaskId, Meta>,
    chains: Chains,
    members: BTreeMap<Option<GroupId>, Vec<PersonId>>,
    /// Those who lead, as far as they take no part.
    leaders: BTreeSet<AccountId>,
    times: BTreeMap<(Option<GroupId>, ElementId), u32>,
}

impl<'a> Build<'a> {
    fn new(ground: &'a Ground, asked: &'a Asked, wanted: &'a [Wanted]) -> Self {
        let (from, until) = period(Some(asked.first), Some(asked.last));
        let moments: Vec<Timestamp> = from.into_iter().chain(until).collect();
        let audiences = std::iter::once(None).chain(ground.groups.iter().map(|group| Some(group.id)));
        let of = |audience: Option<GroupId>| {
            let here =
                |at: &Timestamp, one: &crate::sessions::store::Participant| one.member.is_in(audience, *at);
            let those = ground.people.iter().filter(|one| moments.iter().any(|at| here(at, one)));
            (audience, those.map(|one| one.member.person).collect())
        };
        let led = ground.own.iter().flat_map(|row| ground.leaders_of(row));
        let led = led.filter(|leader| !takes_part(ground, leader.person)).map(|leader| leader.account);
        let mut build = Self {
            ground,
            asked,
            wanted,
            tasks: Vec::new(),
            metas: BTreeMap::new(),
            chains: Chains::new(),
            members: audiences.map(of).collect(),
            leaders: led.chain(wanted.iter().flat_map(|one| one.leading.iter().copied())).collect(),
            times: BTreeMap::new(),
        };
        build.number_sessions();
        build
    }

    /// Sessions that are there have the first numbers.
    fn number_sessions(&mut self) {
        for row in &self.ground.own {
            *self.times.entry((row.group(), self.element_of(row))).or_default() += 1;
        }
    }

    fn element_of(&self, row: &SessionRow) -> ElementId {
        self.ground.carried.get(&row.element_id.0).copied().unwrap_or(row.element_id.0)
    }

    fn free(&self) -> usize {
        self.metas.values().filter(|meta| !matches!(meta.origin, Origin::Stays(_))).count()
    }

    fn id(&self, audience: Option<GroupId>, element: ElementId, occurrence: u32) -> TaskId {
        TaskId { group: audience_key(self.ground.programme, audience), element, occurrence }
    }

    fn seats(&self, audience: Option<GroupId>, mode: DeliveryMode) -> RoomNeed {
        let members = self.members.get(&audience).map_or(0, Vec::len);
        // Of a hybrid session nobody knows yet who comes.
        let seats =
            if mode == DeliveryMode::InPerson { u32::try_from(members).unwrap_or(u32::MAX) } else { 0 };
        RoomNeed { seats, step_free: false }
    }

    /// What a line still lacks.
    fn add_new(&mut self, place: usize, one: &Wanted, line: &Line) -> Result<(), AppError> {
        for _ in 0..line.missing_times() {
            let element = one.row.id.0;
            let occurrence = self.times.entry((line.group, element)).or_default();
            *occurrence += 1;
            let occurrence = *occurrence;
            let id = self.id(line.group, element, occurrence);
            let (Some(counted), Some(mode)) = (one.counted, one.mode) else {
                return Err(AppError::internal("an element without a length or a mode is to be planned"));
            };
            let minutes = counted + self.pause(counted);
            if minutes > polku_domain::sessions::MAX_MINUTES {
                return Err(AppError::invalid("/pause", FieldCode::NotAllowed));
            }
            let on_site = !self.asked.places.is_empty() && mode != DeliveryMode::Remote;
            self.tasks.push(Task {
                id,
                minutes,
                mode,
                facilitators: one.leading.iter().map(|account| leader_key(*account)).collect(),
                room: on_site.then(|| self.seats(line.group, mode)),
                wish: Wish {
                    weekdays: one.said.weekdays.iter().map(|day| weekday(*day)).collect(),
                    part: one.said.part.map(part),
                },
                standing: Standing::Free,
            });
            self.metas.insert(id, Meta { origin: Origin::New(place), audience: line.group, element });
            self.chains.entry((place, line.group)).or_default().new.push(id);
        }
        Ok(())
    }

    fn pause(&self, counted: u32) -> u32 {
        self.asked.body.pause.filter(|pause| counted >= pause.from_minutes).map_or(0, |pause| pause.minutes)
    }

    /// The sessions that are there: fixed, or drafts that can be moved.
    fn add_sessions(
        &mut self,
        now: Timestamp,
        chosen: &impl Fn(Option<GroupId>) -> bool,
        at: &str,
    ) -> Result<(), AppError> {
        let pinned = &self.asked.body.pinned;
        let known = |id: &Uuid| self.ground.own.iter().any(|row| row.id.0.uuid() == *id);
        let unknown = pinned.iter().enumerate().filter(|(_, id)| !known(id));
        let faults = unknown.map(|(index, _)| (format!("{at}/pinned/{index}"), FieldCode::NotFound));
        AppError::unless_valid(faults.collect())?;
        let mut seen: BTreeMap<(Option<GroupId>, ElementId), u32> = BTreeMap::new();
        for (index, row) in self.ground.own.iter().enumerate() {
            let (audience, element) = (row.group(), self.element_of(row));
            let occurrence = seen.entry((audience, element)).or_default();
            *occurrence += 1;
            let id = self.id(audience, element, *occurrence);
            let place = self.wanted.iter().position(|one| one.row.id.0 == element);
            let moves = self.asked.body.drafts == wire::DraftsMove::WhereNeeded
                && row.state.0 == SessionState::Draft
                && row.starts_at.0 > now
                && row.zone == crate::clock::FINLAND
                && place.is_some()
                && chosen(audience)
                && !pinned.contains(&row.id.0.uuid());
            let task = self.task_of(row, id, moves);
            let date = civil(row.starts_at.0).date();
            if let Some(place) = place {
                let chain = self.chains.entry((place, audience)).or_default();
                if moves { chain.kept.push(id) } else { chain.fixed.push((id, date)) }
            }
            let origin = if moves { Origin::Draft(index) } else { Origin::Stays(index) };
            self.metas.insert(id, Meta { origin, audience, element });
            self.tasks.push(task);
        }
        Ok(())
    }

    fn task_of(&self, row: &SessionRow, id: TaskId, moves: bool) -> Task {
        let (from, until) = (civil(row.starts_at.0), civil(row.ends_at.0));
        let minutes = u32::try_from(from.duration_until(until).as_mins()).unwrap_or(0);
        let lead = self.ground.leaders_of(row).first().map(|leader| leader.account);
        let lead = lead.filter(|account| self.leaders.contains(account)).map(leader_key);
        let place = self.asked.places.iter().position(|place| Some(&place.key) == row.place_key.as_ref());
        let placement =
            Placement { date: from.date(), start: from.time(), facilitator: lead, room: place.map(room_key) };
        let need =
            if moves { self.seats(row.group(), row.mode.0) } else { RoomNeed { seats: 0, step_free: false } };
        Task {
            id,
            minutes: minutes.clamp(Minutes::MIN, Minutes::MAX),
            mode: row.mode.0,
            facilitators: lead.into_iter().collect(),
            room: place.map(|_| need),
            wish: Wish::default(),
            standing: if moves { Standing::Kept(placement) } else { Standing::Fixed(placement) },
        }
    }

    fn finish(self, wanted: Vec<Wanted>) -> Work {
        let gaps: Vec<Gaps> = wanted
            .iter()
            .map(|one| Gaps {
                alongside: one.said.alongside,
                least: one.said.least_days,
                greatest: one.said.greatest_days,
            })
            .collect();
        let asked = self.asked;
        let input = ScheduleInput {
            first: asked.first,
            last: asked.last,
            daily: asked.daily,
            weekdays: asked.weekdays.clone(),
            excluded: asked.body.without.iter().copied().chain(self.changes_of_the_clock()).collect(),
            slot: asked.slot,
            groups: self.groups(),
            attendees: self.attendees(),
            facilitators: self.facilitators(),
            rooms: self.rooms(),
            orders: orders(&self.chains, &gaps, &self.ground.groups, asked.first),
            tasks: self.tasks,
            same_week: Vec::new(),
            weights: Weights::default(),
            seed: u64::from(asked.body.seed),
        };
        Work { input, metas: self.metas, wanted }
    }

    fn groups(&self) -> Vec<ScheduleGroup> {
        let own = |row: &SessionRow| row.group();
        // A session can be for a group that was dissolved: it is nobody's any more, and still takes its room.
        let named: BTreeSet<Option<GroupId>> =
            self.members.keys().copied().chain(self.ground.own.iter().map(own)).collect();
        let group = |audience: Option<GroupId>| ScheduleGroup {
            id: audience_key(self.ground.programme, audience),
            members: self.members.get(&audience).cloned().unwrap_or_default(),
        };
        named.into_iter().map(group).collect()
    }

    /// What those who take part do elsewhere, and lead here without being in it.
    fn attendees(&self) -> Vec<Attendee> {
        let mut busy_of: BTreeMap<PersonId, Vec<Busy>> = BTreeMap::new();
        for row in &self.ground.elsewhere {
            let Some(busy) = busy(row) else { continue };
            for person in self.there(row) {
                busy_of.entry(person).or_default().push(busy);
            }
        }
        for row in &self.ground.own {
            let Some(busy) = busy(row) else { continue };
            let members = self.members.get(&row.group());
            for person in self.ground.leaders_of(row).iter().filter_map(|leader| leader.person) {
                if !members.is_some_and(|members| members.contains(&person)) {
                    busy_of.entry(person).or_default().push(busy);
                }
            }
        }
        let here: BTreeSet<PersonId> = self.members.values().flatten().copied().collect();
        let attendee = |person| Some(Attendee { person, week: ANY_TIME, busy: busy_of.remove(&person)? });
        here.into_iter().filter_map(attendee).collect()
    }

    /// Who is in a session elsewhere: its members and those who lead it.
    fn there(&self, row: &SessionRow) -> BTreeSet<PersonId> {
        let guests = self.ground.guests.iter().filter(|guest| guest.programme == row.programme_id.0);
        let members = guests.filter(|guest| guest.member.is_in(row.group(), row.starts_at.0));
        let members = members.map(|guest| guest.member.person);
        members.chain(self.ground.leaders_of(row).iter().filter_map(|leader| leader.person)).collect()
    }

    /// Those who lead, with what they do elsewhere, what they lead here beside somebody else, and their last day.
    fn facilitators(&self) -> Vec<Facilitator> {
        let elsewhere: Vec<(Option<Busy>, &SessionRow, BTreeSet<PersonId>)> =
            self.ground.elsewhere.iter().map(|row| (busy(row), row, self.there(row))).collect();
        let one = |account: &AccountId| {
            let known = self.ground.leading_as(*account);
            let person = known.and_then(agreed);
            let leads = |row: &SessionRow, from: usize| {
                self.ground.leaders_of(row).iter().skip(from).any(|leader| leader.account == *account)
            };
            let mut busy_then: Vec<Busy> = elsewhere
                .iter()
                .filter(|(_, row, there)| {
                    leads(row, 0) || person.is_some_and(|person| there.contains(&person))
                })
                .filter_map(|(busy, ..)| *busy)
                .collect();
            busy_then.extend(person.into_iter().flat_map(|person| self.sent(person)));
            busy_then.extend(self.ground.own.iter().filter(|row| leads(row, 1)).filter_map(busy));
            let last = known.map(|one| one.row.ends_on.0);
            busy_then.extend(last.and_then(|last| after(last, self.asked.last)));
            Facilitator {
                person: leader_key(*account),
                week: ANY_TIME,
                busy: busy_then,
                most_in_a_day: None,
                most_in_a_week: self.asked.body.leader_week_minutes,
            }
        };
        self.leaders.iter().map(one).collect()
    }

    /// When somebody is busy, as it was sent within a day.
    fn sent(&self, person: PersonId) -> impl Iterator<Item = Busy> {
        let sent = self.ground.availability.busy_of(person).iter();
        sent.filter_map(|its| Busy::parse(civil(its.from()), civil(its.until())).ok())
    }

    fn rooms(&self) -> Vec<Room> {
        let room = |(index, place): (usize, &super::asked::Place)| {
            let taken = self.ground.elsewhere.iter().filter(|row| row.place_key.as_ref() == Some(&place.key));
            // A room on record seats no more than it does, whatever was asked.
            let recorded = self.ground.rooms.get(&place.key).map(|room| count(room.seats));
            Room {
                id: room_key(index),
                seats: place.seats.into_iter().chain(recorded).min().unwrap_or(u32::MAX),
                step_free: true,
                busy: taken.filter_map(busy).collect(),
            }
        };
        self.asked.places.iter().enumerate().map(room).collect()
    }

    /// Days on which the clock is changed are left out where the daily hours begin in the night: a session then would last
    /// otherwise than the clock says.
    fn changes_of_the_clock(&self) -> Vec<Date> {
        if self.asked.daily.from_minute() >= AFTER_CHANGES {
            return Vec::new();
        }
        let zone = finland();
        let days = self.asked.first.series(jiff::Span::new().days(1));
        let changes = |day: &Date| {
            let next = day.tomorrow().ok().and_then(|next| next.to_zoned(zone.clone()).ok());
            day.to_zoned(zone.clone()).ok().map(|own| own.offset()) != next.map(|next| next.offset())
        };
        days.take_while(|day| *day <= self.asked.last).filter(changes).collect()
    }
}

/// The time after somebody's last day.
fn after(last: Date, end: Date) -> Option<Busy> {
    let from = last.tomorrow().ok()?.to_datetime(jiff::civil::Time::midnight());
    let until = end.tomorrow().ok()?.to_datetime(jiff::civil::Time::midnight());
    Busy::parse(from, until).ok()
}
