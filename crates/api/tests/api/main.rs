//! The API as its clients see it, on both engines.

mod access;
mod accommodation;
mod agencies;
mod applications;
mod audit;
mod bodies;
mod calls;
mod errors;
mod groups;
mod lists;
mod mails;
mod merging;
mod next_year;
mod openapi;
mod pages;
mod people;
mod programmes;
mod public;
mod rehearsal;
mod retention;
mod scoring;
mod selection;
mod statements;
mod supervision;
mod support;
mod walks;
