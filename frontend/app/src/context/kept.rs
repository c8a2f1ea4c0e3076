use gloo::storage::{LocalStorage, Storage};
use serde::de::DeserializeOwned;

/// What was kept under this name in this browser, read in the one way in which answers are read.
pub fn kept<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text = LocalStorage::raw().get_item(name).ok().flatten()?;
    polku_client::read_json(&text)
}

/// What the names of marks begin with that wait on this device.
pub const MARKS_KEPT: &str = "polku-marks-";

/// Forgets every mark that waits on this device: whoever signs out leaves nothing of others behind.
pub fn forget_marks_kept() {
    let storage = LocalStorage::raw();
    let names: Vec<String> = (0..LocalStorage::length())
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|name| name.starts_with(MARKS_KEPT))
        .collect();
    names.iter().for_each(LocalStorage::delete);
}
