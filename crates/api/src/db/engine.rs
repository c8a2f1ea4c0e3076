//! Which database a URL means. Decided by the scheme alone, so that a typing error never creates a file.

use std::path::{Path, PathBuf};

/// A database address that was understood.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// One file of the embedded engine; always an absolute path.
    Sqlite(PathBuf),
    /// A libpq connection URL. May hold a password: never log it.
    Postgres(String),
}

/// The engine behind a [`DatabaseUrl`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Embedded, one writing process.
    Sqlite,
    /// A server, any number of processes.
    Postgres,
}

/// Why a database address was refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum UrlError {
    /// Nothing was given.
    #[error("the database URL is empty; use sqlite:PATH or postgres://USER@HOST/NAME")]
    Empty,
    /// The text starts with something that is neither engine.
    #[error(
        "the database URL must start with sqlite: or postgres:// (or postgresql://), without quotation marks"
    )]
    UnknownScheme,
    /// `sqlite:` without a usable file name.
    #[error("the SQLite database needs a file: sqlite:PATH")]
    NoFile,
}

impl DatabaseUrl {
    /// Reads an address.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        if text.trim().is_empty() {
            return Err(UrlError::Empty);
        }
        if let Some(path) = text.strip_prefix("sqlite:") {
            return sqlite_file(path).map(Self::Sqlite);
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            return Ok(Self::Postgres(text.to_owned()));
        }
        Err(UrlError::UnknownScheme)
    }

    /// The engine this address belongs to.
    pub fn engine(&self) -> Engine {
        match self {
            Self::Sqlite(_) => Engine::Sqlite,
            Self::Postgres(_) => Engine::Postgres,
        }
    }

    /// The file of the embedded engine.
    pub fn file(&self) -> Option<&Path> {
        match self {
            Self::Sqlite(path) => Some(path),
            Self::Postgres(_) => None,
        }
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => f.debug_tuple("Sqlite").field(path).finish(),
            Self::Postgres(_) => f.write_str("Postgres(***)"),
        }
    }
}

/// `//` would either mean a host or an absolute path depending on who reads it, and quotation marks come from
/// environment files copied into a shell: both are refused instead of guessed.
fn sqlite_file(path: &str) -> Result<PathBuf, UrlError> {
    let ambiguous = path.starts_with("//") && !path.starts_with("///");
    if path.is_empty() || path.starts_with([':', '\'', '"', ' ']) || path.ends_with('/') || ambiguous {
        return Err(UrlError::NoFile);
    }
    let path = path.strip_prefix("//").unwrap_or(path);
    std::path::absolute(path).map_err(|_| UrlError::NoFile)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scheme_alone_picks_the_engine() {
        assert_eq!(DatabaseUrl::parse("sqlite:/tmp/a.db"), Ok(DatabaseUrl::Sqlite("/tmp/a.db".into())));
        assert_eq!(DatabaseUrl::parse("sqlite:///tmp/a.db"), Ok(DatabaseUrl::Sqlite("/tmp/a.db".into())));
        for url in ["postgres://h/d", "postgresql://u:p@h/d"] {
            assert_eq!(DatabaseUrl::parse(url).map(|u| u.engine()), Ok(Engine::Postgres));
        }
    }

    #[test]
    fn unknown_empty_and_quoted_addresses_are_refused() {
        for url in ["", "  "] {
            assert_eq!(DatabaseUrl::parse(url), Err(UrlError::Empty));
        }
        for url in
            ["postgress://h/d", "mysql://h", "/tmp/a.db", "\"sqlite:a.db\"", "'postgres://h/d'", "host=x"]
        {
            assert_eq!(DatabaseUrl::parse(url), Err(UrlError::UnknownScheme), "{url}");
        }
        for url in ["sqlite:", "sqlite::memory:", "sqlite:\"a.db\"", "sqlite://a.db", "sqlite:dir/"] {
            assert_eq!(DatabaseUrl::parse(url), Err(UrlError::NoFile), "{url}");
        }
    }

    #[test]
    fn a_password_is_not_printed() {
        let url = DatabaseUrl::parse("postgres://u:secret@h/d").unwrap();
        assert!(!format!("{url:?}").contains("secret"));
    }
}
