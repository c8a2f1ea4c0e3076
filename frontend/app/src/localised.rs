//! Texts that people wrote in up to three languages, shown in the reader's.

use polku_api_types::text::Localised;
use polku_i18n::Language;
use polku_ui::Words;
use yew::AttrValue;

/// The text in the reader's language; in Finnish where it has not been written.
#[must_use]
pub fn shown(words: Words, text: &Localised) -> AttrValue {
    let written = match words.language {
        Language::Fi => None,
        Language::Sv => text.sv.as_ref(),
        Language::En => text.en.as_ref(),
    };
    written.unwrap_or(&text.fi).clone().into()
}
