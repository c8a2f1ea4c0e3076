//! Why a proof is refused.

use crate::selection::commitment::CommitmentFault;
use crate::selection::draw::DrawFault;
use crate::selection::value::ValueFault;

/// Why a proof is refused: the first check of `docs/SELECTION.md`, section 4, that fails.
///
/// `at` is a JSON pointer into the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofFault {
    /// The bytes are not UTF-8.
    #[error("the file is not UTF-8 text")]
    NotUtf8,
    /// Not one JSON value.
    #[error("the file is not JSON (line {line}, column {column})")]
    NotJson {
        /// Line in the file, from 1.
        line: usize,
        /// Column in the line, from 1.
        column: usize,
    },
    /// A name stands twice in an object.
    #[error("a field stands twice (line {line}, column {column})")]
    DuplicateField {
        /// Line in the file, from 1.
        line: usize,
        /// Column in the line, from 1.
        column: usize,
    },
    /// A field that the format does not know.
    #[error("unknown field {at}")]
    UnknownField {
        /// Where.
        at: String,
    },
    /// A required field is absent.
    #[error("missing field {at}")]
    MissingField {
        /// Where.
        at: String,
    },
    /// A value of another JSON type than the format's.
    #[error("wrong type of value at {at}")]
    WrongType {
        /// Where.
        at: String,
    },
    /// A list with too few or too many members.
    #[error("wrong number of members in {at}")]
    WrongLength {
        /// Where.
        at: String,
    },
    /// Another format or version.
    #[error("unknown format at {at}")]
    FormatUnknown {
        /// Where.
        at: String,
    },
    /// Another method than the format's.
    #[error("unknown method")]
    MethodUnknown,
    /// A value that is not of its kind.
    #[error("{fault} at {at}")]
    Value {
        /// Where.
        at: String,
        /// What is wrong with it.
        fault: ValueFault,
    },
    /// The parts of the commitment do not fit together.
    #[error(transparent)]
    Commitment(#[from] CommitmentFault),
    /// Rules out of order.
    #[error("the rules are not in ascending order")]
    RulesNotAscending,
    /// Pool out of order.
    #[error("the pool is not in ascending order")]
    PoolNotAscending,
    /// The rules are not those of the digest.
    #[error("the digest of the rules is wrong")]
    RulesDigestWrong,
    /// The commitment is not the one of the hash.
    #[error("the hash of the commitment is wrong")]
    CommitmentHashWrong,
    /// The shares do not fit the commitment.
    #[error(transparent)]
    Draw(#[from] DrawFault),
    /// The seed does not follow from commitment and shares.
    #[error("the seed is wrong")]
    SeedWrong,
    /// Quotas out of order.
    #[error("the quotas are not in ascending order")]
    QuotasNotAscending,
    /// The opened panel is not the one that the seed picks.
    #[error("the seed picks another panel")]
    PickWrong,
    /// The opened panel does not have as many different lines of the pool as there are places.
    #[error("the panel is not one of this pool")]
    PanelMalformed,
    /// The opened panel does not lead to the committed root.
    #[error("the panel was not committed to")]
    PanelNotCommitted,
    /// The order does not follow from seed and pool.
    #[error("the drawn order is wrong, first at position {position}")]
    OrderWrong {
        /// First position that differs, from 1.
        position: usize,
    },
}

impl ProofFault {
    /// The stable code of the document.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotUtf8 => "not_utf8",
            Self::NotJson { .. } => "not_json",
            Self::DuplicateField { .. } => "duplicate_field",
            Self::UnknownField { .. } => "unknown_field",
            Self::MissingField { .. } => "missing_field",
            Self::WrongType { .. } => "wrong_type",
            Self::WrongLength { .. } => "wrong_length",
            Self::FormatUnknown { .. } => "format_unknown",
            Self::MethodUnknown => "method_unknown",
            Self::Value { fault, .. } => value_code(*fault),
            Self::Commitment(fault) => commitment_code(*fault),
            Self::RulesNotAscending => "rules_not_ascending",
            Self::PoolNotAscending => "pool_not_ascending",
            Self::RulesDigestWrong => "rules_digest_wrong",
            Self::CommitmentHashWrong => "commitment_hash_wrong",
            Self::Draw(DrawFault::ShareHashWrong { .. }) => "share_hash_wrong",
            Self::Draw(DrawFault::FallbackMissing) => "fallback_missing",
            Self::Draw(DrawFault::FallbackUnneeded) => "fallback_unneeded",
            Self::Draw(DrawFault::BookWrong) => "panel_not_committed",
            Self::SeedWrong => "seed_wrong",
            Self::QuotasNotAscending => "quotas_not_ascending",
            Self::PickWrong => "pick_wrong",
            Self::PanelMalformed => "panel_malformed",
            Self::PanelNotCommitted => "panel_not_committed",
            Self::OrderWrong { .. } => "order_wrong",
        }
    }
}

const fn value_code(fault: ValueFault) -> &'static str {
    match fault {
        ValueFault::Uuid => "uuid_malformed",
        ValueFault::Text => "text_malformed",
        ValueFault::Number => "number_out_of_range",
        ValueFault::RuleId => "rule_id_malformed",
        ValueFault::Digest => "digest_malformed",
        ValueFault::Role => "role_malformed",
        ValueFault::Date => "date_malformed",
        ValueFault::Pseudonym => "pseudonym_malformed",
    }
}

const fn commitment_code(fault: CommitmentFault) -> &'static str {
    match fault {
        CommitmentFault::CorrectsItself => "corrects_itself",
        CommitmentFault::TooManyRules | CommitmentFault::PoolSize => "wrong_length",
        CommitmentFault::RuleTwice => "rule_twice",
        CommitmentFault::RolesEqual => "roles_equal",
        CommitmentFault::FallbackTooEarly => "fallback_too_early",
        CommitmentFault::PoolDuplicate | CommitmentFault::ChancesDiffer => "pool_duplicate",
        CommitmentFault::CriterionCount => "wrong_length",
        CommitmentFault::CriterionTwice => "criterion_twice",
        CommitmentFault::ClassMissing => "class_missing",
        CommitmentFault::QuotaCount => "wrong_length",
        CommitmentFault::QuotaTwice => "quota_twice",
        CommitmentFault::QuotaCrossed => "quota_crossed",
    }
}
