//! Groups in the terms of the wire.

use polku_api_types::groups as wire;
use polku_domain::groups::{
    BrokenLimit, Consequences, Cost, Criterion, CriterionReport, Grouping, Infeasible, Move, Quality, Repair,
    ValueRow, check_open,
};
use polku_domain::ids::PersonId;
use polku_i18n::{Language, Value, text};
use uuid::Uuid;

use super::board::{Board, Pool};
use super::store::{ParticipantRow, SearchColumn, SearchRow, StateColumn};

/// The whole board.
pub fn details(board: &Board) -> wire::GroupingDetails {
    let broken = board.task.as_ref().map(|task| check_open(task, &board.assignment)).unwrap_or_default();
    wire::GroupingDetails {
        programme_id: board.programme.uuid(),
        within: board
            .pool
            .outer
            .as_ref()
            .map(|outer| wire::WithinGroup { id: outer.group.id.uuid(), number: outer.group.number }),
        state: match board.row.state {
            StateColumn::Proposed => wire::GroupingState::Proposed,
            StateColumn::Confirmed => wire::GroupingState::Confirmed,
        },
        weights: board.row.weights,
        unit_maximum: board.row.unit_maximum,
        seed: board.row.seed.clone(),
        score: score(board),
        groups: groups(board),
        people: board.pool.people.iter().map(|row| person(&board.pool, row)).collect(),
        broken: limits(&board.pool, &broken),
        can_undo: board.can_undo,
        solved_at: board.row.solved_at,
        confirmed_at: board.row.confirmed_at,
        version: board.row.version,
    }
}

fn groups(board: &Board) -> Vec<wire::GroupDetails> {
    let details = |group: &super::store::GroupRow| wire::GroupDetails {
        id: group.id.uuid(),
        number: group.number,
        size: group.size,
        members: members(board, group).map(|row| row.application.uuid()).collect(),
        small_groups: board
            .small
            .inside(group.id, &members(board, group).map(|row| row.application).collect()),
    };
    board.groups.iter().map(details).collect()
}

/// Who is in a group, by name.
fn members<'a>(
    board: &'a Board,
    group: &super::store::GroupRow,
) -> impl Iterator<Item = &'a ParticipantRow> + use<'a> {
    let number = group.number;
    let inside = move |row: &&ParticipantRow| {
        board.assignment.group_of(row.person).is_some_and(|group| group.number() == number)
    };
    board.pool.people.iter().filter(inside)
}

fn person(pool: &Pool, row: &ParticipantRow) -> wire::GroupPerson {
    wire::GroupPerson {
        application_id: row.application.uuid(),
        person_id: row.person.uuid(),
        name: row.name.clone(),
        unit: row.unit.clone(),
        site: row.site.clone(),
        job_category: row.job_category.clone(),
        line: pool.lines.get(&row.person).into_iter().flatten().map(|person| person.uuid()).collect(),
        accepted: row.accepted,
    }
}

fn score(board: &Board) -> wire::GroupScore {
    let Some(explanation) = board.explanation() else {
        return wire::GroupScore {
            total: 0,
            bound: 0,
            gap_per_mille: None,
            optimal: false,
            criteria: Vec::new(),
            apart: Vec::new(),
        };
    };
    let apart = |pair: &polku_domain::groups::Apart| {
        Some(wire::KeptApart {
            application_id: board.pool.application_of(pair.person)?.uuid(),
            superior_application_id: board.pool.application_of(pair.superior)?.uuid(),
        })
    };
    wire::GroupScore {
        total: explanation.cost.hundredths(),
        bound: explanation.bound.hundredths(),
        gap_per_mille: explanation.cost.per_mille_above(explanation.bound),
        optimal: explanation.quality == Quality::Best,
        criteria: explanation.criteria.iter().map(criterion).collect(),
        apart: explanation.apart.iter().filter_map(apart).collect(),
    }
}

fn criterion(report: &CriterionReport) -> wire::GroupCriterion {
    let value = |row: &ValueRow| wire::GroupValue {
        value: row.value.clone(),
        people: row.people,
        counts: row.counts.clone(),
        bound: row.bound.hundredths(),
    };
    wire::GroupCriterion {
        criterion: kind(report.criterion),
        weight: report.weight,
        score: report.cost.hundredths(),
        bound: report.bound.hundredths(),
        values: report.rows.iter().map(value).collect(),
    }
}

