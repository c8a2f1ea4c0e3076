//! Placements as they stand, and what is free beside them.

use super::Places;
use super::problem::{Job, NOBODY, Place, Problem};
use super::starts::{first, meeting, slots_of, taken};

const NOON: i64 = 720;

/// Placements with what they take.
pub(super) struct Board<'a> {
    pub(super) problem: &'a Problem<'a>,
    pub(super) places: Places,
    group_jobs: Vec<Vec<usize>>,
    group_busy: Vec<Vec<u128>>,
    holder_jobs: Vec<Vec<usize>>,
    holder_busy: Vec<Vec<u128>>,
    in_days: Vec<Vec<u32>>,
    in_weeks: Vec<Vec<u32>>,
    loads: Vec<u64>,
    room_jobs: Vec<Vec<usize>>,
    pub(super) room_busy: Vec<Vec<u128>>,
}

/// The days on which a job can be for those it follows or precedes, and the starts on the days it may share with them.
pub(super) struct Window {
    earliest: i64,
    latest: i64,
    edges: Vec<(usize, u128)>,
}

impl Window {
    fn on(&self, day: usize, number: i64) -> u128 {
        if number < self.earliest || number > self.latest {
            return 0;
        }
        let edges = self.edges.iter().filter(|(edge, _)| *edge == day);
        edges.fold(u128::MAX, |starts, (_, allowed)| starts & allowed)
    }
}

impl<'a> Board<'a> {
    pub(super) fn new(problem: &'a Problem<'a>) -> Self {
        let days = problem.days.len();
        let holders = problem.holders.len();
        let rooms = problem.schedule.input.rooms.len() + 1;
        let groups = problem.conflicts.len();
        Self {
            problem,
            places: vec![None; problem.jobs.len()],
            group_jobs: vec![Vec::new(); groups],
            group_busy: vec![vec![0; days]; groups],
            holder_jobs: vec![Vec::new(); holders],
            holder_busy: vec![vec![0; days]; holders],
            in_days: problem.holders.iter().map(|its| its.in_days.clone()).collect(),
            in_weeks: problem.holders.iter().map(|its| its.in_weeks.clone()).collect(),
            loads: problem.holders.iter().map(|its| its.load).collect(),
            room_jobs: vec![Vec::new(); rooms],
            room_busy: vec![vec![0; days]; rooms],
        }
    }

    pub(super) fn with(problem: &'a Problem<'a>, places: &Places) -> Self {
        let mut board = Self::new(problem);
        for (job, place) in places.iter().enumerate() {
            if let Some(place) = place {
                board.put(job, *place);
            }
        }
        board
    }

    pub(super) fn put(&mut self, number: usize, place: Place) {
        let job = &self.problem.jobs[number];
        let word = taken(place.slot, job.length);
        self.places[number] = Some(place);
        self.group_jobs[job.group].push(number);
        self.group_busy[job.group][place.day] |= word;
        self.holder_jobs[place.holder].push(number);
        self.in_days[place.holder][place.day] += job.minutes;
        self.in_weeks[place.holder][self.problem.days[place.day].week] += job.minutes;
        self.loads[place.holder] += 1;
        if !self.problem.holders[place.holder].boundless {
            self.holder_busy[place.holder][place.day] |= word;
        }
        self.room_jobs[place.room].push(number);
        if place.room != NOBODY {
            self.room_busy[place.room][place.day] |= word;
        }
    }

    pub(super) fn take(&mut self, number: usize) {
        let Some(place) = self.places[number].take() else { return };
        let job = &self.problem.jobs[number];
        let word = taken(place.slot, job.length);
        without(&mut self.group_jobs[job.group], number);
        // Sessions of one group can be at once where that it meets alone is no fact, so the word is made anew.
        let left = self.group_jobs[job.group].iter().filter_map(|other| {
            let its = self.places[*other].filter(|its| its.day == place.day)?;
            Some(taken(its.slot, self.problem.jobs[*other].length))
        });
        self.group_busy[job.group][place.day] = left.fold(0, |all, one| all | one);
        without(&mut self.holder_jobs[place.holder], number);
        self.in_days[place.holder][place.day] -= job.minutes;
        self.in_weeks[place.holder][self.problem.days[place.day].week] -= job.minutes;
        self.loads[place.holder] -= 1;
        self.holder_busy[place.holder][place.day] &= !word;
        without(&mut self.room_jobs[place.room], number);
        self.room_busy[place.room][place.day] &= !word;
    }

