//! Ready-made programmes, calls and rules for tests. What does not parse panics: the test is faulty.
#![expect(clippy::expect_used, reason = "a fixture that does not parse is a faulty test")]
#![expect(clippy::missing_panics_doc, reason = "the module says it")]

use jiff::civil::date;

use super::call::{
    CallQuotas, CallTerms, Choice, Cooperation, Key, Method, OfferDays, Question, QuestionKind, Questions,
    Seats, SupervisorTerms, Window,
};
use super::design::Elements;
use super::design_file::{DesignFile, SHIPPED};
use super::rule::{Condition, RuleParts};
use crate::text::{Localised, TextLimits};

/// A text written in all three languages.
#[must_use]
pub fn text(content: &str) -> Localised {
    let (sv, en) = (format!("{content} (sv)"), format!("{content} (en)"));
    Localised::parse(content, Some(&sv), Some(&en), TextLimits::BODY).expect("the text of a fixture parses")
}

/// The twelve elements of the programme of 2020.
#[must_use]
pub fn programme_a() -> Elements {
    let [(_, json), _] = SHIPPED;
    DesignFile::parse(json).expect("the shipped design parses").elements
}

fn key(key: &str) -> Key {
    Key::parse(key).expect("the key of a fixture parses")
}

/// The three questions of the call of 2020: reason, preferred delivery mode, motivation from 1 to 5.
#[must_use]
pub fn questions() -> Questions {
    let choice = |name, label| Choice { key: key(name), label: text(label) };
    let question = |name, kind, label, required| Question {
        key: key(name),
        kind,
        label: text(label),
        purpose: text("Auttaa suunnittelemaan valmennusta. Ei vaikuta valintaan."),
        required,
    };
    let modes = vec![choice("in_person", "kasvokkain"), choice("remote", "etänä"), choice("any", "ei väliä")];
    Questions::parse(vec![
        question("reason", QuestionKind::Text { max_length: 2_000 }, "Miksi haet?", true),
        question("preferred_mode", QuestionKind::Choice { choices: modes }, "Toivottu toteutustapa", true),
        question("motivation", QuestionKind::Scale, "Motivaatio", false),
    ])
    .expect("the questions of a fixture parse")
}

/// The terms of the call of 2020: open from 14 April to 1 May, 40 places by draw.
#[must_use]
pub fn terms() -> CallTerms {
    CallTerms {
        window: Window::parse(date(2020, 4, 14), date(2020, 5, 1)).expect("the window parses"),
        questions: questions(),
        target_group: text("Koko henkilöstö"),
        method: Method::EqualChanceDraw,
        quotas: CallQuotas::default(),
        left_out: None,
        scoring: None,
        supervisor: SupervisorTerms::None,
        seats: Seats::parse(40).expect("forty places are allowed"),
        offer_days: OfferDays::parse(5).expect("five days are allowed"),
        waiting_list_until: date(2020, 8, 31),
        checks_until: date(2020, 8, 31),
        cooperation: Some(Cooperation::parse(date(2020, 3, 30), "YT 3/2020").expect("the reference parses")),
    }
}

/// The rule of 2020 (R20–R22): supervisors stay outside, since other training is offered to them.
#[must_use]
pub fn rule_parts() -> RuleParts<'static> {
    RuleParts {
        title: text("Esihenkilöt jäävät ohjelman ulkopuolelle."),
        condition: Condition::Supervisor { is: true },
        reason: text("Esihenkilöille on tarjolla muita koulutuksia."),
        alternative: text("Esihenkilöiden omat koulutukset"),
        alternative_url: Some("https://www.eoppiva.fi/"),
        decided_by_name: "Päivi Päättäjä",
        decided_by_title: "kehittämispäällikkö",
        decided_on: date(2020, 4, 9),
    }
}
