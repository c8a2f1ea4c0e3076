//! A PostgreSQL cluster that lives as long as the tests that need it.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::process;
use crate::process::Running;
use crate::setup::{self, Tool};

/// A running cluster on a loopback port of its own; dropping it ends the server and removes its files.
pub struct Cluster {
    // Ended before the folder goes, since fields are dropped in this order.
    _server: Running,
    _folder: Folder,
    url: String,
    port: String,
    programs: PathBuf,
}

/// Room that the databases of all tests at work need in memory, in KiB, with as much again to spare.
const NEEDED_KIB: u64 = 3 << 20;

/// What PostgreSQL is told: nothing here needs to survive a crash.
const SETTINGS: [&str; 8] = [
    "listen_addresses=127.0.0.1",
    "unix_socket_directories=",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=off",
    "max_connections=300",
    "max_wal_size=256MB",
    "log_min_messages=fatal",
];

impl Cluster {
    pub fn start() -> Result<Self> {
        let programs = programs()?;
        let user = Owner::find()?;
        let folder = Folder::make(&user)?;
        let data = folder.0.join("data");
        let mut init = user.command(&programs.join("initdb"));
        init.args([
            "--username=postgres",
            "--auth=trust",
            "--no-sync",
            "--locale=C",
            "--encoding=UTF8",
            "-D",
        ])
        .arg(&data);
        process::read(&mut init)?;

        let port = process::free_port()?.to_string();
        let mut start = user.command(&programs.join("postgres"));
        start.arg("-D").arg(&data).args(["-p", &port]).stdout(Stdio::null());
        for setting in SETTINGS {
            start.args(["-c", setting]);
        }
        let mut server = Running::start(&mut start, "INT")?;
        let ready = programs.join("pg_isready");
        server.until(Duration::from_secs(30), "PostgreSQL", || {
            let mut ask = Command::new(&ready);
            ask.args(["-q", "-U", "postgres", "-h", "127.0.0.1", "-p", &port]);
            ask.status().is_ok_and(|status| status.success())
        })?;
        println!("PostgreSQL on 127.0.0.1:{port}, process {}", server.id());
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        Ok(Self { _server: server, _folder: folder, url, port, programs })
    }

    pub fn port(&self) -> &str {
        &self.port
    }

    /// Runs SQL as the superuser.
    pub fn sql(&self, database: &str, sql: &str) -> Result<()> {
        let mut psql = Command::new(self.programs.join("psql"));
        psql.args([
            "-X",
            "-q",
            "-v",
            "ON_ERROR_STOP=1",
            "-h",
            "127.0.0.1",
            "-p",
            &self.port,
            "-U",
            "postgres",
        ]);
        process::read(psql.args(["-d", database, "-c", sql])).map(|_| ())
    }

    /// The address of the superuser's database.
    pub fn url(&self) -> &str {
        &self.url
    }
}

/// Where the server's programs are: Debian keeps them out of the path, one folder for each version.
fn programs() -> Result<PathBuf> {
    if let Some(found) = installed() {
        return Ok(found);
    }
    setup::tools(&[Tool {
        programs: &["/usr/lib/postgresql"],
        packages: &["postgresql"],
        why: "the API tests run on PostgreSQL as well",
    }])?;
    installed()
        .context("PostgreSQL's server programs (initdb, postgres) are missing: Debian's package postgresql")
}

fn installed() -> Option<PathBuf> {
    let mut versions: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok().map(|entry| entry.path().join("bin")))
        .collect();
    versions.sort();
    let paths = std::env::var_os("PATH").unwrap_or_default();
    let all = versions.into_iter().rev().chain(std::env::split_paths(&paths).collect::<Vec<_>>());
    all.into_iter().find(|folder| {
        ["initdb", "postgres", "pg_isready", "psql"].iter().all(|name| folder.join(name).is_file())
    })
}

/// Who runs the server: it refuses to be root.
enum Owner {
    Myself,
    Other { user: u32, group: u32 },
}

impl Owner {
    fn find() -> Result<Self> {
        if !setup::is_root()? {
            return Ok(Self::Myself);
        }
        let id = |flag| -> Result<u32> {
            let text = process::read(&mut process::command("id", [flag, "postgres"])?)?;
            Ok(text.trim().parse()?)
        };
        Ok(Self::Other { user: id("-u")?, group: id("-g")? })
    }

    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.current_dir("/").stdin(Stdio::null());
        if let Self::Other { user, group } = self {
            command.uid(*user).gid(*group);
        }
        command
    }
}

/// Where the files go: in memory where there is room, since each test has a database of its own, and making its thousand
/// files on a disk takes longer than the test.
fn room() -> PathBuf {
    let memory = Path::new("/dev/shm");
    let free = || -> Result<u64> {
        let told = process::read(process::command("df", ["--output=avail", "-k"])?.arg(memory))?;
        Ok(told.lines().last().unwrap_or_default().trim().parse()?)
    };
    if memory.is_dir() && free().is_ok_and(|kib| kib >= NEEDED_KIB) {
        return memory.to_path_buf();
    }
    std::env::temp_dir()
}

/// A folder that goes with its owner.
struct Folder(PathBuf);

impl Folder {
    fn make(owner: &Owner) -> Result<Self> {
        let path = room().join(format!("polku-postgres-{}-{}", std::process::id(), process::free_port()?));
        std::fs::create_dir(&path).with_context(|| format!("cannot make {}", path.display()))?;
        let folder = Self(path);
        if let Owner::Other { user, group } = owner {
            std::os::unix::fs::chown(&folder.0, Some(*user), Some(*group))?;
        }
        Ok(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cluster_answers_while_it_lives_and_leaves_nothing_behind() {
        let Some(programs) = installed() else { return };
        let cluster = Cluster::start().unwrap();
        let folder = cluster._folder.0.clone();
        let ask = |url: &str| {
            let mut psql = Command::new(programs.join("psql"));
            psql.args(["-Atc", "select 1", url]).stderr(Stdio::null());
            process::read(&mut psql).map(|text| text.trim().to_owned())
        };
        let url = cluster.url().to_owned();
        assert_eq!(ask(&url).unwrap(), "1");
        drop(cluster);
        assert!(ask(&url).is_err());
        assert!(!folder.exists());
    }
}
