//! The commitment: everything the draw depends on, fixed and published before any share is revealed.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::classes::ClassTerms;
use super::digest::Digest;
use super::line::Pseudonym;
use super::panels::{MAX_PANELS, QuotaTerms};
use super::share::SharePromise;
use super::value::{OneLine, ValueFault};
use crate::ids::SelectionId;

/// Most seats of a round.
pub const MAX_SEATS: u32 = 100_000;
/// Most lines of a pool.
pub const MAX_POOL: usize = 100_000;
/// Most rules of a round.
pub const MAX_RULES: usize = 200;
/// Highest version of a rule.
pub const MAX_RULE_VERSION: u32 = 1_000_000;
pub(super) const FORMAT: &str = "polku-draw/1";
pub(super) const METHOD: &str = "equal chance draw";
pub(super) const QUOTA_FORMAT: &str = "polku-draw/2";
pub(super) const QUOTA_METHOD: &str = "quota draw";
pub(super) const SCORED_FORMAT: &str = "polku-draw/3";
pub(super) const SCORED_METHOD: &str = "scored draw";

/// Number of places drawn for, 1 to [`MAX_SEATS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seats(u32);

impl Seats {
    /// Checks the range.
    ///
    /// # Errors
    /// [`ValueFault::Number`].
    pub const fn parse(seats: u32) -> Result<Self, ValueFault> {
        if seats >= 1 && seats <= MAX_SEATS { Ok(Self(seats)) } else { Err(ValueFault::Number) }
    }

    /// The number.
    #[must_use]
    pub const fn get(self) -> u32 {
        self.0
    }
}

/// One rule that decided who is in the pool, in the words that are hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleText {
    id: String,
    version: u32,
    text: OneLine,
}

impl RuleText {
    /// A rule by its id (1 to 64 of `a-z`, `0-9`, `_`, `-`), version (1 to 1,000,000) and complete text.
    ///
    /// # Errors
    /// [`ValueFault::RuleId`], [`ValueFault::Number`] or [`ValueFault::Text`].
    pub fn parse(id: &str, version: u32, text: &str) -> Result<Self, ValueFault> {
        if !is_rule_id(id) {
            return Err(ValueFault::RuleId);
        }
        if version == 0 || version > MAX_RULE_VERSION {
            return Err(ValueFault::Number);
        }
        Ok(Self { id: id.to_owned(), version, text: OneLine::parse(text)? })
    }

    /// The rule's id.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The rule's version.
    #[must_use]
    pub const fn version(&self) -> u32 {
        self.version
    }

    /// What the rule does, in one line.
    #[must_use]
    pub fn text(&self) -> &str {
        self.text.as_str()
    }
}

/// Whether a text is the id of a rule or a criterion.
pub(super) fn is_rule_id(id: &str) -> bool {
    let word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    id.starts_with(word) && id.len() <= 64 && id.chars().all(|c| word(c) || matches!(c, '_' | '-'))
}

/// What replaces a withheld share: a public value that does not exist before the reveal ends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredFallback {
    /// Names the value so that nothing is left to interpret.
    pub description: OneLine,
    /// The day on which it becomes public.
    pub published_on: Date,
}

/// The earlier round that this one corrects, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The earlier round.
    pub round: SelectionId,
    /// The cause, for the public.
    pub cause: OneLine,
}

/// What a commitment is made of. The order of `rules` and `pool` means nothing.
#[derive(Clone, Debug)]
pub struct CommitmentParts {
    /// This round.
    pub round: SelectionId,
    /// The earlier round, if this one corrects it.
    pub corrects: Option<Correction>,
    /// Programme and call, for readers.
    pub call: OneLine,
    /// Places drawn for.
    pub seats: Seats,
    /// The rules that decided who is in the pool.
    pub rules: Vec<RuleText>,
    /// The promised shares, first holder first.
    pub shares: [SharePromise; 2],
    /// Last day on which a share can be revealed.
    pub reveal_by: Date,
    /// What replaces a withheld share.
    pub fallback: DeclaredFallback,
    /// The eligible applications by their pseudonyms.
    pub pool: Vec<Pseudonym>,
    /// By which method.
    pub method: Method,
}

/// How the order comes about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Every line has the same chance.
    #[default]
    EqualChances,
    /// One of many panels is drawn instead of single lines.
    Quotas(Box<QuotaTerms>),
    /// The lines are in classes of equals, and the draw decides only within a class.
    Scored(Box<ClassTerms>),
}

impl Method {
    /// Quotas and panels, if a panel is drawn.
    #[must_use]
    pub fn quotas(&self) -> Option<&QuotaTerms> {
        if let Self::Quotas(terms) = self { Some(terms) } else { None }
    }

