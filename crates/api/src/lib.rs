//! The server of Polku: its JSON API, its storage, its jobs and its command line.

pub mod access;
pub mod accommodation;
pub mod agencies;
pub mod app;
pub mod applications;
pub mod audit;
pub mod changes;
pub mod cli;
pub mod clock;
pub mod config;
pub mod db;
pub mod demo;
pub mod groups;
pub mod http;
pub mod ids;
pub mod jobs;
pub mod keystore;
pub mod my_data;
pub mod notify;
pub mod participation;
pub mod people;
pub mod problem;
pub mod programmes;
pub mod public;
pub mod selection;
pub mod text;
