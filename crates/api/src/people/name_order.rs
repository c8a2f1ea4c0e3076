//! The order of names: that of the Finnish alphabet, in which å, ä and ö come last, also for Swedish names.

use std::sync::OnceLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed};
use icu_locale_core::locale;
use polku_domain::people::PersonName;

/// Where a name stands in lists: compared byte by byte, on both engines alike.
///
/// Family and given name are keys of their own, so that all of one family name stand together whatever follows.
#[must_use]
pub fn sort_key(name: &PersonName) -> Vec<u8> {
    let mut key = Vec::new();
    for part in [name.family.as_str(), name.given.as_str()] {
        match collator() {
            Some(collator) => match collator.write_sort_key_to(part, &mut key) {
                Ok(()) => {}
                Err(never) => match never {},
            },
            None => key.extend_from_slice(part.as_bytes()),
        }
        key.push(0);
    }
    key
}

/// The data is compiled in, so there always is one.
fn collator() -> Option<&'static CollatorBorrowed<'static>> {
    static FINNISH: OnceLock<Option<CollatorBorrowed<'static>>> = OnceLock::new();
    FINNISH.get_or_init(|| Collator::try_new(locale!("fi").into(), CollatorOptions::default()).ok()).as_ref()
}

#[cfg(test)]
mod tests {
    use polku_domain::people::NamePart;

    use super::*;

    fn key(family: &str, given: &str) -> Vec<u8> {
        let part = |text| NamePart::parse(text).unwrap();
        sort_key(&PersonName { family: part(family), given: part(given) })
    }

    #[test]
    fn names_stand_in_the_order_of_the_finnish_alphabet() {
        let sorted = ["Aho", "Ahola", "von Essen", "Zetterberg", "Åberg", "Äijälä", "Öberg"];
        assert!(sorted.is_sorted_by(|one, other| key(one, "Aino") < key(other, "Aino")));
    }

    #[test]
    fn given_name_decides_only_between_equal_family_names() {
        assert!(key("Aho", "Åsa") < key("Ahola", "Aino"));
        assert!(key("Aho", "Aino") < key("Aho", "Åsa"));
    }
}
