//! The browser app: pages by feature, and the entry points that carry them.
//!
//! `staff` and `own` are what everybody sees, `coordinator`, `round`, `participants` and `registry` are the working
//! surface, `assessor` is where applications are scored, sessions planned and attended, `leading` is who leads and what those see, `planning` are dates proposed from the design and the rooms of the agency, `presence` is being there, `messages` is what people are told, `oversight` is the calendar of all programmes and how each is doing, `sessions` are one's own, `sealed` is the verifier on public pages.
//! A page asks the API through `hooks` only, draws with `polku-ui`, and speaks from `locales/`.

pub mod access;
pub mod accommodation;
pub mod applications;
pub mod attendance;
pub mod audit;
pub mod availability;
pub mod changes;
pub mod circumstances;
pub mod context;
pub mod digests;
pub mod entries;
pub mod facilitators;
pub mod groups;
pub mod hooks;
pub mod leading;
pub mod localised;
pub mod merging;
pub mod messages;
pub mod my_path;
pub mod next_year;
pub mod notify;
pub mod oversight;
mod participation;
pub mod people;
pub mod programmes;
pub mod rehearsal;
pub mod rerouting;
pub mod retention;
pub mod rooms;
pub mod route;
pub mod schedule;
pub mod scoring;
pub mod selection;
pub mod sessions;
pub mod shell;
pub mod supervision;
pub mod today;
pub mod wishes;
pub mod working_time;
pub mod zone;

#[cfg(test)]
wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
