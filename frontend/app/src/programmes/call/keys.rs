//! Keys of questions and choices. People write words; answers are stored under a key that stays when the words change.

use polku_domain::programmes::call::Key;

use super::super::form::plain_name;

/// A key from the Finnish words, beginning with a letter and unlike those there are.
pub fn fresh_key(text: &str, keys: &mut Vec<String>) -> String {
    let name = plain_name(text, '_', Key::MAX - 6);
    let name = if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { format!("q_{name}") };
    let base = name.trim_end_matches('_').to_owned();
    let mut key = base.clone();
    let mut number = 2;
    while keys.contains(&key) {
        key = format!("{base}_{number}");
        number += 1;
    }
    keys.push(key.clone());
    key
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_key_is_one_the_server_takes_and_unlike_the_others() {
        let mut keys = vec!["miksi_haet".to_owned()];
        let long = "x".repeat(300);
        for text in ["Miksi haet?", "Miksi haet?", "1–5: kuinka tärkeää?", "", long.as_str(), long.as_str()]
        {
            let key = fresh_key(text, &mut keys);
            assert!(Key::parse(&key).is_ok(), "{key}");
        }
        assert_eq!(keys.get(1).map(String::as_str), Some("miksi_haet_2"));
        let mut unlike = keys.clone();
        unlike.sort();
        unlike.dedup();
        assert_eq!(unlike.len(), keys.len());
    }
}
