//! The search for groups: worked on outside of transactions and of requests, told how far it has come, cancelled, and begun
//! again where its process has ended.

use std::pin::pin;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use polku_api_types::groups::{GroupSearch, GroupingDetails, InfeasibleGroups};
use polku_domain::access::Permission;
use polku_domain::groups::{Grouping, Infeasible, Progress, Proposal, propose_while};
use serde::{Deserialize, Serialize};
use tokio::sync::OwnedSemaphorePermit;
use tokio::time::{Instant, interval_at};
use uuid::Uuid;

use super::propose::{Wanted, keep, prepare_in, understand};
use super::{note_looks_at, of_level, permitted};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{Actor, Entry, Subject, record};
use crate::db::{AnyConn, Coded};
use crate::groups::board::Pool;
use crate::groups::convert;
use crate::groups::store::{self, NewSearch, Reached, SearchColumn, SearchRow, Terms, Whole};
use crate::http::{Idempotent, Once, write_noting_repeats, write_once};
use crate::jobs::{self, JobKind, NewJob};
use crate::problem::{AppError, ProblemCode};

/// How often a search tells how far it has come, and hears that it was cancelled.
const TICK: Duration = Duration::from_millis(500);
/// A process that has not been heard of for so long is taken for dead.
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// Nobody needs groups so much that they are searched for longer. To wait for a turn is not to search.
const MOST: Duration = Duration::from_mins(4);
/// A search that ended its process so often is not begun again.
const ATTEMPTS: i64 = 3;

/// A search that this process works on.
#[derive(Clone)]
pub(super) struct Search {
    pub(super) app: App,
    pub(super) scope: AgencyScope,
    /// On whose behalf: who asked, or the job that begins it again.
    pub(super) actor: Actor,
    pub(super) id: Uuid,
    pub(super) lease: Uuid,
    pub(super) whole: Whole,
    pub(super) wanted: Wanted,
}

/// How a search ended that nobody cancelled.
pub(super) enum Ended {
    Found(Box<GroupingDetails>),
    Infeasible(Box<Infeasible>),
    /// Something had changed meanwhile; what it is refused with.
    Overtaken(ProblemCode),
    /// It was cancelled, took too long, or another process works on it: its row says which.
    LeftOff,
}

/// What passes between the thread that searches and the task that tells of it.
#[derive(Default)]
struct Told {
    stop: AtomicBool,
    progress: Mutex<Option<Progress>>,
}

impl Told {
    fn reached(&self) -> Reached {
        let progress = *self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        progress.map_or_else(Reached::default, |progress| Reached {
            spent_per_mille: per_mille(progress.done, progress.of),
            score: Some((progress.cost.hundredths(), progress.bound.hundredths())),
        })
    }

    /// Whether to go on.
    fn hear(&self, progress: Progress) -> bool {
        *self.progress.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
        !self.stop.load(Ordering::Relaxed)
    }
}

fn per_mille(done: u64, of: u64) -> u32 {
    let share = u128::from(done) * 1_000 / u128::from(of.max(1));
    u32::try_from(share.min(1_000)).unwrap_or(1_000)
}

fn until(now: Timestamp) -> Timestamp {
    now.saturating_add(LEASE).unwrap_or(now)
}

/// Stores a search, unless one for the same groups is running.
pub(super) async fn begin(
    app: &App,
    caller: &Caller,
    key: &Idempotent,
    (whole, terms): (Whole, Terms),
    people: usize,
) -> Result<(Once<GroupSearch>, Uuid), AppError> {
    let (asking, now) = (caller.clone(), app.clock.now());
    let lease = app.ids.random();
    let new = NewSearch {
        id: app.ids.random(),
        whole,
        terms,
        people: u32::try_from(people).unwrap_or(u32::MAX),
        lease,
        leased_until: until(now),
        started_at: now,
    };
    let begun = write_noting_repeats(app, key, move |conn| {
        let last = store::find_search(conn, asking.scope, whole)?;
        if last.as_ref().is_some_and(|last| last.state == SearchColumn::Running) {
            return Err(AppError::new(ProblemCode::GroupSearchRunning));
        }
        store::put_search(conn, asking.scope, (last.map(|last| last.id), &new))?;
        let entry = Entry {
            action: "group_search_started",
            subject: Subject::new("programme", whole.programme),
            person: None,
            fields: &["groups"],
            at: now,
        };
        record(conn, &asking.actor(), entry)?;
        look_after(conn, new.id, new.leased_until, now)?;
        found(conn, asking.scope, whole).map(|row| convert::search(&row, None))
    })
    .await?;
    Ok((begun, lease))
}

