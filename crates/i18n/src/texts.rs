//! The bundles: one per language, safe to read from many threads.

use std::fmt;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use crate::{Language, Value, embedded, format};

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

type Bundle = FluentBundle<FluentResource>;

/// The texts of some parts in the three languages.
pub struct Texts {
    bundles: [Bundle; 3],
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Texts").finish_non_exhaustive()
    }
}

impl Texts {
    /// Builds the bundles. Of two messages with one key the first stays; `tests/locales.rs` refuses both
    /// that and a message that does not parse.
    #[must_use]
    pub fn new(parts: &[Part]) -> Self {
        Self { bundles: Language::ALL.map(|language| bundle(language, parts)) }
    }

    /// The message, or the key itself when there is no such message.
    #[must_use]
    pub fn text(&self, language: Language, key: &str, args: &[(&str, Value)]) -> String {
        self.try_text(language, key, args).unwrap_or_else(|| key.to_owned())
    }

    /// The message, or nothing when there is none: for keys made from data, such as a problem's code.
    #[must_use]
    pub fn try_text(&self, language: Language, key: &str, args: &[(&str, Value)]) -> Option<String> {
        let bundle = self.bundles.get(language.index())?;
        let pattern = bundle.get_message(key)?.value()?;
        let args = fluent_args(args);
        let mut faults = Vec::new();
        Some(bundle.format_pattern(pattern, Some(&args), &mut faults).into_owned())
    }
}

fn fluent_args<'a>(args: &'a [(&'a str, Value)]) -> FluentArgs<'a> {
    let mut fluent = FluentArgs::with_capacity(args.len());
    for (name, value) in args {
        fluent.set(*name, value.to_fluent());
    }
    fluent
}

fn bundle(language: Language, parts: &[Part]) -> Bundle {
    let tag = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![tag]);
    // The three languages share one direction of writing; the marks would end up in mails and file names.
    bundle.set_use_isolating(false);
    bundle.set_formatter(Some(match language {
        Language::Fi => |value, _| number_text(Language::Fi, value),
        Language::Sv => |value, _| number_text(Language::Sv, value),
        Language::En => |value, _| number_text(Language::En, value),
    }));
    for part in
        [embedded::FORMAT].iter().chain(parts.iter().filter(|part| part.name != embedded::FORMAT.name))
    {
        let resource = match FluentResource::try_new(part.source(language).to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        // A second message of the same key is refused by `tests/locales.rs`.
        let _ = bundle.add_resource(resource);
    }
    bundle
}

fn number_text(language: Language, value: &FluentValue<'_>) -> Option<String> {
    match value {
        FluentValue::Number(FluentNumber { value, options }) => {
            let places = options.minimum_fraction_digits.unwrap_or(0);
            Some(format::decimal_at_least(language, *value, places))
        }
        _ => None,
    }
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
