//! One message: text, values, and choices by number.
//!
//! `locales/` uses a small part of Fluent on purpose: `{ $value }`, and `{ $count -> [0] … [one] … *[other] … }`. What
//! the grammar has besides (terms, functions, attributes) reads as no message here, and its key is then found to be
//! missing. The library that resolves all of it brings plural rules of two hundred languages and tables for reading
//! decimals: 25 KB over the wire in a browser, for three languages with one rule.

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::parser::parse_runtime;

use serde::{Deserialize, Serialize};

use crate::{Language, Value, format};

/// What a key stands for in one language. Serialised it is what a browser gets, which then needs no reader of Fluent.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Message(Vec<Piece>);

#[derive(Debug, Serialize, Deserialize)]
enum Piece {
    #[serde(rename = "t")]
    Text(String),
    /// The argument of this name.
    #[serde(rename = "v")]
    Value(String),
    /// The first way that fits the argument of this name, else the last one.
    #[serde(rename = "c")]
    Choice(String, Vec<(When, Message)>),
}

#[derive(Debug, Serialize, Deserialize)]
enum When {
    #[serde(rename = "n")]
    Number(i64),
    /// A plural category, or a word given as the argument.
    #[serde(rename = "w")]
    Word(String),
    #[serde(rename = "o")]
    Otherwise,
}

/// The messages of a file by key. What does not parse is left out.
pub(crate) fn messages(source: &str) -> impl Iterator<Item = (&str, Message)> {
    let resource = match parse_runtime(source) {
        Ok(resource) | Err((resource, _)) => resource,
    };
    resource.body.into_iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, read(message.value?)?)),
        _ => None,
    })
}

fn read(pattern: Pattern<&str>) -> Option<Message> {
    let piece = |element: PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Text(value.to_owned())),
        PatternElement::Placeable { expression } => match expression {
            Expression::Inline(inline) => Some(Piece::Value(argument(&inline)?.to_owned())),
            Expression::Select { selector, variants } => {
                Some(Piece::Choice(argument(&selector)?.to_owned(), ways(variants)?))
            }
        },
    };
    pattern.elements.into_iter().map(piece).collect::<Option<_>>().map(Message)
}

fn argument<'s>(expression: &InlineExpression<&'s str>) -> Option<&'s str> {
    match expression {
        InlineExpression::VariableReference { id } => Some(id.name),
        _ => None,
    }
}

/// The default stands last, wherever it was written.
fn ways(variants: Vec<Variant<&str>>) -> Option<Vec<(When, Message)>> {
    let (defaults, others): (Vec<_>, Vec<_>) = variants.into_iter().partition(|variant| variant.default);
    let way = |variant: Variant<&str>| {
        let when = match variant.key {
            _ if variant.default => When::Otherwise,
            VariantKey::Identifier { name } => When::Word(name.to_owned()),
            VariantKey::NumberLiteral { value } => When::Number(value.parse().ok()?),
        };
        Some((when, read(variant.value)?))
    };
    others.into_iter().chain(defaults).map(way).collect()
}

impl Message {
    pub(crate) fn write(&self, language: Language, args: &[(&str, Value)], into: &mut String) {
        let given = |name: &str| args.iter().find(|(given, _)| *given == name).map(|(_, value)| value);
        for piece in &self.0 {
            match piece {
                Piece::Text(text) => into.push_str(text),
                Piece::Value(name) => match given(name) {
                    Some(Value::Text(text)) => into.push_str(text),
                    Some(Value::Number(number)) => {
                        into.push_str(&format::decimal_at_least(language, *number, 0))
                    }
                    // Seen at once, like a key without a message.
                    None => into.extend(["{$", name, "}"]),
                },
                Piece::Choice(name, ways) => {
                    let chosen = ways.iter().find(|(when, _)| when.fits(given(name)));
                    if let Some((_, message)) = chosen {
                        message.write(language, args, into);
                    }
                }
            }
        }
    }
}

impl When {
    fn fits(&self, value: Option<&Value>) -> bool {
        match (self, value) {
            (Self::Otherwise, _) => true,
            #[expect(clippy::cast_precision_loss, reason = "numbers in texts are small")]
            (Self::Number(own), Some(Value::Number(number))) => *own as f64 == *number,
            // Finnish, Swedish and English have one rule: whole and one.
            (Self::Word(word), Some(Value::Number(number))) => word == plural(*number),
            (Self::Word(word), Some(Value::Text(text))) => word == text,
            (Self::Number(_), Some(Value::Text(_))) | (Self::Number(_) | Self::Word(_), None) => false,
        }
    }
}

fn plural(number: f64) -> &'static str {
    if number == 1.0 { "one" } else { "other" }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;

    fn written(source: &str, args: &[(&str, Value)]) -> Vec<String> {
        let write = |(_, message): (_, Message)| {
            // As a browser gets it.
            let sent = serde_json::to_string(&message).unwrap();
            let message: Message = serde_json::from_str(&sent).unwrap();
            let mut text = String::new();
            message.write(Language::Fi, args, &mut text);
            text
        };
        messages(source).map(write).collect()
    }

    #[test]
    fn the_first_way_that_fits_is_taken_and_the_default_otherwise() {
        let source = "a = { $count ->\n    [0] ei yhtään\n   *[other] { $count } kpl\n    [one] yksi\n}\n";
        let say = |count: f64| written(source, &[("count", count.into())]).concat();
        assert_eq!(say(0.0), "ei yhtään");
        assert_eq!(say(1.0), "yksi");
        assert_eq!(say(1.5), "1,5 kpl");
        assert_eq!(say(1250.0), "1\u{a0}250 kpl");
        assert_eq!(written(source, &[]).concat(), "{$count} kpl");
    }

    #[test]
    fn a_choice_by_word_and_a_text_over_lines() {
        let source =
            "a =\n    Kun { $state ->\n        [open] auki\n       *[closed] kiinni\n    }, niin\n    se.\n";
        assert_eq!(written(source, &[("state", "open".into())]), ["Kun auki, niin\nse."]);
        assert_eq!(written(source, &[("state", "ajar".into())]), ["Kun kiinni, niin\nse."]);
    }

    #[test]
    fn what_is_not_used_of_fluent_is_no_message() {
        assert!(written("a = { -term }\nb = { NUMBER($n) }\nc = { other }\n-term = x\n", &[]).is_empty());
    }

    #[test]
    fn every_message_of_the_product_is_one() {
        let mut counted = 0;
        for part in crate::embedded::ALL {
            for language in Language::ALL {
                let source = part.source(language);
                let keys = |line: &&str| line.chars().next().is_some_and(char::is_alphabetic);
                assert_eq!(
                    messages(source).count(),
                    source.lines().filter(keys).count(),
                    "{} {language}",
                    part.name
                );
                counted += messages(source).count();
            }
        }
        assert!(counted > 1000);
    }
}
