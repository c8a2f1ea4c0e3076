//! Public pages: a programme and the proof of its draw, made by the server and readable without script.
//!
//! They show what has been published and nothing about a person: the programme with its call, rules and hours, and
//! of a draw what its commitment and its proof file say. Each weighs at most 20 KB with its style.
//!
//! Not here: the verifier that runs in the reader's browser (the app's sealed entry), the proof file itself
//! (`selection`).

mod pages;
mod rehearsed;
mod routes;
mod service;
mod store;

pub use routes::configure;
