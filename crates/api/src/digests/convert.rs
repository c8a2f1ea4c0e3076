//! Wire ↔ domain.

use polku_api_types::digests as wire;
use polku_domain::messages::DigestFrequency;
use polku_domain::text::Language;

use crate::programmes::convert::design::same_words;

same_words! {
    /// How often, on the wire.
    frequency_to_wire, frequency_to_domain, wire::DigestFrequency, DigestFrequency, [Never, WorkingDays, Weekly]
}

/// The language of a mail, of somebody who asks in this one.
pub fn written(language: polku_i18n::Language) -> Language {
    Language::parse(language.code()).unwrap_or(Language::Fi)
}
