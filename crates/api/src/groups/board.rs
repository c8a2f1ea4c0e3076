//! A programme's people and groups together: what the rules of groups decide on.

use std::collections::{BTreeMap, BTreeSet};

use polku_api_types::groups::GroupWeights;
use polku_domain::groups::{
    Assignment, Cost, Explanation, GroupNumber, Grouping, GroupingError, GroupingInput, GroupingState,
    Languages, Member, Seed, SmallGroupAims, Weights, even_sizes, explain, small_group_least,
    small_group_task,
};
use polku_domain::ids::{ApplicationId, GroupId, PersonId, ProgrammeId};
use polku_domain::people::{ReportingLines, Tenure};

use super::small::SmallGroups;
use super::store::{self, GroupRow, GroupingRow, ParticipantRow, StateColumn, Whole, WishesRow};
use crate::access::AgencyScope;
use crate::db::{AnyConn, Coded, DbError};
use crate::people;

/// What the groups are made for, besides the limits that always hold.
#[derive(Clone, Copy, Debug)]
pub struct Aims {
    pub weights: Weights,
    pub unit_maximum: Option<u32>,
    pub seed: Option<Seed>,
    /// How many people a small group is wished to have; of groups nothing, since the programme says how many there are.
    pub size: u32,
}

/// The confirmed group that is divided into small groups.
#[derive(Clone, Debug)]
pub struct Outer {
    pub group: GroupRow,
    pub number: GroupNumber,
    pub weights: Weights,
    task: Option<Grouping>,
    assignment: Assignment,
}

/// Everybody who is divided, with their lines: of a programme whoever has or is offered a place, of a group who is in it.
#[derive(Clone, Debug)]
pub struct Pool {
    /// By name.
    pub people: Vec<ParticipantRow>,
    /// Those above each person who are in the pool too, nearest first.
    pub lines: BTreeMap<PersonId, Vec<PersonId>>,
    /// Everybody's own supervisor, in the pool or not.
    pub supervisor_of: BTreeMap<PersonId, PersonId>,
    /// What they said of themselves for the groups, by application.
    pub wishes: BTreeMap<ApplicationId, WishesRow>,
    /// Places and number of groups of the programme.
    pub shape: (u32, u32),
    /// The group they are in, if it is to be divided.
    pub outer: Option<Outer>,
}

impl Pool {
    /// The pool of a programme; none when there is no such programme.
    pub fn load(
        conn: &mut AnyConn,
        scope: AgencyScope,
        programme: ProgrammeId,
    ) -> Result<Option<Self>, DbError> {
        let Some(shape) = store::find_shape(conn, scope, programme)? else { return Ok(None) };
        let people = store::participants(conn, scope, programme)?;
        let wishes = store::wishes_in(conn, &scope, programme)?;
        let ids = people.iter().map(|row| row.person);
        let supervisor_of = people::store::supervisors_above(conn, &scope, ids)?;
        let above = ReportingLines::new(supervisor_of.clone());
        let in_pool: BTreeSet<PersonId> = people.iter().map(|row| row.person).collect();
        let lines = people
            .iter()
            .map(|row| {
                let line = above.above(&row.person).into_iter().filter(|person| in_pool.contains(person));
                (row.person, line.collect())
            })
            .collect();
        Ok(Some(Self { people, lines, supervisor_of, wishes, shape, outer: None }))
    }

    /// Those of one confirmed group alone; none where there is no such group, or it is not confirmed.
    pub fn within(
        self,
        conn: &mut AnyConn,
        scope: AgencyScope,
        programme: ProgrammeId,
        group: GroupId,
    ) -> Result<Option<Self>, DbError> {
        let Some(board) = Board::load(conn, scope, programme.into(), self)? else { return Ok(None) };
        let confirmed = board.row.state == StateColumn::Confirmed;
        let Some(group) = board.groups.iter().find(|row| row.id == group && confirmed).copied() else {
            return Ok(None);
        };
        let Some(number) = GroupNumber::parse(group.number) else { return Ok(None) };
        let Board { mut pool, task, assignment, row, .. } = board;
        pool.people.retain(|row| assignment.group_of(row.person) == Some(number));
        let inside: BTreeSet<PersonId> = pool.people.iter().map(|row| row.person).collect();
        for line in pool.lines.values_mut() {
            line.retain(|person| inside.contains(person));
        }
        let weights = weights(row.weights).unwrap_or_default();
        pool.outer = Some(Outer { group, number, weights, task, assignment });
        Ok(Some(pool))
    }

    /// The task of dividing the pool evenly into the programme's groups, or the group into small groups.
    pub fn task(&self, aims: Aims) -> Result<Grouping, GroupingError> {
        let Some(outer) = &self.outer else {
            let (places, groups) = self.shape;
            return self.task_of_sizes(even_sizes(places, groups), aims);
        };
        let task = outer.task.as_ref().ok_or(GroupingError::NoMembers)?;
        let Aims { weights, unit_maximum, seed, size } = aims;
        let aims = SmallGroupAims { wished: size, weights, unit_maximum, seed };
        small_group_task(task, &outer.assignment, outer.number, aims)
    }

    fn task_of_sizes(&self, sizes: Vec<u32>, aims: Aims) -> Result<Grouping, GroupingError> {
        let Aims { weights, unit_maximum, seed, .. } = aims;
        let members: Vec<Member> = self.people.iter().map(|row| self.member(row)).collect();
        let count = |of: usize| u32::try_from(of).unwrap_or(u32::MAX);
        let small = self.outer.as_ref();
        let least = small.map_or(0, |_| small_group_least(count(members.len()), count(sizes.len())));
        Grouping::parse(GroupingInput { members, sizes, least, unit_maximum, weights, seed })
    }

