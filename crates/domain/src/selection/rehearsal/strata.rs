//! The pool by what people are alike in, without the few of a kind.

use std::collections::BTreeMap;

use super::RehearsalLine;
use crate::programmes::rule::fact::{Attribute, Value};
use crate::suppression::FEWEST;

/// By what a rehearsal shows its figures.
pub const STRATA: [Attribute; 3] = [Attribute::Unit, Attribute::Site, Attribute::JobCategory];

/// What the people of a stratum are alike in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StratumName {
    /// A value of the register.
    Value(String),
    /// That the register does not say.
    NotKnown,
    /// That few of the pool are of their kind.
    Others,
}

/// People who are alike.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stratum {
    /// What they are alike in.
    pub name: StratumName,
    /// The values of the register that it holds; `None` for what is not known. One, but for the others.
    pub values: Vec<Option<String>>,
    /// Who they are: indices of the pool.
    pub members: Vec<usize>,
}

/// The pool by a value, the largest stratum first. What fewer than [`FEWEST`] have is put together; where those are
/// fewer than that as well, the next smallest goes with them, since a reader would get the number by subtraction.
#[must_use]
pub fn strata(pool: &[RehearsalLine], attribute: Attribute) -> Vec<Stratum> {
    let mut by_value: BTreeMap<Option<String>, Vec<usize>> = BTreeMap::new();
    for (index, one) in pool.iter().enumerate() {
        by_value.entry(value_of(one, attribute)).or_default().push(index);
    }
    let mut found: Vec<(Option<String>, Vec<usize>)> = by_value.into_iter().collect();
    found.sort_by_key(|(_, members)| std::cmp::Reverse(members.len()));
    let few = FEWEST as usize;
    let mut others = Stratum { name: StratumName::Others, values: Vec::new(), members: Vec::new() };
    while let Some((_, members)) = found.last() {
        let too_few = members.len() < few || (!others.members.is_empty() && others.members.len() < few);
        if !too_few {
            break;
        }
        if let Some((value, members)) = found.pop() {
            others.values.push(value);
            others.members.extend(members);
        }
    }
    others.values.sort();
    others.members.sort_unstable();
    let named = |(value, members): (Option<String>, Vec<usize>)| Stratum {
        name: value.clone().map_or(StratumName::NotKnown, StratumName::Value),
        values: vec![value],
        members,
    };
    let others = (!others.members.is_empty()).then_some(others);
    found.into_iter().map(named).chain(others).collect()
}

fn value_of(one: &RehearsalLine, attribute: Attribute) -> Option<String> {
    match one.facts.get(attribute)?.value.as_ref()? {
        Value::Code(code) => Some(code.clone()),
        Value::Flag(flag) => Some(flag.to_string()),
        Value::Day(day) => Some(day.to_string()),
    }
}
