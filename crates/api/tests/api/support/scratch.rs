//! A database of one test on either engine.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use polku::db::{DatabaseUrl, Db, migrate};

use super::postgres::TestDatabase;

/// A folder of one test, removed with the value.
#[derive(Debug)]
pub struct Folder(PathBuf);

impl Folder {
    /// A new, empty folder.
    pub fn new() -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("polku-test-{}-{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        let path = std::env::temp_dir().join(name);
        std::fs::create_dir_all(&path).expect("a temporary folder");
        Self(path)
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What keeps the database alive.
#[derive(Debug)]
enum Keeper {
    Sqlite(Folder),
    Postgres(TestDatabase),
}

/// A database with the current schema and no rows.
#[derive(Debug)]
pub struct Scratch {
    /// Its address.
    pub url: DatabaseUrl,
    keeper: Keeper,
}

#[allow(dead_code, reason = "not every test crate that includes this file uses all of it")]
impl Scratch {
    /// A file; copied from one that was migrated once.
    pub fn sqlite() -> Self {
        static TEMPLATE: OnceLock<Vec<u8>> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| {
            let folder = Folder::new();
            let file = folder.path().join("template.db");
            migrate::run(&DatabaseUrl::Sqlite(file.clone()), None).expect("the migrations run");
            std::fs::read(file).expect("the file that was migrated")
        });
        let folder = Folder::new();
        let file = folder.path().join("polku.db");
        std::fs::write(&file, template).expect("a file of one's own");
        Self { url: DatabaseUrl::Sqlite(file), keeper: Keeper::Sqlite(folder) }
    }

    /// A database of the private server.
    pub fn postgres() -> Self {
        let database = TestDatabase::migrated();
        let url = DatabaseUrl::parse(&database.url).expect("our own URL");
        Self { url, keeper: Keeper::Postgres(database) }
    }

    /// Opens it.
    pub fn open(&self) -> Db {
        Db::open(&self.url, 16).expect("a new database opens")
    }

    /// The folder of an SQLite file.
    pub fn folder(&self) -> Option<&Path> {
        match &self.keeper {
            Keeper::Sqlite(folder) => Some(folder.path()),
            Keeper::Postgres(_) => None,
        }
    }

    /// The database on the private server.
    pub fn database(&self) -> Option<&TestDatabase> {
        match &self.keeper {
            Keeper::Sqlite(_) => None,
            Keeper::Postgres(database) => Some(database),
        }
    }
}

/// Runs each test once on SQLite and once on PostgreSQL: `name::sqlite`, `name::postgres`.
#[macro_export]
macro_rules! on_both_engines {
    ($($(#[$doc:meta])* async fn $name:ident($scratch:ident: Scratch) $body:block)+) => {$(
        mod $name {
            use super::*;
            $(#[$doc])*
            async fn run($scratch: Scratch) $body
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn sqlite() {
                run(Scratch::sqlite()).await;
            }
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn postgres() {
                run(Scratch::postgres()).await;
            }
        }
    )+};
}
