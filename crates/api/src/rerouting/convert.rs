//! Wire ↔ domain.

use jiff::civil::Date;
use polku_api_types::applications::Fact as WireFact;
use polku_api_types::rerouting as wire;
use polku_api_types::text::Localised;
use polku_domain::applications::state::StateKind;
use polku_domain::programmes::rule::fact::{Attribute, Fact, Value};
use polku_domain::rerouting::{
    AddendumFault, AddendumParts, AddendumTerms, AddendumText, PathOfferKind, PathOfferRefusal,
    PathOfferState,
};
use polku_domain::text::TextLimits;

use super::store::{AddendumColumn, AddendumRow, PathOfferRow, WholeOffer};
use crate::applications::grounds::stored_condition;
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::programmes::convert::rule::condition;
use crate::programmes::store::version;
use crate::text::{Faults, stored};

/// The state of an offer on the wire.
const fn offer_state_to_wire(state: PathOfferKind) -> wire::PathOfferState {
    match state {
        PathOfferKind::Open => wire::PathOfferState::Open,
        PathOfferKind::Accepted => wire::PathOfferState::Accepted,
        PathOfferKind::Refused => wire::PathOfferState::Refused,
        PathOfferKind::Lapsed => wire::PathOfferState::Lapsed,
    }
}

/// Reads an addendum that is prepared on `today`.
///
/// # Errors
/// `protected_ground` when a condition asks for one; else `invalid_fields` with every fault.
pub fn terms(body: &wire::PrepareAddendum, today: Date) -> Result<AddendumTerms, AppError> {
    let mut faults = Faults::none();
    let title = faults.localised("/title", &body.title, TextLimits::TITLE);
    let reason = faults.localised("/reason", &body.reason, TextLimits::BODY);
    let mut conditions = Vec::new();
    for (index, wanted) in body.conditions.iter().take(AddendumTerms::MAX_CONDITIONS + 1).enumerate() {
        conditions.extend(condition(wanted, &format!("/conditions/{index}"), &mut faults)?);
    }
    let given = body.conditions.len();
    let parts = title.zip(reason).filter(|_| given == 0 || !conditions.is_empty());
    let terms = parts.and_then(|(title, reason)| {
        let parts = AddendumParts { title, conditions, reason, answer_by: body.answer_by };
        match AddendumTerms::parse(parts, today) {
            Ok(terms) => Some(terms),
            Err(refused) => {
                refused.into_iter().for_each(|fault| note(fault, &mut faults));
                None
            }
        }
    });
    faults.finish(terms)
}

fn note(fault: AddendumFault, faults: &mut Faults) {
    match fault {
        AddendumFault::NotWritten(text, language) => {
            let field = match text {
                AddendumText::Title => "title",
                AddendumText::Reason => "reason",
            };
            faults.push(format!("/{field}/{}", language.code()), FieldCode::Missing);
        }
        AddendumFault::NoCondition => faults.push("/conditions", FieldCode::Missing),
        AddendumFault::TooManyConditions => {
            faults.push("/conditions", FieldCode::TooMany { max: AddendumTerms::MAX_CONDITIONS as u64 });
        }
        AddendumFault::SameFact(index) => {
            faults.push(format!("/conditions/{index}/attribute"), FieldCode::Duplicate);
        }
        AddendumFault::AnswerByNotAhead | AddendumFault::AnswerByTooFar => {
            faults.push("/answer_by", FieldCode::OutOfOrder);
        }
    }
}

/// The terms of a stored addendum. They were checked when it was prepared, so a fault here is ours.
///
/// # Errors
/// `internal`.
pub fn stored_terms(row: &AddendumRow) -> Result<AddendumTerms, AppError> {
    let conditions = row.conditions.0.iter().map(stored_condition).collect::<Result<_, _>>()?;
    let parts = AddendumParts {
        title: stored("addenda.title", &row.title.0)?,
        conditions,
        reason: stored("addenda.reason", &row.reason.0)?,
        answer_by: row.answer_by.0,
    };
    let eve = row.answer_by.0.yesterday().map_err(AppError::internal)?;
    AddendumTerms::parse(parts, eve).map_err(|_| AppError::internal("a stored addendum is not one"))
}