    pub(super) fn window(&self, job: &Job) -> Window {
        let mut window = Window { earliest: i64::MIN, latest: i64::MAX, edges: Vec::new() };
        for other in &job.earlier {
            let Some(place) = self.places[other.job] else { continue };
            let number = self.problem.days[place.day].number;
            window.earliest = window.earliest.max(number + other.least);
            window.latest = window.latest.min(number + other.greatest);
            if other.least == 0 {
                window.edges.push((place.day, !first(place.slot + self.problem.jobs[other.job].length)));
            }
        }
        for other in &job.later {
            let Some(place) = self.places[other.job] else { continue };
            let number = self.problem.days[place.day].number;
            window.latest = window.latest.min(number - other.least);
            window.earliest = window.earliest.max(number - other.greatest);
            if other.least == 0 {
                let starts = (place.slot + 1).checked_sub(job.length).map_or(0, first);
                window.edges.push((place.day, starts));
            }
        }
        window
    }

    /// Where a job's group lets it begin on a day.
    fn group_free(&self, job: &Job, window: &Window, day: usize) -> u128 {
        let starts = job.base[day] & window.on(day, self.problem.days[day].number);
        if starts == 0 {
            return 0;
        }
        let busy =
            self.problem.conflicts[job.group].iter().fold(0, |all, group| all | self.group_busy[*group][day]);
        starts & !meeting(busy, job.length)
    }

    pub(super) fn holder_free(&self, job: &Job, holder: usize, day: usize) -> u128 {
        let its = &self.problem.holders[holder];
        let week = self.problem.days[day].week;
        if self.in_days[holder][day].saturating_add(job.minutes) > its.most_in_a_day
            || self.in_weeks[holder][week].saturating_add(job.minutes) > its.most_in_a_week
        {
            return 0;
        }
        self.problem.holder_starts[job.kind][holder][day]
            & !meeting(self.holder_busy[holder][day], job.length)
    }

    /// Whether two facilitators hold the same at the same times.
    pub(super) fn hold_alike(&self, one: usize, other: usize) -> bool {
        self.holder_busy[one] == self.holder_busy[other] && self.in_days[one] == self.in_days[other]
    }

    pub(super) fn room_free(&self, job: &Job, room: usize, day: usize) -> u128 {
        self.problem.room_starts[job.kind][room][day] & !meeting(self.room_busy[room][day], job.length)
    }

    /// Where a job can begin on a day, with some facilitator and in some room.
    pub(super) fn free(&self, job: &Job, window: &Window, day: usize) -> u128 {
        let starts = self.group_free(job, window, day);
        let union = |starts: u128, all: &[usize], free: &dyn Fn(usize) -> u128| {
            let mut found = 0;
            for one in all {
                if found & starts == starts {
                    break;
                }
                found |= free(*one);
            }
            starts & found
        };
        if starts == 0 {
            return 0;
        }
        let starts = union(starts, &job.holders, &|holder| self.holder_free(job, holder, day));
        if starts == 0 {
            return 0;
        }
        union(starts, &job.rooms, &|room| self.room_free(job, room, day))
    }

    /// Whether a job can have this place beside the others.
    pub(super) fn fits(&self, number: usize, place: Place) -> bool {
        let job = &self.problem.jobs[number];
        let starts = self.group_free(job, &self.window(job), place.day)
            & self.holder_free(job, place.holder, place.day)
            & self.room_free(job, place.room, place.day);
        starts >> place.slot & 1 == 1
    }

    /// The cheapest place of a job that has none, beside the others; none where nothing is free. `aim` replaces the
    /// group's spread by the distance from a day while most of its sessions have no place yet. Of what costs the same the
    /// `turn`-th facilitator on is taken.
    pub(super) fn cheapest(&self, number: usize, aim: Option<i64>, turn: usize) -> Option<(i64, Place)> {
        let job = &self.problem.jobs[number];
        let window = self.window(job);
        let mut best: Option<(i64, Place)> = None;
        for (day, its) in self.problem.days.iter().enumerate() {
            let starts = self.free(job, &window, day);
            if starts == 0 {
                continue;
            }
            let before_noon =
                (NOON - self.problem.opens + self.problem.step - 1).div_euclid(self.problem.step);
            let morning = first(u32::try_from(before_noon.max(0)).unwrap_or(0));
            let spread = match aim {
                Some(aim) => {
                    i64::from(self.problem.schedule.input.weights.spread) * (its.number - aim).pow(2)
                }
                None => self.cost_of_spread(job, its.number),
            };
            let of_day = spread + self.cost_of_week(job, its.week);
            for slot in
                [starts & morning, starts & !morning].into_iter().filter_map(|half| slots_of(half).next())
            {
                let cost = of_day + self.problem.cost_of_time(job, day, slot);
                if best.as_ref().is_some_and(|(least, _)| *least <= cost) {
                    continue;
                }
                if let Some((more, place)) = self.with_whom_and_where(number, day, slot, turn)
                    && best.as_ref().is_none_or(|(least, _)| cost + more < *least)
                {
                    best = Some((cost + more, place));
                }
            }
        }
        best
    }