    /// Criteria and classes, if applications were scored.
    #[must_use]
    pub fn classes(&self) -> Option<&ClassTerms> {
        if let Self::Scored(terms) = self { Some(terms) } else { None }
    }

    /// The name of the method, and of the text's format.
    pub(super) const fn names(&self) -> (&'static str, &'static str) {
        match self {
            Self::EqualChances => (METHOD, FORMAT),
            Self::Quotas(_) => (QUOTA_METHOD, QUOTA_FORMAT),
            Self::Scored(_) => (SCORED_METHOD, SCORED_FORMAT),
        }
    }
}

/// Why parts make no commitment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CommitmentFault {
    /// The round claims to correct itself.
    #[error("a round cannot correct itself")]
    CorrectsItself,
    /// More than [`MAX_RULES`] rules.
    #[error("there are more than {MAX_RULES} rules")]
    TooManyRules,
    /// Two rules have the same id.
    #[error("two rules have the same id")]
    RuleTwice,
    /// Both shares are held in the same role.
    #[error("both shares are held in the same role")]
    RolesEqual,
    /// Somebody could know the fallback while a share can still be withheld.
    #[error("the fallback is public before the time to reveal ends")]
    FallbackTooEarly,
    /// Nobody is in the pool, or more than [`MAX_POOL`].
    #[error("the pool has no line or more than {MAX_POOL}")]
    PoolSize,
    /// A pseudonym stands twice in the pool.
    #[error("a line stands twice in the pool")]
    PoolDuplicate,
    /// There are no quotas, or too many, or no panels, or too many.
    #[error("there are no quotas or panels, or too many")]
    QuotaCount,
    /// A quota stands twice.
    #[error("a quota stands twice")]
    QuotaTwice,
    /// The least of a quota is above its most.
    #[error("the least of a quota is above its most")]
    QuotaCrossed,
    /// Not every line has its sealed chance.
    #[error("a line has no sealed chance, or a chance has no line")]
    ChancesDiffer,
    /// There are no criteria, or too many.
    #[error("there are no criteria, or too many")]
    CriterionCount,
    /// A criterion stands twice.
    #[error("a criterion stands twice")]
    CriterionTwice,
    /// The numbers of the classes leave one out or go beyond the last, or a line is in none.
    #[error("a class has no line, or a line no class")]
    ClassMissing,
}

/// A published commitment: parts that fit together, rules and pool in canonical order.
#[derive(Clone, Debug)]
pub struct Commitment {
    parts: CommitmentParts,
}

impl Commitment {
    /// Brings rules and pool in order and checks that the parts fit together.
    ///
    /// # Errors
    /// The first [`CommitmentFault`] in the order of `docs/SELECTION.md`, section 4.
    pub fn new(mut parts: CommitmentParts) -> Result<Self, CommitmentFault> {
        parts.rules.sort_by(|a, b| a.id.cmp(&b.id));
        parts.pool.sort_unstable();
        if parts.corrects.as_ref().is_some_and(|earlier| earlier.round == parts.round) {
            return Err(CommitmentFault::CorrectsItself);
        }
        if parts.rules.len() > MAX_RULES {
            return Err(CommitmentFault::TooManyRules);
        }
        if parts.rules.is_sorted_by(|a, b| a.id < b.id) { Ok(()) } else { Err(CommitmentFault::RuleTwice) }?;
        let [first, second] = &parts.shares;
        if first.role == second.role {
            return Err(CommitmentFault::RolesEqual);
        }
        if parts.fallback.published_on <= parts.reveal_by {
            return Err(CommitmentFault::FallbackTooEarly);
        }
        if parts.pool.is_empty() || parts.pool.len() > MAX_POOL {
            return Err(CommitmentFault::PoolSize);
        }
        if !parts.pool.is_sorted_by(|a, b| a < b) {
            return Err(CommitmentFault::PoolDuplicate);
        }
        match &mut parts.method {
            Method::EqualChances => {}
            Method::Quotas(terms) => check_terms(terms, &parts.pool)?,
            Method::Scored(terms) => terms.check(&parts.pool)?,
        }
        Ok(Self { parts })
    }

    /// The parts, rules and pool in canonical order.
    #[must_use]
    pub const fn parts(&self) -> &CommitmentParts {
        &self.parts
    }

    /// The canonical text of the rules.
    #[must_use]
    pub fn rules_text(&self) -> String {
        rules_text(&self.parts.rules)
    }

    /// Hash of [`Self::rules_text`].
    #[must_use]
    pub fn rules_sha256(&self) -> Digest {
        Digest::of(&self.rules_text())
    }

    /// The commitment as the proof file will hold it; [`super::read_commitment`] reads it.
    #[must_use]
    pub fn to_json(&self) -> String {
        super::proof::commitment_to_json(self)
    }