    fn member(&self, row: &ParticipantRow) -> Member {
        let said = self.wishes.get(&row.application);
        let mode = said.and_then(|said| said.mode);
        Member {
            person: row.person,
            unit: row.unit.clone(),
            site: row.site.clone(),
            job_category: row.job_category.clone(),
            tenure: row.tenure.map(Tenure::key).unwrap_or_default().to_owned(),
            wished_mode: mode.map(|mode| mode.0.code()).unwrap_or_default().to_owned(),
            languages: said.map_or(Languages::ALL, WishesRow::languages),
            superiors: self.lines.get(&row.person).cloned().unwrap_or_default(),
            // Who was named may have turned out to be the one who named them.
            apart_from: said.map(|said| said.apart_but(row.person)).unwrap_or_default(),
        }
    }

    /// The application by which a person is in the pool.
    pub fn application_of(&self, person: PersonId) -> Option<ApplicationId> {
        self.people.iter().find(|row| row.person == person).map(|row| row.application)
    }

    /// Everybody's application.
    pub fn applications(&self) -> BTreeMap<PersonId, ApplicationId> {
        self.people.iter().map(|row| (row.person, row.application)).collect()
    }

    /// The person of an application in the pool.
    pub fn person_of(&self, application: ApplicationId) -> Option<PersonId> {
        self.people.iter().find(|row| row.application == application).map(|row| row.person)
    }
}

/// A stored grouping with its pool as it is now. Members who have given up their place are left out.
#[derive(Clone, Debug)]
pub struct Board {
    pub scope: AgencyScope,
    pub programme: ProgrammeId,
    pub row: GroupingRow,
    pub groups: Vec<GroupRow>,
    /// What is within the groups.
    pub small: SmallGroups,
    pub pool: Pool,
    /// The same in terms of the domain; none when nobody is left.
    pub task: Option<Grouping>,
    pub assignment: Assignment,
    /// Applications of members who are no longer in the pool.
    pub left: Vec<ApplicationId>,
    pub can_undo: bool,
}

impl Board {
    /// The board of a programme or of one of its groups; none when no groups were proposed.
    pub fn load(
        conn: &mut AnyConn,
        scope: AgencyScope,
        whole: Whole,
        pool: Pool,
    ) -> Result<Option<Self>, DbError> {
        let Some(row) = store::find_grouping(conn, scope, whole)? else { return Ok(None) };
        let confirmed = row.state == StateColumn::Confirmed;
        let small = if confirmed && whole.group.is_none() {
            SmallGroups::load(conn, scope, whole.programme)?
        } else {
            SmallGroups::default()
        };
        let groups = store::groups_of(conn, scope, row.id)?;
        let members = store::members_of(conn, scope, row.id)?;
        let last = store::last_moves(conn, scope, row.id)?;
        let can_undo = !confirmed && last.is_some();
        let number: BTreeMap<GroupId, GroupNumber> =
            groups.iter().filter_map(|group| Some((group.id, GroupNumber::parse(group.number)?))).collect();
        let in_group = |row: &ParticipantRow| {
            let group = members.get(&row.application)?;
            Some((row.person, number.get(group).copied()?))
        };
        let assignment = pool.people.iter().filter_map(in_group).collect();
        let left = members.keys().copied().filter(|member| pool.person_of(*member).is_none()).collect();
        let sizes = groups.iter().map(|group| group.size).collect();
        let weights = weights(row.weights).unwrap_or_default();
        let aims = Aims { weights, unit_maximum: row.unit_maximum, seed: seed(&row.seed), size: 0 };
        let task = pool.task_of_sizes(sizes, aims).ok();
        let programme = whole.programme;
        Ok(Some(Self { scope, programme, row, groups, small, pool, task, assignment, left, can_undo }))
    }

    /// What is divided.
    pub const fn whole(&self) -> Whole {
        Whole { programme: self.programme, group: self.row.within }
    }

    /// The state in terms of the domain.
    pub fn state(&self) -> GroupingState {
        match self.row.confirmed_at {
            Some(at) if self.row.state == StateColumn::Confirmed => GroupingState::Confirmed { at },
            _ => GroupingState::Proposed,
        }
    }

    /// Score, bound and reasons as things are. The solver's own bound counts while its input is unchanged.
    pub fn explanation(&self) -> Option<Explanation> {
        let task = self.task.as_ref()?;
        let proven = &self.row.proven;
        let same_input = proven.digest == hex::encode(task.digest());
        let known = same_input.then(|| Cost::restore(u128::from(proven.scaled), proven.people));
        Some(explain(task, &self.assignment, known))
    }

    /// The group of a number.
    pub fn group(&self, number: GroupNumber) -> Option<GroupRow> {
        self.groups.iter().find(|group| group.number == number.number()).copied()
    }

    /// The group somebody is in.
    pub fn group_of(&self, person: PersonId) -> Option<GroupRow> {
        self.assignment.group_of(person).and_then(|number| self.group(number))
    }
}

/// A seed from the wire or the store: 64 hexadecimal digits in lower case.
pub fn seed(text: &str) -> Option<Seed> {
    let bytes = hex::decode(text).ok().filter(|_| text == text.to_ascii_lowercase())?;
    Some(Seed::new(bytes.try_into().ok()?))
}

/// Weights from the wire or the store.
pub fn weights(given: GroupWeights) -> Result<Weights, GroupingError> {
    let GroupWeights { unit, site, job_category, tenure, wished_mode } = given;
    Weights::parse([unit, site, job_category, tenure, wished_mode])
}
