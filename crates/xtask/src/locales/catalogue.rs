//! The texts of `locales/`, read with the parser that the product itself reads them with.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use fluent_syntax::ast;
use fluent_syntax::parser;

use crate::project;

pub const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// One text: a message, an attribute of one (`key.attribute`) or a term (`-key`).
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Text {
    /// The feature's file, without language and ending.
    pub file: String,
    /// What is written, with placeables as `{$name}`; what two languages are compared by.
    pub value: String,
    pub variables: BTreeSet<String>,
    /// Other texts that this one contains.
    pub references: BTreeSet<String>,
}

/// All texts by language and key, and what was wrong with the files themselves.
#[derive(Debug, Default)]
pub struct Catalogue {
    pub texts: BTreeMap<String, BTreeMap<String, Text>>,
    pub faults: Vec<String>,
}

impl Catalogue {
    pub fn read() -> Result<Self> {
        let mut catalogue = Self::default();
        for language in LANGUAGES {
            catalogue.texts.insert(language.to_owned(), BTreeMap::new());
        }
        for path in project::files()?.iter().filter(|path| path.ends_with(".ftl")) {
            let Some((language, file)) = path.strip_prefix("locales/").and_then(|path| path.split_once('/'))
            else {
                catalogue.faults.push(format!("{path}: texts live in locales/<language>/<feature>.ftl"));
                continue;
            };
            let content = std::fs::read_to_string(project::path(path)?)?;
            catalogue.add(language, file.trim_end_matches(".ftl"), path, &content);
        }
        Ok(catalogue)
    }

    /// Adds the texts of one file.
    pub fn add(&mut self, language: &str, file: &str, path: &str, content: &str) {
        let resource = match parser::parse(content) {
            Ok(resource) => resource,
            Err((resource, errors)) => {
                self.faults.extend(errors.iter().map(|error| format!("{path}: {error}")));
                resource
            }
        };
        for entry in &resource.body {
            match entry {
                ast::Entry::Message(message) => {
                    let key = message.id.name;
                    if let Some(value) = &message.value {
                        self.insert(language, file, path, key, value);
                    }
                    for attribute in &message.attributes {
                        self.insert(
                            language,
                            file,
                            path,
                            &format!("{key}.{}", attribute.id.name),
                            &attribute.value,
                        );
                    }
                }
                ast::Entry::Term(term) => {
                    self.insert(language, file, path, &format!("-{}", term.id.name), &term.value)
                }
                ast::Entry::Junk { content } => {
                    self.faults.push(format!("{path}: not understood: {content}"))
                }
                ast::Entry::Comment(_) | ast::Entry::GroupComment(_) | ast::Entry::ResourceComment(_) => {}
            }
        }
    }

    fn insert(&mut self, language: &str, file: &str, path: &str, key: &str, value: &ast::Pattern<&str>) {
        let mut text = Text { file: file.to_owned(), ..Text::default() };
        pattern(value, &mut text);
        let texts = self.texts.entry(language.to_owned()).or_default();
        if let Some(other) = texts.insert(key.to_owned(), text) {
            self.faults.push(format!("{path}: {key} stands in {} already", other.file));
        }
    }

    /// The text of a key that takes no variables.
    pub fn plain(&self, language: &str, key: &str) -> Result<String> {
        let text = self.texts.get(language).and_then(|texts| texts.get(key));
        let text = text.with_context(|| format!("no text {key} in locales/{language}"))?;
        anyhow::ensure!(text.variables.is_empty() && text.references.is_empty(), "{key} is not a plain text");
        Ok(text.value.clone())
    }
}

fn pattern(from: &ast::Pattern<&str>, into: &mut Text) {
    for element in &from.elements {
        match element {
            ast::PatternElement::TextElement { value } => into.value.push_str(value),
            ast::PatternElement::Placeable { expression } => placeable(expression, into),
        }
    }
}

fn placeable(expression: &ast::Expression<&str>, into: &mut Text) {
    match expression {
        ast::Expression::Inline(inner) => inline(inner, into),
        ast::Expression::Select { selector, variants } => {
            into.value.push('{');
            inline(selector, into);
            for variant in variants {
                let key = match &variant.key {
                    ast::VariantKey::Identifier { name } => name,
                    ast::VariantKey::NumberLiteral { value } => value,
                };
                into.value.push_str(&format!(" [{key}] "));
                pattern(&variant.value, into);
            }
            into.value.push('}');
        }
    }
}

fn inline(expression: &ast::InlineExpression<&str>, into: &mut Text) {
    match expression {
        ast::InlineExpression::StringLiteral { value } | ast::InlineExpression::NumberLiteral { value } => {
            into.value.push_str(value);
        }
        ast::InlineExpression::VariableReference { id } => {
            into.value.push_str(&format!("{{${}}}", id.name));
            into.variables.insert(id.name.to_owned());
        }
        ast::InlineExpression::MessageReference { id, .. } => {
            into.value.push_str(&format!("{{{}}}", id.name));
            into.references.insert(id.name.to_owned());
        }
        ast::InlineExpression::TermReference { id, .. } => {
            into.value.push_str(&format!("{{-{}}}", id.name));
            into.references.insert(format!("-{}", id.name));
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            arguments.positional.iter().for_each(|argument| inline(argument, into));
        }
        ast::InlineExpression::Placeable { expression } => placeable(expression, into),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_found_in_every_variant_of_a_choice() {
        let mut catalogue = Catalogue::default();
        let ftl =
            "places = { $left ->\n    [one] one of { $all }\n   *[other] { $left } left, { -name }\n }\n";
        catalogue.add("en", "calls", "en/calls.ftl", ftl);
        let text = &catalogue.texts["en"]["places"];
        assert_eq!(text.variables.iter().map(String::as_str).collect::<Vec<_>>(), ["all", "left"]);
        assert!(text.references.contains("-name"));
        assert_eq!(catalogue.faults, Vec::<String>::new());
    }

    #[test]
    fn a_key_written_twice_and_a_broken_line_are_faults() {
        let mut catalogue = Catalogue::default();
        catalogue.add("en", "a", "en/a.ftl", "title = One\n");
        catalogue.add("en", "b", "en/b.ftl", "title = Two\nnot a text\n");
        assert!(catalogue.faults.iter().any(|fault| fault.contains("title stands in a already")));
        assert!(catalogue.faults.len() >= 2);
    }
}
