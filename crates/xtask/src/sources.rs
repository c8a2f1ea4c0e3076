//! Rust sources as tokens: what `tidy` and `locales` look at, so that comments and layout cannot mislead them.

use anyhow::{Context, Result};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use crate::project;

/// One source file.
pub struct Source {
    /// Relative to the root of the repository.
    pub path: String,
    pub text: String,
    pub tokens: TokenStream,
}

/// Every Rust file of the project.
pub fn read() -> Result<Vec<Source>> {
    let root = project::root()?;
    let mut sources = Vec::new();
    for path in project::files()?.into_iter().filter(|path| path.ends_with(".rs")) {
        let text = std::fs::read_to_string(root.join(&path))?;
        sources.push(parse(path, text)?);
    }
    Ok(sources)
}

/// One file from its text.
pub fn parse(path: String, text: String) -> Result<Source> {
    // The scanner accepts more than the compiler; a file it refuses does not compile either.
    let tokens = text.parse().map_err(|error| anyhow::anyhow!("{path}: {error}"))?;
    Ok(Source { path, text, tokens })
}

impl Source {
    /// The file as items.
    pub fn items(&self) -> Result<syn::File> {
        syn::parse2(self.tokens.clone()).with_context(|| self.path.clone())
    }

    /// Whether the file only serves tests.
    pub fn is_test(&self) -> bool {
        is_test(&self.path)
    }
}

/// Test code by its place: a `tests` folder or file, or the browser journeys.
pub fn is_test(path: &str) -> bool {
    path.contains("/tests/")
        || path.ends_with("/tests.rs")
        || path.ends_with("_tests.rs")
        || path.starts_with("e2e/")
}

/// Calls `visit` for every group in the stream, outermost first, with the tokens just before it.
pub fn each_group(tokens: &TokenStream, visit: &mut impl FnMut(&Group, &[TokenTree])) {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        if let TokenTree::Group(group) = tree {
            visit(group, trees.get(..index).unwrap_or_default());
            each_group(&group.stream(), visit);
        }
    }
}

/// Every identifier with its line, inside all groups.
pub fn idents(tokens: &TokenStream) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    each_tree(tokens, &mut |tree| {
        if let TokenTree::Ident(ident) = tree {
            found.push((ident.to_string(), ident.span().start().line));
        }
    });
    found
}

/// Every string literal with its line, without those that documentation comments turn into.
pub fn strings(tokens: &TokenStream) -> Vec<(String, usize)> {
    let mut found = Vec::new();
    strings_into(tokens, &mut found);
    found
}

fn strings_into(tokens: &TokenStream, found: &mut Vec<(String, usize)>) {
    for tree in tokens.clone() {
        match tree {
            TokenTree::Group(group) if !is_documentation(&group) => strings_into(&group.stream(), found),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push((text.value(), literal.span().start().line));
                }
            }
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

fn is_documentation(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket
        && matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "doc")
}

fn each_tree(tokens: &TokenStream, visit: &mut impl FnMut(&TokenTree)) {
    for tree in tokens.clone() {
        visit(&tree);
        if let TokenTree::Group(group) = &tree {
            each_tree(&group.stream(), visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_of_macros_count_and_those_of_comments_do_not() {
        let source = parse(
            "a.rs".to_owned(),
            "/// \"quoted\" words\nfn f() { html! { <p>{ t(\"call-title\") }</p> }; }".to_owned(),
        )
        .unwrap();
        assert_eq!(strings(&source.tokens), [("call-title".to_owned(), 2)]);
    }
}
