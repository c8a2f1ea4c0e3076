//! Proposing groups.

use std::time::Duration;

use jiff::Timestamp;
use polku_api_types::groups::{GroupProposal, GroupSearch, GroupSearchState, GroupWeights};
use polku_domain::access::Permission;
use polku_domain::groups::{
    Grouping, GroupingError, MAX_WEIGHT, Proposal, SMALL_GROUP_LEAST, SMALL_GROUP_MOST, Seed, Weights,
};
use polku_domain::ids::{ApplicationId, GroupId, GroupingId};

use super::search::{Ended, Search, begin, view_group_search};
use super::{board_again, narrowed, note_looks, note_looks_at, of_level, permitted, view_grouping};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{Actor, Entry, Subject, record};
use crate::db::AnyConn;
use crate::groups::board::{Aims, Board, Pool, seed, weights};
use crate::groups::convert;
use crate::groups::store::{self, GroupRow, NewGrouping, ProvenBound, Terms, Whole};
use crate::http::Idempotent;
use crate::problem::{AppError, FieldCode, ProblemCode};

/// A larger unit maximum would bind nobody: no group is larger.
const LARGEST_UNIT_MAXIMUM: u32 = 1_000;

/// What was asked for, of groups or of small groups.
#[derive(Clone, Debug)]
pub struct Asked {
    pub whole: Whole,
    pub terms: Terms,
}

/// What was asked for, understood.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    size: u32,
    /// None where those of the groups, or the usual ones, are to be used.
    weights: Option<Weights>,
    unit_maximum: Option<u32>,
    seed: Option<Seed>,
}

/// Proposes groups and stores them, or says why there are none. The search runs outside of transactions; if the people
/// have changed meanwhile, nothing is stored. It goes on whether or not somebody waits for it.
pub async fn propose_groups(
    app: &App,
    caller: Caller,
    key: &Idempotent,
    asked: Asked,
) -> Result<GroupProposal, AppError> {
    let Asked { whole, terms } = asked;
    let wanted = understand(&terms)?;
    let asking = caller.clone();
    let (people, task) = app
        .db
        .read(move |conn| -> Result<_, AppError> {
            permitted(conn, &asking, Permission::ManageGrouping, whole)?;
            prepare_in(conn, asking.scope, whole, wanted)
        })
        .await?;
    let (begun, lease) = begin(app, &caller, key, (whole, terms), task.members().len()).await?;
    if begun.replayed {
        return as_it_stands(app, caller, whole).await;
    }
    let id = begun.answer.id;
    let (scope, actor) = (caller.scope, caller.actor());
    let search = Search { app: app.clone(), scope, actor, id, lease, whole, wanted };
    // Whoever finds another search at work is not kept waiting for that one.
    let turn = app.group_searches.try_turn();
    let seconds = if turn.is_some() { app.config.group_search_patience } else { 0 };
    let patience = Duration::from_secs(u64::from(seconds));
    let solved = task.clone();
    let running = tokio::spawn(search.run(solved, turn));
    let Ok(ended) = tokio::time::timeout(patience, running).await else {
        return view_group_search(app, caller, whole).await.map(|search| GroupProposal::Searching { search });
    };
    let operation = of_level(whole, "propose_groups", "propose_small_groups");
    match ended.map_err(AppError::internal)?? {
        Ended::Found(grouping) => {
            note_looks(app, &caller, operation, &grouping)?;
            Ok(GroupProposal::Proposed { grouping: *grouping })
        }
        Ended::Infeasible(cause) => {
            let cause = convert::infeasible(&people, &task, &cause, caller.language);
            let named = cause.sets.iter().flatten().map(|person| (person.person_id, person.application_id));
            note_looks_at(app, &caller, operation, named)?;
            Ok(GroupProposal::Infeasible { cause })
        }
        Ended::Overtaken(code) => Err(AppError::new(code)),
        Ended::LeftOff => as_it_stands(app, caller, whole).await,
    }
}

/// What became of a search that was asked for before: its groups as they are now, why there are none, or the search.
async fn as_it_stands(app: &App, caller: Caller, whole: Whole) -> Result<GroupProposal, AppError> {
    let search = view_group_search(app, caller.clone(), whole).await?;
    Ok(match (search.state, search.cause) {
        (GroupSearchState::Found, _) => {
            GroupProposal::Proposed { grouping: view_grouping(app, caller, whole).await? }
        }
        (_, Some(cause)) => GroupProposal::Infeasible { cause },
        (_, cause) => GroupProposal::Searching { search: GroupSearch { cause, ..search } },
    })
}

/// The pool and the task of dividing it, unless the groups are confirmed.
pub(super) fn prepare_in(
    conn: &mut AnyConn,
    scope: AgencyScope,
    whole: Whole,
    wanted: Wanted,
) -> Result<(Pool, Grouping), AppError> {
    let pool = Pool::load(conn, scope, whole.programme)?.ok_or_else(AppError::not_found)?;
    let pool = narrowed(conn, scope, whole, pool)?;
    if let Some(board) = Board::load(conn, scope, whole, pool.clone())? {
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

/// Stores the groups that were found.
pub(super) fn keep(
    app: &App,
    conn: &mut AnyConn,
    (scope, actor): (AgencyScope, &Actor),
    (whole, pool): (Whole, &Pool),
    (task, proposal): (&Grouping, &Proposal),
    at: Timestamp,
) -> Result<Board, AppError> {
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
    record(conn, actor, entry)?;
    board_again(conn, scope, whole)
}

/// Every fault of what was asked for at once.
pub(super) fn understand(asked: &Terms) -> Result<Wanted, AppError> {
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
