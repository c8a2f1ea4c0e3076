//! Versions of a rule: only ever added.

use super::RuleTerms;
use crate::ids::RuleId;

/// A version of a rule with its number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleVersion {
    /// The rule, the same through its versions.
    pub rule: RuleId,
    /// Number of the version, from 1.
    pub number: u32,
    /// What it says.
    pub terms: RuleTerms,
    /// Whether this version ends the rule: it stays on record and is not applied.
    pub withdrawn: bool,
    /// Whether this version was copied from an earlier call: nobody has decided it for this one, so it is not applied, and
    /// its call goes to no decider. Decider and day are those of the rule that it was copied from.
    pub copied: bool,
}

impl RuleVersion {
    /// Whether the version is applied: decided for its call, and not withdrawn.
    #[must_use]
    pub const fn in_force(&self) -> bool {
        !self.withdrawn && !self.copied
    }

    /// The version as it would be once it was decided as it is: to look ahead with, and never for anybody's outcome.
    #[must_use]
    pub fn as_if_decided(self) -> Self {
        Self { copied: false, ..self }
    }

    /// Whether somebody still has to decide it for its call, or withdraw it.
    #[must_use]
    pub const fn awaits_decision(&self) -> bool {
        self.copied && !self.withdrawn
    }
}

/// A rule with all its versions, oldest first. There is no way to change or remove one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    first: RuleVersion,
    later: Vec<RuleVersion>,
}

/// The rule has been withdrawn: a new one is made instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the rule has been withdrawn")]
pub struct Withdrawn;

impl Rule {
    /// A new rule.
    #[must_use]
    pub const fn new(rule: RuleId, terms: RuleTerms) -> Self {
        Self {
            first: RuleVersion { rule, number: 1, terms, withdrawn: false, copied: false },
            later: Vec::new(),
        }
    }

    /// A rule as it was in an earlier call: to be decided anew, or withdrawn.
    #[must_use]
    pub const fn copied(rule: RuleId, terms: RuleTerms) -> Self {
        Self {
            first: RuleVersion { rule, number: 1, terms, withdrawn: false, copied: true },
            later: Vec::new(),
        }
    }

    /// Adds a version.
    ///
    /// # Errors
    /// [`Withdrawn`] once the rule has ended.
    pub fn decide_again(mut self, terms: RuleTerms) -> Result<Self, Withdrawn> {
        let next = RuleVersion { terms, ..self.next()? };
        self.later.push(next);
        Ok(self)
    }

    /// Adds a version that ends the rule, with the words of the latest one.
    ///
    /// # Errors
    /// [`Withdrawn`] once the rule has ended.
    pub fn withdraw(mut self) -> Result<Self, Withdrawn> {
        let next = RuleVersion { withdrawn: true, ..self.next()? };
        self.later.push(next);
        Ok(self)
    }

    fn next(&self) -> Result<RuleVersion, Withdrawn> {
        let latest = self.latest();
        if latest.withdrawn {
            return Err(Withdrawn);
        }
        Ok(RuleVersion { number: latest.number + 1, copied: false, ..latest.clone() })
    }

    /// The version in force, or the one that ended the rule.
    #[must_use]
    pub fn latest(&self) -> &RuleVersion {
        self.later.last().unwrap_or(&self.first)
    }

    /// All versions, oldest first.
    pub fn versions(&self) -> impl Iterator<Item = &RuleVersion> {
        std::iter::once(&self.first).chain(&self.later)
    }

    /// A version by its number.
    #[must_use]
    pub fn version(&self, number: u32) -> Option<&RuleVersion> {
        self.versions().find(|version| version.number == number)
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::super::RuleParts;
    use super::*;
    use crate::programmes::fixtures::{rule_parts, text};

    fn terms(title: &str) -> RuleTerms {
        let parts = RuleParts { title: text(title), ..rule_parts() };
        RuleTerms::parse(parts, date(2020, 5, 4)).unwrap()
    }

    #[test]
    fn deciding_again_leaves_the_earlier_version_as_it_was() {
        let rule = Rule::new(RuleId::new(uuid::Uuid::from_u128(7)), terms("Ensin"));
        let rule = rule.decide_again(terms("Sitten")).unwrap();
        assert_eq!(rule.version(1).map(|version| &version.terms), Some(&terms("Ensin")));
        assert_eq!((rule.latest().number, &rule.latest().terms), (2, &terms("Sitten")));
    }

    #[test]
    fn a_copied_rule_is_not_in_force_before_it_is_decided_anew() {
        let copied = Rule::copied(RuleId::new(uuid::Uuid::from_u128(7)), terms("Viime vuonna"));
        assert!(!copied.latest().in_force() && copied.latest().awaits_decision());
        assert!(copied.latest().clone().as_if_decided().in_force());
        let decided = copied.clone().decide_again(terms("Tänä vuonna")).unwrap();
        assert!(decided.latest().in_force() && !decided.latest().awaits_decision());
        assert!(decided.version(1).is_some_and(RuleVersion::awaits_decision));
        let dropped = copied.withdraw().unwrap();
        assert!(!dropped.latest().in_force() && !dropped.latest().awaits_decision());
        assert!(!dropped.latest().clone().as_if_decided().in_force());
    }

    #[test]
    fn a_withdrawn_rule_stays_on_record_and_ends() {
        let rule = Rule::new(RuleId::new(uuid::Uuid::from_u128(7)), terms("Ensin")).withdraw().unwrap();
        assert!(rule.latest().withdrawn);
        assert_eq!(rule.versions().count(), 2);
        assert_eq!(rule.decide_again(terms("Sitten")), Err(Withdrawn));
    }
}
