use gloo::storage::{LocalStorage, Storage};
use serde::de::DeserializeOwned;

/// What was kept under this name in this browser, read in the one way in which answers are read.
pub fn kept<T: DeserializeOwned>(name: &str) -> Option<T> {
    let text = LocalStorage::raw().get_item(name).ok().flatten()?;
    polku_client::read_json(&text)
}
