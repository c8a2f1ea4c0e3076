//! Which addresses there are, so that an unknown one and a wrong method are told apart, and a request is led to its
//! room by comparing words instead of trying the pattern of one operation after the other.

use std::borrow::Cow;

use utoipa::openapi::{PathItem, Paths};

/// The addresses of the API with their methods, from its own document.
#[derive(Clone, Debug, Default)]
pub struct RouteTable {
    routes: Vec<(Vec<String>, Vec<&'static str>)>,
    /// How addresses begin, up to the first id: what begins in another way is none of them.
    heads: Vec<String>,
}

impl RouteTable {
    /// All addresses of a document, or of a part of one.
    #[must_use]
    pub fn of(paths: &Paths) -> Self {
        Self::from_routes(paths.paths.iter().map(|(path, item)| (path.as_str(), methods(item))))
    }

    fn from_routes<'a>(routes: impl Iterator<Item = (&'a str, Vec<&'static str>)>) -> Self {
        let mut table = Self::default();
        for (path, methods) in routes {
            let head = path.find('{').and_then(|at| path.get(..at)).unwrap_or(path);
            table.heads.push(head.to_owned());
            table.routes.push((segments(path), methods));
        }
        table.heads.sort();
        // Sorted, whatever begins like another one stands after it.
        table.heads.dedup_by(|later, earlier| later.starts_with(earlier.as_str()));
        table
    }

    /// Whether an address has the shape of one of these, by any method.
    #[must_use]
    pub fn knows(&self, path: &str) -> bool {
        let coded = path.contains('%');
        if !coded && !self.heads.iter().any(|head| path.starts_with(head.as_str())) {
            return false;
        }
        let path = path.strip_prefix('/').unwrap_or(path);
        let fits = |known: &[String]| {
            let mut asked = path.split('/');
            let all = known.iter().all(|known| {
                asked.next().is_some_and(|asked| known.starts_with('{') || *known == *plain(asked))
            });
            all && asked.next().is_none()
        };
        self.routes.iter().any(|(known, _)| fits(known))
    }

    /// The methods of the address, for `Allow`; none when there is no such address.
    #[must_use]
    pub fn allowed(&self, path: &str) -> Vec<String> {
        let asked = segments(path);
        let fits = |known: &[String]| {
            known.len() == asked.len()
                && known.iter().zip(&asked).all(|(known, asked)| known.starts_with('{') || known == asked)
        };
        // `/people/imports` also has the shape of `/people/{person_id}`: the literal address is meant.
        let names = |known: &[String]| known.iter().filter(|part| part.starts_with('{')).count();
        let found = self.routes.iter().filter(|(known, _)| fits(known)).min_by_key(|(known, _)| names(known));
        let mut methods: Vec<String> = found
            .map(|(_, methods)| methods.iter().map(|method| (*method).to_owned()).collect())
            .unwrap_or_default();
        methods.sort();
        methods
    }
}

/// A part of an address as it is meant, however it was written: `%61` is an `a`.
fn plain(part: &str) -> Cow<'_, str> {
    let Some((before, coded)) = part.split_once('%') else { return Cow::Borrowed(part) };
    let mut bytes = before.as_bytes().to_vec();
    for piece in coded.split('%') {
        match piece.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => bytes.push(byte),
            None => return Cow::Borrowed(part),
        }
        bytes.extend(piece.bytes().skip(2));
    }
    String::from_utf8(bytes).map_or(Cow::Borrowed(part), Cow::Owned)
}

fn segments(path: &str) -> Vec<String> {
    path.trim_matches('/').split('/').map(str::to_owned).collect()
}

fn methods(item: &PathItem) -> Vec<&'static str> {
    let all = [
        ("GET", item.get.is_some()),
        ("HEAD", item.get.is_some()),
        ("PUT", item.put.is_some()),
        ("POST", item.post.is_some()),
        ("PATCH", item.patch.is_some()),
        ("DELETE", item.delete.is_some()),
    ];
    all.into_iter().filter(|(_, known)| *known).map(|(method, _)| method).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(routes: &[(&str, &[&'static str])]) -> RouteTable {
        RouteTable::from_routes(routes.iter().map(|(path, methods)| (*path, methods.to_vec())))
    }

    #[test]
    fn an_address_with_an_id_is_found_by_its_shape() {
        let table = table(&[
            ("/api/v1/calls/{call_id}", &["GET"]),
            ("/api/v1/calls", &["POST", "GET"]),
            ("/api/v1/people/{person_id}", &["GET", "PUT"]),
            ("/api/v1/people/imports", &["GET"]),
        ]);
        assert_eq!(table.allowed("/api/v1/people/imports"), ["GET"]);
        assert_eq!(table.allowed("/api/v1/calls/x"), ["GET"]);
        assert_eq!(table.allowed("/api/v1/calls/"), ["GET", "POST"]);
        assert!(table.allowed("/api/v1/calls/x/y").is_empty());
        assert!(table.allowed("/").is_empty());
    }

    #[test]
    fn a_room_knows_its_addresses_however_they_are_written() {
        let table = table(&[("/api/v1/calls/{call_id}/applications", &["GET"]), ("/api/v1/me", &["GET"])]);
        for known in
            ["/api/v1/calls/x/applications", "/api/v1/me", "/api/v1/%6De", "/api/v1/calls/%/applications"]
        {
            assert!(table.knows(known), "{known}");
        }
        let others = [
            "/api/v1/calls/x",
            "/api/v1/me/",
            "/api/v1",
            "/",
            "",
            "/api/v1/m%65%",
            "/api/v1/%zze",
            "/api%2Fv1/me",
        ];
        for unknown in others {
            assert!(!table.knows(unknown), "{unknown}");
        }
    }
}