const fn kind(criterion: Criterion) -> wire::GroupCriterionKind {
    match criterion {
        Criterion::Unit => wire::GroupCriterionKind::Unit,
        Criterion::Site => wire::GroupCriterionKind::Site,
        Criterion::JobCategory => wire::GroupCriterionKind::JobCategory,
        Criterion::Tenure => wire::GroupCriterionKind::Tenure,
        Criterion::WishedMode => wire::GroupCriterionKind::WishedMode,
    }
}

/// Broken limits, people by their applications.
pub fn limits(pool: &Pool, broken: &[BrokenLimit]) -> Vec<wire::BrokenLimit> {
    let mut told: Vec<wire::BrokenLimit> =
        broken.iter().filter_map(|limit| broken_limit(pool, limit)).collect();
    // How many wishes a move would break is nobody's business either.
    let mut secret_told = false;
    told.retain(|limit| {
        limit.kind != wire::BrokenLimitKind::NotPossible || !std::mem::replace(&mut secret_told, true)
    });
    told
}

/// Limits that only a defect of ours can break (an unknown group, a stranger) have no word on the wire. Of a broken wish nothing is told but that it cannot be so, neither whose it is nor that it
/// is one.
fn broken_limit(pool: &Pool, limit: &BrokenLimit) -> Option<wire::BrokenLimit> {
    let applications = |people: &[PersonId]| -> Vec<Uuid> {
        people.iter().filter_map(|person| pool.application_of(*person)).map(|id| id.uuid()).collect()
    };
    let (kind, group, people) = match limit {
        BrokenLimit::TooMany { group, .. } => (wire::BrokenLimitKind::TooMany, Some(*group), Vec::new()),
        BrokenLimit::SameLine { group, person, superior } => {
            let kind = if pool.supervisor_of.get(person) == Some(superior) {
                wire::BrokenLimitKind::OwnSupervisor
            } else {
                wire::BrokenLimitKind::ReportingLine
            };
            (kind, Some(*group), vec![*person, *superior])
        }
        BrokenLimit::WithoutGroup { person } => (wire::BrokenLimitKind::WithoutGroup, None, vec![*person]),
        BrokenLimit::TooManyOfUnit { group, .. } => {
            (wire::BrokenLimitKind::TooManyOfUnit, Some(*group), Vec::new())
        }
        BrokenLimit::NoSharedLanguage { group } => {
            (wire::BrokenLimitKind::NoSharedLanguage, Some(*group), Vec::new())
        }
        BrokenLimit::Wish { .. } => (wire::BrokenLimitKind::NotPossible, None, Vec::new()),
        BrokenLimit::TooFew { group, .. } => (wire::BrokenLimitKind::TooFew, Some(*group), Vec::new()),
        BrokenLimit::UnknownGroup { .. } | BrokenLimit::NotAMember { .. } => return None,
    };
    Some(wire::BrokenLimit { kind, group: group.map(|group| group.number()), people: applications(&people) })
}

/// What a move would do.
pub fn consequences(pool: &Pool, found: &Consequences) -> wire::MoveConsequences {
    let change = |change: &polku_domain::groups::ScoreChange| wire::ScoreChange {
        criterion: kind(change.criterion),
        before: change.before.hundredths(),
        after: change.after.hundredths(),
    };
    wire::MoveConsequences {
        allowed: found.is_allowed(),
        breaks: limits(pool, &found.breaks),
        score_before: found.before.hundredths(),
        score_after: found.after.hundredths(),
        criteria: found.criteria.iter().map(change).collect(),
    }
}

/// A repair, before it is carried out.
pub fn repair(board: &Board, found: &Repair, before: Cost) -> wire::GroupRepair {
    let one = |one: &Move| {
        Some(wire::GroupRepairMove {
            application_id: board.pool.application_of(one.person)?.uuid(),
            from_group: one.from.map(|group| group.number()),
            to_group: one.to.number(),
        })
    };
    wire::GroupRepair {
        moves: found.moves.iter().filter_map(one).collect(),
        fewest: found.fewest,
        score_before: before.hundredths(),
        score_after: found.explanation.cost.hundredths(),
    }
}

