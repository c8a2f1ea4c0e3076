//! Finds words a person would read that stand in `html!` instead of in `locales/`.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use crate::sources::{self, Source};

/// Attributes whose value is read out or shown.
const SPOKEN: [&str; 6] = ["alt", "title", "placeholder", "label", "aria-label", "aria-description"];

/// A line for each literal text in the markup of this file.
pub fn literal_texts(source: &Source) -> Vec<String> {
    let mut faults = Vec::new();
    sources::each_group(&source.tokens, &mut |group, before| {
        let is_macro = matches!(before, [.., TokenTree::Ident(name), TokenTree::Punct(mark)]
            if mark.as_char() == '!' && (name == "html" || name == "html_nested"));
        if is_macro {
            markup(&group.stream(), &mut |text, line| {
                faults.push(format!("{}:{line}: {text:?} belongs into locales/", source.path));
            });
        }
    });
    faults
}

fn markup(tokens: &TokenStream, report: &mut impl FnMut(String, usize)) {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        let before = trees.get(..index).unwrap_or_default();
        let attribute = attribute(before);
        match tree {
            TokenTree::Literal(literal) => {
                let spoken = attribute.as_deref().is_none_or(|name| SPOKEN.contains(&name));
                if spoken && let Some(text) = words(&literal.to_string()) {
                    report(text, literal.span().start().line);
                }
            }
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => {
                let inside: Vec<TokenTree> = group.stream().into_iter().collect();
                let spoken = attribute.as_deref().is_none_or(|name| SPOKEN.contains(&name));
                match inside.as_slice() {
                    // `{ "text" }`: a child, or the value of an attribute.
                    [TokenTree::Literal(literal)] if spoken => {
                        if let Some(text) = words(&literal.to_string()) {
                            report(text, literal.span().start().line);
                        }
                    }
                    // A block after `if`, `else`, `match` or `for` is markup again.
                    _ if follows_control(before) => markup(&group.stream(), report),
                    _ => {}
                }
            }
            TokenTree::Group(_) | TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
}

/// The name before `=`, if that is what stands before this token: `aria-label=` is three tokens and more.
fn attribute(before: &[TokenTree]) -> Option<String> {
    let (last, rest) = before.split_last()?;
    if !matches!(last, TokenTree::Punct(mark) if mark.as_char() == '=') {
        return None;
    }
    let mut name = String::new();
    for tree in rest.iter().rev() {
        match tree {
            TokenTree::Ident(ident) if name.is_empty() || name.starts_with('-') => {
                name.insert_str(0, &ident.to_string())
            }
            TokenTree::Punct(mark) if mark.as_char() == '-' && !name.is_empty() => name.insert(0, '-'),
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => break,
        }
    }
    Some(name)
}

/// Whether an `if`, `else`, `for` or `match` opens what stands here, with no tag or block in between.
fn follows_control(before: &[TokenTree]) -> bool {
    for tree in before.iter().rev() {
        match tree {
            TokenTree::Ident(ident) if ["if", "else", "for", "match"].iter().any(|word| ident == word) => {
                return true;
            }
            TokenTree::Punct(mark) if matches!(mark.as_char(), '<' | '>') => return false,
            TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => return false,
            TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Group(_) | TokenTree::Literal(_) => {}
        }
    }
    false
}

/// The text of a string literal that has letters in it.
fn words(literal: &str) -> Option<String> {
    let text = syn::parse_str::<syn::LitStr>(literal).ok()?.value();
    text.chars().any(char::is_alphabetic).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(markup: &str) -> Vec<String> {
        let source =
            sources::parse("p.rs".to_owned(), format!("fn p() -> Html {{ html! {{ {markup} }} }}")).unwrap();
        literal_texts(&source)
    }

    #[test]
    fn words_as_children_are_found() {
        assert_eq!(found(r#"<p>{ "Hello" }</p>"#).len(), 1);
        assert_eq!(found(r#"<p>"Hello"</p>"#).len(), 1);
        assert_eq!(found(r#"<p>if open { <b>{ "Open" }</b> } else { { "Closed" } }</p>"#).len(), 2);
    }

    #[test]
    fn words_that_are_read_out_from_attributes_are_found() {
        assert_eq!(found(r#"<button aria-label="Close" class="icon"/>"#).len(), 1);
        assert_eq!(found(r#"<img alt={"A path"} />"#).len(), 1);
    }

    #[test]
    fn keys_classes_and_signs_are_no_texts() {
        assert_eq!(
            found(r#"<p class="lead" id={"main"}>{ t("call-title") }{ " · " }</p>"#),
            Vec::<String>::new()
        );
    }
}
