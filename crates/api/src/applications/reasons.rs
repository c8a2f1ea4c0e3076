//! Reasons: the recorded grounds of a decision with the texts of the rules, and sentences made from the data.

use std::collections::HashMap;

use polku_api_types::applications as wire;
use polku_api_types::programmes::RuleCondition;
use polku_api_types::text::Localised;
use polku_i18n::{Language, Value, format, text};
use uuid::Uuid;

use super::grounds::{Ground, GroundFact, GroundResult, GroundValue};
use super::left_out::Named;
use crate::programmes::store::count;
use crate::programmes::store::rules::{RuleRow, RuleVersionRow};

/// The versions of the rules of a call, by rule and number.
#[derive(Debug, Default)]
pub struct RuleTexts(HashMap<(Uuid, u32), RuleVersionRow>);

impl RuleTexts {
    /// Keeps every version.
    #[must_use]
    pub fn of(rows: Vec<(RuleRow, RuleVersionRow)>) -> Self {
        Self(rows.into_iter().map(|(rule, row)| ((rule.id.0.uuid(), count(row.number)), row)).collect())
    }

    /// The sentence of a rule in the version that was used.
    #[must_use]
    pub fn title(&self, ground: &Ground) -> Option<&Localised> {
        self.0.get(&(ground.rule, ground.version)).map(|row| &row.title.0)
    }
}

/// Each rule with its texts and with what would have changed its result, in the reader's language.
#[must_use]
pub fn results(grounds: &[Ground], texts: &RuleTexts, language: Language) -> Vec<wire::RuleResult> {
    grounds.iter().filter_map(|ground| result(ground, texts, language)).collect()
}

fn result(ground: &Ground, texts: &RuleTexts, language: Language) -> Option<wire::RuleResult> {
    let rule = texts.0.get(&(ground.rule, ground.version))?;
    let left_outside = ground.result == GroundResult::Excluded;
    Some(wire::RuleResult {
        rule_id: ground.rule,
        rule_version: ground.version,
        title: rule.title.0.clone(),
        result: match ground.result {
            GroundResult::Passed => wire::RuleVerdict::Passed,
            GroundResult::Excluded => wire::RuleVerdict::Excluded,
            GroundResult::NotKnown => wire::RuleVerdict::NotKnown,
        },
        passed: !left_outside,
        facts: ground.fact.iter().map(|known| fact(&ground.condition, known)).collect(),
        reason: rule.reason.0.clone(),
        change: wire::ChangeNeeded { condition: ground.condition.clone(), must_hold: ground.must_hold },
        would_change: Some(would_change(&ground.condition, ground.must_hold, language)),
        alternative: left_outside.then(|| rule.alternative.0.clone()),
        alternative_url: rule.alternative_url.clone().filter(|_| left_outside),
    })
}

fn fact(condition: &RuleCondition, fact: &GroundFact) -> wire::Fact {
    let value = fact.value.as_ref().map(|value| match value {
        GroundValue::Flag(flag) => flag.to_string(),
        GroundValue::Code(code) => code.clone(),
        GroundValue::Day(day) => day.to_string(),
    });
    wire::Fact {
        attribute: condition.attribute.clone(),
        value,
        source: fact.source.clone(),
        as_of: fact.as_of,
    }
}

/// "You would have been inside, had you …" or "You would have been outside, had you …".
fn would_change(condition: &RuleCondition, must_hold: bool, language: Language) -> String {
    let args = args(condition, language);
    let key = match (condition.attribute.as_str(), condition.equals, must_hold) {
        ("is_supervisor", Some(true), false) => "reasons-inside-if-not-supervisor",
        ("is_supervisor", Some(true), true) => "reasons-outside-if-supervisor",
        ("is_supervisor", _, false) => "reasons-inside-if-supervisor",
        ("is_supervisor", _, true) => "reasons-outside-if-not-supervisor",
        ("job_category", _, false) => "reasons-inside-if-other-category",
        ("job_category", _, true) => "reasons-outside-if-category",
        ("unit", _, false) => "reasons-inside-if-other-unit",
        ("unit", _, true) => "reasons-outside-if-unit",
        ("site", _, false) => "reasons-inside-if-other-site",
        ("site", _, true) => "reasons-outside-if-site",
        (_, _, false) => "reasons-inside-if-started-earlier",
        (_, _, true) => "reasons-outside-if-started-later",
    };
    text(language, key, &args)
}

