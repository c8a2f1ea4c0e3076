//! Libraries that stay in their place, and attributes that nobody may use.

use proc_macro2::{Delimiter, TokenTree};

use super::Findings;
use crate::sources::{self, Source};

/// A library and the parts of `crates/api/src/` that may name it.
struct Wall {
    /// An identifier that starts with this is the library.
    library: &'static str,
    /// File names, and folders when they end in `/`.
    inside: &'static [&'static str],
}

const WALLS: [Wall; 3] = [
    Wall { library: "diesel", inside: &["store.rs", "store/", "db/"] },
    Wall {
        library: "actix_",
        inside: &["routes.rs", "routes/", "access/", "problem.rs", "problem/", "app.rs", "http/", "main.rs"],
    },
    Wall { library: "rust_xlsxwriter", inside: &["workbook.rs"] },
];

/// Names of a library outside the files that may use it.
pub fn imports(all: &[Source]) -> Findings {
    let mut findings = Findings::new();
    for source in all.iter().filter(|source| source.path.starts_with("crates/api/src/") && !source.is_test())
    {
        let inside = source.path.trim_start_matches("crates/api/src/");
        for wall in WALLS.iter().filter(|wall| !wall.inside.iter().any(|place| is_in(inside, place))) {
            for (ident, line) in sources::idents(&source.tokens) {
                if ident == wall.library || ident.starts_with(wall.library) && wall.library.ends_with('_') {
                    findings.push(format!(
                        "{}:{line}: {ident} belongs into {}",
                        source.path,
                        wall.inside.join(", ")
                    ));
                }
            }
        }
    }
    findings.dedup();
    findings
}

fn is_in(path: &str, place: &str) -> bool {
    match place.strip_suffix('/') {
        Some(folder) => path.split('/').rev().skip(1).any(|part| part == folder),
        None => path.rsplit('/').next() == Some(place),
    }
}

/// Entities that derive serde: what goes over the wire is a type of `api-types`.
pub fn entities(all: &[Source]) -> Findings {
    let mut findings = Findings::new();
    for source in all.iter().filter(|source| source.path.starts_with("crates/domain/src/")) {
        each_attribute(source, &mut |name, arguments, line| {
            let derives =
                name == "derive" && arguments.iter().any(|word| word == "Serialize" || word == "Deserialize");
            if derives && !has_own_form(&source.path) {
                findings.push(format!("{}:{line}: derives serde", source.path));
            }
        });
    }
    findings
}

/// Files whose types are no entities: ids, which are one string everywhere, and documents with a published form
/// of their own, as the proof of a draw, the book of its panels and a programme's design; and the files of fixtures.
fn has_own_form(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    matches!(file, "ids.rs" | "proof.rs" | "design_file.rs")
        || ["/proof/", "/panels/file.rs", "/fixtures/"].iter().any(|place| path.contains(place))
}

/// `allow` in any attribute, and tests that are switched off.
pub fn attributes(all: &[Source]) -> Findings {
    let mut findings = Findings::new();
    for source in all {
        each_attribute(source, &mut |name, arguments, line| {
            let allows =
                name == "allow" || name == "cfg_attr" && arguments.iter().any(|word| word == "allow");
            // A file that several test crates include is used by each in part: nothing to expect.
            let shared = source.is_test() && arguments.iter().any(|word| word == "reason");
            if allows && !shared {
                findings.push(format!("{}:{line}: allow: use expect with a reason", source.path));
            }
            if name == "ignore" {
                findings.push(format!("{}:{line}: ignore: a test runs or is not there", source.path));
            }
        });
    }
    findings
}

/// Calls `visit` with each attribute's name, the identifiers inside it, and its line.
fn each_attribute(source: &Source, visit: &mut impl FnMut(&str, &[String], usize)) {
    sources::each_group(&source.tokens, &mut |group, before| {
        let marked = match before {
            [.., TokenTree::Punct(hash)] => hash.as_char() == '#',
            _ => false,
        } || matches!(before, [.., TokenTree::Punct(hash), TokenTree::Punct(bang)] if hash.as_char() == '#' && bang.as_char() == '!');
        if !marked || group.delimiter() != Delimiter::Bracket {
            return;
        }
        let idents = sources::idents(&group.stream());
        if let Some(((name, line), arguments)) = idents.split_first() {
            let arguments: Vec<String> = arguments.iter().map(|(word, _)| word.clone()).collect();
            visit(name, &arguments, *line);
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Vec<Source> {
        vec![sources::parse(path.to_owned(), text.to_owned()).unwrap()]
    }

    #[test]
    fn diesel_outside_a_store_is_found_and_inside_it_is_not() {
        let text = "use diesel::prelude::*;\n// diesel in a comment\nfn f() {}";
        assert_eq!(imports(&source("crates/api/src/people/service.rs", text)).len(), 1);
        assert_eq!(imports(&source("crates/api/src/people/store.rs", text)), Findings::new());
        assert_eq!(imports(&source("crates/api/src/db/pool.rs", text)), Findings::new());
    }

    #[test]
    fn actix_in_a_service_is_found() {
        let text = "fn f(r: actix_web::HttpRequest) {}";
        assert_eq!(imports(&source("crates/api/src/people/service.rs", text)).len(), 1);
        assert_eq!(imports(&source("crates/api/src/people/routes.rs", text)), Findings::new());
    }

    #[test]
    fn allow_is_found_in_every_guise() {
        let hidden =
            ["#![", "al", "low(dead_code)]\n#[cfg_attr(test, al", "low(unused))]\nfn f() {}"].concat();
        assert_eq!(attributes(&source("a.rs", &hidden)).len(), 2);
        assert_eq!(
            attributes(&source("a.rs", "#[expect(dead_code, reason = \"r\")]\nfn allow() {}")),
            Findings::new()
        );
    }

    #[test]
    fn an_entity_with_serde_is_found() {
        let text = "#[derive(Debug, serde::Serialize)]\nstruct Person;";
        assert_eq!(entities(&source("crates/domain/src/people/person.rs", text)).len(), 1);
        assert_eq!(entities(&source("crates/domain/src/selection/proof.rs", text)), Findings::new());
    }
}
