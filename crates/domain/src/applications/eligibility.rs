//! What the rules of a call say of one application.

use std::collections::BTreeSet;

use crate::ids::RuleId;
use crate::programmes::rule::Condition;
use crate::programmes::rule::fact::{Attribute, Fact, Facts};
use crate::programmes::rule::history::RuleVersion;

/// What one rule says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleResult {
    /// Its condition does not hold: the applicant stays in the target group.
    Passed,
    /// Its condition holds: the applicant is left outside.
    Excluded,
    /// The fact is not known. Nobody is left outside for what is not known.
    NotKnown,
}

/// What would have changed the result of a rule: the same fact with another value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The condition of the rule.
    pub condition: Condition,
    /// Whether it would have had to hold, or not to hold.
    pub must_hold: bool,
}

/// One rule applied to one application.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleOutcome {
    /// The rule.
    pub rule: RuleId,
    /// Number of the version that was applied.
    pub version: u32,
    /// Which fact it asked for.
    pub attribute: Attribute,
    /// The fact as it was known, with source and day; `None` when no source has it.
    pub fact: Option<Fact>,
    /// What it says.
    pub result: RuleResult,
    /// What would have changed it.
    pub would_change: Change,
}

/// What all rules of a call say of one application.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Decision {
    rules: Vec<RuleOutcome>,
}

/// Why a stored decision cannot be replayed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReplayFault {
    /// The version it names is not on record.
    #[error("version {version} of rule {rule} is not on record")]
    NoSuchVersion {
        /// The rule.
        rule: RuleId,
        /// The version.
        version: u32,
    },
    /// The rule asks for another fact than the one that was stored, or the fact is of the wrong kind.
    #[error("the fact stored for rule {0} is not the one it uses")]
    WrongFact(RuleId),
}

/// Applies the rules in force to the facts of one person.
///
/// Rules that are withdrawn, or copied and not decided anew, are not applied. The order of `rules` is the order of the answer and changes nothing else.
#[must_use]
pub fn evaluate<'a>(rules: impl IntoIterator<Item = &'a RuleVersion>, facts: &Facts) -> Decision {
    let in_force = rules.into_iter().filter(|version| version.in_force());
    Decision { rules: in_force.map(|version| apply(version, facts)).collect() }
}

/// The facts that some rules ask for: nothing else about a person needs to be read.
#[must_use]
pub fn attributes_used<'a>(rules: impl IntoIterator<Item = &'a RuleVersion>) -> BTreeSet<Attribute> {
    rules.into_iter().map(|version| version.terms.condition().attribute()).collect()
}

fn apply(version: &RuleVersion, facts: &Facts) -> RuleOutcome {
    let condition = version.terms.condition();
    let fact = facts.get(condition.attribute());
    let result = match condition.holds(fact) {
        Some(true) => RuleResult::Excluded,
        Some(false) => RuleResult::Passed,
        None => RuleResult::NotKnown,
    };
    RuleOutcome {
        rule: version.rule,
        version: version.number,
        attribute: condition.attribute(),
        fact: fact.cloned(),
        result,
        would_change: Change { condition: condition.clone(), must_hold: result != RuleResult::Excluded },
    }
}

impl Decision {
    /// Whether the applicant belongs to the target group: no rule leaves them outside.
    #[must_use]
    pub fn is_eligible(&self) -> bool {
        self.rules.iter().all(|outcome| outcome.result != RuleResult::Excluded)
    }

    /// Each rule with what it says.
    #[must_use]
    pub fn rules(&self) -> &[RuleOutcome] {
        &self.rules
    }

    /// The first rule that leaves the applicant outside.
    #[must_use]
    pub fn first_exclusion(&self) -> Option<&RuleOutcome> {
        self.rules.iter().find(|outcome| outcome.result == RuleResult::Excluded)
    }

