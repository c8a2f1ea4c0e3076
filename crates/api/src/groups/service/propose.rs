//! Proposing groups.

use std::sync::Arc;

use jiff::Timestamp;
use polku_api_types::groups::{GroupProposal, GroupWeights};
use polku_domain::access::Permission;
use polku_domain::groups::{
    Grouping, GroupingError, MAX_WEIGHT, Proposal, SMALL_GROUP_LEAST, SMALL_GROUP_MOST, Seed, Weights,
    propose,
};
use polku_domain::ids::{ApplicationId, GroupId, GroupingId};

use super::{board_again, note_looks, note_looks_at, of_level, pool};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::AnyConn;
use crate::groups::board::{Aims, Board, Pool, seed, weights};
use crate::groups::convert;
use crate::groups::store::{self, GroupRow, NewGrouping, ProvenBound, Whole};
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};

/// A larger unit maximum would bind nobody: no group is larger.
const LARGEST_UNIT_MAXIMUM: u32 = 1_000;

/// What was asked for, of groups or of small groups.
#[derive(Clone, Debug)]
pub struct Asked {
    pub whole: Whole,
    /// How many people a small group is wished to have; none of groups.
    pub size: Option<u32>,
    pub weights: Option<GroupWeights>,
    pub unit_maximum: Option<u32>,
    pub seed: Option<String>,
}

/// What was asked for, understood.
#[derive(Clone, Copy)]
struct Wanted {
    size: u32,
    /// None where those of the groups, or the usual ones, are to be used.
    weights: Option<Weights>,
    unit_maximum: Option<u32>,
    seed: Option<Seed>,
}

/// Proposes groups and stores them, or says why there are none. The search runs outside the transaction; if the
/// people have changed meanwhile, nothing is stored.
pub async fn propose_groups(
    app: &App,
    caller: Caller,
    key: &Idempotent,
    asked: Asked,
) -> Result<GroupProposal, AppError> {
    let whole = asked.whole;
    let wanted = understand(&asked)?;
    let operation = of_level(whole, "propose_groups", "propose_small_groups");
    let asking = caller.clone();
    let (people, task) = app.db.read(move |conn| prepare(conn, &asking, whole, wanted)).await?;
    let solved = task.clone();
    let proposal = tokio::task::spawn_blocking(move || propose(&solved)).await.map_err(AppError::internal)?;
    let proposal = match proposal {
        Ok(proposal) => Arc::new(proposal),
        Err(cause) => {
            let cause = convert::infeasible(&people, &task, &cause, caller.language);
            let named = cause.sets.iter().flatten().map(|person| (person.person_id, person.application_id));
            note_looks_at(app, &caller, operation, named)?;
            return Ok(GroupProposal::Infeasible { cause });
        }
    };
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let grouping = write_once(app, key, move |conn| {
        let (people, again) = prepare(conn, &asking, whole, wanted)?;
        // The digest leaves out the wishes, which somebody may have changed meanwhile.
        if again.digest() != task.digest() || again.members() != task.members() {
            return Err(AppError::new(ProblemCode::Conflict));
        }
        let board = keep(&here, conn, &asking, (whole, &people), (&again, &proposal), now)?;
        Ok(convert::details(&board))
    })
    .await?;
    note_looks(app, &caller, operation, &grouping)?;
    Ok(GroupProposal::Proposed { grouping })
}

/// The pool and the task of dividing it, unless the groups are confirmed.
fn prepare(
    conn: &mut AnyConn,
    caller: &Caller,
    whole: Whole,
    wanted: Wanted,
) -> Result<(Pool, Grouping), AppError> {
    let pool = pool(conn, caller, Permission::ManageGrouping, whole)?;
    if let Some(board) = Board::load(conn, caller.scope, whole, pool.clone())? {
        board.state().reopen()?;
    }
    let Wanted { size, weights, unit_maximum, seed } = wanted;
    let weights = weights.or(pool.outer.as_ref().map(|outer| outer.weights)).unwrap_or_default();
    let aims = Aims { weights, unit_maximum, seed, size };
    let task = pool.task(aims).map_err(|error| match error {
        _ if whole.group.is_some() => AppError::new(ProblemCode::SmallGroupsTooFewPeople).because(error),
        GroupingError::NoMembers | GroupingError::MoreGroupsThanMembers => {
            AppError::new(ProblemCode::GroupsTooFewPeople)
        }
        other => AppError::new(ProblemCode::Conflict).because(other),
    })?;
    Ok((pool, task))
}