fn found(conn: &mut AnyConn, scope: AgencyScope, whole: Whole) -> Result<SearchRow, AppError> {
    store::find_search(conn, scope, whole)?.ok_or_else(AppError::not_found)
}

impl Search {
    /// Searches, telling how far it has come, and keeps what is found. Without a turn it waits for one.
    ///
    /// # Errors
    /// What the database refuses; the search has ended then, too.
    pub(super) async fn run(
        self,
        task: Grouping,
        turn: Option<OwnedSemaphorePermit>,
    ) -> Result<Ended, AppError> {
        let ended = self.work(task, turn).await;
        if ended.is_err() {
            self.end(SearchColumn::GaveUp).await?;
        }
        ended
    }

    async fn work(&self, task: Grouping, turn: Option<OwnedSemaphorePermit>) -> Result<Ended, AppError> {
        let told = Arc::new(Told::default());
        let turn = match turn {
            Some(turn) => turn,
            None => match self.telling(&told, None, self.app.group_searches.whenever()).await? {
                Some(turn) => turn?,
                None => return Ok(Ended::LeftOff),
            },
        };
        // It goes along into the thread, which may still be busy when the search was left off, and stays here until the
        // groups are kept.
        let turn = Arc::new(turn);
        let (solved, hearing, inside) = (task.clone(), Arc::clone(&told), Arc::clone(&turn));
        let thread = tokio::task::spawn_blocking(move || {
            let proposal = propose_while(&solved, &mut |progress| hearing.hear(progress));
            drop(inside);
            proposal
        });
        let Some(proposal) = self.telling(&told, Some(MOST), thread).await? else {
            return Ok(Ended::LeftOff);
        };
        let ended = match proposal.map_err(AppError::internal)? {
            Ok(proposal) => self.keep(task, proposal).await,
            Err(cause) => {
                let ours = self.end(SearchColumn::Infeasible).await?;
                Ok(if ours { Ended::Infeasible(Box::new(cause)) } else { Ended::LeftOff })
            }
        };
        drop(turn);
        ended
    }

    /// Waits for `work`, for `most` at the most, and tells meanwhile how far the search has come. None once it is to be left
    /// off.
    async fn telling<T>(
        &self,
        told: &Told,
        most: Option<Duration>,
        work: impl Future<Output = T>,
    ) -> Result<Option<T>, AppError> {
        let began = Instant::now();
        let mut ticks = interval_at(began + TICK, TICK);
        let mut work = pin!(work);
        loop {
            tokio::select! {
                done = &mut work => return Ok(Some(done)),
                _ = ticks.tick() => {
                    let late = most.is_some_and(|most| began.elapsed() > most);
                    if late {
                        self.end(SearchColumn::GaveUp).await?;
                    }
                    if late || !self.tell(told.reached()).await? {
                        told.stop.store(true, Ordering::Relaxed);
                        return Ok(None);
                    }
                }
            }
        }
    }

    /// Whether the search is still running and ours.
    async fn tell(&self, reached: Reached) -> Result<bool, AppError> {
        let (scope, row, now) = (self.scope, (self.id, self.lease), self.app.clock.now());
        let told = move |conn: &mut AnyConn| store::keep_search(conn, scope, row, reached, until(now));
        match self.app.db.write_counted(told).await {
            Ok(ours) => Ok(ours),
            // A database that is away for a moment ends no search: what is found is kept only if it is still ours.
            Err(crate::db::DbError::Unavailable(_)) => Ok(true),
            Err(error) => Err(error.into()),
        }
    }

