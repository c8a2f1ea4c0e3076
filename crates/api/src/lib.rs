//! The server of Polku: its JSON API, its storage, its jobs and its command line.

pub mod access;
pub mod app;
pub mod clock;
pub mod db;
pub mod http;
pub mod ids;
pub mod problem;
