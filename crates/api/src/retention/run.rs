//! The run of a night: one batch after another, each a transaction of its own.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp};
use polku_domain::ids::{AgencyId, CallId};

use super::store::{due, erase, reports};
use crate::access::AgencyScope;
use crate::app::App;
use crate::audit::erase::{ErasedTraces, erase_traces};
use crate::audit::{self, Actor, Entry, Subject};
use crate::clock::{Clock, finland};
use crate::config::Config;
use crate::db::retention::Class;
use crate::db::{AnyConn, Coded};
use crate::ids::Ids;
use crate::jobs::{JobKind, LEASE};
use crate::problem::AppError;

use super::store::reports::Tally;

/// How much a run does at most.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caps {
    /// Applications, people or accounts of one transaction, with all that belongs to them; of traces twenty times as
    /// many rows.
    pub batch: i64,
    /// Transactions of one run that erase something.
    pub batches: u32,
    /// After so long a run that has erased something leaves the rest to another one.
    pub time: SignedDuration,
}

// A run that outlasted the lease of its job would be taken up a second time beside itself.
const _: () =
    assert!(Caps::TIME.as_secs() * 2 <= LEASE.as_secs(), "a part of a run ends well before its lease");

impl Caps {
    /// Half a second of a transaction.
    const BATCH: i64 = 200;
    /// A part of a run is a job that is leased for twice as long.
    const TIME: SignedDuration = SignedDuration::from_secs(150);

    /// Those of an installation.
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self { batch: Self::BATCH, batches: config.erase_batches, time: Self::TIME }
    }
}

/// What each transaction of a run needs. Cheap to clone.
#[derive(Clone, Debug)]
struct Run {
    ids: Arc<dyn Ids>,
    now: Timestamp,
    today: Date,
    batch: i64,
}

/// What a run may still do.
#[derive(Debug)]
struct Left<'a> {
    clock: &'a dyn Clock,
    batches: u32,
    until: Timestamp,
    worked: bool,
}

impl Left<'_> {
    /// Whether the rest is for another run. One that has erased nothing goes on however late it is: where looking alone
    /// takes so long, no run would ever come to anything.
    fn is_used_up(&self) -> bool {
        self.batches == 0 || (self.worked && self.clock.now() >= self.until)
    }

    const fn spend(&mut self) {
        self.batches -= 1;
        self.worked = true;
    }
}

