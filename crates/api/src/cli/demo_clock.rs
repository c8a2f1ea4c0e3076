//! The clock of the demo: it starts on the Monday after the call of 2020 closed, and runs on from there.
//!
//! How far it differs from the machine's clock is kept beside the database, so that a second start goes on where
//! the first one began. Where that file is, the data belongs to the demo: it is never served by the real clock, nor
//! real data by this one.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::clock::{Clock, OffsetClock, SystemClock};

/// Monday 4 May 2020, 09:00 in Helsinki.
const START: &str = "2020-05-04T06:00:00Z";

#[derive(Serialize, Deserialize)]
struct Kept {
    offset_seconds: i64,
}

fn file(folder: &Path) -> PathBuf {
    folder.join("demo-clock.json")
}

/// The clock to serve the data in `folder` with. `has_data` tells whether there is a database already.
pub(super) fn choose(folder: &Path, demo: bool, has_data: bool) -> Result<Arc<dyn Clock>> {
    let file = file(folder);
    match (demo, file.exists()) {
        (false, false) => Ok(Arc::new(SystemClock)),
        (false, true) => bail!(
            "{} holds the demo: start it with --demo, or name another folder with --data",
            folder.display()
        ),
        (true, false) if has_data => {
            bail!(
                "{} holds data that is not the demo's: the demo's clock is not set over it",
                folder.display()
            )
        }
        (true, false) => {
            let start: Timestamp = START.parse()?;
            let clock = OffsetClock::starting_at(start);
            let kept = Kept { offset_seconds: clock.offset().as_secs() };
            std::fs::write(&file, serde_json::to_vec(&kept)?).with_context(|| file.display().to_string())?;
            Ok(Arc::new(OffsetClock::with_offset(SignedDuration::from_secs(kept.offset_seconds))))
        }
        (true, true) => {
            let text = std::fs::read(&file).with_context(|| file.display().to_string())?;
            let kept: Kept = serde_json::from_slice(&text).with_context(|| file.display().to_string())?;
            Ok(Arc::new(OffsetClock::with_offset(SignedDuration::from_secs(kept.offset_seconds))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(name: &str) -> PathBuf {
        let path = std::env::temp_dir().join(format!("polku-demo-clock-{}-{name}", std::process::id()));
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        path
    }

    #[test]
    fn a_second_start_goes_on_where_the_first_began() {
        let folder = folder("second");
        let first = choose(&folder, true, false).unwrap().now();
        let second = choose(&folder, true, true).unwrap().now();
        assert!(first.to_string().starts_with("2020-05-04T0"));
        assert!(second >= first && second < first + SignedDuration::from_mins(1));
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn neither_clock_is_set_over_data_of_the_other() {
        let folder = folder("other");
        assert!(choose(&folder, true, true).is_err());
        choose(&folder, false, true).unwrap();
        choose(&folder, true, false).unwrap();
        assert!(choose(&folder, false, true).is_err());
        std::fs::remove_dir_all(folder).unwrap();
    }
}