    async fn end(&self, state: SearchColumn) -> Result<bool, AppError> {
        let (scope, row, now) = (self.scope, (self.id, Some(self.lease)), self.app.clock.now());
        let end = move |conn: &mut AnyConn| store::end_search(conn, scope, row, state, now);
        Ok(self.app.db.write_counted(end).await?)
    }

    /// Stores the groups that were found, if the search is still running and nothing has changed.
    async fn keep(&self, task: Grouping, proposal: Proposal) -> Result<Ended, AppError> {
        let (here, now, proposal) = (self.clone(), self.app.clock.now(), Arc::new(proposal));
        let work = move |conn: &mut AnyConn| {
            let Search { app, scope, actor, whole, .. } = &here;
            let ended = |conn: &mut AnyConn, state| {
                store::end_search(conn, *scope, (here.id, Some(here.lease)), state, now)
            };
            let again = match prepare_in(conn, *scope, *whole, here.wanted) {
                Ok(again) => again,
                Err(refusal) if is_overtaken(refusal.code()) => {
                    let ours = ended(conn, SearchColumn::Overtaken)?;
                    return Ok(if ours { Ended::Overtaken(refusal.code()) } else { Ended::LeftOff });
                }
                Err(error) => return Err(error),
            };
            let (pool, again) = again;
            // The digest leaves out the wishes, which somebody may have changed meanwhile.
            let same = again.digest() == task.digest() && again.members() == task.members();
            let state = if same { SearchColumn::Found } else { SearchColumn::Overtaken };
            if !ended(conn, state)? {
                return Ok(Ended::LeftOff);
            }
            if !same {
                return Ok(Ended::Overtaken(ProblemCode::Conflict));
            }
            let board = keep(app, conn, (*scope, actor), (*whole, &pool), (&again, &proposal), now)?;
            Ok(Ended::Found(Box::new(convert::details(&board))))
        };
        self.app.db.write_tx(work).await
    }
}

/// Refusals which say that what was searched for is not wanted any more.
const fn is_overtaken(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::GroupsConfirmed
            | ProblemCode::GroupsTooFewPeople
            | ProblemCode::SmallGroupsTooFewPeople
            | ProblemCode::NotFound
    )
}

/// The last search for these groups. Of an infeasible one it is found anew why: who stands in the way is kept nowhere.
///
/// # Errors
/// Not found where nothing was searched for.
pub async fn view_group_search(app: &App, caller: Caller, whole: Whole) -> Result<GroupSearch, AppError> {
    let asking = caller.clone();
    let (row, again) = app
        .db
        .read(move |conn| -> Result<_, AppError> {
            permitted(conn, &asking, Permission::ViewGrouping, whole)?;
            let row = found(conn, asking.scope, whole)?;
            let again = match row.state {
                SearchColumn::Infeasible => {
                    let wanted = understand(&row.terms)?;
                    prepare_in(conn, asking.scope, whole, wanted).ok()
                }
                _ => None,
            };
            Ok((row, again))
        })
        .await?;
    let cause = match again {
        Some(again) => why_not(app, &caller, again).await?,
        None => None,
    };
    let named = cause.iter().flat_map(|cause| cause.sets.iter().flatten());
    let named = named.map(|person| (person.person_id, person.application_id));
    note_looks_at(app, &caller, of_level(whole, "view_group_search", "view_small_group_search"), named)?;
    Ok(convert::search(&row, cause))
}

/// Why these people cannot be divided, which is known before the search for the best begins.
async fn why_not(
    app: &App,
    caller: &Caller,
    (pool, task): (Pool, Grouping),
) -> Result<Option<InfeasibleGroups>, AppError> {
    let turn = app.group_causes.turn().await?;
    let language = caller.language;
    let thread = tokio::task::spawn_blocking(move || {
        let cause = propose_while(&task, &mut |_| false).err();
        drop(turn);
        cause.map(|cause| convert::infeasible(&pool, &task, &cause, language))
    });
    thread.await.map_err(AppError::internal)
}

