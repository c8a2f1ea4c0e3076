//! A programme's people and groups together: what the rules of groups decide on.

use std::collections::{BTreeMap, BTreeSet};

use polku_api_types::groups::GroupWeights;
use polku_domain::groups::{
    Assignment, Cost, Explanation, GroupNumber, Grouping, GroupingError, GroupingInput, GroupingState,
    Languages, Member, Seed, Weights, even_sizes, explain,
};
use polku_domain::ids::{ApplicationId, GroupId, PersonId, ProgrammeId};
use polku_domain::people::{ReportingLines, Tenure};

use super::store::{self, GroupRow, GroupingRow, ParticipantRow, StateColumn, WishesRow};
use crate::access::AgencyScope;
use crate::db::{AnyConn, Coded, DbError};
use crate::people;

/// What the groups are made for, besides the limits that always hold.
#[derive(Clone, Copy, Debug)]
pub struct Aims {
    pub weights: Weights,
    pub unit_maximum: Option<u32>,
    pub seed: Option<Seed>,
}

/// Everybody of a programme who has or is offered a place, with their lines.
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
        Ok(Some(Self { people, lines, supervisor_of, wishes, shape }))
    }

    /// The task of dividing the pool evenly into the programme's groups.
    pub fn task(&self, aims: Aims) -> Result<Grouping, GroupingError> {
        let (places, groups) = self.shape;
        self.task_of_sizes(even_sizes(places, groups), aims)
    }

    fn task_of_sizes(&self, sizes: Vec<u32>, aims: Aims) -> Result<Grouping, GroupingError> {
        let Aims { weights, unit_maximum, seed } = aims;
        let members = self.people.iter().map(|row| self.member(row)).collect();
        Grouping::parse(GroupingInput { members, sizes, least: 0, unit_maximum, weights, seed })
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
    pub pool: Pool,
    /// The same in terms of the domain; none when nobody is left.
    pub task: Option<Grouping>,
    pub assignment: Assignment,
    /// Applications of members who are no longer in the pool.
    pub left: Vec<ApplicationId>,
    pub can_undo: bool,
}

impl Board {
    /// The board of a programme; none when no groups were proposed.
    pub fn load(
        conn: &mut AnyConn,
        scope: AgencyScope,
        programme: ProgrammeId,
        pool: Pool,
    ) -> Result<Option<Self>, DbError> {
        let Some(row) = store::find_grouping(conn, scope, programme)? else { return Ok(None) };
        let groups = store::groups_of(conn, scope, row.id)?;
        let members = store::members_of(conn, scope, row.id)?;
        let last = store::last_moves(conn, scope, row.id)?;
        let can_undo = row.state == StateColumn::Proposed && last.is_some();
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
        let aims = Aims { weights, unit_maximum: row.unit_maximum, seed: None };
        let task = pool.task_of_sizes(sizes, aims).ok();
        Ok(Some(Self { scope, programme, row, groups, pool, task, assignment, left, can_undo }))
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

/// Weights from the wire or the store.
pub fn weights(given: GroupWeights) -> Result<Weights, GroupingError> {
    let GroupWeights { unit, site, job_category, tenure, wished_mode } = given;
    Weights::parse([unit, site, job_category, tenure, wished_mode])
}