    fn with_whom_and_where(&self, number: usize, day: usize, slot: u32, turn: usize) -> Option<(i64, Place)> {
        let job = &self.problem.jobs[number];
        let at = |starts: u128| starts >> slot & 1 == 1;
        let turned = turn % job.holders.len().max(1);
        let in_turn = job.holders[turned..].iter().chain(&job.holders[..turned]);
        let holder = in_turn
            .filter(|holder| at(self.holder_free(job, **holder, day)))
            .min_by_key(|holder| self.loads[**holder]);
        let rooms = job.rooms.iter().filter(|room| at(self.room_free(job, **room, day)));
        let rooms = rooms.map(|room| (self.cost_of_room(job, day, slot, *room), *room));
        let (room_cost, room) = rooms.min_by_key(|(cost, _)| *cost)?;
        let holder = *holder?;
        Some((room_cost + self.cost_of_load(holder), Place { day, slot, holder, room }))
    }

    /// What a place costs a job that has none now, beyond what is there.
    pub(super) fn cost_at(&self, number: usize, place: Place) -> i64 {
        let job = &self.problem.jobs[number];
        let day = &self.problem.days[place.day];
        self.cost_of_spread(job, day.number)
            + self.cost_of_week(job, day.week)
            + self.problem.cost_of_time(job, place.day, place.slot)
            + self.cost_of_load(place.holder)
            + self.cost_of_room(job, place.day, place.slot, place.room)
    }

    fn cost_of_spread(&self, job: &Job, number: i64) -> i64 {
        let paths = self.problem.paths_of[job.group].iter();
        let gaps: i64 = paths.map(|path| self.gaps(&self.problem.paths[*path], number)).sum();
        i64::from(self.problem.schedule.input.weights.spread) * gaps
    }

    /// By how much the squared gaps of a path become less, as a rule, by one more session on a day.
    fn gaps(&self, path: &[usize], number: i64) -> i64 {
        let (mut before, mut after) = (-1, self.problem.length);
        let mut see = |other: i64| {
            if other <= number {
                before = before.max(other);
            } else {
                after = after.min(other);
            }
        };
        for group in path {
            let placed = self.group_jobs[*group].iter().filter_map(|other| self.places[*other]);
            placed.for_each(|place| see(self.problem.days[place.day].number));
            self.problem.points[*group].iter().for_each(|point| see(point.0));
        }
        (number - before).pow(2) + (after - number).pow(2) - (after - before).pow(2)
    }

    fn cost_of_week(&self, job: &Job, week: usize) -> i64 {
        let placed = job.beside.iter().filter_map(|other| self.places[*other]);
        let apart = placed.filter(|place| self.problem.days[place.day].week != week).count();
        let fixed = job.beside_weeks.iter().filter(|fixed| usize::try_from(**fixed) != Ok(week)).count();
        i64::from(self.problem.schedule.input.weights.same_week) * whole(apart + fixed)
    }

    fn cost_of_load(&self, holder: usize) -> i64 {
        if holder == NOBODY {
            return 0;
        }
        let load = i64::try_from(self.loads[holder]).unwrap_or(0);
        i64::from(self.problem.schedule.input.weights.load) * (2 * load + 1)
    }

