//! Rows as they are shown: assembled from what was loaded, without another query.

use std::collections::HashMap;

use jiff::Timestamp;
use polku_api_types::programmes as wire;
use polku_domain::ids::{CallId, DesignId};
use polku_domain::programmes::call::{
    CallPhase, CallTerms, Cooperation, OfferDays, Seats, SupervisorTerms, Window,
};
use polku_domain::programmes::design::Elements;
use polku_domain::programmes::element::{Element, ElementParts, Length, Minutes, Times};
use polku_domain::programmes::hours::FULL_DAY_MINUTES;

use crate::problem::AppError;
use crate::programmes::convert;
use crate::programmes::store::calls::{CallRow, CallStatus};
use crate::programmes::store::designs::{DesignRow, ElementRow, StoredLength};
use crate::programmes::store::programmes::InitiativeRow;
use crate::programmes::store::rules::{RuleRow, RuleVersionRow};
use crate::programmes::store::{count, version};
use crate::text::{Faults, stored};

/// What a stored row says that it must not.
fn corrupt(column: &'static str) -> AppError {
    AppError::internal(format!("{column} holds a value that is not allowed"))
}

/// An initiative.
#[must_use]
pub fn initiative(row: &InitiativeRow) -> wire::InitiativeDetails {
    wire::InitiativeDetails {
        id: row.id.0.uuid(),
        name: row.name.0.clone(),
        summary: row.summary.0.clone(),
        version: version(row.version),
    }
}

fn length(stored: StoredLength) -> Option<Length> {
    match (stored.kind, stored.minutes) {
        (wire::LengthKind::Minutes, Some(minutes)) => Minutes::parse(minutes).ok().map(Length::Minutes),
        (wire::LengthKind::FullDay, None) => Some(Length::FullDay),
        (wire::LengthKind::Day, None) => Some(Length::Day),
        (wire::LengthKind::Unknown, None) => Some(Length::Unknown),
        (wire::LengthKind::None, None) => Some(Length::None),
        _ => None,
    }
}

fn element(row: &ElementRow) -> Result<Element, AppError> {
    let description =
        row.description.0.as_ref().map(|text| stored("design_elements.description", text)).transpose()?;
    Element::parse(ElementParts {
        kind: row.kind.0,
        title: stored("design_elements.title", &row.title.0)?,
        description,
        times: Times::parse(count(row.repeats)).map_err(|_| corrupt("design_elements.repeats"))?,
        length: length(row.length.0).ok_or_else(|| corrupt("design_elements.length"))?,
        planned_mode: row.planned_mode.map(|mode| mode.0),
    })
    .map_err(|_| corrupt("design_elements.length"))
}

/// Stored elements as the domain knows them.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn elements(rows: &[ElementRow]) -> Result<Elements, AppError> {
    let elements = rows.iter().map(element).collect::<Result<Vec<_>, _>>()?;
    Elements::parse(elements).map_err(|_| corrupt("design_elements"))
}

fn element_details(row: &ElementRow) -> wire::ElementDetails {
    let minutes = match row.length.0.kind {
        wire::LengthKind::FullDay => Some(FULL_DAY_MINUTES),
        _ => row.length.0.minutes,
    };
    wire::ElementDetails {
        id: row.id.0.uuid(),
        position: count(row.position),
        kind: convert::design::kind_to_wire(row.kind.0),
        title: row.title.0.clone(),
        description: row.description.0.clone(),
        repeats: count(row.repeats),
        length: row.length.0.kind,
        minutes,
        planned_mode: row.planned_mode.map(|mode| convert::design::mode_to_wire(mode.0)),
    }
}

/// A version of a design with its elements in order.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn design(row: &DesignRow, rows: &[ElementRow]) -> Result<wire::DesignDetails, AppError> {
    Ok(wire::DesignDetails {
        id: row.id.0.uuid(),
        number: count(row.number),
        published_at: row.published_at.map(|at| at.0),
        elements: rows.iter().map(element_details).collect(),
        hours: hours(rows)?,
        version: version(row.version),
    })
}

/// Hours of stored elements.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn hours(rows: &[ElementRow]) -> Result<wire::Hours, AppError> {
    Ok(convert::design::hours(&elements(rows)?.hours()))
}

/// The path strip of stored elements.
#[must_use]
pub fn strip(rows: &[ElementRow]) -> Vec<wire::ElementKind> {
    rows.iter().map(|row| convert::design::kind_to_wire(row.kind.0)).collect()
}

/// Elements by the version they belong to.
#[must_use]
pub fn by_design(rows: Vec<ElementRow>) -> HashMap<DesignId, Vec<ElementRow>> {
    let mut grouped: HashMap<DesignId, Vec<ElementRow>> = HashMap::new();
    for row in rows {
        grouped.entry(row.design_version_id.0).or_default().push(row);
    }
    grouped
}

