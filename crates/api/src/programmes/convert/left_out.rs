//! The preference for those whom an earlier round left out.

use polku_api_types::programmes as wire;
use polku_domain::ids::SelectionId;
use polku_domain::programmes::call::{
    LEFT_OUT_REASON, LeftOutDecision, LeftOutTerms, MAX_QUOTAS, Method, Seats,
};

use super::programme::bound;
use crate::problem::FieldCode;
use crate::programmes::store::count;
use crate::programmes::store::left_out::ConfirmedRow;
use crate::text::{Faults, text_fault, to_wire};

/// Reads the preference of a call for so many seats; `None` when a fault was noted.
pub fn left_out(
    body: Option<&wire::LeftOut>,
    seats: Seats,
    faults: &mut Faults,
) -> Option<Option<LeftOutTerms>> {
    let Some(body) = body else { return Some(None) };
    let decision = match &body.decision {
        None => Some(None),
        Some(decision) => decided(decision, faults).map(Some),
    };
    let terms =
        LeftOutTerms::parse(SelectionId::new(body.selection_id), body.min, seats, decision.clone().flatten());
    let terms = faults.take("/left_out/min", terms, |range| bound(body.min, range));
    terms.zip(decision).map(|(terms, _)| Some(terms))
}

fn decided(body: &wire::LeftOutDecision, faults: &mut Faults) -> Option<LeftOutDecision> {
    let at = |field: &str| format!("/left_out/decision/{field}");
    let reason = faults.localised(&at("reason"), &body.reason, LEFT_OUT_REASON)?;
    let (name, title) = (&body.decided_by_name, &body.decided_by_title);
    match LeftOutDecision::parse(reason, name, title, body.decided_on) {
        Ok(decision) => Some(decision),
        Err((name, title)) => {
            name.into_iter().for_each(|fault| faults.push(at("decided_by_name"), text_fault(fault)));
            title.into_iter().for_each(|fault| faults.push(at("decided_by_title"), text_fault(fault)));
            None
        }
    }
}

/// Notes what does not fit together: only a quota draw has the preference, and it is one of the quotas that a commitment
/// has room for.
pub fn note_misfits(body: &wire::SaveCall, method: Method, faults: &mut Faults) {
    if body.left_out.is_none() {
        return;
    }
    if method != Method::QuotaDraw && body.quotas.is_empty() {
        faults.push("/method", FieldCode::NotAllowed);
    }
    if body.quotas.len() >= MAX_QUOTAS {
        faults.push("/quotas", FieldCode::TooMany { max: MAX_QUOTAS as u64 - 1 });
    }
}

/// The preference as it is sent and stored.
#[must_use]
pub fn left_out_to_wire(terms: &LeftOutTerms) -> wire::LeftOut {
    wire::LeftOut {
        selection_id: terms.round().uuid(),
        min: terms.min(),
        decision: terms.decision.as_ref().map(|decision| wire::LeftOutDecision {
            reason: to_wire(&decision.reason),
            decided_by_name: decision.name().to_owned(),
            decided_by_title: decision.title().to_owned(),
            decided_on: decision.on,
        }),
    }
}

/// A round by what it is known as.
#[must_use]
pub fn round_to_wire(row: &ConfirmedRow) -> wire::LeftOutRound {
    wire::LeftOutRound {
        selection_id: row.id.0.uuid(),
        programme_name: row.programme_name.0.clone(),
        opens_on: row.opens_on.0,
        closes_on: row.closes_on.0,
    }
}

/// A round with how many people it would be about.
#[must_use]
pub fn choice_to_wire(row: &ConfirmedRow, people: i64) -> wire::LeftOutChoice {
    wire::LeftOutChoice { round: round_to_wire(row), people: count(people) }
}
