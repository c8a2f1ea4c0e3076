//! The shape of a proof file: which fields, of which JSON types. What the values mean comes after.

use super::fault::ProofFault;
use super::json::{Fields, Json, nullable_at, text_at};

/// A file of the right shape; nothing in it is checked yet.
pub(super) struct RawProof {
    pub(super) format: String,
    pub(super) commitment: RawCommitment,
    pub(super) commitment_sha256: String,
    pub(super) shares: [Option<String>; 2],
    pub(super) fallback_value: Option<String>,
    pub(super) seed: String,
    pub(super) order: Vec<String>,
}

pub(super) struct RawCommitment {
    pub(super) format: String,
    pub(super) round: String,
    /// Round and cause.
    pub(super) corrects: Option<(String, String)>,
    pub(super) call: String,
    pub(super) seats: Option<u64>,
    pub(super) method: String,
    pub(super) rules: Vec<RawRule>,
    pub(super) rules_sha256: String,
    /// Role and hash.
    pub(super) shares: [(String, String); 2],
    pub(super) reveal_by: String,
    /// Description and day.
    pub(super) fallback: (String, String),
    pub(super) pool: Vec<String>,
}

pub(super) struct RawRule {
    pub(super) id: String,
    pub(super) version: Option<u64>,
    pub(super) text: String,
}

const PROOF: [&str; 7] =
    ["format", "commitment", "commitment_sha256", "shares", "fallback_value", "seed", "order"];
const COMMITMENT: [&str; 12] = [
    "format",
    "round",
    "corrects",
    "call",
    "seats",
    "method",
    "rules",
    "rules_sha256",
    "shares",
    "reveal_by",
    "fallback",
    "pool",
];

impl RawProof {
    /// Reads the shape of the whole file.
    pub(super) fn read(json: &Json) -> Result<Self, ProofFault> {
        let fields = Fields::of(json, "", &PROOF)?;
        Ok(Self {
            format: fields.text("format")?,
            commitment: RawCommitment::read(fields.value("commitment")?, "/commitment")?,
            commitment_sha256: fields.text("commitment_sha256")?,
            shares: pair(&fields, "shares", |share, at| nullable_at(share, at, text_at))?,
            fallback_value: fields.nullable("fallback_value", text_at)?,
            seed: fields.text("seed")?,
            order: fields.list("order", text_at)?,
        })
    }
}

impl RawCommitment {
    pub(super) fn read(json: &Json, at: &str) -> Result<Self, ProofFault> {
        let fields = Fields::of(json, at, &COMMITMENT)?;
        Ok(Self {
            format: fields.text("format")?,
            round: fields.text("round")?,
            corrects: fields.nullable("corrects", |json, at| two_texts(json, at, ["round", "cause"]))?,
            call: fields.text("call")?,
            seats: fields.number("seats")?,
            method: fields.text("method")?,
            rules: fields.list("rules", RawRule::read)?,
            rules_sha256: fields.text("rules_sha256")?,
            shares: pair(&fields, "shares", |json, at| two_texts(json, at, ["role", "sha256"]))?,
            reveal_by: fields.text("reveal_by")?,
            fallback: two_texts(
                fields.value("fallback")?,
                &fields.pointer("fallback"),
                ["description", "published_on"],
            )?,
            pool: fields.list("pool", text_at)?,
        })
    }
}

impl RawRule {
    fn read(json: &Json, at: &str) -> Result<Self, ProofFault> {
        let fields = Fields::of(json, at, &["id", "version", "text"])?;
        Ok(Self { id: fields.text("id")?, version: fields.number("version")?, text: fields.text("text")? })
    }
}

fn two_texts(json: &Json, at: &str, names: [&str; 2]) -> Result<(String, String), ProofFault> {
    let fields = Fields::of(json, at, &names)?;
    let [first, second] = names;
    Ok((fields.text(first)?, fields.text(second)?))
}

fn pair<'a, T>(
    fields: &Fields<'a>,
    name: &str,
    member: impl Fn(&'a Json, &str) -> Result<T, ProofFault>,
) -> Result<[T; 2], ProofFault> {
    let list = fields.list(name, member)?;
    list.try_into().map_err(|_| ProofFault::WrongLength { at: fields.pointer(name) })
}