/// Whether the decider has approved the call.
#[must_use]
pub fn is_approved(row: &CallRow) -> bool {
    row.state.0 == CallStatus::Approved
}

/// What a call is at `now`.
#[must_use]
pub fn phase(row: &CallRow, now: Timestamp) -> CallPhase {
    match row.state.0 {
        CallStatus::Draft => CallPhase::Draft,
        CallStatus::AwaitingApproval => CallPhase::AwaitingApproval,
        CallStatus::Approved if now >= row.closes_at.0 => CallPhase::Closed,
        CallStatus::Approved if now >= row.opens_at.0 => CallPhase::Open,
        CallStatus::Approved => CallPhase::Approved,
    }
}

/// The terms of a stored call.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn terms(row: &CallRow) -> Result<CallTerms, AppError> {
    let cooperation = match (row.cooperation_on, row.cooperation_reference.as_deref()) {
        (Some(on), Some(reference)) => {
            Some(Cooperation::parse(on.0, reference).map_err(|_| corrupt("calls.cooperation_reference"))?)
        }
        _ => None,
    };
    let mut faults = Faults::none();
    let questions = convert::call::questions(&row.questions.0, &mut faults);
    let quotas = convert::quota::quotas(&row.quotas.0, &mut faults)?;
    let seats = Seats::parse(count(row.seats)).map_err(|_| corrupt("calls.seats"))?;
    let left_out = row.left_out.as_ref().map(|left_out| &left_out.0);
    let left_out = convert::left_out::left_out(left_out, seats, &mut faults);
    let scoring = row.scoring.as_ref().map(|scoring| &scoring.0);
    let scoring = convert::scoring::scoring(scoring, row.method.0, questions.as_ref(), &mut faults);
    Ok(CallTerms {
        window: Window::parse(row.opens_on.0, row.closes_on.0).map_err(|_| corrupt("calls.closes_on"))?,
        questions: questions.ok_or_else(|| corrupt("calls.questions"))?,
        target_group: stored("calls.target_group", &row.target_group.0)?,
        method: row.method.0,
        quotas: quotas.ok_or_else(|| corrupt("calls.quotas"))?,
        left_out: left_out.ok_or_else(|| corrupt("calls.left_out"))?,
        scoring: scoring.ok_or_else(|| corrupt("calls.scoring"))?,
        supervisor: supervisor_terms(row)?,
        seats,
        offer_days: OfferDays::parse(count(row.offer_days)).map_err(|_| corrupt("calls.offer_days"))?,
        waiting_list_until: row.waiting_list_until.0,
        checks_until: row.checks_until.0,
        cooperation,
    })
}

/// What a stored call declares of supervisors.
///
/// # Errors
/// `internal` when the database holds what it must not.
pub fn supervisor_terms(row: &CallRow) -> Result<SupervisorTerms, AppError> {
    let until = row.statements_until.map(|day| day.0);
    SupervisorTerms::parse(row.supervisor_part.0, until, row.closes_on.0, row.waiting_list_until.0)
        .map_err(|_| corrupt("calls.statements_until"))
}

/// The same as it is shown.
#[must_use]
pub fn supervisor(row: &CallRow) -> wire::SupervisorTerms {
    wire::SupervisorTerms {
        part: convert::call::part_to_wire(row.supervisor_part.0),
        statements_until: row.statements_until.map(|day| day.0),
    }
}

/// The approval of a call.
#[must_use]
pub fn approval(row: &CallRow) -> Option<wire::Approval> {
    Some(wire::Approval {
        name: row.approver_name.clone()?,
        title: row.approver_title.clone()?,
        at: row.approved_at?.0,
    })
}

/// A version of a rule.
#[must_use]
pub fn rule((rule, row): &(RuleRow, RuleVersionRow)) -> wire::RuleDetails {
    wire::RuleDetails {
        id: rule.id.0.uuid(),
        position: count(rule.position),
        number: count(row.number),
        title: row.title.0.clone(),
        condition: row.condition.0.clone(),
        reason: row.reason.0.clone(),
        alternative: row.alternative.0.clone(),
        alternative_url: row.alternative_url.clone(),
        decided_by_name: row.decided_by_name.clone(),
        decided_by_title: row.decided_by_title.clone(),
        decided_on: row.decided_on.0,
        withdrawn: row.withdrawn,
        copied: row.copied,
        created_at: row.created_at.0,
    }
}

/// The latest version of each rule of each call, in order. `rows` come by call, place and number.
#[must_use]
pub fn latest_rules(rows: &[(RuleRow, RuleVersionRow)]) -> HashMap<CallId, Vec<wire::RuleDetails>> {
    let mut latest: HashMap<CallId, Vec<wire::RuleDetails>> = HashMap::new();
    for row in rows {
        let rules = latest.entry(row.0.call_id.0).or_default();
        let shown = rule(row);
        match rules.last_mut().filter(|last| last.id == shown.id) {
            Some(last) => *last = shown,
            None => rules.push(shown),
        }
    }
    latest
}
