use gloo::storage::{LocalStorage, Storage};
use gloo::utils::{document, window};
use polku_i18n::Language;
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use super::kept;
use super::texts::fetch_texts;

/// Where this browser keeps the choice.
const KEPT: &str = "polku-language";

/// The language of the reader and the way to change it. What is typed on the page stays.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguageChoice {
    pub language: Language,
    pub choose: Callback<Language>,
}

/// What was chosen in this browser before, else what it asks for, else Finnish.
pub(super) fn first_language() -> Language {
    let kept = kept::<String>(KEPT).and_then(|code| Language::parse(&code).ok());
    kept.unwrap_or_else(|| Language::negotiate(&window().navigator().language().unwrap_or_default()))
}

/// The language of the page, and the way to another one.
#[hook]
pub(super) fn use_chosen_language() -> LanguageChoice {
    let language = use_state(first_language);
    use_effect_with(*language, |language| {
        if let Some(root) = document().document_element() {
            let _ = root.set_attribute("lang", language.code());
        }
    });
    let wished = use_mut_ref(|| *language);
    let choose = {
        let language = language.clone();
        Callback::from(move |chosen: Language| {
            *wished.borrow_mut() = chosen;
            let (language, wished) = (language.clone(), wished.clone());
            spawn_local(async move {
                // Without its words the page goes on in the language it has; what was chosen last counts, whichever
                // words come last.
                if fetch_texts(chosen).await.is_some() && *wished.borrow() == chosen {
                    // A browser that keeps nothing still speaks the language chosen, until it is closed.
                    let _ = LocalStorage::set(KEPT, chosen.code());
                    language.set(chosen);
                }
            });
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
