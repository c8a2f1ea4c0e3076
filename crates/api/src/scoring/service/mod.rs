//! The use cases: the coordinator divides, assessors score, applicants read what they got.

mod dividing;
mod overview;
mod own;
mod scoring;
mod totals;

pub use dividing::{name_assessors, name_third_assessor};
pub use overview::view_scoring;
pub use own::{own_scores, view_own_scores};
pub use scoring::{abstain, accept_points, give_points, list_score_sheets, propose_points, view_score_sheet};
pub use totals::{list_scoring_totals, totals_for};

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::access::Permission;
use polku_domain::ids::{CallId, SelectionId};
use polku_domain::programmes::call::CallScoring;

use super::store::people::{self, RoundRow};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::clock::finland;
use crate::db::AnyConn;
use crate::ids::Ids;
use crate::problem::{AppError, ProblemCode};
use crate::programmes::service::{call_for, shown};
use crate::programmes::store::calls::{self, CallRow};

/// What a change needs besides the connection.
#[derive(Clone)]
struct Context {
    scope: AgencyScope,
    actor: Actor,
    ids: Arc<dyn Ids>,
    now: Timestamp,
}

impl Context {
    fn of(app: &App, caller: &Caller) -> Self {
        Self { scope: caller.scope, actor: caller.actor(), ids: Arc::clone(&app.ids), now: app.clock.now() }
    }

    /// Accounts and roles end by the Finnish calendar.
    fn today(&self) -> Date {
        finland().to_datetime(self.now).date()
    }

    /// What happened, without whom it is about: the audit log ties nobody's points to anybody.
    fn record(
        &self,
        conn: &mut AnyConn,
        action: &'static str,
        subject: Subject,
        fields: &[&str],
    ) -> Result<(), AppError> {
        let entry = Entry { action, subject, person: None, fields, at: self.now };
        Ok(audit::record(conn, &self.actor, entry)?)
    }
}

/// A call that is scored, and its round.
struct Ground {
    call: CallRow,
    scoring: CallScoring,
    round: Option<RoundRow>,
}

impl Ground {
    /// A call of which the caller may do `permission`.
    fn demanded(
        conn: &mut AnyConn,
        caller: &Caller,
        id: CallId,
        permission: Permission,
    ) -> Result<Self, AppError> {
        let call = call_for(conn, caller, id, permission)?;
        Self::of(conn, &caller.scope, call)?.ok_or_else(|| AppError::new(ProblemCode::ScoringNotDeclared))
    }

    /// The ground of a call; none for a call that is not scored.
    fn of(conn: &mut AnyConn, scope: &AgencyScope, call: CallRow) -> Result<Option<Self>, AppError> {
        let Some(scoring) = shown::terms(&call)?.scoring else { return Ok(None) };
        let round = people::round_of(conn, scope, call.id.0)?;
        Ok(Some(Self { call, scoring, round }))
    }

    fn find(conn: &mut AnyConn, scope: &AgencyScope, id: CallId) -> Result<Option<Self>, AppError> {
        match calls::find(conn, scope, id)? {
            Some(call) => Self::of(conn, scope, call),
            None => Ok(None),
        }
    }

    /// The round, while its pool is not committed.
    fn open(&self) -> Option<SelectionId> {
        self.round.as_ref().filter(|round| round.committed_at.is_none()).map(|round| round.id.0)
    }

    /// # Errors
    /// `scoring_not_open` before the selection has begun and after its commitment.
    fn demand_open(&self) -> Result<SelectionId, AppError> {
        self.open().ok_or_else(|| AppError::new(ProblemCode::ScoringNotOpen))
    }
}
