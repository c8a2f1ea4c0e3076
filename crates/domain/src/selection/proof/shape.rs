//! The shape of a proof file: which fields, of which JSON types. What the values mean comes after.

use super::fault::ProofFault;
use super::json::{Fields, Json, nullable_at, number_at, text_at};
use super::{PROOF_FORMAT, QUOTA_PROOF_FORMAT, SCORED_PROOF_FORMAT};
use crate::selection::commitment::{
    FORMAT, METHOD, QUOTA_FORMAT, QUOTA_METHOD, SCORED_FORMAT, SCORED_METHOD,
};

/// Which of the documented shapes an object has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// Equal chances, section 4; also whatever says that it is something else.
    Plain,
    /// Quotas, section 7.
    Quotas,
    /// Classes of equals, section 8.
    Scored,
}

impl Shape {
    /// What the file and its commitment have to name: the format of the file, of the commitment, and the method.
    pub(super) const fn names(self) -> [&'static str; 3] {
        match self {
            Self::Plain => [PROOF_FORMAT, FORMAT, METHOD],
            Self::Quotas => [QUOTA_PROOF_FORMAT, QUOTA_FORMAT, QUOTA_METHOD],
            Self::Scored => [SCORED_PROOF_FORMAT, SCORED_FORMAT, SCORED_METHOD],
        }
    }

