//! Rules and their conditions.

use jiff::civil::Date;
use polku_api_types::programmes::{RuleCondition, SaveRule};
use polku_domain::programmes::rule::condition::{Condition, ConditionFault, RawCondition};
use polku_domain::programmes::rule::fact::{Attribute, AttributeFault};
use polku_domain::programmes::rule::{RuleFault, RuleParts, RuleTerms, RuleText};
use polku_domain::text::TextLimits;

use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::text::{Faults, text_fault};

/// Reads a version of a rule that is written on `today`.
///
/// # Errors
/// `protected_ground` when the rule asks for one, whatever else is wrong with it; else `invalid_fields` with every
/// fault.
pub fn rule(body: &SaveRule, today: Date) -> Result<RuleTerms, AppError> {
    let mut faults = Faults::none();
    let condition = condition(&body.condition, "/condition", &mut faults)?;
    let title = faults.localised("/title", &body.title, TextLimits::TITLE);
    let reason = faults.localised("/reason", &body.reason, TextLimits::BODY);
    let alternative = faults.localised("/alternative", &body.alternative, TextLimits::BODY);
    let parts = condition.zip(title).zip(reason.zip(alternative)).map(
        |((condition, title), (reason, alternative))| RuleParts {
            title,
            condition,
            reason,
            alternative,
            alternative_url: body.alternative_url.as_deref(),
            decided_by_name: &body.decided_by_name,
            decided_by_title: &body.decided_by_title,
            decided_on: body.decided_on,
        },
    );
    let terms = parts.and_then(|parts| match RuleTerms::parse(parts, today) {
        Ok(terms) => Some(terms),
        Err(refused) => {
            refused.into_iter().for_each(|fault| note(fault, &mut faults));
            None
        }
    });
    faults.finish(terms)
}

fn note(fault: RuleFault, faults: &mut Faults) {
    match fault {
        RuleFault::NotWritten(text, language) => {
            let field = match text {
                RuleText::Title => "title",
                RuleText::Reason => "reason",
                RuleText::Alternative => "alternative",
            };
            faults.push(format!("/{field}/{}", language.code()), FieldCode::Missing);
        }
        RuleFault::DeciderName(fault) => faults.push("/decided_by_name", text_fault(fault)),
        RuleFault::DeciderTitle(fault) => faults.push("/decided_by_title", text_fault(fault)),
        RuleFault::DecidedInFuture => faults.push("/decided_on", FieldCode::OutOfOrder),
        RuleFault::Link => faults.push("/alternative_url", FieldCode::Malformed),
    }
}

/// Reads a condition; `Ok(None)` when a fault was noted.
///
/// # Errors
/// `protected_ground`, naming the field.
pub fn condition(body: &RuleCondition, at: &str, faults: &mut Faults) -> Result<Option<Condition>, AppError> {
    let attribute = match Attribute::parse(&body.attribute) {
        Ok(attribute) => attribute,
        Err(AttributeFault::Protected(ground)) => {
            return Err(AppError::new(ProblemCode::ProtectedGround)
                .field(format!("{at}/attribute"), FieldCode::NotAllowed)
                .because(ground.code()));
        }
        Err(AttributeFault::Unknown) => {
            faults.push(format!("{at}/attribute"), FieldCode::NotAllowed);
            return Ok(None);
        }
    };
    let raw = RawCondition {
        equals: body.equals,
        any_of: body.any_of.as_deref(),
        within_months: body.within_months,
        reference_date: body.reference_date,
    };
    Ok(Condition::parse(attribute, &raw)
        .map_err(|fault| note_condition(fault, attribute, body, at, faults))
        .ok())
}

