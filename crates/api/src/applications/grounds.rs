//! The record of what the rules said of an application, as it is kept with the decision.

use jiff::civil::Date;
use polku_api_types::programmes::RuleCondition;
use polku_domain::applications::eligibility::{Change, Decision, RuleOutcome, RuleResult};
use polku_domain::ids::RuleId;
use polku_domain::programmes::rule::condition::{Condition, RawCondition};
use polku_domain::programmes::rule::fact::{Attribute, Fact, Value};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::problem::AppError;
use crate::programmes::convert::rule::condition_to_wire;

/// One rule applied to one application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// The rule.
    pub rule: Uuid,
    /// Number of the version applied.
    pub version: u32,
    /// The fact used, where a source knows of it.
    pub fact: Option<GroundFact>,
    /// What the rule said.
    pub result: GroundResult,
    /// The condition that would have had to hold, or not, for another result.
    pub condition: RuleCondition,
    /// Which of the two.
    pub must_hold: bool,
}

impl Ground {
    /// Whether the rule leaves the applicant outside.
    #[must_use]
    pub fn is_exclusion(&self) -> bool {
        self.result == GroundResult::Excluded
    }
}

/// A fact as it was known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroundFact {
    /// `None` when the source has nothing.
    pub value: Option<GroundValue>,
    /// Where it comes from.
    pub source: String,
    /// Day the source speaks of.
    pub as_of: Date,
}

/// Value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroundValue {
    /// Yes or no.
    Flag(bool),
    /// A name or code.
    Code(String),
    /// A day.
    Day(Date),
}

/// What a rule said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GroundResult {
    /// Stays in the target group.
    Passed,
    /// Is left outside.
    Excluded,
    /// The fact is not known.
    NotKnown,
}

/// A decision as it is kept.
pub fn to_grounds(decision: &Decision) -> Vec<Ground> {
    decision.rules().iter().map(to_ground).collect()
}

fn to_ground(outcome: &RuleOutcome) -> Ground {
    Ground {
        rule: outcome.rule.uuid(),
        version: outcome.version,
        fact: outcome.fact.as_ref().map(|fact| GroundFact {
            value: fact.value.as_ref().map(|value| match value {
                Value::Flag(flag) => GroundValue::Flag(*flag),
                Value::Code(code) => GroundValue::Code(code.clone()),
                Value::Day(day) => GroundValue::Day(*day),
            }),
            source: fact.source.clone(),
            as_of: fact.as_of,
        }),
        result: match outcome.result {
            RuleResult::Passed => GroundResult::Passed,
            RuleResult::Excluded => GroundResult::Excluded,
            RuleResult::NotKnown => GroundResult::NotKnown,
        },
        condition: condition_to_wire(&outcome.would_change.condition),
        must_hold: outcome.would_change.must_hold,
    }
}

/// A kept decision, to be shown or replayed.
///
/// # Errors
/// `internal` when the record names an attribute or a condition that does not exist.
pub fn from_grounds(grounds: &[Ground]) -> Result<Decision, AppError> {
    grounds.iter().map(from_ground).collect::<Result<_, _>>().map(Decision::from_record)
}

fn from_ground(ground: &Ground) -> Result<RuleOutcome, AppError> {
    let condition = stored_condition(&ground.condition)?;
    let fact = ground.fact.as_ref().map(|fact| Fact {
        value: fact.value.as_ref().map(|value| match value {
            GroundValue::Flag(flag) => Value::Flag(*flag),
            GroundValue::Code(code) => Value::Code(code.clone()),
            GroundValue::Day(day) => Value::Day(*day),
        }),
        source: fact.source.clone(),
        as_of: fact.as_of,
    });
    Ok(RuleOutcome {
        rule: RuleId::new(ground.rule),
        version: ground.version,
        attribute: condition.attribute(),
        fact,
        result: match ground.result {
            GroundResult::Passed => RuleResult::Passed,
            GroundResult::Excluded => RuleResult::Excluded,
            GroundResult::NotKnown => RuleResult::NotKnown,
        },
        would_change: Change { condition, must_hold: ground.must_hold },
    })
}

/// A condition as it was stored. It was checked when it was written, so a fault here is ours.
///
/// # Errors
/// `internal`.
pub fn stored_condition(condition: &RuleCondition) -> Result<Condition, AppError> {
    let attribute = Attribute::parse(&condition.attribute).map_err(AppError::internal)?;
    let raw = RawCondition {
        equals: condition.equals,
        any_of: condition.any_of.as_deref(),
        within_months: condition.within_months,
        reference_date: condition.reference_date,
    };
    Condition::parse(attribute, &raw).map_err(AppError::internal)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use polku_domain::applications::eligibility::evaluate;
    use polku_domain::programmes::rule::condition::Months;
    use polku_domain::programmes::rule::fact::Facts;

    use super::*;

    #[test]
    fn a_decision_reads_back_from_its_record() {
        let condition = Condition::RoleStarted(Months::parse(12, date(2020, 4, 14)).unwrap());
        let fact = Fact {
            value: Some(Value::Day(date(2020, 1, 1))),
            source: "henkilosto".into(),
            as_of: date(2020, 4, 1),
        };
        let outcome = RuleOutcome {
            rule: RuleId::new(Uuid::from_u128(1)),
            version: 2,
            attribute: condition.attribute(),
            fact: Some(fact),
            result: RuleResult::Excluded,
            would_change: Change { condition, must_hold: false },
        };
        let decision = Decision::from_record(vec![outcome]);
        assert_eq!(from_grounds(&to_grounds(&decision)).unwrap(), decision);
        assert_eq!(from_grounds(&to_grounds(&evaluate([], &Facts::default()))).unwrap(), Decision::default());
    }
}
