use polku_api_types::accommodation::AccommodationNeed;
use polku_ui::field::Choice;
use polku_ui::{MarkItem, MarkList, Symbol, Tone, Words};
use yew::prelude::*;

/// Each need with its value in a form and the key of its words.
pub const NEEDS: [(AccommodationNeed, &str, &str); 4] = [
    (AccommodationNeed::StepFreeAccess, "step_free_access", "accommodation-need-step-free-access"),
    (AccommodationNeed::InductionLoop, "induction_loop", "accommodation-need-induction-loop"),
    (AccommodationNeed::Interpretation, "interpretation", "accommodation-need-interpretation"),
    (AccommodationNeed::Diet, "diet", "accommodation-need-diet"),
];

pub fn choices(words: Words) -> Vec<Choice> {
    NEEDS.iter().map(|(_, value, key)| Choice::new(*value, words.say(key))).collect()
}

pub fn ticked(needs: &[AccommodationNeed]) -> Vec<String> {
    NEEDS.iter().filter(|(need, ..)| needs.contains(need)).map(|(_, value, _)| (*value).to_owned()).collect()
}

pub fn chosen(values: &[String]) -> Vec<AccommodationNeed> {
    let is_chosen = |value: &str| values.iter().any(|one| one == value);
    NEEDS.iter().filter(|(_, value, _)| is_chosen(value)).map(|(need, ..)| *need).collect()
}

/// What was said, to be read.
pub fn said(words: Words, needs: &[AccommodationNeed], text: Option<&String>) -> Html {
    let item = |key: &str| MarkItem::new(Symbol::Check, Tone::Info, words.say(key));
    let items: Vec<MarkItem> =
        NEEDS.iter().filter(|(need, ..)| needs.contains(need)).map(|(.., key)| item(key)).collect();
    html! {
        <>
            if !items.is_empty() {
                <MarkList {items} />
            }
            if let Some(text) = text {
                <p class="as-typed">{ text }</p>
            }
        </>
    }
}