    /// The canonical text that is published and hashed.
    #[must_use]
    pub fn text(&self) -> String {
        let (parts, (method, format)) = (&self.parts, self.parts.method.names());
        let corrects = match &parts.corrects {
            None => "none".to_owned(),
            Some(earlier) => format!("{} {}", earlier.round, earlier.cause.as_str()),
        };
        let [first, second] = &parts.shares;
        let mut text = format!(
            "{format}\nround: {}\ncorrects: {corrects}\ncall: {}\nseats: {}\nmethod: {method}\nrules: {}\n{}\
             share: {} {}\nshare: {} {}\nreveal_by: {}\nfallback_on: {}\nfallback: {}\npool: {}\n",
            parts.round,
            parts.call.as_str(),
            parts.seats.get(),
            self.rules_sha256(),
            method_text(&parts.method),
            first.role,
            first.hash,
            second.role,
            second.hash,
            parts.reveal_by,
            parts.fallback.published_on,
            parts.fallback.description.as_str(),
            parts.pool.len(),
        );
        for line in &parts.pool {
            let beside = match &parts.method {
                Method::EqualChances => None,
                Method::Quotas(terms) => terms.chances.get(line).map(ToString::to_string),
                Method::Scored(terms) => terms.class_of.get(line).map(ToString::to_string),
            };
            match beside {
                Some(beside) => push_line(&mut text, format_args!("{line} {beside}")),
                None => push_line(&mut text, line),
            }
        }
        text
    }

    /// Hash of [`Self::text`]: what everybody may write down before the draw.
    #[must_use]
    pub fn sha256(&self) -> Digest {
        Digest::of(&self.text())
    }
}

/// Brings quotas in order and checks them.
fn check_terms(terms: &mut QuotaTerms, pool: &[Pseudonym]) -> Result<(), CommitmentFault> {
    if terms.has_wrong_length() || terms.panels == 0 || terms.panels > MAX_PANELS {
        return Err(CommitmentFault::QuotaCount);
    }
    terms.quotas.sort_by(|a, b| a.key().cmp(&b.key()));
    if !terms.quotas.is_sorted_by(|a, b| a.key() < b.key()) {
        return Err(CommitmentFault::QuotaTwice);
    }
    if terms.quotas.iter().any(|quota| quota.bounds().0 > quota.bounds().1) {
        return Err(CommitmentFault::QuotaCrossed);
    }
    if terms.chances.keys().eq(pool) { Ok(()) } else { Err(CommitmentFault::ChancesDiffer) }
}

/// The lines that a method adds to those of a draw with equal chances.
fn method_text(method: &Method) -> String {
    match method {
        Method::EqualChances => String::new(),
        Method::Quotas(terms) => terms_text(terms),
        Method::Scored(terms) => classes_text(terms),
    }
}

fn classes_text(terms: &ClassTerms) -> String {
    let mut text = format!("criteria: {}\n", terms.criteria.len());
    for criterion in &terms.criteria {
        let (id, weight, highest) = (criterion.id(), criterion.weight(), criterion.highest());
        push_line(&mut text, format_args!("criterion: {id} {weight} {highest} {}", criterion.text()));
    }
    push_line(&mut text, format_args!("limit: {}", terms.limit));
    push_line(&mut text, format_args!("classes: {}", terms.classes));
    text
}

/// The lines that a commitment to a quota draw has beyond one with equal chances.
fn terms_text(terms: &QuotaTerms) -> String {
    let mut text = format!("quotas: {}\n", terms.quotas.len());
    for quota in &terms.quotas {
        let lines = quota.lines().map_or_else(|| "-".to_owned(), |lines| lines.to_string());
        let (min, max) = quota.bounds();
        push_line(
            &mut text,
            format_args!("quota: {} {min} {max} {lines} {}", quota.attribute(), quota.value()),
        );
    }
    push_line(&mut text, format_args!("panels: {} {}", terms.panels, terms.root));
    push_line(&mut text, format_args!("auditor: {}", terms.auditor));
    text
}

/// The canonical text of rules already in order.
fn rules_text(rules: &[RuleText]) -> String {
    let mut text = "polku-rules/1\n".to_owned();
    for rule in rules {
        push_line(&mut text, format_args!("rule: {} {} {}", rule.id, rule.version, rule.text.as_str()));
    }
    text
}

/// Digest of rules in any order, for showing it before there is a commitment.
#[must_use]
pub fn rules_digest(rules: &[RuleText]) -> Digest {
    let mut rules = rules.to_vec();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    Digest::of(&rules_text(&rules))
}

fn push_line(text: &mut String, line: impl std::fmt::Display) {
    // Writing to a String cannot fail.
    let _ = writeln!(text, "{line}");
}
