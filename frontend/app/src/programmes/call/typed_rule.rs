use polku_api_types::programmes::{RuleCondition, RuleDetails, SaveRule};
use polku_ui::Words;
use polku_ui::field::Written;

use super::super::form::{Faults, Reader, typed_text};

/// The value that stands for a fact which is not on the list.
pub const OTHER: &str = "other";

/// A rule as it is being typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedRule {
    pub title: Written,
    /// Stable name of the fact, or [`OTHER`].
    pub attribute: String,
    /// What somebody would like to use that is not on the list.
    pub other: String,
    /// `true` or `false`.
    pub equals: String,
    /// Units or sites that are ticked.
    pub names: Vec<String>,
    /// Job categories, one a line.
    pub categories: String,
    pub months: String,
    pub reference: String,
    pub reason: Written,
    pub alternative: Written,
    pub alternative_url: String,
    pub decided_by_name: String,
    pub decided_by_title: String,
    pub decided_on: String,
}

impl TypedRule {
    /// A further decision on a rule: its words stay, the day of the decision is new.
    pub fn again(rule: &RuleDetails) -> Self {
        let condition = &rule.condition;
        let names = condition.any_of.clone().unwrap_or_default();
        Self {
            title: typed_text(&rule.title),
            attribute: condition.attribute.clone(),
            other: String::new(),
            equals: condition.equals.map(|is| is.to_string()).unwrap_or_default(),
            categories: names.join("\n"),
            names,
            months: condition.within_months.map(|months| months.to_string()).unwrap_or_default(),
            reference: condition.reference_date.map(|day| day.to_string()).unwrap_or_default(),
            reason: typed_text(&rule.reason),
            alternative: typed_text(&rule.alternative),
            alternative_url: rule.alternative_url.clone().unwrap_or_default(),
            // Who decided a copied rule, decided it for another call.
            decided_by_name: if rule.copied { String::new() } else { rule.decided_by_name.clone() },
            decided_by_title: if rule.copied { String::new() } else { rule.decided_by_title.clone() },
            decided_on: String::new(),
        }
    }

    /// What would be sent.
    pub fn read(&self, words: Words) -> Result<SaveRule, Faults> {
        let mut reader = Reader::new(words);
        let title = reader.whole_text("/title", &self.title);
        let condition = self.condition(&mut reader);
        let reason = reader.whole_text("/reason", &self.reason);
        let alternative = reader.whole_text("/alternative", &self.alternative);
        let rule = SaveRule {
            title,
            condition,
            reason,
            alternative,
            alternative_url: Reader::line_if_any(&self.alternative_url),
            decided_by_name: reader.line("/decided_by_name", &self.decided_by_name),
            decided_by_title: reader.line("/decided_by_title", &self.decided_by_title),
            decided_on: reader.day("/decided_on", &self.decided_on),
        };
        reader.finish(rule)
    }

    fn condition(&self, reader: &mut Reader) -> RuleCondition {
        match self.attribute.as_str() {
            OTHER => RuleCondition::about(&reader.line("/condition/attribute", &self.other)),
            "is_supervisor" => {
                reader.choice("/condition/equals", !self.equals.is_empty());
                RuleCondition { equals: Some(self.equals == "true"), ..RuleCondition::about("is_supervisor") }
            }
            "role_started_on" => RuleCondition {
                within_months: Some(reader.number("/condition/within_months", &self.months)),
                reference_date: Some(reader.day("/condition/reference_date", &self.reference)),
                ..RuleCondition::about("role_started_on")
            },
            attribute => {
                let names = self.chosen(attribute);
                reader.choice("/condition/attribute", !attribute.is_empty());
                if !attribute.is_empty() {
                    reader.choice("/condition/any_of", !names.is_empty());
                }
                RuleCondition { any_of: Some(names), ..RuleCondition::about(attribute) }
            }
        }
    }

    fn chosen(&self, attribute: &str) -> Vec<String> {
        if attribute != "job_category" {
            return self.names.clone();
        }
        let lines = self.categories.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }
}
