//! Rules as decisions (N3).
//!
//! A rule leaves some people outside a programme. It is a decision: somebody with a name and a title decided it on a
//! day, for a reason, and something else is offered to those whom it leaves outside (R20–R22). A rule without
//! any of these does not exist here: [`RuleTerms::parse`] is the only door.
//!
//! A condition names a fact from a closed list ([`fact::Attribute`]); a protected ground is refused with its
//! law ([`protected::Ground`]). Versions are only ever added, so that a past decision can be replayed.

pub mod condition;
pub mod fact;
pub mod history;
pub mod protected;

use jiff::civil::Date;

pub use condition::{Condition, ConditionFault};

use crate::text::{Language, Localised, TextFault, TextLimits, parse_text};

/// One version of a rule, complete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleTerms {
    title: Localised,
    condition: Condition,
    reason: Localised,
    alternative: Localised,
    alternative_url: Option<String>,
    decided_by_name: String,
    decided_by_title: String,
    decided_on: Date,
}

/// The parts of a rule before they have been checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleParts<'a> {
    /// The rule in one sentence.
    pub title: Localised,
    /// Whom it leaves outside.
    pub condition: Condition,
    /// Why it was decided (R21).
    pub reason: Localised,
    /// What is offered instead (R22).
    pub alternative: Localised,
    /// Link to it, `https` only.
    pub alternative_url: Option<&'a str>,
    /// Who decided.
    pub decided_by_name: &'a str,
    /// Title of who decided.
    pub decided_by_title: &'a str,
    /// When it was decided.
    pub decided_on: Date,
}

/// Which part of a rule is at fault.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RuleFault {
    /// A text that an applicant will read is not written in this language. Reasons are given in all three (N2).
    #[error("{0:?} is missing in {1:?}")]
    NotWritten(RuleText, Language),
    /// The name of who decided is missing or not allowed.
    #[error("the name of who decided: {0}")]
    DeciderName(TextFault),
    /// The title of who decided is missing or not allowed.
    #[error("the title of who decided: {0}")]
    DeciderTitle(TextFault),
    /// A decision cannot be of a day to come.
    #[error("the day of the decision is yet to come")]
    DecidedInFuture,
    /// The link does not begin with `https://`, has white space or more than 500 characters.
    #[error("the link is not allowed")]
    Link,
}

/// A text of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RuleText {
    /// The rule in one sentence.
    Title,
    /// Why it was decided.
    Reason,
    /// What is offered instead.
    Alternative,
}

impl RuleTerms {
    /// Longest link in bytes.
    pub const MAX_LINK: usize = 500;

    /// Puts a version of a rule together on `today`.
    ///
    /// # Errors
    /// Everything that is missing or wrong.
    pub fn parse(parts: RuleParts<'_>, today: Date) -> Result<Self, Vec<RuleFault>> {
        let texts = [
            (RuleText::Title, &parts.title),
            (RuleText::Reason, &parts.reason),
            (RuleText::Alternative, &parts.alternative),
        ];
        let mut faults: Vec<RuleFault> = texts
            .into_iter()
            .flat_map(|(which, text)| {
                text.missing().map(move |language| RuleFault::NotWritten(which, language))
            })
            .collect();
        let name = parse_text(parts.decided_by_name, TextLimits::TITLE).map_err(RuleFault::DeciderName);
        let title = parse_text(parts.decided_by_title, TextLimits::TITLE).map_err(RuleFault::DeciderTitle);
        if parts.decided_on > today {
            faults.push(RuleFault::DecidedInFuture);
        }
        if parts.alternative_url.is_some_and(|link| !is_link(link)) {
            faults.push(RuleFault::Link);
        }
        match (name, title) {
            (Ok(decided_by_name), Ok(decided_by_title)) if faults.is_empty() => Ok(Self {
                title: parts.title,
                condition: parts.condition,
                reason: parts.reason,
                alternative: parts.alternative,
                alternative_url: parts.alternative_url.map(str::to_owned),
                decided_by_name,
                decided_by_title,
                decided_on: parts.decided_on,
            }),
            (name, title) => {
                faults.extend(name.err().into_iter().chain(title.err()));
                Err(faults)
            }
        }
    }

    /// The rule in one sentence.
    #[must_use]
    pub const fn title(&self) -> &Localised {
        &self.title
    }

    /// Whom it leaves outside.
    #[must_use]
    pub const fn condition(&self) -> &Condition {
        &self.condition
    }

    /// Why it was decided.
    #[must_use]
    pub const fn reason(&self) -> &Localised {
        &self.reason
    }

    /// What is offered instead.
    #[must_use]
    pub const fn alternative(&self) -> &Localised {
        &self.alternative
    }

    /// Link to what is offered instead.
    #[must_use]
    pub fn alternative_url(&self) -> Option<&str> {
        self.alternative_url.as_deref()
    }

    /// Who decided.
    #[must_use]
    pub fn decided_by_name(&self) -> &str {
        &self.decided_by_name
    }

    /// Title of who decided.
    #[must_use]
    pub fn decided_by_title(&self) -> &str {
        &self.decided_by_title
    }

    /// When it was decided.
    #[must_use]
    pub const fn decided_on(&self) -> Date {
        self.decided_on
    }
}

/// A link goes into pages and mails: only `https`, nothing that could end an attribute.
fn is_link(link: &str) -> bool {
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '\\' | '`');
    link.len() > "https://".len()
        && link.len() <= RuleTerms::MAX_LINK
        && link.starts_with("https://")
        && link.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::programmes::fixtures::{rule_parts, text};

    fn today() -> Date {
        date(2020, 4, 9)
    }

    #[test]
    fn the_rule_on_supervisors_has_everything_a_rule_needs() {
        let rule = RuleTerms::parse(rule_parts(), today()).unwrap();
        assert_eq!(rule.condition(), &Condition::Supervisor { is: true });
        assert_eq!(rule.decided_on(), date(2020, 4, 9));
    }

    /// N3: a rule cannot be used without decider, day, reason and alternative.
    #[test]
    fn a_rule_without_its_reason_in_all_languages_does_not_exist() {
        let reason =
            Localised::parse("Heille on muuta", Some("De har annat"), None, TextLimits::BODY).unwrap();
        let parts = RuleParts { reason, decided_by_name: " ", decided_by_title: "", ..rule_parts() };
        assert_eq!(
            RuleTerms::parse(parts, today()),
            Err(vec![
                RuleFault::NotWritten(RuleText::Reason, Language::En),
                RuleFault::DeciderName(TextFault::Missing),
                RuleFault::DeciderTitle(TextFault::Missing),
            ])
        );
    }

    #[test]
    fn a_decision_of_tomorrow_is_refused() {
        let parts = RuleParts { decided_on: date(2020, 4, 10), ..rule_parts() };
        assert_eq!(RuleTerms::parse(parts, today()), Err(vec![RuleFault::DecidedInFuture]));
    }

    #[test]
    fn only_plain_https_links_are_taken() {
        let with = |link| {
            let parts = RuleParts { alternative_url: Some(link), alternative: text("Muuta"), ..rule_parts() };
            RuleTerms::parse(parts, today()).is_ok()
        };
        assert!(with("https://www.eoppiva.fi/koulutukset/?haku=esihenkil%C3%B6"));
        for link in
            ["javascript:alert(1)", "http://x.fi", "https://", "https://x.fi/\"onload=", "https://a b"]
        {
            assert!(!with(link), "{link}");
        }
    }
}