    /// The shape that an object says it has, by the name at `place` of [`Self::names`].
    fn of(json: &Json, place: impl Fn([&'static str; 3]) -> &'static str) -> Self {
        let said = |shape: &Self| is_of(json, place(shape.names()));
        [Self::Quotas, Self::Scored].into_iter().find(said).unwrap_or(Self::Plain)
    }
}

/// A file of the right shape; nothing in it is checked yet.
pub(super) struct RawProof {
    pub(super) shape: Shape,
    pub(super) format: String,
    pub(super) commitment: RawCommitment,
    pub(super) commitment_sha256: String,
    pub(super) shares: [Option<String>; 2],
    pub(super) fallback_value: Option<String>,
    pub(super) seed: String,
    /// Only in a draw under quotas.
    pub(super) panel: Option<RawPanel>,
    pub(super) order: Vec<String>,
}

/// The opened panel.
pub(super) struct RawPanel {
    pub(super) number: Option<u64>,
    pub(super) salt: String,
    pub(super) lines: Vec<Option<u64>>,
    pub(super) path: Vec<String>,
}

/// What a commitment to a draw under quotas has beyond the other.
pub(super) struct RawTerms {
    pub(super) quotas: Vec<RawQuota>,
    /// Number and root of the panels.
    pub(super) panels: (Option<u64>, String),
    pub(super) auditor: String,
    /// Beside the pool.
    pub(super) chances: Vec<String>,
}

/// What a commitment to a draw among equals has beyond the first.
pub(super) struct RawScored {
    pub(super) criteria: Vec<RawCriterion>,
    pub(super) limit: Option<u64>,
    pub(super) classes: Option<u64>,
    /// Beside the pool.
    pub(super) class_of: Vec<Option<u64>>,
}

pub(super) struct RawCriterion {
    pub(super) id: String,
    pub(super) weight: Option<u64>,
    pub(super) highest: Option<u64>,
    pub(super) text: String,
}

pub(super) struct RawQuota {
    pub(super) attribute: String,
    pub(super) value: String,
    pub(super) min: Option<u64>,
    pub(super) max: Option<u64>,
    pub(super) lines: Option<Option<u64>>,
}

pub(super) struct RawCommitment {
    pub(super) shape: Shape,
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
    /// Only in a draw under quotas.
    pub(super) terms: Option<RawTerms>,
    /// Only in a draw among equals.
    pub(super) scored: Option<RawScored>,
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

const QUOTA_PROOF: [&str; 8] =
    ["format", "commitment", "commitment_sha256", "shares", "fallback_value", "seed", "panel", "order"];
const QUOTA_COMMITMENT: [&str; 15] = [
    "format",
    "round",
    "corrects",
    "call",
    "seats",
    "method",
    "rules",
    "rules_sha256",
    "quotas",
    "panels",
    "auditor",
    "shares",
    "reveal_by",
    "fallback",
    "pool",
];

const SCORED_COMMITMENT: [&str; 15] = [
    "format",
    "round",
    "corrects",
    "call",
    "seats",
    "method",
    "rules",
    "rules_sha256",
    "criteria",
    "limit",
    "classes",
    "shares",
    "reveal_by",
    "fallback",
    "pool",
];

/// Whether an object says that it is of this format.
fn is_of(json: &Json, format: &str) -> bool {
    let Json::Object(fields) = json else { return false };
    fields.iter().any(|(name, value)| name == "format" && matches!(value, Json::Text(text) if text == format))
}

impl RawProof {
    /// Reads the shape of the whole file; the format of the file decides which.
    pub(super) fn read(json: &Json) -> Result<Self, ProofFault> {
        let shape = Shape::of(json, |[file, ..]| file);
        let quotas = shape == Shape::Quotas;
        let fields = Fields::of(json, "", if quotas { &QUOTA_PROOF } else { &PROOF })?;
        Ok(Self {
            shape,
            format: fields.text("format")?,
            commitment: RawCommitment::read(fields.value("commitment")?, "/commitment", shape)?,
            commitment_sha256: fields.text("commitment_sha256")?,
            shares: pair(&fields, "shares", |share, at| nullable_at(share, at, text_at))?,
            fallback_value: fields.nullable("fallback_value", text_at)?,
            seed: fields.text("seed")?,
            panel: quotas
                .then(|| RawPanel::read(fields.value("panel")?, &fields.pointer("panel")))
                .transpose()?,
            order: fields.list("order", text_at)?,
        })
    }
}

impl RawPanel {
    fn read(json: &Json, at: &str) -> Result<Self, ProofFault> {
        let fields = Fields::of(json, at, &["number", "salt", "lines", "path"])?;
        Ok(Self {
            number: fields.number("number")?,
            salt: fields.text("salt")?,
            lines: fields.list("lines", number_at)?,
            path: fields.list("path", text_at)?,
        })
    }
}

impl RawQuota {
    fn read(json: &Json, at: &str) -> Result<Self, ProofFault> {
        let fields = Fields::of(json, at, &["attribute", "value", "min", "max", "lines"])?;
        Ok(Self {
            attribute: fields.text("attribute")?,
            value: fields.text("value")?,
            min: fields.number("min")?,
            max: fields.number("max")?,
            lines: fields.nullable("lines", number_at)?,
        })
    }
}

impl RawCommitment {
    /// Reads a commitment by itself, of the format that it says it has.
    pub(super) fn read_alone(json: &Json) -> Result<Self, ProofFault> {
        Self::read(json, "", Shape::of(json, |[_, commitment, _]| commitment))
    }

    fn read(json: &Json, at: &str, shape: Shape) -> Result<Self, ProofFault> {
        let names: &[&str] = match shape {
            Shape::Plain => &COMMITMENT,
            Shape::Quotas => &QUOTA_COMMITMENT,
            Shape::Scored => &SCORED_COMMITMENT,
        };
        let fields = Fields::of(json, at, names)?;
        let format = fields.text("format")?;
        let round = fields.text("round")?;
        let corrects = fields.nullable("corrects", |json, at| two_texts(json, at, ["round", "cause"]))?;
        let (call, seats, method) = (fields.text("call")?, fields.number("seats")?, fields.text("method")?);
        let rules = fields.list("rules", RawRule::read)?;
        let rules_sha256 = fields.text("rules_sha256")?;
        let terms = (shape == Shape::Quotas).then(|| quota_terms(&fields)).transpose()?;
        let mut scored = (shape == Shape::Scored).then(|| RawScored::read(&fields)).transpose()?;
        let shares = pair(&fields, "shares", |json, at| two_texts(json, at, ["role", "sha256"]))?;
        let reveal_by = fields.text("reveal_by")?;
        let at = fields.pointer("fallback");
        let fallback = two_texts(fields.value("fallback")?, &at, ["description", "published_on"])?;
        let (pool, terms) = match terms {
            None => match &mut scored {
                None => (fields.list("pool", text_at)?, None),
                Some(scored) => {
                    let lines = fields.list("pool", classed_line)?;
                    let (pool, class_of) = lines.into_iter().unzip();
                    scored.class_of = class_of;
                    (pool, None)
                }
            },
            Some((quotas, panels, auditor)) => {
                let lines = fields.list("pool", |json, at| two_texts(json, at, ["line", "chance"]))?;
                let (pool, chances) = lines.into_iter().unzip();
                (pool, Some(RawTerms { quotas, panels, auditor, chances }))
            }
        };
        Ok(Self {
            shape,
            format,
            round,
            corrects,
            call,
            seats,
            method,
            rules,
            rules_sha256,
            shares,
            reveal_by,
            fallback,
            pool,
            terms,
            scored,
        })
    }
}

/// Quotas, number and root of the panels, and auditor.
type QuotaFields = (Vec<RawQuota>, (Option<u64>, String), String);

fn quota_terms(fields: &Fields<'_>) -> Result<QuotaFields, ProofFault> {
    let quotas = fields.list("quotas", RawQuota::read)?;
    let panels = Fields::of(fields.value("panels")?, &fields.pointer("panels"), &["count", "root"])?;
    Ok((quotas, (panels.number("count")?, panels.text("root")?), fields.text("auditor")?))
}

impl RawScored {
    /// What stands before the pool; the classes of the lines follow with it.
    fn read(fields: &Fields<'_>) -> Result<Self, ProofFault> {
        let criteria = fields.list("criteria", RawCriterion::read)?;
        let (limit, classes) = (fields.number("limit")?, fields.number("classes")?);
        Ok(Self { criteria, limit, classes, class_of: Vec::new() })
    }
}

impl RawCriterion {
    fn read(json: &Json, at: &str) -> Result<Self, ProofFault> {
        let fields = Fields::of(json, at, &["id", "weight", "highest", "text"])?;
        Ok(Self {
            id: fields.text("id")?,
            weight: fields.number("weight")?,
            highest: fields.number("highest")?,
            text: fields.text("text")?,
        })
    }
}

/// A line with its class.
fn classed_line(json: &Json, at: &str) -> Result<(String, Option<u64>), ProofFault> {
    let fields = Fields::of(json, at, &["line", "class"])?;
    Ok((fields.text("line")?, fields.number("class")?))
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
