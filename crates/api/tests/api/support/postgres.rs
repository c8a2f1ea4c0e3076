//! A private PostgreSQL for tests: started once per test process, gone with it however it ends.
//!
//! `POLKU_TEST_POSTGRES`, the URL of a database whose role may create databases, names a running one instead.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use polku::db::{DatabaseUrl, migrate};

/// Where the server's programs are, unless `PATH` or `POLKU_POSTGRES_BIN` says otherwise.
const USUAL_PLACE: &str = "/usr/lib/postgresql";

/// A database of one test. Dropped with the value.
#[derive(Debug)]
pub struct TestDatabase {
    name: String,
    /// The URL of its owner.
    pub url: String,
}

impl TestDatabase {
    /// A database with the current schema; copied from one that was migrated once.
    pub fn migrated() -> Self {
        static TEMPLATE: OnceLock<TestDatabase> = OnceLock::new();
        let template = TEMPLATE.get_or_init(|| {
            let empty = Self::empty();
            let url = DatabaseUrl::parse(&empty.url).expect("our own URL");
            migrate::run(&url, None).expect("the migrations run");
            empty
        });
        Self::create(&format!("TEMPLATE {}", template.name))
    }

    /// A database without any table.
    pub fn empty() -> Self {
        Self::create("TEMPLATE template0")
    }

    fn create(how: &str) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let name = format!("polku_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed));
        administer(&format!("CREATE DATABASE {name} {how}"));
        Self { url: with_database(server(), &name), name }
    }

    /// The URL by which another role reaches this database.
    #[allow(dead_code, reason = "not every test crate that includes this file tests roles")]
    pub fn url_as(&self, role: &str) -> String {
        let separator = if self.url.contains('?') { '&' } else { '?' };
        format!("{}{separator}user={role}", self.url.replacen("postgres@", "", 1))
    }
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        administer(&format!("DROP DATABASE IF EXISTS {} WITH (FORCE)", self.name));
    }
}

/// Runs one statement as the administrator of the server, outside any test's database.
pub fn administer(sql: &str) {
    let mut conn = PgConnection::establish(server()).expect("the test server answers");
    conn.batch_execute(sql).expect(sql);
}

/// The URL of the server's own database.
pub fn server() -> &'static str {
    static SERVER: OnceLock<(String, Option<Child>)> = OnceLock::new();
    let (url, _) = SERVER.get_or_init(|| match std::env::var("POLKU_TEST_POSTGRES") {
        Ok(url) if !url.is_empty() => (url, None),
        _ => {
            let (url, keeper) = start();
            (url, Some(keeper))
        }
    });
    url
}

fn with_database(url: &str, name: &str) -> String {
    let (base, query) =
        url.split_once('?').map_or((url, String::new()), |(base, query)| (base, format!("?{query}")));
    let (base, _) = base.rsplit_once('/').expect("the test server's URL names a database");
    format!("{base}/{name}{query}")
}

/// The keeper is a shell that stops the server when our end of its input closes, that is when this process ends,
/// by whatever means.
fn start() -> (String, Child) {
    let script = format!(
        "trap : INT TERM; dir=$(mktemp -d -p {room} polku-pg-XXXXXX) && cd \"$dir\" && PATH=\"{bin}:$PATH\" && \
         initdb -D data -A trust -U postgres -E UTF8 --locale=C --no-sync >initdb.log 2>&1 && \
         pg_ctl -D data -w -l server.log -o \"-c listen_addresses= -c unix_socket_directories=$dir -c fsync=off \
         -c full_page_writes=off -c max_connections=400 -c shared_buffers=64MB\" start >start.log 2>&1 && \
         echo \"$dir\" && cat >/dev/null; pg_ctl -D data -m immediate stop >/dev/null 2>&1; rm -rf \"$dir\"",
        room = room(),
        bin = programs()
    );
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout.starts_with(b"0\n"));
    let mut command = if is_root {
        // The server refuses to run as root.
        let mut command = Command::new("runuser");
        command.args(["-u", "postgres", "--", "sh", "-c", &script]);
        command
    } else {
        let mut command = Command::new("sh");
        command.args(["-c", &script]);
        command
    };
    let mut keeper = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("a shell to start PostgreSQL with");
    let mut dir = String::new();
    let out = keeper.stdout.take().expect("the shell's output");
    BufReader::new(out).read_line(&mut dir).expect("the shell's first line");
    assert!(
        !dir.is_empty(),
        "PostgreSQL did not start: install it, or set POLKU_TEST_POSTGRES or POLKU_POSTGRES_BIN"
    );
    (format!("postgres://postgres@/postgres?host={}", dir.trim()), keeper)
}

/// In memory where the machine has such a folder: the thousand files of a database take a disk longer than a test takes.
fn room() -> &'static str {
    if std::path::Path::new("/dev/shm").is_dir() { "/dev/shm" } else { "/tmp" }
}

fn programs() -> String {
    if let Ok(bin) = std::env::var("POLKU_POSTGRES_BIN") {
        return bin;
    }
    let mut versions: Vec<_> = std::fs::read_dir(USUAL_PLACE).into_iter().flatten().flatten().collect();
    versions.sort_by_key(std::fs::DirEntry::file_name);
    versions.last().map(|newest| newest.path().join("bin").display().to_string()).unwrap_or_default()
}