/// Erases what is due today in all agencies, and old traces; whether some is left for another run because a cap was
/// reached. Nothing is done where the operator has switched it off. May be stopped at any time and run again.
///
/// # Errors
/// What the database refuses; what was done before stays done and recorded.
pub async fn erase_due(app: &App, caps: Caps) -> Result<bool, AppError> {
    if !app.config.erase_when_due {
        return Ok(false);
    }
    let now = app.clock.now();
    let today = now.to_zoned(finland()).date();
    let run = Run { ids: Arc::clone(&app.ids), now, today, batch: caps.batch.max(1) };
    let until = now.saturating_add(caps.time).map_err(AppError::internal)?;
    let mut left = Left { clock: app.clock.as_ref(), batches: caps.batches, until, worked: false };
    let agencies = app.db.read(|conn| due::agencies(conn).map_err(AppError::from)).await?;
    // What stops one agency's erasing must not stop the others': it is told when everything else is done.
    let mut fault = None;
    for agency in agencies {
        match erase_in(app, &run, agency, &mut left).await {
            Ok(true) => return Ok(true),
            Ok(false) => {}
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    loop {
        if left.is_used_up() {
            return Ok(true);
        }
        left.spend();
        let step = run.clone();
        if !app.db.write_tx(move |conn| traces(conn, &step)).await? {
            return fault.map_or(Ok(false), Err);
        }
    }
}

/// A batch of one agency: how many it found due. A full one may not be the last.
type Batch = fn(&mut AnyConn, &Run, &AgencyScope, Option<CallId>) -> Result<usize, AppError>;

/// Applications first: a person's line is due only when none of theirs is kept.
async fn erase_in(app: &App, run: &Run, agency: AgencyId, left: &mut Left<'_>) -> Result<bool, AppError> {
    let scope = AgencyScope::for_job(agency);
    let today = run.today;
    let found = app.db.read(move |conn| due::due(conn, &scope, today).map_err(AppError::from)).await?;
    let calls = found.calls.iter().map(|call| (applications as Batch, Some(call.call)));
    let register = [(people as Batch, None), (accounts as Batch, None)];
    for (batch, call) in calls.chain(register) {
        loop {
            if left.is_used_up() {
                return Ok(true);
            }
            let step = run.clone();
            let found = app.db.write_tx(move |conn| batch(conn, &step, &scope, call)).await?;
            // Looking is free: a run that does nothing but look would never come to an end.
            if found > 0 {
                left.spend();
            }
            if !run.was_full(found) {
                break;
            }
        }
    }
    Ok(false)
}

fn applications(
    conn: &mut AnyConn,
    run: &Run,
    scope: &AgencyScope,
    call: Option<CallId>,
) -> Result<usize, AppError> {
    let Some(call) = call else { return Ok(0) };
    if !due::call_is_due(conn, scope, call, run.today)? {
        return Ok(0);
    }
    let of = due::applications_of(conn, scope, call, run.batch)?;
    if of.is_empty() {
        return Ok(0);
    }
    let tally = erase::erase_applications(conn, scope, call, &of)?;
    run.report(conn, scope, &tally)?;
    Ok(of.len())
}

fn people(conn: &mut AnyConn, run: &Run, scope: &AgencyScope, _: Option<CallId>) -> Result<usize, AppError> {
    let of = due::people_ids(conn, scope, run.today, run.batch)?;
    if of.is_empty() {
        return Ok(0);
    }
    let tally = erase::erase_people(conn, scope, &of)?;
    run.report(conn, scope, &tally)?;
    Ok(of.len())
}

fn accounts(
    conn: &mut AnyConn,
    run: &Run,
    scope: &AgencyScope,
    _: Option<CallId>,
) -> Result<usize, AppError> {
    let of = due::account_ids(conn, scope, run.today, run.batch)?;
    let tally = erase::erase_accounts(conn, scope, &of)?;
    run.report(conn, scope, &tally)?;
    Ok(of.len())
}

/// Traces lie in one chain whatever their agency, so that they go together; each agency has its own report.
fn traces(conn: &mut AnyConn, run: &Run) -> Result<bool, AppError> {
    let actor = Actor::job(JobKind::EraseDue.code(), None, Arc::clone(&run.ids));
    let erased = erase_traces(conn, &actor, run.now, run.batch.saturating_mul(20))?;
    let ErasedTraces { entries, uses, more } = erased;
    for (kind, counts) in [("audit_entries", entries), ("use_log", uses)] {
        for (agency, rows) in counts {
            let Some(agency) = agency else { continue };
            let mut tally = Tally::default();
            tally.add(Class::Trace, kind, rows);
            run.report(conn, &AgencyScope::for_job(agency), &tally)?;
        }
    }
    Ok(more)
}

impl Run {
    fn was_full(&self, found: usize) -> bool {
        i64::try_from(found).is_ok_and(|found| found >= self.batch)
    }

    /// The report of the day and, by its id, an entry of the audit log: which tables, and nobody.
    fn report(&self, conn: &mut AnyConn, scope: &AgencyScope, tally: &Tally) -> Result<(), AppError> {
        if tally.is_empty() {
            return Ok(());
        }
        let report = reports::add(conn, scope, self.ids.as_ref(), self.today, tally)?;
        let actor = Actor::job(JobKind::EraseDue.code(), Some(scope.agency()), Arc::clone(&self.ids));
        let entry = Entry {
            action: "data_erased",
            subject: Subject::new("erasure_report", report),
            person: None,
            fields: &tally.kinds(),
            at: self.now,
        };
        Ok(audit::record(conn, &actor, entry)?)
    }
}
