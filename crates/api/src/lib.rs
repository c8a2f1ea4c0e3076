//! api

pub mod clock;
pub mod db;
pub mod ids;