/// Cancels a search, whichever process works on it: from then on nothing of it is kept.
///
/// # Errors
/// `group_search_over` when it has ended otherwise; not found when another search has taken its place.
pub async fn cancel_group_search(
    app: &App,
    caller: Caller,
    key: &Idempotent,
    whole: Whole,
    search: Uuid,
) -> Result<GroupSearch, AppError> {
    let now = app.clock.now();
    write_once(app, key, move |conn| {
        permitted(conn, &caller, Permission::ManageGrouping, whole)?;
        let row = found(conn, caller.scope, whole)?;
        if row.id != search {
            return Err(AppError::not_found());
        }
        match row.state {
            SearchColumn::Cancelled => {}
            SearchColumn::Running => {
                store::end_search(conn, caller.scope, (search, None), SearchColumn::Cancelled, now)?;
                let entry = Entry {
                    action: "group_search_cancelled",
                    subject: Subject::new("programme", whole.programme),
                    person: None,
                    fields: &["groups"],
                    at: now,
                };
                record(conn, &caller.actor(), entry)?;
            }
            _ => return Err(AppError::new(ProblemCode::GroupSearchOver)),
        }
        found(conn, caller.scope, whole).map(|row| convert::search(&row, None))
    })
    .await
}

/// Which search a job looks after.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct LookedAfter {
    search: Uuid,
}

/// Has a search looked after when its process should have been heard of again.
fn look_after(
    conn: &mut AnyConn,
    search: Uuid,
    leased_until: Timestamp,
    now: Timestamp,
) -> Result<(), AppError> {
    let kind = JobKind::TakeUpGroupSearch;
    let dedupe_key = format!("{}:{search}:{leased_until}", kind.code());
    let run_at = leased_until.saturating_add(SignedDuration::from_secs(1)).unwrap_or(leased_until);
    let job = NewJob { kind, payload: &LookedAfter { search }, run_at, dedupe_key: &dedupe_key, now };
    Ok(jobs::schedule(conn, &job).map(drop)?)
}

/// The job: begins a search again whose process has ended. The same people, terms and seed give the same groups, so
/// nothing is lost by that but time. It is worked on beside the jobs, which go on: the lease of the search is its own, and
/// another job looks after it.
///
/// # Errors
/// What the database refuses.
pub async fn take_up_search(app: &App, of: LookedAfter) -> Result<(), AppError> {
    let (now, lease) = (app.clock.now(), app.ids.random());
    let taken = app
        .db
        .write_tx(move |conn| -> Result<_, AppError> {
            let Some(held) = store::search_by_id(conn, of.search)? else { return Ok(None) };
            if held.leased_until >= now {
                look_after(conn, of.search, held.leased_until, now)?;
                return Ok(None);
            }
            let scope = AgencyScope::for_job(held.agency);
            let leased_until = until(now);
            if !store::take_over_search(conn, scope, (of.search, lease), (now, leased_until))? {
                return Ok(None);
            }
            look_after(conn, of.search, leased_until, now)?;
            Ok(Some((scope, held)))
        })
        .await?;
    let Some((scope, held)) = taken else { return Ok(()) };
    let (whole, wanted) = (held.row.whole, understand(&held.row.terms)?);
    let kind = JobKind::TakeUpGroupSearch.code();
    let actor = Actor::job(kind, Some(held.agency), Arc::clone(&app.ids));
    let search = Search { app: app.clone(), scope, actor, id: of.search, lease, whole, wanted };
    if held.attempts >= ATTEMPTS {
        search.end(SearchColumn::GaveUp).await?;
        return Ok(());
    }
    match app.db.read(move |conn| prepare_in(conn, scope, whole, wanted)).await {
        Ok((_, task)) => {
            let turn = app.group_searches.try_turn();
            tokio::spawn(async move {
                if let Err(error) = search.run(task, turn).await {
                    tracing::error!(%error, "a search for groups that was begun again has failed");
                }
            });
            Ok(())
        }
        Err(refusal) if is_overtaken(refusal.code()) => search.end(SearchColumn::Overtaken).await.map(drop),
        Err(error) => Err(error),
    }
}