fn args(condition: &RuleCondition, language: Language) -> Vec<(&'static str, Value)> {
    let names = condition.any_of.as_deref().unwrap_or_default().join(", ");
    let mut args = vec![("names", Value::from(names))];
    if let (Some(months), Some(before)) = (condition.within_months, condition.reference_date) {
        args.push(("months", months.into()));
        args.push(("day", format::date(language, before).into()));
    }
    args
}

/// The preference of a call for those whom an earlier round left out, and whether the applicant was counted.
#[derive(Clone, Copy, Debug)]
pub struct Preference<'a> {
    /// What the call declares.
    pub named: &'a Named,
    /// Whether the applicant was counted.
    pub counted: bool,
}

/// What an outcome's sentences are made from.
#[derive(Debug)]
pub struct Told<'a> {
    /// The state now.
    pub state: wire::ApplicationState,
    /// Whether all rules were passed.
    pub eligible: bool,
    /// The round in which a check mended an error.
    pub corrected_in: Option<u32>,
    /// Places of the round.
    pub seats: u32,
    /// Lines of the draw.
    pub pool_size: u32,
    /// Whether the draw kept quotas.
    pub quotas: bool,
    /// Whether the draw decided only among equals.
    pub scored: bool,
    /// The preference of the call; none outside the pool.
    pub left_out: Option<Preference<'a>>,
    /// Whether this round has left the applicant out, as far as it has gone: a later call may name it.
    pub is_left_out: bool,
    /// Place in the drawn order.
    pub rank: Option<u32>,
    /// Place n of m on the waiting list.
    pub waiting: Option<(u32, u32)>,
    /// The sentence of the rule that left the applicant outside.
    pub failed_rule: Option<&'a Localised>,
}

/// The outcome in sentences of one language: what it is, how it came about, and that nothing else counted.
#[must_use]
pub fn sentences(told: &Told<'_>, language: Language) -> Vec<String> {
    let mut sentences = vec![first(told, language)];
    if let Some(round) = told.corrected_in {
        sentences.push(text(language, "reasons-corrected", &[("round", round.into())]));
    } else if told.eligible {
        let rank = told.rank.unwrap_or_default();
        let args = [("seats", told.seats.into()), ("pool", told.pool_size.into()), ("rank", rank.into())];
        if told.rank.is_some() {
            sentences.push(text(language, "reasons-drawn", &args));
            let chances = match (told.quotas, told.scored) {
                (true, _) => "reasons-quota-draw",
                (false, true) => "reasons-scored-draw",
                (false, false) => "reasons-equal-chance",
            };
            sentences.push(text(language, chances, &[]));
        }
        sentences.extend(told.left_out.map(|preference| preferred(preference, language)));
    } else if let Some(rule) = told.failed_rule {
        let rule = written(rule, language).to_owned();
        sentences.push(text(language, "reasons-left-outside-by", &[("rule", rule.into())]));
    }
    if told.is_left_out {
        sentences.push(text(language, "reasons-may-be-preferred", &[]));
    }
    sentences
}

/// That the call keeps places for those who were left out, and whether the applicant was counted among them.
fn preferred(Preference { named, counted }: Preference<'_>, language: Language) -> String {
    let programme = written(named.programme(), language).to_owned();
    let key = if counted { "reasons-counted-left-out" } else { "reasons-not-counted-left-out" };
    text(language, key, &[("programme", programme.into()), ("min", named.min().into())])
}