    /// Applies the stored versions to the stored facts once more. An honest record gives itself.
    ///
    /// # Errors
    /// [`ReplayFault`] when the record names a version that does not exist or a fact the rule does not use.
    pub fn replay<'a>(
        &self,
        version: impl Fn(RuleId, u32) -> Option<&'a RuleVersion>,
    ) -> Result<Self, ReplayFault> {
        self.replay_corrected(version, &Facts::default())
    }

    /// Applies the stored versions to the stored facts with those in `corrected` put in their place: what would have
    /// been decided, had the right facts been known. The record itself stays as it is.
    ///
    /// # Errors
    /// As [`Decision::replay`].
    pub fn replay_corrected<'a>(
        &self,
        version: impl Fn(RuleId, u32) -> Option<&'a RuleVersion>,
        corrected: &Facts,
    ) -> Result<Self, ReplayFault> {
        let again = |outcome: &RuleOutcome| {
            let (rule, number) = (outcome.rule, outcome.version);
            let version =
                version(rule, number).ok_or(ReplayFault::NoSuchVersion { rule, version: number })?;
            let known = corrected.get(outcome.attribute).or(outcome.fact.as_ref());
            let facts = match known {
                None => Facts::default(),
                Some(fact) => Facts::default()
                    .with(outcome.attribute, fact.clone())
                    .map_err(|_| ReplayFault::WrongFact(rule))?,
            };
            if version.terms.condition().attribute() != outcome.attribute {
                return Err(ReplayFault::WrongFact(rule));
            }
            Ok(apply(version, &facts))
        };
        self.rules.iter().map(again).collect::<Result<_, _>>().map(|rules| Self { rules })
    }

    /// Puts a decision together from its record, to be shown or replayed.
    #[must_use]
    pub const fn from_record(rules: Vec<RuleOutcome>) -> Self {
        Self { rules }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::{Date, date};
    use proptest::prelude::*;

    use super::*;
    use crate::programmes::fixtures::rule_parts;
    use crate::programmes::rule::condition::{Codes, Months};
    use crate::programmes::rule::fact::Value;
    use crate::programmes::rule::history::Rule;
    use crate::programmes::rule::{RuleParts, RuleTerms};

    fn rule(id: u128, condition: Condition) -> Rule {
        let terms = RuleTerms::parse(RuleParts { condition, ..rule_parts() }, date(2020, 5, 4)).unwrap();
        Rule::new(RuleId::new(uuid::Uuid::from_u128(id)), terms)
    }

    fn fact(value: Option<Value>) -> Fact {
        Fact { value, source: "henkilosto".to_owned(), as_of: date(2020, 4, 1) }
    }

    fn supervisor(is: bool) -> Facts {
        Facts::default().with(Attribute::IsSupervisor, fact(Some(Value::Flag(is)))).unwrap()
    }

    /// R20–R22: a supervisor's application is accepted, judged by the rule, and answered with what would have
    /// changed it.
    #[test]
    fn a_supervisor_is_left_outside_with_the_fact_and_the_change() {
        let rule = rule(1, Condition::Supervisor { is: true });
        let decision = evaluate([rule.latest()], &supervisor(true));
        assert!(!decision.is_eligible());
        let outcome = decision.first_exclusion().unwrap();
        assert_eq!((outcome.version, outcome.attribute), (1, Attribute::IsSupervisor));
        assert_eq!(outcome.fact, Some(fact(Some(Value::Flag(true)))));
        assert_eq!(
            outcome.would_change,
            Change { condition: Condition::Supervisor { is: true }, must_hold: false }
        );
        assert!(evaluate([rule.latest()], &supervisor(false)).is_eligible());
    }

    #[test]
    fn nobody_is_left_outside_for_what_is_not_known() {
        let rule = rule(1, Condition::RoleStarted(Months::parse(12, date(2020, 4, 14)).unwrap()));
        let decision = evaluate([rule.latest()], &supervisor(false));
        assert!(decision.is_eligible());
        assert_eq!(decision.rules()[0].result, RuleResult::NotKnown);
    }

    #[test]
    fn a_withdrawn_rule_is_not_applied() {
        let rule = rule(1, Condition::Supervisor { is: true }).withdraw().unwrap();
        let decision = evaluate([rule.latest()], &supervisor(true));
        assert!(decision.is_eligible() && decision.rules().is_empty());
    }

    #[test]
    fn a_decision_replays_through_the_version_it_used_and_not_the_latest() {
        let first = rule(1, Condition::Supervisor { is: true });
        let decision = evaluate([first.latest()], &supervisor(true));
        let parts = RuleParts { condition: Condition::Supervisor { is: false }, ..rule_parts() };
        let changed = first.decide_again(RuleTerms::parse(parts, date(2020, 5, 4)).unwrap()).unwrap();
        assert_eq!(decision.replay(|_, number| changed.version(number)), Ok(decision.clone()));
        assert!(evaluate([changed.latest()], &supervisor(true)).is_eligible());
        let missing = decision.replay(|_, _| None);
        assert!(matches!(missing, Err(ReplayFault::NoSuchVersion { version: 1, .. })));
    }

    #[test]
    fn a_forged_record_does_not_replay_as_itself() {
        let rule = rule(1, Condition::Supervisor { is: true });
        let mut outcome = evaluate([rule.latest()], &supervisor(true)).rules()[0].clone();
        outcome.result = RuleResult::Passed;
        let forged = Decision::from_record(vec![outcome]);
        assert_ne!(forged.replay(|_, number| rule.version(number)), Ok(forged.clone()));
    }

    fn any_day() -> impl Strategy<Value = Date> {
        (2015_i16..=2020, 1_i8..=12, 1_i8..=28).prop_map(|(year, month, day)| date(year, month, day))
    }

    fn any_codes() -> impl Strategy<Value = Codes> {
        proptest::collection::vec("[a-d]", 1..4).prop_map(|names| Codes::parse(&names).unwrap())
    }

    fn any_condition() -> impl Strategy<Value = Condition> {
        prop_oneof![
            any::<bool>().prop_map(|is| Condition::Supervisor { is }),
            any_codes().prop_map(Condition::JobCategory),
            any_codes().prop_map(Condition::Unit),
            any_codes().prop_map(Condition::Site),
            (1_u32..60, any_day())
                .prop_map(|(months, day)| Condition::RoleStarted(Months::parse(months, day).unwrap())),
        ]
    }

    fn any_facts() -> impl Strategy<Value = Facts> {
        let code = || proptest::option::of("[a-e]".prop_map(Value::Code));
        let flag = proptest::option::of(any::<bool>().prop_map(Value::Flag));
        let day = proptest::option::of(any_day().prop_map(Value::Day));
        (flag, code(), day, code(), code()).prop_map(|(flag, category, day, unit, site)| {
            let values = [flag, category, day, unit, site];
            Attribute::ALL.iter().zip(values).fold(Facts::default(), |facts, (attribute, value)| {
                facts.with(*attribute, fact(value)).unwrap()
            })
        })
    }

    proptest! {
        /// N2: replaying the stored facts through the stored versions gives the same decision, also when only
        /// the facts the rules ask for have been kept.
        #[test]
        fn every_decision_replays_as_itself(
            conditions in proptest::collection::vec(any_condition(), 0..6),
            facts in any_facts(),
        ) {
            let rules: Vec<Rule> =
                (1..).zip(conditions).map(|(id, condition)| rule(id, condition)).collect();
            let versions = || rules.iter().map(Rule::latest);
            let decision = evaluate(versions(), &facts);
            prop_assert_eq!(&evaluate(versions(), &facts.only(&attributes_used(versions()))), &decision);
            let replayed = decision.replay(|id, _| versions().find(|version| version.rule == id));
            prop_assert_eq!(replayed, Ok(decision));
        }

        /// What the record says would have changed a rule does change it, and nothing else does.
        #[test]
        fn the_change_named_is_the_change_needed(
            condition in any_condition(),
            before in any_facts(),
            after in any_facts(),
        ) {
            let rule = rule(1, condition);
            let outcome = evaluate([rule.latest()], &before).rules()[0].clone();
            let again = evaluate([rule.latest()], &after).rules()[0].clone();
            let Change { condition, must_hold } = &outcome.would_change;
            let made = condition.holds(after.get(condition.attribute())) == Some(*must_hold);
            let changed = again.result != outcome.result && again.result != RuleResult::NotKnown;
            let from_unknown_to_passed =
                outcome.result == RuleResult::NotKnown && again.result == RuleResult::Passed;
            prop_assert_eq!(made, changed && !from_unknown_to_passed);
        }

        /// R17, U4: the order of rules means nothing for the outcome.
        #[test]
        fn the_order_of_rules_means_nothing(
            conditions in proptest::collection::vec(any_condition(), 0..6),
            facts in any_facts(),
        ) {
            let rules: Vec<Rule> =
                (1..).zip(conditions).map(|(id, condition)| rule(id, condition)).collect();
            let forward = evaluate(rules.iter().map(Rule::latest), &facts);
            let backward = evaluate(rules.iter().rev().map(Rule::latest), &facts);
            prop_assert_eq!(forward.is_eligible(), backward.is_eligible());
        }
    }

    #[test]
    fn the_rule_of_the_fixture_speaks_of_supervisors_only() {
        let terms = RuleTerms::parse(rule_parts(), date(2020, 4, 9)).unwrap();
        let rule = Rule::new(RuleId::new(uuid::Uuid::from_u128(1)), terms);
        assert_eq!(attributes_used([rule.latest()]), BTreeSet::from([Attribute::IsSupervisor]));
    }
}
