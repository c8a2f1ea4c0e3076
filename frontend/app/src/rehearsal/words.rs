use polku_api_types::programmes::SelectionMethod;
use polku_api_types::rehearsal::{Rehearsal, RehearseSelection, StratumKind, StratumRow};
use polku_i18n::format;
use polku_ui::{Tone, Words};
use yew::AttrValue;

/// A method in a word or two, for the head of a column.
pub fn method_name(words: Words, method: SelectionMethod) -> AttrValue {
    words.say(match method {
        SelectionMethod::EqualChanceDraw => "rehearsal-method-equal",
        SelectionMethod::QuotaDraw => "rehearsal-method-quotas",
        SelectionMethod::ScoredDraw => "rehearsal-method-scored",
    })
}

/// The colour of a method's bars.
pub const fn method_tone(method: SelectionMethod) -> Tone {
    match method {
        SelectionMethod::EqualChanceDraw => Tone::Info,
        SelectionMethod::QuotaDraw => Tone::Warn,
        SelectionMethod::ScoredDraw => Tone::Good,
    }
}

/// The methods that can choose somebody, in order.
pub fn choosing(found: &Rehearsal) -> Vec<SelectionMethod> {
    let chooses = found.methods.iter().filter(|one| one.chances.is_some());
    chooses.map(|one| one.method).collect()
}

/// What the people of a row are alike in.
pub fn row_name(words: Words, attribute: &str, row: &StratumRow) -> AttrValue {
    match (row.kind, &row.name) {
        (StratumKind::Named, Some(name)) if attribute == "left_out" => {
            words.say(if name == "true" { "rehearsal-left-out" } else { "rehearsal-not-left-out" })
        }
        (StratumKind::Named, Some(name)) => name.clone().into(),
        (StratumKind::Others, _) => words.say("rehearsal-others"),
        _ => words.say("fact-not-known"),
    }
}

/// A part of a whole, as a number from 0 to 1.
pub fn share(part: f64, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { part / f64::from(whole) }
}

/// A share as a percentage, with one decimal always: figures of one table are read below each other.
pub fn percent(words: Words, share: f64) -> AttrValue {
    format::percent(words.language, share, 1).into()
}

/// Hundredths of a person.
pub fn people(hundredths: u32) -> f64 {
    f64::from(hundredths) / 100.0
}

/// What has to be asked to get a rehearsal again, or one like it with another seed.
pub fn request(found: &Rehearsal, seed: Option<String>) -> RehearseSelection {
    RehearseSelection {
        pool: found.pool.clone(),
        seed,
        groups: Some(found.groups),
        small_group_size: Some(found.small_group_size),
        meets: found.meets,
    }
}
