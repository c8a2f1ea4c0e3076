//! The server of Polku: its JSON API, its storage, its jobs and its command line.

pub mod access;
pub mod app;
pub mod audit;
pub mod clock;
pub mod db;
pub mod http;
pub mod ids;
pub mod keystore;
pub mod problem;
