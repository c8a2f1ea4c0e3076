//! The use cases: load, ask the domain, store, record, tell.

mod calendar;
mod chances;
mod checks;
mod confirm;
mod draw;
mod export;
mod judge;
mod last_word;
mod leave;
mod left_out;
pub mod mails;
mod offers;
mod panels;
mod places;
mod prepare;
mod promote;
mod shares;
mod views;

pub use calendar::{Waiting, last_day, offer_calendar};
pub use chances::{own_chances, view_own_chance, view_panel_book};
pub use checks::{answer_check, ask_for_check, list_check_requests, view_check_request};
pub use confirm::confirm;
pub use draw::{draw, use_fallback};
pub use export::{export_check_requests, export_offers, export_proposal, export_waiting};
pub use judge::{facts, judge_register, register_facts, rules_planned};
pub use last_word::{end_waiting_list, preview_last_word};
pub use leave::{discontinue_in, discontinue_participation, leave_programme};
pub use left_out::{LeftOut, known_of};
pub use offers::{accept, decline, expire_overdue, offer_by_hand, withdraw};
pub use places::{list_offers, list_waiting, view_places};
pub use prepare::{commit, prepare, prepare_again};
pub use promote::{ExpireOffers, promote, withdrawn};
pub use shares::{promise, reveal};
pub use views::{list_proposal, preview_mail, view, view_commitment, view_proof};

use std::sync::Arc;

use jiff::Timestamp;
use jiff::civil::Date;
use polku_domain::access::{Permission, Target};
use polku_domain::ids::SelectionId;
use polku_domain::text::{TextLimits, parse_text};

use super::store::rounds::{self, RoundRow};
use crate::access::{AgencyScope, Caller};
use crate::app::App;
use crate::audit::{self, Actor, Entry, Subject};
use crate::clock::finland;
use crate::db::AnyConn;
use crate::ids::Ids;
use crate::problem::{AppError, ProblemCode};
use crate::text::{Faults, text_fault};

/// What a change needs besides the connection. Cheap to clone into a replayable transaction.
#[derive(Clone, Debug)]
pub struct Context {
    /// The agency.
    pub scope: AgencyScope,
    /// Who acts, for the audit log.
    pub actor: Actor,
    /// The source of ids and random bytes.
    pub ids: Arc<dyn Ids>,
    /// Now.
    pub now: Timestamp,
    /// Where people reach the service.
    pub public_url: Arc<str>,
}

impl Context {
    /// A request.
    pub fn of(app: &App, caller: &Caller) -> Self {
        Self {
            scope: caller.scope,
            actor: caller.actor(),
            ids: Arc::clone(&app.ids),
            now: app.clock.now(),
            public_url: Arc::clone(&app.public_url),
        }
    }

    /// A job of the server.
    pub fn job(app: &App, kind: &'static str, scope: AgencyScope) -> Self {
        Self {
            scope,
            actor: Actor::job(kind, Some(scope.agency()), Arc::clone(&app.ids)),
            ids: Arc::clone(&app.ids),
            now: app.clock.now(),
            public_url: Arc::clone(&app.public_url),
        }
    }

    /// The day in Finland.
    pub fn today(&self) -> Date {
        self.now.to_zoned(finland()).date()
    }

    /// Writes an entry of the audit log.
    ///
    /// # Errors
    /// What the database refuses.
    pub fn record(&self, conn: &mut AnyConn, entry: Entry<'_>) -> Result<(), AppError> {
        Ok(audit::record(conn, &self.actor, entry)?)
    }

    fn record_round(
        &self,
        conn: &mut AnyConn,
        round: SelectionId,
        action: &'static str,
        fields: &[&str],
    ) -> Result<(), AppError> {
        let subject = Subject::new("selection", round);
        self.record(conn, Entry { action, subject, person: None, fields, at: self.now })
    }
}

/// Name and title of the official who decides.
///
/// # Errors
/// `invalid_fields`, pointing at `/name` and `/title`.
pub fn official(name: &str, title: &str) -> Result<(String, String), AppError> {
    let mut faults = Faults::none();
    let name = faults.take("/name", parse_text(name, TextLimits::TITLE), text_fault);
    let title = faults.take("/title", parse_text(title, TextLimits::TITLE), text_fault);
    faults.finish(name.zip(title))
}

/// A round that the caller may do `permission` to.
fn demanded(
    conn: &mut AnyConn,
    caller: &Caller,
    id: SelectionId,
    permission: Permission,
) -> Result<RoundRow, AppError> {
    let round = rounds::find(conn, &caller.scope, id)?.ok_or_else(AppError::not_found)?;
    caller.demand(permission, Target::of_programme(round.programme_id.0))?;
    Ok(round)
}

/// Writes a step, unless the round changed since it was read.
fn step(
    conn: &mut AnyConn,
    scope: &AgencyScope,
    round: &RoundRow,
    change: &rounds::RoundChange,
) -> Result<(), AppError> {
    let written = rounds::update(conn, scope, round, change)?;
    if written { Ok(()) } else { Err(AppError::new(ProblemCode::StaleVersion)) }
}
