//! What must hold of every text in `locales/`, whoever adds one.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};
use polku_i18n::{Language, Part, embedded};

/// What a message consists of, for comparison between the languages.
#[derive(Debug, Default, PartialEq)]
struct Message {
    /// The literal text with a mark for each placeable.
    words: String,
    variables: BTreeSet<String>,
}

fn messages(part: &Part, language: Language) -> BTreeMap<String, Message> {
    let source = part.source(language);
    let resource = fluent_syntax::parser::parse(source)
        .unwrap_or_else(|(_, faults)| panic!("{language}/{}.ftl does not parse: {faults:?}", part.name));
    let mut found = BTreeMap::new();
    for entry in resource.body {
        let Entry::Message(message) = entry else { continue };
        let mut read = Message::default();
        if let Some(pattern) = &message.value {
            read_pattern(pattern, &mut read);
        }
        let key = message.id.name.to_owned();
        assert!(found.insert(key.clone(), read).is_none(), "{language}/{}.ftl says {key} twice", part.name);
    }
    found
}

fn read_pattern(pattern: &Pattern<&str>, into: &mut Message) {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => into.words.push_str(value),
            PatternElement::Placeable { expression } => {
                into.words.push('\u{fffc}');
                read_expression(expression, into);
            }
        }
    }
}

fn read_expression(expression: &Expression<&str>, into: &mut Message) {
    match expression {
        Expression::Inline(inline) => read_inline(inline, into),
        Expression::Select { selector, variants } => {
            read_inline(selector, into);
            for variant in variants {
                read_pattern(&variant.value, into);
            }
        }
    }
}

fn read_inline(inline: &InlineExpression<&str>, into: &mut Message) {
    match inline {
        InlineExpression::VariableReference { id } => {
            into.variables.insert(id.name.to_owned());
        }
        InlineExpression::Placeable { expression } => read_expression(expression, into),
        _ => {}
    }
}

/// The forms of a date differ in which of its parts they use.
fn is_format(part: &Part) -> bool {
    part.name == "format"
}

#[test]
fn every_text_exists_in_all_three_languages() {
    let mut faults = Vec::new();
    for part in embedded::ALL {
        let [fi, sv, en] = Language::ALL.map(|language| messages(part, language));
        let all: BTreeSet<&String> = fi.keys().chain(sv.keys()).chain(en.keys()).collect();
        for key in all {
            for (language, texts) in Language::ALL.iter().zip([&fi, &sv, &en]) {
                if texts.get(key).is_none_or(|message| message.words.trim().is_empty()) {
                    faults.push(format!("{language}/{}.ftl lacks {key}", part.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_languages_use_the_same_arguments() {
    let mut faults = Vec::new();
    for part in embedded::ALL.iter().filter(|part| !is_format(part)) {
        let [fi, sv, en] = Language::ALL.map(|language| messages(part, language));
        for (key, message) in &fi {
            for (language, others) in [(Language::Sv, &sv), (Language::En, &en)] {
                let other = others.get(key).map(|other| &other.variables);
                if other.is_some_and(|variables| *variables != message.variables) {
                    faults.push(format!("{language}/{}.ftl: {key} uses other arguments than fi", part.name));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn no_key_is_used_by_two_parts() {
    let mut owner: BTreeMap<String, &str> = BTreeMap::new();
    for part in embedded::ALL {
        for key in messages(part, Language::Fi).into_keys() {
            if let Some(other) = owner.insert(key.clone(), part.name) {
                panic!("{key} stands in both {other}.ftl and {}.ftl", part.name);
            }
        }
    }
}

#[test]
fn no_text_is_a_copy_from_another_language() {
    let allowed: BTreeSet<&str> = include_str!("same_in_two_languages.txt").lines().collect();
    let mut faults = Vec::new();
    for part in embedded::ALL.iter().filter(|part| !is_format(part)) {
        let texts = Language::ALL.map(|language| (language, messages(part, language)));
        for (index, (language, own)) in texts.iter().enumerate() {
            for (other_language, others) in &texts[index + 1..] {
                for (key, message) in own {
                    let wordy = message.words.chars().any(char::is_alphabetic);
                    let copied = others.get(key).is_some_and(|other| other.words == message.words);
                    if wordy && copied && !allowed.contains(key.as_str()) {
                        faults.push(format!(
                            "{}.ftl: {key} is alike in {language} and {other_language}",
                            part.name
                        ));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
