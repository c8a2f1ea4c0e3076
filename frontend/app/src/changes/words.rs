use polku_api_types::changes::{Breach, ChangedFact};
use polku_api_types::words::Spoken;
use polku_i18n::format;
use polku_ui::{MarkItem, Symbol, Tone, Words};
use yew::AttrValue;

use crate::localised::shown;

/// What changed, fact by fact. The register keeps the values.
pub fn facts_word(words: Words, facts: &[ChangedFact]) -> String {
    facts.iter().map(|fact| words.say(fact.word()).to_string()).collect::<Vec<_>>().join(", ")
}

/// What does not hold any more, or that everything does.
pub fn breach_items(words: Words, breaches: &[Breach]) -> Vec<MarkItem> {
    if breaches.is_empty() {
        return vec![MarkItem::new(Symbol::Check, Tone::Good, words.say("changes-breaks-nothing"))];
    }
    breaches
        .iter()
        .map(|breach| MarkItem::new(Symbol::Warning, Tone::Warn, breach_word(words, breach)))
        .collect()
}

fn breach_word(words: Words, breach: &Breach) -> AttrValue {
    match breach {
        Breach::EndedService => words.say("changes-breaks-service"),
        Breach::SameLine { name, is_above, .. } => {
            let key = if *is_above { "changes-breaks-line-above" } else { "changes-breaks-line-below" };
            words.say_with(key, &[("name", name.as_str().into())])
        }
        Breach::OnLeave { from, until } => {
            let day = |day| format::date(words.language, day).into();
            match until {
                Some(until) => {
                    words.say_with("changes-breaks-leave", &[("from", day(*from)), ("until", day(*until))])
                }
                None => words.say_with("changes-breaks-leave-open", &[("from", day(*from))]),
            }
        }
        Breach::Rule { title, .. } => {
            words.say_with("changes-breaks-rule", &[("rule", shown(words, title).as_str().into())])
        }
    }
}
