//! Wire ↔ domain.

use std::collections::BTreeMap;

use jiff::civil::Date;
use polku_api_types::facilitators as wire;
use polku_api_types::text::Localised;
use polku_domain::facilitators::{
    Breach, CoachPolicy, Evidence, EvidenceFault, FacilitatorKind, Lack, MAX_REFERENCES, MAX_REMOTE_HOURS,
    MAX_YEARS, Measure, NOTE, Stage, Threshold, free_of_contacts,
};
use polku_domain::ids::AccountId;
use polku_domain::text::{TextLimits, parse_text};
use polku_i18n::{Language, text};

use super::store::evidence::{Outcome, Stated, counting};
use super::store::leaders::Leader;
use super::store::policies::PolicyRow;
use super::store::{Facilitator, Terms};
use crate::problem::{AppError, FieldCode};
use crate::programmes::convert::design::same_words;
use crate::programmes::store::{count, version};
use crate::text::{Faults, text_fault};

same_words! {
    /// A kind on the wire.
    kind_to_wire, kind_to_domain, wire::FacilitatorKind, FacilitatorKind,
    [Lecturer, Trainer, Coach, Mentor, PartnerDesigner]
}

/// A stage on the wire.
pub const fn stage_to_wire(stage: Stage) -> wire::FacilitatorStage {
    match stage {
        Stage::Invited => wire::FacilitatorStage::Invited,
        Stage::Active => wire::FacilitatorStage::Active,
        Stage::Ended => wire::FacilitatorStage::Ended,
    }
}

same_words! {
    /// What came of a check, on the wire.
    outcome_to_wire, outcome_to_domain, wire::EvidenceOutcome, Outcome, [Confirmed, Refused]
}

const fn measure_to_wire(measure: Measure) -> wire::CoachMeasure {
    match measure {
        Measure::Years => wire::CoachMeasure::Years,
        Measure::RemoteHours => wire::CoachMeasure::RemoteHours,
        Measure::References => wire::CoachMeasure::References,
    }
}

/// Name and title of the official who decides.
///
/// # Errors
/// `invalid_fields`, pointing at `/name` and `/title`.
pub fn official(name: &str, title: &str) -> Result<(String, String), AppError> {
    let mut faults = Faults::none();
    let name = faults.text("/name", name, TextLimits::TITLE);
    let title = faults.text("/title", title, TextLimits::TITLE);
    faults.finish(name.zip(title))
}

/// Why something was decided.
///
/// # Errors
/// `invalid_fields`, pointing at `/reason`.
pub fn reason(written: &str) -> Result<String, AppError> {
    parse_text(written, TextLimits::BODY).map_err(|fault| AppError::invalid("/reason", text_fault(fault)))
}

/// Reads what is stated of a coach.
///
/// # Errors
/// `invalid_fields` with every fault.
pub fn evidence(given: &wire::StateEvidence) -> Result<(Evidence, Option<String>), AppError> {
    let mut faults = Faults::none();
    let figures = match Evidence::parse(given.years, given.remote_hours, given.references) {
        Ok(figures) => Some(figures),
        Err(all) => {
            for fault in all {
                let (at, max) = match fault {
                    EvidenceFault::Years => ("/years", MAX_YEARS),
                    EvidenceFault::RemoteHours => ("/remote_hours", MAX_REMOTE_HOURS),
                    EvidenceFault::References => ("/references", MAX_REFERENCES),
                };
                faults.push(at, FieldCode::TooLarge { max: max.into() });
            }
            None
        }
    };
    let note = given.note.as_deref().map(|note| faults.text("/note", note, NOTE));
    if note.as_ref().is_some_and(|note| note.as_ref().is_some_and(|note| !free_of_contacts(note))) {
        faults.push("/note", FieldCode::NotAllowed);
    }
    faults.finish(figures.map(|figures| (figures, note.flatten())))
}

const fn threshold_to_domain(least: &wire::CoachThreshold) -> Threshold {
    Threshold { years: least.years, remote_hours: least.remote_hours, references: least.references }
}

/// A threshold on the wire.
pub const fn threshold(least: &Threshold) -> wire::CoachThreshold {
    wire::CoachThreshold {
        years: least.years,
        remote_hours: least.remote_hours,
        references: least.references,
    }
}

/// Thresholds from the wire, and from storage.
pub const fn policy(all: &wire::CoachThresholds) -> CoachPolicy {
    CoachPolicy {
        in_person: threshold_to_domain(&all.in_person),
        remote: threshold_to_domain(&all.remote),
        hybrid: threshold_to_domain(&all.hybrid),
    }
}

/// Thresholds on the wire.
pub const fn thresholds(all: &CoachPolicy) -> wire::CoachThresholds {
    wire::CoachThresholds {
        in_person: threshold(&all.in_person),
        remote: threshold(&all.remote),
        hybrid: threshold(&all.hybrid),
    }
}

