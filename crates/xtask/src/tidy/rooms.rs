//! The order of the rooms: a feature imports only from those to its left, so that no circle can arise.

use anyhow::Result;
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;

use super::Findings;
use crate::sources::Source;

/// The features in the order of their dependencies.
const ROOMS: [&str; 35] = [
    "agencies",
    "people",
    "availability",
    "programmes",
    "supervision",
    "applications",
    "participation",
    "promises",
    "accommodation",
    "scoring",
    "selection",
    "rerouting",
    "groups",
    "rehearsal",
    "changes",
    "merging",
    "retention",
    "facilitators",
    "sessions",
    "working_time",
    "attendance",
    "leading",
    "circumstances",
    "today",
    "schedule",
    "messages",
    "oversight",
    "digests",
    "surveys",
    "mapping",
    "coaching",
    "mentoring",
    "evaluation",
    "recommendations",
    "exchange",
];

/// What a path into another room starts with.
const ROOTS: [&str; 6] = ["crate", "polku", "polku_domain", "polku_api_types", "polku_client", "polku_app"];

/// Where rooms are: the folder or file directly inside.
const FLOORS: [&str; 5] = [
    "crates/domain/src/",
    "crates/api-types/src/",
    "crates/client/src/",
    "crates/api/src/",
    "frontend/app/src/",
];

/// Files that look to the right all the same, and why.
const EXCEPTIONS: [(&str, &str); 21] = [
    // One's own data as one answer: it holds what every room keeps about a person.
    ("crates/api-types/src/people/mod.rs", "availability"),
    ("crates/api-types/src/people/mod.rs", "supervision"),
    ("crates/api-types/src/people/mod.rs", "applications"),
    ("crates/api-types/src/people/mod.rs", "participation"),
    ("crates/api-types/src/people/mod.rs", "promises"),
    ("crates/api-types/src/people/mod.rs", "accommodation"),
    ("crates/api-types/src/people/mod.rs", "selection"),
    ("crates/api-types/src/people/mod.rs", "scoring"),
    ("crates/api-types/src/people/mod.rs", "rerouting"),
    ("crates/api-types/src/people/mod.rs", "groups"),
    ("crates/api-types/src/people/mod.rs", "merging"),
    ("crates/api-types/src/people/mod.rs", "attendance"),
    ("crates/api-types/src/people/mod.rs", "facilitators"),
    ("crates/api-types/src/people/mod.rs", "sessions"),
    ("crates/api-types/src/people/mod.rs", "digests"),
    ("frontend/app/src/people/my_data_page.rs", "merging"),
    // A line that takes over is followed as if the merge had been made so.
    ("crates/api/src/people/store/lines.rs", "merging"),
    // Whatever ends a participation erases what its participant needed, in the same transaction.
    ("crates/api/src/participation/service.rs", "accommodation"),
    // The funnel of a programme counts its applications.
    ("crates/api/src/programmes/service/overview.rs", "applications"),
    ("crates/api/src/programmes/store/figures.rs", "applications"),
    // Whom a round left out is a state of their applications.
    ("crates/api/src/programmes/store/left_out.rs", "applications"),
];

fn room_of(path: &str) -> Option<usize> {
    let inside = FLOORS.iter().find_map(|floor| path.strip_prefix(floor))?;
    let name = inside.split('/').next()?.trim_end_matches(".rs");
    rank(name)
}

fn rank(name: &str) -> Option<usize> {
    ROOMS.iter().position(|room| *room == name)
}

/// Imports from a room further right.
pub fn order(all: &[Source]) -> Result<Findings> {
    let mut findings = Findings::new();
    for source in all {
        let Some(own) = room_of(&source.path) else { continue };
        let mut paths = Vec::new();
        Uses { paths: &mut paths }.visit_file(&source.items()?);
        in_expressions(&source.tokens, &mut paths);
        let mut seen: Vec<usize> =
            paths.iter().filter_map(|name| rank(name)).filter(|room| *room > own).collect();
        seen.sort_unstable();
        seen.dedup();
        for room in seen {
            let (own, other) = (ROOMS.get(own).unwrap_or(&""), ROOMS.get(room).unwrap_or(&""));
            if EXCEPTIONS.contains(&(source.path.as_str(), *other)) {
                continue;
            }
            findings.push(format!("{}: {own} comes before {other} and must not import it", source.path));
        }
    }
    Ok(findings)
}

/// Collects the second segment of every imported path that starts in one of our crates.
struct Uses<'a> {
    paths: &'a mut Vec<String>,
}

impl<'ast> Visit<'ast> for Uses<'_> {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        if let syn::UseTree::Path(path) = &item.tree
            && ROOTS.iter().any(|root| path.ident == root)
        {
            first_names(&path.tree, self.paths);
        }
    }
}

fn first_names(tree: &syn::UseTree, names: &mut Vec<String>) {
    match tree {
        syn::UseTree::Path(path) => names.push(path.ident.to_string()),
        syn::UseTree::Name(name) => names.push(name.ident.to_string()),
        syn::UseTree::Rename(rename) => names.push(rename.ident.to_string()),
        syn::UseTree::Group(group) => group.items.iter().for_each(|item| first_names(item, names)),
        syn::UseTree::Glob(_) => {}
    }
}

/// `crate::room::…` written out in code, macros included.
fn in_expressions(tokens: &TokenStream, names: &mut Vec<String>) {
    let trees: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for window in trees.windows(4) {
        if let [TokenTree::Ident(root), TokenTree::Punct(one), TokenTree::Punct(two), TokenTree::Ident(name)] =
            window
            && one.as_char() == ':'
            && two.as_char() == ':'
            && ROOTS.iter().any(|known| root == known)
        {
            names.push(name.to_string());
        }
    }
    for tree in &trees {
        if let TokenTree::Group(group) = tree {
            in_expressions(&group.stream(), names);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sources;

    fn found(path: &str, text: &str) -> usize {
        order(&[sources::parse(path.to_owned(), text.to_owned()).unwrap()]).unwrap().len()
    }

    #[test]
    fn an_earlier_room_must_not_know_a_later_one() {
        assert_eq!(found("crates/api/src/people/service.rs", "use crate::{db::Db, selection::Draw};"), 1);
        assert_eq!(found("crates/domain/src/agencies/mod.rs", "fn f() { crate::people::x() }"), 1);
        assert_eq!(
            found("frontend/app/src/people/list_page.rs", "fn f() { m! { polku_domain::groups::G } }"),
            1
        );
    }

    #[test]
    fn a_later_room_may_know_an_earlier_one() {
        assert_eq!(found("crates/api/src/selection/service.rs", "use crate::people::Person;"), 0);
        assert_eq!(found("crates/api/src/notify/mod.rs", "use crate::groups::Group;"), 0);
    }
}
