//! Where programmes stand: derived from their calls, rounds and groups, never stored.

use std::collections::HashMap;

use jiff::Timestamp;
use polku_api_types::programmes::{ElementKind, ProgrammePhase};
use polku_domain::ids::ProgrammeId;

use crate::access::AgencyScope;
use crate::db::{AnyConn, Ts};
use crate::problem::AppError;
use crate::programmes::store;
use crate::programmes::store::calls::{CallRow, CallStatus};
use crate::programmes::store::figures::{self, RoundRow};

/// What a programme's place on its way follows from.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// The latest call.
    pub call: Option<CallRow>,
    /// The latest selection round of that call.
    pub round: Option<RoundRow>,
    /// Whether there are groups, and when they were confirmed.
    pub grouping: Option<Option<Ts>>,
}

/// Loads the standing of some programmes with three queries.
///
/// # Errors
/// When the database fails.
pub fn load(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    of: &[ProgrammeId],
) -> Result<HashMap<ProgrammeId, Standing>, AppError> {
    let mut standings: HashMap<ProgrammeId, Standing> =
        of.iter().map(|id| (*id, Standing::default())).collect();
    // Latest first: the first one met stays.
    for call in store::calls::list_of(conn, scope, of)? {
        if let Some(standing) = standings.get_mut(&call.programme_id.0) {
            standing.call.get_or_insert(call);
        }
    }
    for round in figures::rounds_of(conn, scope, of)? {
        if let Some(standing) = standings.get_mut(&round.programme.0)
            && standing.call.as_ref().is_some_and(|call| call.id == round.call)
        {
            standing.round.get_or_insert(round);
        }
    }
    for (programme, confirmed_at) in figures::groupings_of(conn, scope, of)? {
        if let Some(standing) = standings.get_mut(&programme) {
            standing.grouping = Some(confirmed_at);
        }
    }
    Ok(standings)
}

impl Standing {
    /// Where the programme stands at `now`.
    #[must_use]
    pub fn phase(&self, now: Timestamp) -> ProgrammePhase {
        if self.grouping.flatten().is_some() {
            return ProgrammePhase::Grouped;
        }
        match self.round.as_ref().map(|round| round.state.as_str()) {
            Some("confirmed") => ProgrammePhase::Offering,
            Some("drawn") => ProgrammePhase::AwaitingConfirmation,
            Some(_) => ProgrammePhase::Selecting,
            None => self.call.as_ref().map_or(ProgrammePhase::Preparing, |call| call_phase(call, now)),
        }
    }

    /// How many elements lie behind: the call and whatever comes before it, once its list is confirmed.
    #[must_use]
    pub fn elements_done(&self, elements: &[ElementKind], now: Timestamp) -> u32 {
        let over = matches!(self.phase(now), ProgrammePhase::Offering | ProgrammePhase::Grouped);
        let call = elements.iter().position(|kind| *kind == ElementKind::CallAndSelection);
        match (over, call) {
            (true, Some(index)) => u32::try_from(index + 1).unwrap_or(u32::MAX),
            _ => 0,
        }
    }
}

fn call_phase(call: &CallRow, now: Timestamp) -> ProgrammePhase {
    match call.state.0 {
        CallStatus::Draft => ProgrammePhase::Preparing,
        CallStatus::AwaitingApproval => ProgrammePhase::AwaitingApproval,
        CallStatus::Approved if now < call.opens_at.0 => ProgrammePhase::CallAhead,
        CallStatus::Approved if now < call.closes_at.0 => ProgrammePhase::CallOpen,
        CallStatus::Approved => ProgrammePhase::CallClosed,
    }
}
