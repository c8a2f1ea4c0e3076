//! The messages of each language, safe to read from many threads.

use std::collections::HashMap;
use std::fmt;
use std::sync::OnceLock;

use crate::message::{Message, messages};
use crate::{Language, Value, embedded};

/// One file name of `locales/` in all three languages.
#[derive(Debug, Clone, Copy)]
pub struct Part {
    /// The file's name without `.ftl`: a feature's word.
    pub name: &'static str,
    /// The Fluent source in the order of [`Language::ALL`]; empty where the file is absent.
    pub sources: [&'static str; 3],
}

impl Part {
    /// The Fluent source in one language.
    #[must_use]
    pub fn source(&self, language: Language) -> &'static str {
        self.sources.get(language.index()).copied().unwrap_or_default()
    }
}

/// The texts of some parts in the three languages.
pub struct Texts {
    messages: [HashMap<&'static str, Message>; 3],
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").finish_non_exhaustive()
    }
}

impl Texts {
    /// Reads the messages. Of two messages with one key the first stays; `tests/locales.rs` refuses both
    /// that and a message that does not parse.
    #[must_use]
    pub fn new(parts: &[Part]) -> Self {
        Self { messages: Language::ALL.map(|language| all(language, parts)) }
    }

    /// The message, or the key itself when there is no such message.
    #[must_use]
    pub fn text(&self, language: Language, key: &str, args: &[(&str, Value)]) -> String {
        self.try_text(language, key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message, or nothing when there is none: for keys made from data, such as a problem's code.
    #[must_use]
    pub fn try_text(&self, language: Language, key: &str, args: &[(&str, Value)]) -> Option<String> {
        let message = self.messages.get(language.index())?.get(key)?;
        let mut text = String::new();
        message.write(language, args, &mut text);
        Some(text)
    }
}

fn all(language: Language, parts: &[Part]) -> HashMap<&'static str, Message> {
    let others = parts.iter().filter(|part| part.name != embedded::FORMAT.name);
    let mut all = HashMap::new();
    for part in [embedded::FORMAT].iter().chain(others) {
        for (key, message) in messages(part.source(language)) {
            all.entry(key).or_insert(message);
        }
    }
    all
}

static TEXTS: OnceLock<Texts> = OnceLock::new();

/// Chooses the parts a browser entry point carries. Only the first call counts.
pub fn install(parts: &[Part]) {
    let _ = TEXTS.set(Texts::new(parts));
}

/// The message of this process' texts, or the key itself when there is no such message.
///
/// `text(Language::Fi, "applications-submitted-title", &[("count", 3.into())])`
#[must_use]
pub fn text(language: Language, key: &str, args: &[(&str, Value)]) -> String {
    installed().text(language, key, args)
}

/// Like [`text`], but says when there is no such message.
#[must_use]
pub fn try_text(language: Language, key: &str, args: &[(&str, Value)]) -> Option<String> {
    installed().try_text(language, key, args)
}

#[cfg(not(target_arch = "wasm32"))]
fn installed() -> &'static Texts {
    TEXTS.get_or_init(|| Texts::new(embedded::ALL))
}

/// In a browser only the formats come by themselves: naming all parts here would link them all.
#[cfg(target_arch = "wasm32")]
fn installed() -> &'static Texts {
    TEXTS.get_or_init(|| Texts::new(&[]))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAMPLE: Part = Part {
        name: "sample",
        sources: [
            "hakijat = { $count ->\n    [one] { $count } hakija\n   *[other] { $count } hakijaa\n}\n",
            "hakijat = { $count } sökande\n",
            "hakijat = { $count ->\n    [one] one applicant\n   *[other] { $count } applicants\n}\n",
        ],
    };

    #[test]
    fn plural_and_number_follow_the_language() {
        let texts = Texts::new(&[SAMPLE]);
        let say = |language, count: i32| texts.text(language, "hakijat", &[("count", count.into())]);
        assert_eq!(say(Language::Fi, 1), "1 hakija");
        assert_eq!(say(Language::Fi, 1250), "1\u{a0}250 hakijaa");
        assert_eq!(say(Language::Sv, 137), "137 sökande");
        assert_eq!(say(Language::En, 1), "one applicant");
        assert_eq!(say(Language::En, 1250), "1,250 applicants");
    }

    #[test]
    fn unknown_key_is_shown_as_itself() {
        let texts = Texts::new(&[]);
        assert_eq!(texts.text(Language::Fi, "no-such-key", &[]), "no-such-key");
        assert_eq!(texts.try_text(Language::Fi, "no-such-key", &[]), None);
    }

    #[test]
    fn texts_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Texts>();
    }
}
