//! The messages of each language, safe to read from many threads.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::message::{Message, messages};
use crate::{Language, Value};

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

/// The messages of one language by key. Serialised it is what a browser fetches.
#[derive(Debug, Serialize, Deserialize)]
pub struct Bundle(BTreeMap<Box<str>, Message>);

/// The texts of the three languages, as far as they are there.
#[derive(Default)]
pub struct Texts {
    messages: [OnceLock<Bundle>; 3],
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").finish_non_exhaustive()
    }
}

impl Texts {
    const fn none() -> Self {
        Self { messages: [const { OnceLock::new() }; 3] }
    }

    /// Reads the messages of some parts. Of two messages with one key the first stays; `tests/locales.rs` refuses both
    /// that and a message that does not parse.
    #[cfg(feature = "embedded")]
    #[must_use]
    pub fn new(parts: &[Part]) -> Self {
        let texts = Self::default();
        texts.take_parts(parts);
        texts
    }

    #[cfg(feature = "embedded")]
    fn take_parts(&self, parts: &[Part]) {
        let parts = std::iter::once(&crate::embedded::FORMAT).chain(parts);
        for (language, messages) in Language::ALL.into_iter().zip(&self.messages) {
            messages.get_or_init(|| Bundle::read(parts.clone().map(|part| part.source(language))));
        }
    }

    /// Takes the texts of one language. Only the first time counts.
    pub fn take(&self, language: Language, bundle: Bundle) {
        if let Some(place) = self.messages.get(language.index()) {
            let _ = place.set(bundle);
        }
    }

    /// Whether there are texts in a language.
    #[must_use]
    pub fn speak(&self, language: Language) -> bool {
        self.messages.get(language.index()).is_some_and(|messages| messages.get().is_some())
    }

    /// The message, or the key itself when there is no such message.
    #[must_use]
    pub fn text(&self, language: Language, key: &str, args: &[(&str, Value)]) -> String {
        self.try_text(language, key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message, or nothing when there is none: for keys made from data, such as a problem's code.
    #[must_use]
    pub fn try_text(&self, language: Language, key: &str, args: &[(&str, Value)]) -> Option<String> {
        let message = self.messages.get(language.index())?.get()?.0.get(key)?;
        let mut text = String::new();
        message.write(language, args, &mut text);
        Some(text)
    }
}

impl Bundle {
    /// The messages of some Fluent sources in one language. Of two with one key the first stays.
    pub fn read<'s>(sources: impl Iterator<Item = &'s str>) -> Self {
        let mut all = BTreeMap::new();
        for (key, message) in sources.flat_map(messages) {
            all.entry(key.into()).or_insert(message);
        }
        Self(all)
    }
}

static TEXTS: Texts = Texts::none();

/// Chooses the parts that an entry point or a test carries itself, in all languages. Only the first call counts.
#[cfg(feature = "embedded")]
pub fn install(parts: &[Part]) {
    TEXTS.take_parts(parts);
}

/// Takes the texts of one language that an entry point has fetched.
pub fn install_bundle(language: Language, bundle: Bundle) {
    TEXTS.take(language, bundle);
}

/// Whether this process has texts in a language.
#[must_use]
pub fn speaks(language: Language) -> bool {
    installed().speak(language)
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

/// On a server every part is there.
#[cfg(all(feature = "embedded", not(target_arch = "wasm32")))]
fn installed() -> &'static Texts {
    TEXTS.take_parts(crate::embedded::ALL);
    &TEXTS
}

/// In a browser only what was installed: naming all parts here would link them all.
#[cfg(not(all(feature = "embedded", not(target_arch = "wasm32"))))]
fn installed() -> &'static Texts {
    &TEXTS
}

#[cfg(all(test, feature = "embedded"))]
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
    fn a_bundle_says_what_its_sources_say() {
        let texts = Texts::default();
        let sent = serde_json::to_string(&Bundle::read(SAMPLE.sources.into_iter().take(1))).unwrap();
        assert!(!texts.speak(Language::Fi));
        texts.take(Language::Fi, serde_json::from_str(&sent).unwrap());
        assert_eq!(texts.text(Language::Fi, "hakijat", &[("count", 2.into())]), "2 hakijaa");
        assert!(texts.speak(Language::Fi) && !texts.speak(Language::Sv));
    }

    #[test]
    fn texts_are_shared_between_threads() {
        fn shared<T: Send + Sync>() {}
        shared::<Texts>();
    }
}
