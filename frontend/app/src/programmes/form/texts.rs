use js_sys::JsString;
use polku_api_types::text::Localised;
use polku_i18n::Language;
use polku_ui::Words;
use polku_ui::field::Written;

/// A text as it is sent: what was left blank is left out.
pub fn wire_text(typed: &Written) -> Localised {
    let filled = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    Localised { fi: typed.fi.trim().to_owned(), sv: filled(&typed.sv), en: filled(&typed.en) }
}

/// A text as it is typed on.
pub fn typed_text(text: &Localised) -> Written {
    let given = |text: &Option<String>| text.clone().unwrap_or_default();
    Written { fi: text.fi.clone(), sv: given(&text.sv), en: given(&text.en) }
}

/// A text of the product in all its languages, as a first wording to be changed.
pub fn in_three_languages(say: impl Fn(Words) -> String) -> Written {
    let say = |language| say(Words { language });
    Written { fi: say(Language::Fi), sv: say(Language::Sv), en: say(Language::En) }
}

/// A name made of plain characters, for addresses and keys: `Työ & arki` becomes `tyo-arki`.
pub fn plain_name(text: &str, joint: char, longest: usize) -> String {
    let mut name = String::new();
    for letter in taken_apart(text).chars() {
        let plain = match letter {
            '\u{300}'..='\u{36F}' => continue,
            'æ' => 'a',
            'ø' => 'o',
            'ß' => 's',
            other if other.is_ascii_alphanumeric() => other,
            _ => joint,
        };
        if name.len() < longest && !(plain == joint && (name.is_empty() || name.ends_with(joint))) {
            name.push(plain);
        }
    }
    name.trim_end_matches(joint).to_owned()
}

/// Small letters, each followed by its marks. The browser is asked, because it has the tables of Unicode already: our
/// own would travel, 50 KB over the wire.
fn taken_apart(text: &str) -> String {
    String::from(JsString::from(text).normalize("NFKD")).to_lowercase()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_name_for_addresses_is_made_of_plain_characters() {
        assert_eq!(plain_name("Arvoa yhteistyöhön!", '-', 60), "arvoa-yhteistyohon");
        assert_eq!(plain_name("  Å, ä & Éric 2 ", '_', 60), "a_a_eric_2");
        assert_eq!(plain_name("työ ja arki", '-', 4), "tyo", "no joint is left at a cut");
        assert_eq!(plain_name("– – –", '-', 60), "");
        assert_eq!(plain_name("Søren Šević: ﬁnæ", '-', 60), "soren-sevic-fina");
    }

    #[wasm_bindgen_test]
    fn what_is_left_blank_is_not_sent() {
        let typed = Written { fi: " Haku ".into(), sv: "  ".into(), en: String::new() };
        let sent = wire_text(&typed);
        assert_eq!((sent.fi.as_str(), sent.sv, sent.en), ("Haku", None, None));
    }
}