fn note_condition(
    fault: ConditionFault,
    attribute: Attribute,
    body: &RuleCondition,
    at: &str,
    faults: &mut Faults,
) {
    let value = match attribute {
        Attribute::IsSupervisor => "equals",
        Attribute::JobCategory | Attribute::Unit | Attribute::Site | Attribute::LeftOut => "any_of",
        Attribute::RoleStartedOn if body.within_months.is_some() && fault == ConditionFault::Missing => {
            "reference_date"
        }
        Attribute::RoleStartedOn => "within_months",
    };
    match fault {
        ConditionFault::Missing => faults.push(format!("{at}/{value}"), FieldCode::Missing),
        ConditionFault::Codes | ConditionFault::Months => {
            faults.push(format!("{at}/{value}"), FieldCode::NotAllowed);
        }
        ConditionFault::Superfluous => faults.push(at, FieldCode::NotAllowed),
    }
}

/// A condition as it is sent and stored.
#[must_use]
pub fn condition_to_wire(condition: &Condition) -> RuleCondition {
    let empty = RuleCondition::about(condition.attribute().code());
    match condition {
        Condition::Supervisor { is } => RuleCondition { equals: Some(*is), ..empty },
        Condition::JobCategory(codes) | Condition::Unit(codes) | Condition::Site(codes) => {
            RuleCondition { any_of: Some(codes.iter().map(str::to_owned).collect()), ..empty }
        }
        Condition::RoleStarted(months) => RuleCondition {
            within_months: Some(months.months()),
            reference_date: Some(months.before()),
            ..empty
        },
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use polku_api_types::text::Localised;
    use polku_domain::programmes::rule::condition::{Codes, Months};

    use super::*;

    fn text(content: &str) -> Localised {
        Localised { fi: content.into(), sv: Some(content.into()), en: Some(content.into()) }
    }

    fn body() -> SaveRule {
        SaveRule {
            title: text("Esihenkilöt jäävät ulkopuolelle."),
            condition: condition_to_wire(&Condition::Supervisor { is: true }),
            reason: text("Heille on muita koulutuksia."),
            alternative: text("Esihenkilöiden koulutukset"),
            alternative_url: None,
            decided_by_name: "Päivi Päättäjä".into(),
            decided_by_title: "kehittämispäällikkö".into(),
            decided_on: date(2020, 4, 9),
        }
    }

    #[test]
    fn a_protected_ground_is_refused_by_its_own_code() {
        let mut asked = body();
        asked.condition.attribute = "syntymävuosi".into();
        assert_eq!(rule(&asked, date(2020, 4, 9)).unwrap_err().code(), ProblemCode::ProtectedGround);
        asked.condition.attribute = "shoe_size".into();
        let error = rule(&asked, date(2020, 4, 9)).unwrap_err();
        assert_eq!(error.code(), ProblemCode::InvalidFields);
        assert_eq!(error.fields(), [("/condition/attribute".to_owned(), FieldCode::NotAllowed)]);
    }

    #[test]
    fn a_rule_without_reason_or_decider_is_refused_with_all_its_gaps() {
        let mut asked = body();
        asked.reason.en = None;
        asked.decided_by_name = String::new();
        asked.decided_on = date(2020, 4, 10);
        let error = rule(&asked, date(2020, 4, 9)).unwrap_err();
        assert_eq!(
            error.fields(),
            [
                ("/reason/en".to_owned(), FieldCode::Missing),
                ("/decided_on".to_owned(), FieldCode::OutOfOrder),
                ("/decided_by_name".to_owned(), FieldCode::Missing),
            ]
        );
    }

    #[test]
    fn every_condition_reads_back_as_itself() {
        let codes = || Codes::parse(&["Viestintä".to_owned(), "Hallinto".to_owned()]).unwrap();
        for condition in [
            Condition::Supervisor { is: false },
            Condition::JobCategory(codes()),
            Condition::Unit(codes()),
            Condition::Site(codes()),
            Condition::RoleStarted(Months::parse(12, date(2020, 4, 14)).unwrap()),
        ] {
            let mut faults = Faults::none();
            let read = super::condition(&condition_to_wire(&condition), "", &mut faults).unwrap();
            assert_eq!(read, Some(condition));
        }
    }
}
