//! How long functions are, and how much of the code is tests.

use anyhow::Result;
use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};

use super::{Findings, lengths};
use crate::sources::Source;

/// Lines that nine functions in ten keep within, and that none exceeds.
const MOST_FUNCTIONS: usize = 40;
const EVERY_FUNCTION: usize = 80;

/// Lines of tests for each line of code, at least; reported, and enforced once the tree has grown into it.
const TESTS_TO_CODE: f64 = 0.6;
const ENFORCED: bool = false;

/// Functions over their budget.
pub fn lengths(all: &[Source]) -> Result<Findings> {
    let mut named = Vec::new();
    for source in all {
        let mut functions = Functions { path: &source.path, found: &mut named };
        functions.visit_file(&source.items()?);
    }
    let lengths: Vec<(usize, &str)> = named.iter().map(|(lines, name)| (*lines, name.as_str())).collect();
    Ok(lengths::budget(&lengths, MOST_FUNCTIONS, EVERY_FUNCTION))
}

struct Functions<'a> {
    path: &'a str,
    found: &'a mut Vec<(usize, String)>,
}

impl Functions<'_> {
    fn note(&mut self, signature: &syn::Signature, block: &syn::Block) {
        let first = signature.span().start().line;
        let lines = block.span().end().line + 1 - first;
        self.found.push((lines, format!("{}:{first} {}", self.path, signature.ident)));
    }
}

impl<'ast> Visit<'ast> for Functions<'_> {
    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.note(&item.sig, &item.block);
        visit::visit_item_fn(self, item);
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.note(&item.sig, &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        if let Some(block) = &item.default {
            self.note(&item.sig, block);
        }
        visit::visit_trait_item_fn(self, item);
    }
}

/// Too few tests for the code. Blank lines and comments count for neither side.
pub fn ratio(all: &[Source]) -> Result<Findings> {
    let (mut tests, mut code) = (0_usize, 0_usize);
    for source in all {
        let lines = counted(&source.text, 1, usize::MAX);
        let mut spans = Vec::new();
        if source.is_test() {
            tests += lines;
            continue;
        }
        TestModules { spans: &mut spans }.visit_file(&source.items()?);
        let inside: usize =
            spans.iter().map(|span| counted(&source.text, span.start().line, span.end().line)).sum();
        tests += inside;
        code += lines - inside;
    }
    let ratio = tests as f64 / code.max(1) as f64;
    println!("{tests} lines of tests to {code} of code: {ratio:.2}");
    Ok(if ENFORCED && ratio < TESTS_TO_CODE {
        vec![format!("{ratio:.2} lines of tests for a line of code, at least {TESTS_TO_CODE}")]
    } else {
        Findings::new()
    })
}

fn counted(text: &str, first: usize, last: usize) -> usize {
    text.lines()
        .enumerate()
        .filter(|(index, _)| (first..=last).contains(&(index + 1)))
        .filter(|(_, line)| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
        .count()
}

/// Modules and functions that are only compiled for tests.
struct TestModules<'a> {
    spans: &'a mut Vec<Span>,
}

impl<'ast> Visit<'ast> for TestModules<'_> {
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.attrs.iter().any(is_test_only) {
            self.spans.push(item.span());
        } else {
            visit::visit_item_mod(self, item);
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        if item.attrs.iter().any(is_test_only) {
            self.spans.push(item.span());
        }
    }
}

fn is_test_only(attribute: &syn::Attribute) -> bool {
    let syn::Meta::List(list) = &attribute.meta else {
        return attribute.path().segments.last().is_some_and(|last| last.ident == "test");
    };
    list.path.is_ident("cfg")
        && list.tokens.to_string().split(|letter: char| !letter.is_alphanumeric()).any(|word| word == "test")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources;

    fn source(text: &str) -> Vec<Source> {
        vec![sources::parse("a.rs".to_owned(), text.to_owned()).unwrap()]
    }

    #[test]
    fn a_function_is_measured_from_its_name_to_its_brace() {
        let body = "let x = 1;\n".repeat(90);
        let text = format!("/// doc\nfn long() {{\n{body}}}\nfn short() {{}}\nimpl A {{ fn s() {{}} }}");
        let findings = lengths(&source(&text)).unwrap();
        assert!(findings.first().unwrap().contains("long: 92 lines"), "{findings:?}");
    }

    #[test]
    fn test_modules_count_as_tests() {
        let code = "fn a() {}\n".repeat(10);
        let tests = "#[test]\nfn t() {}\n".repeat(3);
        let with = format!("{code}#[cfg(test)]\nmod tests {{\n{tests}}}\n");
        assert_eq!(ratio(&source(&with)).unwrap(), Findings::new());
        assert_eq!(ratio(&source(&code)).unwrap().len(), usize::from(ENFORCED));
    }
}