/// Why there are no groups.
pub fn infeasible(
    pool: &Pool,
    task: &Grouping,
    cause: &Infeasible,
    language: Language,
) -> wire::InfeasibleGroups {
    let (reason, key, sets) = match cause {
        Infeasible::LineLongerThanGroups { line, .. } => {
            (wire::InfeasibleReason::LineLongerThanGroups, "groups-infeasible-line", vec![line.clone()])
        }
        Infeasible::OddRing { ring } => {
            (wire::InfeasibleReason::OddRing, "groups-infeasible-ring", vec![ring.clone()])
        }
        Infeasible::TooFewGroups { people, .. } => {
            (wire::InfeasibleReason::TooFewGroups, "groups-infeasible-too-few", vec![people.clone()])
        }
        Infeasible::SizesTooTight { bound_together, .. } => {
            (wire::InfeasibleReason::SizesTooTight, "groups-infeasible-sizes", bound_together.clone())
        }
        Infeasible::UnitMaximum { .. } => {
            (wire::InfeasibleReason::UnitMaximum, "groups-infeasible-units", Vec::new())
        }
        Infeasible::Languages { people } => {
            (wire::InfeasibleReason::Languages, "groups-infeasible-languages", vec![people.clone()])
        }
        Infeasible::Wishes => (wire::InfeasibleReason::Wishes, "groups-infeasible-wishes", Vec::new()),
        Infeasible::NotFound { .. } => {
            (wire::InfeasibleReason::NotFound, "groups-infeasible-not-found", Vec::new())
        }
    };
    let (units, maximum) = match cause {
        Infeasible::UnitMaximum { units, maximum } => (units.clone(), *maximum),
        _ => (Vec::new(), 0),
    };
    let sets: Vec<Vec<wire::InfeasiblePerson>> = sets.iter().map(|set| people(pool, set)).collect();
    let named: Vec<&str> = sets.iter().flatten().map(|person| person.name.as_str()).collect();
    let groups = u64::try_from(task.sizes().len()).unwrap_or(u64::MAX);
    let args = [
        ("groups", Value::from(groups)),
        ("people", Value::from(named.join(", "))),
        ("units", Value::from(units.join(", "))),
        ("maximum", Value::from(u64::from(maximum))),
    ];
    let explanation = text(language, key, &args);
    wire::InfeasibleGroups { reason, sizes: task.fills(), sets, units, explanation }
}

fn people(pool: &Pool, set: &[PersonId]) -> Vec<wire::InfeasiblePerson> {
    let row = |person: &PersonId| pool.people.iter().find(|row| row.person == *person);
    let named = |row: &ParticipantRow| wire::InfeasiblePerson {
        application_id: row.application.uuid(),
        person_id: row.person.uuid(),
        name: row.name.clone(),
    };
    set.iter().filter_map(row).map(named).collect()
}

/// The confirmed groups, for those who lead their sessions; none before.
pub fn confirmed(board: &Board) -> Option<wire::ConfirmedGroups> {
    let confirmed_at = board.row.confirmed_at?;
    let member =
        |row: &ParticipantRow| wire::GroupMember { person_id: row.person.uuid(), name: row.name.clone() };
    let group = |group: &super::store::GroupRow| {
        let here: Vec<_> = members(board, group).map(|row| (row.application, row.person.uuid())).collect();
        wire::ConfirmedGroup {
            id: group.id.uuid(),
            number: group.number,
            members: members(board, group).map(member).collect(),
            small_groups: board.small.confirmed(group.id, &here),
        }
    };
    let groups = board.groups.iter().map(group).collect();
    Some(wire::ConfirmedGroups { programme_id: board.programme.uuid(), confirmed_at, groups })
}

/// A search as it goes over the wire, with why there are no groups where that is known.
pub fn search(row: &SearchRow, cause: Option<wire::InfeasibleGroups>) -> wire::GroupSearch {
    let state = match row.state {
        SearchColumn::Running => wire::GroupSearchState::Running,
        SearchColumn::Found => wire::GroupSearchState::Found,
        SearchColumn::Infeasible => wire::GroupSearchState::Infeasible,
        SearchColumn::Cancelled => wire::GroupSearchState::Cancelled,
        SearchColumn::Overtaken => wire::GroupSearchState::Overtaken,
        SearchColumn::GaveUp => wire::GroupSearchState::GaveUp,
    };
    wire::GroupSearch {
        id: row.id,
        state,
        people: row.people,
        spent_per_mille: row.reached.spent_per_mille,
        score: row.reached.score.map(|(score, _)| score),
        bound: row.reached.score.map(|(_, bound)| bound),
        started_at: row.started_at,
        ended_at: row.ended_at,
        cause,
    }
}
