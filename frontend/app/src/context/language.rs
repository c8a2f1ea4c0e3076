use gloo::storage::{LocalStorage, Storage};
use gloo::utils::{document, window};
use polku_i18n::Language;
use yew::prelude::*;

use super::kept;

/// Where this browser keeps the choice.
const KEPT: &str = "polku-language";

/// The language of the reader and the way to change it. What is typed on the page stays.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguageChoice {
    pub language: Language,
    pub choose: Callback<Language>,
}

/// The choice of this browser: what was chosen here before, else what the browser asks for, else Finnish.
#[hook]
pub(super) fn use_chosen_language() -> LanguageChoice {
    let language = use_state(|| {
        let kept = kept::<String>(KEPT).and_then(|code| Language::parse(&code).ok());
        kept.unwrap_or_else(|| Language::negotiate(&window().navigator().language().unwrap_or_default()))
    });
    use_effect_with(*language, |language| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.code());
        }
    });
    let choose = {
        let language = language.clone();
        Callback::from(move |chosen: Language| {
            // A browser that keeps nothing still speaks the language chosen, until it is closed.
            let _ = LocalStorage::set(KEPT, chosen.code());
            language.set(chosen);
        })
    };
    LanguageChoice { language: *language, choose }
}

/// The language of the reader and the way to change it.
#[hook]
pub fn use_language_choice() -> LanguageChoice {
    use_context::<LanguageChoice>()
        .unwrap_or_else(|| LanguageChoice { language: Language::Fi, choose: Callback::noop() })
}
