//! The three languages of the product and how a reader's choice is recognised.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A language in which every text exists. Finnish and Swedish by law (423/2003), English besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    /// Finnish, also the fallback when a reader asks for a language that is not here.
    #[default]
    Fi,
    /// Swedish as it is written in Finland.
    Sv,
    /// English.
    En,
}

/// The text given is not `fi`, `sv` or `en`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownLanguage(pub String);

impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown language {:?}: fi, sv or en", self.0)
    }
}

impl std::error::Error for UnknownLanguage {}

impl Language {
    /// All three, in the order in which the product shows them.
    pub const ALL: [Self; 3] = [Self::Fi, Self::Sv, Self::En];

    /// The two-letter code, as in `lang="fi"`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Fi => "fi",
            Self::Sv => "sv",
            Self::En => "en",
        }
    }

    /// The language's own name, as a language switch shows it.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::Fi => "Suomi",
            Self::Sv => "Svenska",
            Self::En => "English",
        }
    }

    /// Reads a tag such as `sv`, `sv-FI` or `SV_fi`; only the primary part counts.
    ///
    /// # Errors
    /// [`UnknownLanguage`] when the primary part is none of the three.
    pub fn parse(tag: &str) -> Result<Self, UnknownLanguage> {
        let primary = tag.trim().split(['-', '_']).next().unwrap_or_default();
        Self::ALL
            .into_iter()
            .find(|language| primary.eq_ignore_ascii_case(language.code()))
            .ok_or_else(|| UnknownLanguage(tag.to_owned()))
    }

    /// The best of the three for an `Accept-Language` header (RFC 9110 §12.5.4); Finnish when none fits.
    ///
    /// Of equal weights the first one named wins. A malformed weight counts as 0, so it never wins.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best: Option<(Self, u16)> = None;
        for range in accept_language.split(',') {
            let (tag, parameters) = range.split_once(';').unwrap_or((range, ""));
            let weight = weight_in_thousandths(parameters);
            let Ok(language) = Self::parse(tag) else { continue };
            if weight > 0 && best.is_none_or(|(_, highest)| weight > highest) {
                best = Some((language, weight));
            }
        }
        best.map(|(language, _)| language).unwrap_or_default()
    }

    /// Its place in [`Self::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        match self {
            Self::Fi => 0,
            Self::Sv => 1,
            Self::En => 2,
        }
    }
}

impl FromStr for Language {
    type Err = UnknownLanguage;

    fn from_str(tag: &str) -> Result<Self, Self::Err> {
        Self::parse(tag)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

fn weight_in_thousandths(parameters: &str) -> u16 {
    let Some(value) = parameters.trim().strip_prefix("q=") else {
        return if parameters.trim().is_empty() { 1000 } else { 0 };
    };
    let (whole, decimals) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
    if decimals.len() > 3 || !decimals.bytes().all(|digit| digit.is_ascii_digit()) {
        return 0;
    }
    // Whole numbers on purpose: reading decimals takes tables of 10 KB, and in a browser they would travel.
    match (whole, format!("{decimals:0<3}").parse()) {
        ("0", Ok(thousandths)) => thousandths,
        ("1", Ok(0)) => 1000,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn region_and_case_do_not_matter() {
        assert_eq!(Language::parse("sv-FI"), Ok(Language::Sv));
        assert_eq!(Language::parse("EN_gb"), Ok(Language::En));
        assert!(Language::parse("de").is_err());
        assert!(Language::parse("").is_err());
    }

    #[test]
    fn heaviest_known_language_wins() {
        assert_eq!(Language::negotiate("de, en;q=0.5, sv;q=0.8"), Language::Sv);
        assert_eq!(Language::negotiate("en-GB,en;q=0.9,fi;q=0.8"), Language::En);
        assert_eq!(Language::negotiate("fi;q=0.05, sv; q=0.125, en;q=1.000"), Language::En);
        assert_eq!(Language::negotiate("fi;q=0.05, sv; q=0.125"), Language::Sv);
    }

    #[test]
    fn first_of_equal_weights_wins() {
        assert_eq!(Language::negotiate("sv, fi"), Language::Sv);
    }

    #[test]
    fn refused_malformed_and_absent_languages_leave_finnish() {
        assert_eq!(Language::negotiate("en;q=0"), Language::Fi);
        assert_eq!(Language::negotiate("en;q=high"), Language::Fi);
        assert_eq!(Language::negotiate("en;q=1.5"), Language::Fi);
        assert_eq!(Language::negotiate("en;q=0.0001"), Language::Fi);
        assert_eq!(Language::negotiate(""), Language::Fi);
        assert_eq!(Language::negotiate("*"), Language::Fi);
    }
}
