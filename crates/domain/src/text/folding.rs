//! Folding text, so that a search finds what people mean.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// Folds a text for searching: compatibility forms unified (NFKC), case dropped, accents dropped.
///
/// `å`, `ä` and `ö` are letters of their own in Finnish and Swedish, not accented `a` and `o`: they stay, so
/// that *Hakala* does not find *Häkälä*. `é`, `š` or `ü` are found by their base letter.
#[must_use]
pub fn fold_for_search(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let lower = text.nfkc().flat_map(char::to_lowercase).collect::<String>();
    for letter in lower.nfc() {
        match letter {
            'å' | 'ä' | 'ö' => folded.push(letter),
            'ß' => folded.push_str("ss"),
            'ς' => folded.push('σ'),
            'ø' => folded.push('ö'),
            'æ' => folded.push('ä'),
            other => folded.extend(std::iter::once(other).nfkd().filter(|c| !is_combining_mark(*c))),
        }
    }
    folded.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn finnish_letters_stay_apart_when_folded() {
        assert_eq!(fold_for_search("HÄKÄLÄ"), "häkälä");
        assert_ne!(fold_for_search("Hakala"), fold_for_search("Häkälä"));
        assert_ne!(fold_for_search("Ahlström"), fold_for_search("Ahlstrom"));
        assert_eq!(fold_for_search("Ångström"), fold_for_search("A\u{30a}ngstro\u{308}m"));
    }

    #[test]
    fn other_accents_case_and_width_do_not_matter() {
        assert_eq!(fold_for_search("André Šević"), "andre sevic");
        assert_eq!(fold_for_search("ＡＢＣ  ﬁ"), "abc fi");
        assert_eq!(fold_for_search("Straße"), fold_for_search("STRASSE"));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = fold_for_search(&text);
            prop_assert_eq!(fold_for_search(&once), once);
        }
    }
}
