//! The kit in a real browser: what is drawn, and where the keyboard is.
#![cfg(target_arch = "wasm32")]
#![expect(clippy::unwrap_used, reason = "clippy does not know these for tests, where stopping is right")]

mod address;
mod async_view;
mod chart;
mod dialog;
mod error_summary;
mod field;
mod languages;
mod link;
mod parts;
mod path;
mod stage;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