fn keep(
    app: &App,
    conn: &mut AnyConn,
    caller: &Caller,
    (whole, pool): (Whole, &Pool),
    (task, proposal): (&Grouping, &Proposal),
    at: Timestamp,
) -> Result<Board, AppError> {
    let scope = caller.scope;
    let earlier = store::find_grouping(conn, scope, whole)?;
    let new = NewGrouping {
        id: earlier.as_ref().map_or_else(|| GroupingId::new(app.ids.ordered()), |row| row.id),
        whole,
        seed: hex::encode(proposal.seed.bytes()),
        weights: stored_weights(task.weights()),
        unit_maximum: task.unit_maximum(),
        proven: ProvenBound {
            digest: hex::encode(proposal.digest),
            // Only of people by the ten thousand would it be too large to be kept; none is claimed then.
            scaled: u64::try_from(proposal.explanation.bound.scaled()).unwrap_or(0),
            people: u32::try_from(task.members().len()).unwrap_or(u32::MAX),
        },
        solved_at: at,
    };
    match earlier {
        Some(_) => store::replace_grouping(conn, scope, &new)?,
        None => store::insert_grouping(conn, scope, &new)?,
    }
    let applications = pool.applications();
    let members = |number: u32| {
        let inside = proposal.assignment.iter().filter(move |(_, group)| group.number() == number);
        inside.filter_map(|(person, _)| applications.get(&person).copied()).collect()
    };
    let groups: Vec<(GroupRow, Vec<ApplicationId>)> = (1..)
        .zip(task.sizes())
        .map(|(number, size)| {
            (GroupRow { id: GroupId::new(app.ids.ordered()), number, size: *size }, members(number))
        })
        .collect();
    store::insert_groups(conn, scope, (new.id, whole.group), &groups)?;
    let entry = Entry {
        action: of_level(whole, "groups_proposed", "small_groups_proposed"),
        subject: Subject::new("grouping", new.id),
        person: None,
        fields: &["groups", "seed", "weights"],
        at,
    };
    record(conn, &caller.actor(), entry)?;
    board_again(conn, scope, whole)
}

/// Every fault of what was asked for at once.
fn understand(asked: &Asked) -> Result<Wanted, AppError> {
    let mut faults = Vec::new();
    let size = asked.size.unwrap_or(SMALL_GROUP_MOST);
    if size < SMALL_GROUP_LEAST {
        faults.push(("/size".to_owned(), FieldCode::TooSmall { min: i64::from(SMALL_GROUP_LEAST) }));
    } else if size > SMALL_GROUP_MOST {
        faults.push(("/size".to_owned(), FieldCode::TooLarge { max: i64::from(SMALL_GROUP_MOST) }));
    }
    AppError::unless_valid(faults)?;
    Ok(Wanted {
        size,
        weights: asked.weights.map(wire_weights).transpose()?,
        unit_maximum: asked.unit_maximum.map(unit_maximum).transpose()?,
        seed: asked.seed.as_deref().map(parse_seed).transpose()?,
    })
}

fn wire_weights(given: GroupWeights) -> Result<Weights, AppError> {
    weights(given).map_err(|error| match error {
        GroupingError::WeightTooLarge(criterion) => AppError::invalid(
            format!("/weights/{}", criterion.key()),
            FieldCode::TooLarge { max: i64::from(MAX_WEIGHT) },
        ),
        other => AppError::internal(other),
    })
}

fn stored_weights(weights: Weights) -> GroupWeights {
    use polku_domain::groups::Criterion;
    GroupWeights {
        unit: weights.of(Criterion::Unit),
        site: weights.of(Criterion::Site),
        job_category: weights.of(Criterion::JobCategory),
        tenure: weights.of(Criterion::Tenure),
        wished_mode: weights.of(Criterion::WishedMode),
    }
}

fn unit_maximum(given: u32) -> Result<u32, AppError> {
    match given {
        0 => Err(AppError::invalid("/unit_maximum", FieldCode::TooSmall { min: 1 })),
        1..=LARGEST_UNIT_MAXIMUM => Ok(given),
        _ => {
            let max = i64::from(LARGEST_UNIT_MAXIMUM);
            Err(AppError::invalid("/unit_maximum", FieldCode::TooLarge { max }))
        }
    }
}

fn parse_seed(text: &str) -> Result<Seed, AppError> {
    seed(text).ok_or_else(|| AppError::invalid("/seed", FieldCode::Malformed))
}
