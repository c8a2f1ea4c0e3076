//! The clock of the demo: it starts on the Monday after the call of 2020 closed, and runs on from there.
//!
//! How far it differs from the machine's clock is kept beside the database, so that a second start goes on where
//! the first one began. Where that file is, the data belongs to the demo: it is never served by the real clock, nor
//! real data by this one. The file names the one database it is about, so that other settings do not lead elsewhere.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::clock::{Clock, OffsetClock, SystemClock};
use crate::db::DatabaseUrl;

/// Monday 4 May 2020, 09:00 in Helsinki.
const START: &str = "2020-05-04T06:00:00Z";

#[derive(Serialize, Deserialize)]
struct Kept {
    offset_seconds: i64,
    /// Which database the demo was loaded into; unless it is a file beside this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    database: Option<String>,
}

fn file(folder: &Path) -> PathBuf {
    folder.join("demo-clock.json")
}

/// What a database is known by: nothing where it lies in the folder, which can be moved as a whole.
fn identity(folder: &Path, database: &DatabaseUrl) -> Option<String> {
    let address = match database {
        DatabaseUrl::Sqlite(file) if file.parent().is_some_and(|beside| is_same(beside, folder)) => {
            return None;
        }
        DatabaseUrl::Sqlite(file) => file.display().to_string(),
        DatabaseUrl::Postgres(url) => url.clone(),
    };
    Some(hex::encode(Sha256::digest(address)))
}

fn is_same(one: &Path, other: &Path) -> bool {
    matches!((one.canonicalize(), other.canonicalize()), (Ok(one), Ok(other)) if one == other)
}

/// The clock to serve the database with. `has_data` tells whether there is anything in it already.
pub(super) fn choose(
    folder: &Path,
    database: &DatabaseUrl,
    demo: bool,
    has_data: bool,
) -> Result<Arc<dyn Clock>> {
    let beside = database.file().and_then(Path::parent);
    let marked = [Some(folder), beside].into_iter().flatten().find(|folder| file(folder).exists());
    match (demo, marked) {
        (false, None) => Ok(Arc::new(SystemClock)),
        (false, Some(marked)) => bail!(
            "{} holds the demo: start it with --demo, or name another folder with --data",
            marked.display()
        ),
        (true, None) if has_data => {
            bail!(
                "the database of {} holds data that is not the demo's: the demo's clock is not set over it",
                folder.display()
            )
        }
        (true, None) => first_start(folder, database),
        (true, Some(_)) => go_on(folder, database),
    }
}

fn first_start(folder: &Path, database: &DatabaseUrl) -> Result<Arc<dyn Clock>> {
    let file = file(folder);
    let start: Timestamp = START.parse()?;
    let offset_seconds = OffsetClock::starting_at(start).offset().as_secs();
    let kept = Kept { offset_seconds, database: identity(folder, database) };
    std::fs::write(&file, serde_json::to_vec(&kept)?).with_context(|| file.display().to_string())?;
    Ok(Arc::new(OffsetClock::with_offset(SignedDuration::from_secs(offset_seconds))))
}

fn go_on(folder: &Path, database: &DatabaseUrl) -> Result<Arc<dyn Clock>> {
    let file = file(folder);
    let text = std::fs::read(&file).with_context(|| file.display().to_string())?;
    let kept: Kept = serde_json::from_slice(&text).with_context(|| file.display().to_string())?;
    if kept.database != identity(folder, database) {
        bail!(
            "{} belongs to another database than the one that is named: its clock is not set over this one",
            file.display()
        )
    }
    Ok(Arc::new(OffsetClock::with_offset(SignedDuration::from_secs(kept.offset_seconds))))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A folder and the database in it.
    fn folder(name: &str) -> (PathBuf, DatabaseUrl) {
        let path = std::env::temp_dir().join(format!("polku-demo-clock-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        let database = DatabaseUrl::parse(&format!("sqlite:{}", path.join("polku.db").display())).unwrap();
        (path, database)
    }

    #[test]
    fn a_second_start_goes_on_where_the_first_began() {
        let server = DatabaseUrl::parse("postgres://demo@localhost/demo").unwrap();
        let (folder, file) = folder("second");
        for database in [file, server] {
            let first = choose(&folder, &database, true, false).unwrap().now();
            let second = choose(&folder, &database, true, true).unwrap().now();
            assert!(first.to_string().starts_with("2020-05-04T0"));
            assert!(second >= first && second < first + SignedDuration::from_mins(1));
            std::fs::remove_file(super::file(&folder)).unwrap();
        }
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn neither_clock_is_set_over_data_of_the_other() {
        let (real, data) = folder("real");
        assert!(choose(&real, &data, true, true).is_err());
        choose(&real, &data, false, true).unwrap();
        let (demo, own) = folder("demo");
        choose(&demo, &own, true, false).unwrap();
        assert!(choose(&demo, &own, false, true).is_err());
        assert!(
            choose(&real, &own, false, true).is_err(),
            "wherever the settings lie, the data is the demo's"
        );
        std::fs::remove_dir_all(real).unwrap();
        std::fs::remove_dir_all(demo).unwrap();
    }

    #[test]
    fn where_the_demo_was_once_its_clock_is_set_over_no_other_database() {
        let (demo, own) = folder("once");
        choose(&demo, &own, true, false).unwrap();
        let (real, data) = folder("agency");
        let server = DatabaseUrl::parse("postgres://agency@localhost/agency").unwrap();
        for database in [&data, &server] {
            assert!(choose(&demo, database, true, true).is_err());
            assert!(choose(&demo, database, true, false).is_err());
        }
        choose(&demo, &own, true, true).unwrap();
        std::fs::remove_dir_all(real).unwrap();
        std::fs::remove_dir_all(demo).unwrap();
    }
}