/// A policy as it is shown.
pub fn policy_details(row: &PolicyRow) -> wire::CoachPolicyDetails {
    wire::CoachPolicyDetails {
        number: count(row.number),
        thresholds: row.thresholds.0,
        reason: row.reason.clone(),
        valid_from: row.valid_from.0,
        official_name: row.official_name.clone(),
        official_title: row.official_title.clone(),
        decided_at: row.decided_at.0,
    }
}

/// Thresholds that somebody decides.
///
/// # Errors
/// `invalid_fields` for figures that no evidence can reach.
pub fn decided(given: &wire::CoachThresholds) -> Result<(), AppError> {
    let mut faults = Vec::new();
    let modes = [("in_person", given.in_person), ("remote", given.remote), ("hybrid", given.hybrid)];
    for (mode, least) in modes {
        let figures = [
            ("years", least.years, MAX_YEARS),
            ("remote_hours", least.remote_hours, MAX_REMOTE_HOURS),
            ("references", least.references, MAX_REFERENCES),
        ];
        for (figure, _, max) in figures.into_iter().filter(|(_, given, max)| given > max) {
            let fault = FieldCode::TooLarge { max: max.into() };
            faults.push((format!("/thresholds/{mode}/{figure}"), fault));
        }
    }
    AppError::unless_valid(faults)
}

/// Why a session is in breach, on the wire.
pub fn finding(breach: &Breach, needed: &Threshold) -> wire::CoachFinding {
    let lack = |lack: &Lack| wire::CoachLack {
        measure: measure_to_wire(lack.measure),
        needed: lack.needed,
        there: lack.there,
    };
    let (fault, lacks) = match breach {
        Breach::NoCoach => (wire::CoachFault::NoCoach, Vec::new()),
        Breach::NotACoach => (wire::CoachFault::NotACoach, Vec::new()),
        Breach::Lacks(lacks) => (wire::CoachFault::Lacks, lacks.iter().map(lack).collect()),
    };
    wire::CoachFinding { fault, needed: threshold(needed), lacks }
}

/// Somebody who leads a session, as its members see them.
pub fn leader(leader: &Leader) -> wire::SessionLeader {
    wire::SessionLeader {
        facilitator_id: leader.facilitator.uuid(),
        kind: kind_to_wire(leader.kind),
        name: leader.name.clone(),
        organisation: leader.organisation.clone(),
    }
}

/// Terms as they are shown; where there are none yet, a wording to begin with.
pub fn terms(found: Option<Terms>) -> wire::FacilitatorTerms {
    match found {
        Some(Terms { number, text, set_at }) => {
            wire::FacilitatorTerms { number, text: Some(text), set_at: Some(set_at) }
        }
        None => wire::FacilitatorTerms { number: 0, text: Some(first_wording()), set_at: None },
    }
}

fn first_wording() -> Localised {
    let say = |language| text(language, "facilitator-terms-first", &[]);
    Localised { fi: say(Language::Fi), sv: Some(say(Language::Sv)), en: Some(say(Language::En)) }
}

/// What was stated of a coach, as it is shown: the newest `most`, and what counts however old it is.
pub fn stated(
    all: &[Stated],
    names: &BTreeMap<AccountId, String>,
    most: usize,
) -> Vec<wire::EvidenceDetails> {
    let counts = counting(all).map(|one| one.row.id);
    let one = |stated: &Stated| {
        let figures = stated.row.figures();
        wire::EvidenceDetails {
            id: stated.row.id.0.uuid(),
            years: figures.years,
            remote_hours: figures.remote_hours,
            references: figures.references,
            note: stated.row.note.clone(),
            stated_by: names.get(&stated.row.stated_by.0).cloned(),
            stated_at: stated.row.stated_at.0,
            check: stated.check.map(|check| wire::EvidenceCheck {
                outcome: outcome_to_wire(check.outcome),
                checked_by: names.get(&check.by).cloned(),
                checked_at: check.at,
            }),
            counts: counts == Some(stated.row.id),
        }
    };
    let (newest, older) = all.split_at(most.min(all.len()));
    newest.iter().chain(older.iter().filter(|stated| counts == Some(stated.row.id))).map(one).collect()
}

/// A facilitator as those who plan see them.
pub fn details(
    of: &Facilitator,
    evidence: Vec<wire::EvidenceDetails>,
    today: Date,
) -> wire::FacilitatorDetails {
    let row = &of.row;
    wire::FacilitatorDetails {
        id: row.id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        kind: kind_to_wire(row.kind.0),
        name: of.name.clone(),
        on_staff: of.person.is_some(),
        organisation: row.organisation.clone(),
        email: row.email.clone(),
        ends_on: row.ends_on.0,
        stage: stage_to_wire(of.stage(today)),
        account_waits: of.waits,
        invited_at: row.invited_at.0,
        terms_number: row.terms_number.map(count),
        accepted_at: row.accepted_at.map(|at| at.0),
        evidence,
        version: version(row.version),
    }
}
