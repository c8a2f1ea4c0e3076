//! The reader's language, handed down as a context so that a switch redraws words and nothing else.

use polku_i18n::{Language, Value, text, try_text};
use yew::prelude::*;

/// The words of one language: a copy is free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// The language in force.
    pub language: Language,
}

impl Words {
    /// The text of a key without arguments.
    #[must_use]
    pub fn say(self, key: &str) -> AttrValue {
        text(self.language, key, &[]).into()
    }

    /// The text of a key with arguments.
    #[must_use]
    pub fn say_with(self, key: &str, args: &[(&str, Value)]) -> AttrValue {
        text(self.language, key, args).into()
    }

    /// The text of a key made from data, when there is one.
    #[must_use]
    pub fn try_say(self, key: &str) -> Option<AttrValue> {
        try_text(self.language, key, &[]).map(AttrValue::from)
    }
}

#[derive(Properties, PartialEq)]
pub struct LanguageProviderProps {
    pub language: Language,
    #[prop_or_default]
    pub children: Html,
}

/// Makes the language known to everything inside.
#[component]
pub fn LanguageProvider(props: &LanguageProviderProps) -> Html {
    html! {
        <ContextProvider<Words> context={Words { language: props.language }}>
            { props.children.clone() }
        </ContextProvider<Words>>
    }
}

/// The words of the language in force; Finnish where no [`LanguageProvider`] is mounted.
#[hook]
pub fn use_words() -> Words {
    use_context::<Words>().unwrap_or(Words { language: Language::Fi })
}
