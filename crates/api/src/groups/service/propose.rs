//! Proposing groups.

use std::sync::Arc;

use jiff::Timestamp;
use polku_api_types::groups::{GroupProposal, GroupWeights, ProposeGroups};
use polku_domain::access::Permission;
use polku_domain::groups::{Grouping, GroupingError, MAX_WEIGHT, Proposal, Seed, Weights, propose};
use polku_domain::ids::{ApplicationId, GroupId, GroupingId, ProgrammeId};

use super::{board_again, note_looks, note_looks_at, pool};
use crate::access::Caller;
use crate::app::App;
use crate::audit::{Entry, Subject, record};
use crate::db::AnyConn;
use crate::groups::board::{Aims, Board, Pool, weights};
use crate::groups::convert;
use crate::groups::store::{self, GroupRow, NewGrouping, ProvenBound};
use crate::http::{Idempotent, write_once};
use crate::problem::{AppError, FieldCode, ProblemCode};

/// A larger unit maximum would bind nobody: no group is larger.
const LARGEST_UNIT_MAXIMUM: u32 = 1_000;

/// Proposes groups and stores them, or says why there are none. The search runs outside the transaction; if the
/// people have changed meanwhile, nothing is stored.
pub async fn propose_groups(
    app: &App,
    caller: Caller,
    programme: ProgrammeId,
    key: &Idempotent,
    wanted: ProposeGroups,
) -> Result<GroupProposal, AppError> {
    let aims = Aims {
        weights: wanted.weights.map_or_else(|| Ok(Weights::default()), wire_weights)?,
        unit_maximum: wanted.unit_maximum.map(unit_maximum).transpose()?,
        seed: wanted.seed.as_deref().map(parse_seed).transpose()?,
    };
    let asking = caller.clone();
    let (people, task) = app.db.read(move |conn| prepare(conn, &asking, programme, aims)).await?;
    let solved = task.clone();
    let proposal = tokio::task::spawn_blocking(move || propose(&solved)).await.map_err(AppError::internal)?;
    let proposal = match proposal {
        Ok(proposal) => Arc::new(proposal),
        Err(cause) => {
            let cause = convert::infeasible(&people, &task, &cause, caller.language);
            let named = cause.sets.iter().flatten().map(|person| (person.person_id, person.application_id));
            note_looks_at(app, &caller, "propose_groups", named)?;
            return Ok(GroupProposal::Infeasible { cause });
        }
    };
    let (here, asking, now) = (app.clone(), caller.clone(), app.clock.now());
    let grouping = write_once(app, key, move |conn| {
        let (people, again) = prepare(conn, &asking, programme, aims)?;
        // The digest leaves out the wishes, which somebody may have changed meanwhile.
        if again.digest() != task.digest() || again.members() != task.members() {
            return Err(AppError::new(ProblemCode::Conflict));
        }
        let board = keep(&here, conn, &asking, (programme, &people), (&again, &proposal), now)?;
        Ok(convert::details(&board))
    })
    .await?;
    note_looks(app, &caller, "propose_groups", &grouping)?;
    Ok(GroupProposal::Proposed { grouping })
}

/// The pool and the task of dividing it, unless the groups are confirmed.
fn prepare(
    conn: &mut AnyConn,
    caller: &Caller,
    programme: ProgrammeId,
    aims: Aims,
) -> Result<(Pool, Grouping), AppError> {
    let pool = pool(conn, caller, Permission::ManageGrouping, programme)?;
    if let Some(board) = Board::load(conn, caller.scope, programme, pool.clone())? {
        board.state().reopen()?;
    }
    let task = pool.task(aims).map_err(|error| match error {
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
    (programme, pool): (ProgrammeId, &Pool),
    (task, proposal): (&Grouping, &Proposal),
    at: Timestamp,
) -> Result<Board, AppError> {
    let scope = caller.scope;
    let earlier = store::find_grouping(conn, scope, programme)?;
    let new = NewGrouping {
        id: earlier.as_ref().map_or_else(|| GroupingId::new(app.ids.ordered()), |row| row.id),
        programme,
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
    store::insert_groups(conn, scope, new.id, &groups)?;
    let entry = Entry {
        action: "groups_proposed",
        subject: Subject::new("grouping", new.id),
        person: None,
        fields: &["groups", "seed", "weights"],
        at,
    };
    record(conn, &caller.actor(), entry)?;
    board_again(conn, scope, programme)
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
    let bytes = hex::decode(text).ok().filter(|_| text == text.to_ascii_lowercase());
    let bytes: Option<[u8; 32]> = bytes.and_then(|bytes| bytes.try_into().ok());
    bytes.map(Seed::new).ok_or_else(|| AppError::invalid("/seed", FieldCode::Malformed))
}
