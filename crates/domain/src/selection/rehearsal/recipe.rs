//! Invented people to rehearse with: a pool that is made from a recipe and a seed, and from nobody.
//!
//! A *recipe* says how many apply and how many of them have which value. Values of different attributes are dealt
//! independently of each other. It is the one pool of which figures may be published, so it holds no number between 1
//! and [`FEWEST`]: whoever writes a real register into a recipe betrays no few people by it.
//!
//! What is dealt, so that anybody can do it again: the lines are numbered from 1 and named by [`Pseudonym::invented`].
//! For each attribute they are put in ascending order of the SHA-256 of
//! `polku-invented-value/1`, the seed, the attribute and the line, each followed by a line feed; the first of them get
//! the attribute's first value, the next the second, in ascending order of the values as texts.

use std::collections::BTreeMap;

use jiff::civil::{Date, date};

use super::{Digest, Facts, MAX_LINES, Pseudonym, RehearsalLine, Seed};
use crate::programmes::rule::fact::{Attribute, Fact, Value};
use crate::suppression::FEWEST;

/// Most values of a recipe.
pub const MAX_KINDS: usize = 100;

/// Longest value, in characters.
const MAX_VALUE: usize = 200;

/// No day of any register: invented people are in none.
const NO_DAY: Date = date(1, 1, 1);

/// So many people have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// Of which attribute.
    pub attribute: Attribute,
    /// The value: as a quota of the call has it.
    pub value: String,
    /// How many people, [`FEWEST`] or more.
    pub people: u32,
}

/// How many people apply, and how many of them have which value. Those without a value of an attribute are of a kind
/// that the recipe does not name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipe {
    people: u32,
    /// In ascending order of attribute and value.
    kinds: Vec<Kind>,
}

/// Why a recipe was not taken; places are those of the list given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecipeFault {
    /// Fewer than [`FEWEST`] people, or more than a draw takes.
    #[error("the pool has fewer than {FEWEST} people or more than {MAX_LINES}")]
    People,
    /// More than [`MAX_KINDS`].
    #[error("there are more than {MAX_KINDS} values")]
    Count,
    /// The attribute of this value is a day; days have no values to count.
    #[error("value {0} is of an attribute without values to count")]
    Attribute(usize),
    /// The value is empty, longer than 200 characters, or none that the attribute can have.
    #[error("value {0} cannot be a value of its attribute")]
    Value(usize),
    /// The attribute and the value stand in an earlier place, too.
    #[error("value {0} stands twice")]
    Twice(usize),
    /// Fewer than [`FEWEST`] have the value.
    #[error("value {0} is of fewer than {FEWEST} people")]
    Few(usize),
    /// With those before it, it leaves less than nobody, or fewer than [`FEWEST`], without a value.
    #[error("value {0} is of more than {1} people")]
    Many(usize, u32),
}

impl Recipe {
    /// Checks a recipe and brings it in order.
    ///
    /// # Errors
    /// Every [`RecipeFault`].
    pub fn parse(people: u32, kinds: Vec<Kind>) -> Result<Self, Vec<RecipeFault>> {
        let mut faults = Vec::new();
        if people < FEWEST || usize::try_from(people).is_ok_and(|people| people > MAX_LINES) {
            faults.push(RecipeFault::People);
        }
        if kinds.len() > MAX_KINDS {
            return Err(vec![RecipeFault::Count]);
        }
        let last: BTreeMap<Attribute, usize> =
            kinds.iter().enumerate().map(|(at, kind)| (kind.attribute, at)).collect();
        let mut left: BTreeMap<Attribute, u32> = BTreeMap::new();
        for (at, kind) in kinds.iter().enumerate() {
            faults.extend(kind.fault().map(|fault| fault(at)));
            if kinds.iter().take(at).any(|earlier| earlier.key() == kind.key()) {
                faults.push(RecipeFault::Twice(at));
            }
            let left = left.entry(kind.attribute).or_insert(people);
            let is_last = last.get(&kind.attribute) == Some(&at);
            let rest = left.checked_sub(kind.people);
            if rest.is_none_or(|rest| is_last && (1..FEWEST).contains(&rest)) {
                faults.push(RecipeFault::Many(at, left.saturating_sub(FEWEST)));
            }
            *left = rest.unwrap_or_default();
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let mut kinds = kinds;
        kinds.sort_by(|a, b| a.key().cmp(&b.key()));
        Ok(Self { people, kinds })
    }

    /// How many people apply.
    #[must_use]
    pub const fn people(&self) -> u32 {
        self.people
    }

    /// The values, in ascending order of attribute and value.
    #[must_use]
    pub fn kinds(&self) -> &[Kind] {
        &self.kinds
    }

    /// The pool that a seed makes of it. `left_out` is the value that the call's own quota has for those whom an earlier
    /// round left out.
    #[must_use]
    pub fn pool(&self, seed: Seed, left_out: Option<&str>) -> Vec<RehearsalLine> {
        let mut facts: BTreeMap<Pseudonym, Facts> =
            (1..=self.people).map(|number| (Pseudonym::invented(number), Facts::default())).collect();
        let mut attributes: Vec<Attribute> = self.kinds.iter().map(|kind| kind.attribute).collect();
        attributes.dedup();
        for attribute in attributes {
            let mut lines: Vec<Pseudonym> = facts.keys().copied().collect();
            let code = attribute.code();
            let key = |line: &Pseudonym| {
                Digest::of(&format!("polku-invented-value/1\n{}\n{code}\n{line}\n", seed.digest()))
            };
            lines.sort_by_cached_key(|line| (key(line), *line));
            let mut lines = lines.into_iter();
            for kind in self.kinds.iter().filter(|kind| kind.attribute == attribute) {
                for line in lines.by_ref().take(kind.people as usize) {
                    if let Some(of_line) = facts.get_mut(&line) {
                        *of_line = kind.given_to(std::mem::take(of_line), left_out);
                    }
                }
            }
        }
        facts.into_iter().map(|(line, facts)| RehearsalLine { line, facts, total: None }).collect()
    }
}

impl Kind {
    fn key(&self) -> (&str, &str) {
        (self.attribute.code(), &self.value)
    }

    fn fault(&self) -> Option<fn(usize) -> RecipeFault> {
        let written = (1..=MAX_VALUE).contains(&self.value.chars().count())
            && !self.value.chars().any(char::is_control)
            && self.value.trim() == self.value;
        let fits = match self.attribute {
            Attribute::RoleStartedOn => return Some(RecipeFault::Attribute),
            Attribute::IsSupervisor => matches!(self.value.as_str(), "true" | "false"),
            Attribute::LeftOut => self.value == "true",
            Attribute::Unit | Attribute::Site | Attribute::JobCategory => written,
        };
        if !fits {
            return Some(RecipeFault::Value);
        }
        (self.people < FEWEST).then_some(RecipeFault::Few)
    }

    /// The facts with this value.
    fn given_to(&self, facts: Facts, left_out: Option<&str>) -> Facts {
        let value = match self.attribute {
            Attribute::IsSupervisor => Value::Flag(self.value == "true"),
            Attribute::LeftOut => match left_out {
                Some(round) => Value::Code(round.to_owned()),
                None => return facts,
            },
            _ => Value::Code(self.value.clone()),
        };
        let fact = Fact { value: Some(value), source: String::new(), as_of: NO_DAY };
        // A recipe holds no day, so the value is of the kind that its attribute has.
        facts.clone().with(self.attribute, fact).unwrap_or(facts)
    }
}
