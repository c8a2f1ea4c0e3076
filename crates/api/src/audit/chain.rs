//! The hash chain over the audit entries. Anyone can compute it with SHA-256 from the rows.
//!
//! - An entry's hash: SHA-256 of the JSON array of its columns, in the order of the table.
//! - A seal's hash: SHA-256 of the JSON array `["polku-audit-1", number, sealed_at, previous hash, entries]`, where
//!   `entries` is the array of `[id, hash]` in the order in which they were sealed.

use serde_json::json;
use sha2::{Digest, Sha256};

use super::store::{EntryRow, SealRow};
use crate::db::Ts;

/// Names the rule above inside every hash, so that a later rule cannot be mistaken for it.
const RULE: &str = "polku-audit-1";

/// What the first seal stands on.
pub(super) const ORIGIN: &str = "0000000000000000000000000000000000000000000000000000000000000000";

fn sha256(value: &serde_json::Value) -> String {
    hex::encode(Sha256::digest(value.to_string().as_bytes()))
}

/// The hash of one entry.
pub(super) fn entry_hash(row: &EntryRow) -> String {
    sha256(&json!([
        row.id,
        row.agency_id,
        instant(row.at),
        row.actor,
        row.action,
        row.subject_kind,
        row.subject,
        row.person,
        row.fields.0,
        row.request_id,
    ]))
}

/// The hash a seal must carry.
pub(super) fn seal_hash(seal: &SealRow) -> String {
    sha256(&json!([RULE, seal.number, instant(seal.sealed_at), seal.previous_hash, seal.entries.0]))
}

fn instant(at: Ts) -> String {
    format!("{:.6}", at.0)
}
