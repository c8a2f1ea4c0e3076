//! Which addresses there are, so that an unknown one and a wrong method are told apart.

use utoipa::openapi::{OpenApi, PathItem};

/// The addresses of the API with their methods, from its own document.
#[derive(Clone, Debug, Default)]
pub struct RouteTable(Vec<(Vec<String>, Vec<&'static str>)>);

impl RouteTable {
    /// All addresses of a document.
    #[must_use]
    pub fn of(document: &OpenApi) -> Self {
        let routes = document.paths.paths.iter();
        Self(routes.map(|(path, item)| (segments(path), methods(item))).collect())
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
        let found = self.0.iter().filter(|(known, _)| fits(known)).min_by_key(|(known, _)| names(known));
        let mut methods: Vec<String> = found
            .map(|(_, methods)| methods.iter().map(|method| (*method).to_owned()).collect())
            .unwrap_or_default();
        methods.sort();
        methods
    }
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

    #[test]
    fn an_address_with_an_id_is_found_by_its_shape() {
        let table = RouteTable(vec![
            (segments("/api/v1/calls/{call_id}"), vec!["GET"]),
            (segments("/api/v1/calls"), vec!["POST", "GET"]),
            (segments("/api/v1/people/{person_id}"), vec!["GET", "PUT"]),
            (segments("/api/v1/people/imports"), vec!["GET"]),
        ]);
        assert_eq!(table.allowed("/api/v1/people/imports"), ["GET"]);
        assert_eq!(table.allowed("/api/v1/calls/x"), ["GET"]);
        assert_eq!(table.allowed("/api/v1/calls/"), ["GET", "POST"]);
        assert!(table.allowed("/api/v1/calls/x/y").is_empty());
        assert!(table.allowed("/").is_empty());
    }
}
