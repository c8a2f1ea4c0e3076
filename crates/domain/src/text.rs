//! Text that people write for people, in the three languages of the service.
//!
//! Finnish is required; Swedish and English fall back on it where a coordinator has not written them yet.
//! What must be complete in both national languages asks [`Localised::missing`] before it is published.

mod folding;

pub use folding::fold_for_search;

/// A language of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Finnish.
    Fi,
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl Language {
    /// All languages, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// Two-letter code, as in BCP 47.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// Reads a two-letter code.
    ///
    /// # Errors
    /// [`UnknownLanguage`] for anything but `fi`, `sv` and `en`.
    pub fn parse(code: &str) -> Result<Self, UnknownLanguage> {
        Self::ALL.into_iter().find(|language| language.code() == code).ok_or(UnknownLanguage)
    }
}

/// The code names none of the three languages of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the language is none of fi, sv, en")]
pub struct UnknownLanguage;

/// What may stand in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextLimits {
    /// Most characters (Unicode scalar values) in one language.
    pub max_chars: usize,
    /// Whether line breaks are allowed.
    pub multiline: bool,
}

impl TextLimits {
    /// A heading or name: one line, at most 200 characters.
    pub const TITLE: Self = Self { max_chars: 200, multiline: false };
    /// A paragraph or a few: at most 4,000 characters.
    pub const BODY: Self = Self { max_chars: 4_000, multiline: true };
}

/// Why a text was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TextFault {
    /// Nothing but white space, or Finnish is missing.
    #[error("the text is missing")]
    Missing,
    /// More characters than allowed.
    #[error("the text has more than {max} characters")]
    TooLong {
        /// The most characters allowed.
        max: usize,
    },
    /// A control character (a NUL, or a line break where one line is asked for), or one that [`deceives`].
    #[error("the text has a character that is not allowed")]
    ControlCharacter,
}

/// Whether a character makes a text look otherwise than it is: it turns the direction of writing, or breaks a line without
/// being a line break (Unicode Standard Annex 9 and 14).
#[must_use]
pub const fn deceives(character: char) -> bool {
    matches!(
        character,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// Checks one text and gives it back trimmed.
///
/// # Errors
/// The first [`TextFault`] found.
pub fn parse_text(raw: &str, limits: TextLimits) -> Result<String, TextFault> {
    let text = raw.trim();
    let new_line = |c: char| limits.multiline && matches!(c, '\n' | '\r' | '\t');
    let allowed = |c: char| new_line(c) || !(c.is_control() || deceives(c));
    if text.is_empty() {
        Err(TextFault::Missing)
    } else if text.chars().count() > limits.max_chars {
        Err(TextFault::TooLong { max: limits.max_chars })
    } else if text.chars().all(allowed) {
        Ok(text.to_owned())
    } else {
        Err(TextFault::ControlCharacter)
    }
}

/// A text in up to three languages. Finnish always exists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Localised {
    fi: String,
    sv: Option<String>,
    en: Option<String>,
}

impl Localised {
    /// Checks each language that is given; a blank Swedish or English text counts as not written.
    ///
    /// # Errors
    /// All faults, each with its language, so that a form can mark every field at once.
    pub fn parse(
        fi: &str,
        sv: Option<&str>,
        en: Option<&str>,
        limits: TextLimits,
    ) -> Result<Self, Vec<(Language, TextFault)>> {
        let optional = |text: Option<&str>| {
            text.filter(|text| !text.trim().is_empty()).map(|text| parse_text(text, limits)).transpose()
        };
        match (parse_text(fi, limits), optional(sv), optional(en)) {
            (Ok(fi), Ok(sv), Ok(en)) => Ok(Self { fi, sv, en }),
            (fi, sv, en) => {
                Err([(Language::Fi, fi.err()), (Language::Sv, sv.err()), (Language::En, en.err())]
                    .into_iter()
                    .filter_map(|(language, fault)| fault.map(|fault| (language, fault)))
                    .collect())
            }
        }
    }

    /// The text in `language`, or in Finnish where it has not been written.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.written(language).unwrap_or(&self.fi)
    }

    /// The text in `language` only if it has been written.
    #[must_use]
    pub fn written(&self, language: Language) -> Option<&str> {
        match language {
            Language::Fi => Some(&self.fi),
            Language::Sv => self.sv.as_deref(),
            Language::En => self.en.as_deref(),
        }
    }

    /// The languages in which the text has not been written.
    pub fn missing(&self) -> impl Iterator<Item = Language> + '_ {
        Language::ALL.into_iter().filter(|language| self.written(*language).is_none())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_on_finnish() {
        let text = Localised::parse("Haku", Some("Ansökan"), Some("  "), TextLimits::TITLE).unwrap();
        assert_eq!(text.get(Language::Sv), "Ansökan");
        assert_eq!(text.get(Language::En), "Haku");
        assert_eq!(text.missing().collect::<Vec<_>>(), [Language::En]);
    }

    #[test]
    fn all_faulty_languages_are_told_at_once() {
        let faults = Localised::parse(" ", Some("a\u{0}b"), Some(&"x".repeat(201)), TextLimits::TITLE);
        assert_eq!(
            faults,
            Err(vec![
                (Language::Fi, TextFault::Missing),
                (Language::Sv, TextFault::ControlCharacter),
                (Language::En, TextFault::TooLong { max: 200 }),
            ])
        );
    }

    #[test]
    fn length_is_counted_in_characters_and_lines_only_where_allowed() {
        assert!(parse_text(&"ä".repeat(200), TextLimits::TITLE).is_ok());
        assert_eq!(parse_text("a\nb", TextLimits::TITLE), Err(TextFault::ControlCharacter));
        for deceiving in ["a\u{202E}b", "a\u{2028}b", "a\u{61C}b"] {
            assert_eq!(
                parse_text(deceiving, TextLimits::BODY),
                Err(TextFault::ControlCharacter),
                "{deceiving:?}"
            );
        }
        assert_eq!(parse_text("a\nb", TextLimits::BODY), Ok("a\nb".to_owned()));
    }
}