fn first(told: &Told<'_>, language: Language) -> String {
    use wire::ApplicationState as State;
    if let (State::Waiting, Some((place, total))) = (told.state, told.waiting) {
        return text(language, "reasons-waiting", &[("place", place.into()), ("total", total.into())]);
    }
    let key = match told.state {
        State::Submitted => "reasons-submitted",
        State::Withdrawn => "reasons-withdrawn",
        State::Ineligible => "reasons-ineligible",
        State::Offered => "reasons-offered",
        State::Accepted => "reasons-accepted",
        State::Declined => "reasons-declined",
        State::Expired => "reasons-expired",
        State::Waiting => "reasons-waiting-list",
        State::NotSelected => "reasons-not-selected",
        State::Rerouted => "reasons-rerouted",
    };
    text(language, key, &[])
}

/// The text in a language, or in Finnish where it has not been written.
#[must_use]
pub fn written(text: &Localised, language: Language) -> &str {
    let chosen = match language {
        Language::Fi => None,
        Language::Sv => text.sv.as_deref(),
        Language::En => text.en.as_deref(),
    };
    chosen.unwrap_or(&text.fi)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn condition(attribute: &str, equals: Option<bool>, any_of: Option<&[&str]>) -> RuleCondition {
        let months = attribute == "role_started_on";
        RuleCondition {
            attribute: attribute.into(),
            equals,
            any_of: any_of.map(|names| names.iter().map(|&name| name.into()).collect()),
            within_months: months.then_some(12),
            reference_date: months.then(|| date(2020, 4, 14)),
        }
    }

    /// N2: three languages complete.
    #[test]
    fn every_change_is_told_in_three_languages() {
        let conditions = [
            condition("is_supervisor", Some(true), None),
            condition("is_supervisor", Some(false), None),
            condition("job_category", None, Some(&["asiantuntija"])),
            condition("unit", None, Some(&["Viestintä", "Hallinto"])),
            condition("site", None, Some(&["Oulu"])),
            condition("role_started_on", None, None),
        ];
        for language in Language::ALL {
            for condition in &conditions {
                for must_hold in [false, true] {
                    let told = would_change(condition, must_hold, language);
                    assert!(!told.starts_with("reasons-") && !told.contains('{'), "{told}");
                }
            }
        }
        let told = would_change(&condition("is_supervisor", Some(true), None), false, Language::Fi);
        assert!(told.contains("esihenkilö"), "{told}");
    }

    #[test]
    fn an_outcome_is_told_by_what_decided_it() {
        let told = |state, rank, waiting| Told {
            state,
            eligible: true,
            corrected_in: None,
            seats: 40,
            pool_size: 125,
            quotas: false,
            scored: false,
            left_out: None,
            is_left_out: false,
            rank,
            waiting,
            failed_rule: None,
        };
        let waiting = told(wire::ApplicationState::Waiting, Some(43), Some((3, 85)));
        let sentences_fi = sentences(&waiting, Language::Fi);
        assert_eq!(sentences_fi.len(), 3);
        assert!(sentences_fi[0].contains("3/85"), "{}", sentences_fi[0]);
        assert!(sentences_fi[1].contains("43") && sentences_fi[1].contains("125"), "{}", sentences_fi[1]);
        let left_out = sentences(
            &Told { is_left_out: true, ..told(wire::ApplicationState::Waiting, Some(43), Some((3, 85))) },
            Language::Sv,
        );
        assert_eq!(left_out.len(), 4, "that a later call may name this round is said last: {left_out:?}");
        let under_quotas = sentences(&Told { quotas: true, ..waiting }, Language::Fi);
        assert!(
            under_quotas[2].contains("kiintiö") && !sentences_fi[2].contains("kiintiö"),
            "{under_quotas:?}"
        );
        let among_equals = sentences(
            &Told { scored: true, ..told(wire::ApplicationState::Waiting, Some(43), Some((3, 85))) },
            Language::Fi,
        );
        assert!(among_equals[2].contains("pistei"), "{among_equals:?}");
        let rule = Localised { fi: "Esihenkilöt jäävät ulkopuolelle.".into(), sv: None, en: None };
        let outside = Told {
            eligible: false,
            failed_rule: Some(&rule),
            ..told(wire::ApplicationState::Ineligible, None, None)
        };
        assert!(sentences(&outside, Language::Sv)[1].contains("Esihenkilöt"));
    }
}