    fn cost_of_room(&self, job: &Job, day: usize, slot: u32, room: usize) -> i64 {
        if room == NOBODY {
            return 0;
        }
        let now = (self.problem.days[day].number, self.problem.minute(slot));
        let placed = self.group_jobs[job.group].iter().filter_map(|other| self.places[*other]);
        let placed = placed.filter(|place| place.room != NOBODY).map(|place| {
            ((self.problem.days[place.day].number, self.problem.minute(place.slot)), place.room)
        });
        let fixed = self.problem.points[job.group].iter();
        let fixed = fixed.filter_map(|(day, minute, room)| Some(((*day, *minute), (*room)?)));
        let (mut before, mut after) = (None, None);
        for (time, its) in placed.chain(fixed) {
            if time <= now && before.is_none_or(|(latest, _)| latest < time) {
                before = Some((time, its));
            } else if time > now && after.is_none_or(|(earliest, _)| time < earliest) {
                after = Some((time, its));
            }
        }
        let (before, after) = (before.map(|(_, its)| its), after.map(|(_, its)| its));
        let change = |one: Option<usize>, other: Option<usize>| {
            i64::from(one.zip(other).is_some_and(|(one, other)| one != other))
        };
        let changes = change(before, Some(room)) + change(Some(room), after) - change(before, after);
        i64::from(self.problem.schedule.input.weights.room_change) * changes
    }

    /// Who would have to give way to a job at a place that it could have by itself.
    pub(super) fn in_the_way(&self, number: usize, place: Place) -> Vec<usize> {
        let problem = self.problem;
        let job = &problem.jobs[number];
        let word = taken(place.slot, job.length);
        let mut found = Vec::new();
        let mut meeting = |jobs: &[usize]| {
            found.extend(jobs.iter().copied().filter(|other| {
                self.places[*other].is_some_and(|its| {
                    its.day == place.day && taken(its.slot, problem.jobs[*other].length) & word != 0
                })
            }));
        };
        for group in &problem.conflicts[job.group] {
            meeting(&self.group_jobs[*group]);
        }
        if !problem.holders[place.holder].boundless {
            meeting(&self.holder_jobs[place.holder]);
        }
        if place.room != NOBODY {
            meeting(&self.room_jobs[place.room]);
        }
        self.out_of_order(job, place, &mut found);
        self.too_much(job, place, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    fn out_of_order(&self, job: &Job, place: Place, found: &mut Vec<usize>) {
        let number = |place: Place| self.problem.days[place.day].number;
        for other in &job.earlier {
            let Some(its) = self.places[other.job] else { continue };
            let gap = number(place) - number(its);
            let meets = gap == 0 && its.slot + self.problem.jobs[other.job].length > place.slot;
            if gap < other.least || gap > other.greatest || meets {
                found.push(other.job);
            }
        }
        for other in &job.later {
            let Some(its) = self.places[other.job] else { continue };
            let gap = number(its) - number(place);
            let meets = gap == 0 && place.slot + job.length > its.slot;
            if gap < other.least || gap > other.greatest || meets {
                found.push(other.job);
            }
        }
    }

    /// Those of the facilitator whose going brings day and week below the limits.
    fn too_much(&self, job: &Job, place: Place, found: &mut Vec<usize>) {
        let its = &self.problem.holders[place.holder];
        let week = self.problem.days[place.day].week;
        let mut in_day = self.in_days[place.holder][place.day].saturating_add(job.minutes);
        let mut in_week = self.in_weeks[place.holder][week].saturating_add(job.minutes);
        if in_day <= its.most_in_a_day && in_week <= its.most_in_a_week {
            return;
        }
        for other in &self.holder_jobs[place.holder] {
            let Some(held) = self.places[*other] else { continue };
            if self.problem.days[held.day].week != week {
                continue;
            }
            let minutes = self.problem.jobs[*other].minutes;
            let same_day = held.day == place.day;
            let gone = found.contains(other);
            let above = in_week > its.most_in_a_week || (same_day && in_day > its.most_in_a_day);
            if !gone && !above {
                continue;
            }
            in_week -= minutes;
            in_day -= if same_day { minutes } else { 0 };
            if !gone {
                found.push(*other);
            }
        }
    }
}

fn without(jobs: &mut Vec<usize>, number: usize) {
    if let Some(at) = jobs.iter().position(|job| *job == number) {
        jobs.swap_remove(at);
    }
}

fn whole(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// The days on which each job can be by itself, and its starts.
pub(super) fn possible_days(problem: &Problem<'_>) -> Vec<Vec<(usize, u128)>> {
    let empty = &Board::new(problem);
    let words = |job| {
        let window = empty.window(job);
        let each = (0..problem.days.len()).map(|day| (day, empty.free(job, &window, day)));
        each.filter(|(_, word)| *word != 0).collect()
    };
    problem.jobs.iter().map(words).collect()
}