/// The facts by which an addendum suits somebody, as they are kept and shown.
pub fn facts_to_wire(facts: &[(Attribute, Fact)]) -> Vec<WireFact> {
    let one = |(attribute, fact): &(Attribute, Fact)| WireFact {
        attribute: attribute.code().to_owned(),
        value: fact.value.as_ref().map(|value| match value {
            Value::Flag(flag) => flag.to_string(),
            Value::Code(code) => code.clone(),
            Value::Day(day) => day.to_string(),
        }),
        source: fact.source.clone(),
        as_of: fact.as_of,
    };
    facts.iter().map(one).collect()
}

/// An addendum; the answers only for those who work on the programme.
pub fn details(
    row: &AddendumRow,
    target: Localised,
    offers: Option<wire::PathOfferCounts>,
) -> wire::AddendumDetails {
    wire::AddendumDetails {
        id: row.id.0.uuid(),
        call_id: row.call_id.0.uuid(),
        target_programme_id: row.target_programme_id.0.uuid(),
        target_programme_name: target,
        title: row.title.0.clone(),
        conditions: row.conditions.0.clone(),
        reason: row.reason.0.clone(),
        answer_by: row.answer_by.0,
        state: match row.state.0 {
            AddendumColumn::Prepared => wire::AddendumState::Prepared,
            AddendumColumn::Adopted => wire::AddendumState::Adopted,
            AddendumColumn::Withdrawn => wire::AddendumState::Withdrawn,
        },
        prepared_at: row.prepared_at.0,
        decision: decision(row),
        offers,
        version: version(row.version),
    }
}

fn decision(row: &AddendumRow) -> Option<wire::AddendumDecision> {
    Some(wire::AddendumDecision {
        name: row.adopter_name.clone()?,
        title: row.adopter_title.clone()?,
        decided_at: row.adopted_at?.0,
    })
}

/// The state of a stored offer.
pub fn offer_state(row: &PathOfferRow) -> PathOfferState {
    let at = row.answered_at.unwrap_or(row.offered_at).0;
    match row.state.0 {
        PathOfferKind::Open => PathOfferState::Open { deadline: row.deadline.0 },
        PathOfferKind::Accepted => PathOfferState::Accepted { at },
        PathOfferKind::Refused => PathOfferState::Refused { at },
        PathOfferKind::Lapsed => PathOfferState::Lapsed { at },
    }
}

/// An offer as its applicant sees it at an instant.
///
/// # Errors
/// `internal` when it was made by an addendum that nobody adopted.
pub fn mine(whole: WholeOffer, now: jiff::Timestamp) -> Result<wire::MyPathOffer, AppError> {
    let WholeOffer { offer, addendum, programme_name, application, .. } = whole;
    let decision =
        decision(&addendum).ok_or_else(|| AppError::internal("an offer by an addendum not adopted"))?;
    let can_answer = application.0 == StateKind::Submitted && offer_state(&offer).accept(now).is_ok();
    Ok(wire::MyPathOffer {
        id: offer.id.0.uuid(),
        application_id: offer.application_id.0.uuid(),
        programme_id: addendum.target_programme_id.0.uuid(),
        programme_name: programme_name.0,
        title: addendum.title.0,
        reason: addendum.reason.0,
        decision,
        facts: offer.facts.0,
        state: offer_state_to_wire(offer.state.0),
        offered_at: offer.offered_at.0,
        deadline: offer.deadline.0,
        answered_at: offer.answered_at.map(|at| at.0),
        can_answer,
    })
}

/// Why an offer cannot be answered, on the wire.
pub fn refused(refusal: PathOfferRefusal) -> AppError {
    AppError::new(match refusal {
        PathOfferRefusal::NotOpen | PathOfferRefusal::TooEarly => ProblemCode::PathOfferNotOpen,
        PathOfferRefusal::TooLate => ProblemCode::DeadlinePassed,
    })
}
