//! What every request passes through, whatever room it goes to: bodies, ids, versions, pages, answers.
//!
//! Handlers take [`Body`], [`PathId`], [`Query`], [`IfMatch`] and give [`Json`], [`Created`], [`Versioned`],
//! [`Listed`] or [`NoContent`]. Whatever does not fit is answered as a problem. Not here: who may do what
//! (`access`), and any business rule.

mod answer;
mod body;
mod catalogue;
mod conditional;
mod cursor;
mod envelope;
mod file;
mod health;
mod idempotency;
mod limits;
pub mod openapi;
pub mod pages;
mod path;
mod probe;
mod proxies;
mod query;
mod request;
mod room;
mod routes_table;
mod schema_check;
mod store;
mod strict_json;
mod table;
mod turns;
mod workbook;

pub use answer::{
    Accepted, Also, Created, Json, Listed, NoContent, Problems, Versioned, WithCounts, is_problem,
};
pub use body::{Body, LargeBody, MAX_JSON, MAX_UPLOAD, NoBody, Upload, from_json};
pub use catalogue::configure as problems;
pub use conditional::{IfMatch, etag};
pub use cursor::{Cursors, Wanted};
pub use envelope::envelope;
pub use file::{CalendarDownload, CsvFile, FollowedCalendar, JsonFile};
pub use health::{view_health, view_readiness};
pub use idempotency::{Idempotent, Once, write_counted_once, write_noting_repeats, write_once};
pub use limits::{Limits, PER_MINUTE, limit};
pub use path::{PathId, PathIds};
pub use probe::{Needed, Probe};
pub use proxies::TrustedProxies;
pub use query::Query;
pub use request::Facts;
pub use room::room;
pub use routes_table::RouteTable;
pub use strict_json::MAX_DEPTH;
pub use table::{Cell, MOST_ROWS, Sheet, TableFile, whole_list, write_table};
pub use turns::Turns;
