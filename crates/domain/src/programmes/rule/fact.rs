//! Facts a rule may use. The list is closed: nothing else about a person ever reaches a decision.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::super::element::codes;
use super::protected::{self, Ground};

codes! {
    /// A fact about a person that a rule or a quota may use.
    Attribute {
        /// Whether the person is a supervisor (R9).
        IsSupervisor = "is_supervisor",
        /// Job category in the staff register (R10).
        JobCategory = "job_category",
        /// Day on which the person started in the present role (R11).
        RoleStartedOn = "role_started_on",
        /// Unit.
        Unit = "unit",
        /// Site.
        Site = "site",
        /// The confirmed round that left the person out, where the call names one. A quota only: no rule may use it.
        LeftOut = "left_out",
    }
}

/// Why a name was not taken as an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AttributeFault {
    /// It names, or leads straight to, a protected ground.
    #[error("a rule may not use this: {0:?} is protected by law")]
    Protected(Ground),
    /// It is not on the list.
    #[error("a rule cannot use this")]
    Unknown,
}

impl Attribute {
    /// Whether the staff register says it: what the system knows of a person by itself is no name for others to write.
    #[must_use]
    pub const fn in_register(self) -> bool {
        !matches!(self, Self::LeftOut)
    }

    /// Reads the name of an attribute of the register.
    ///
    /// # Errors
    /// [`AttributeFault::Protected`] for a protected ground in Finnish, Swedish or English,
    /// [`AttributeFault::Unknown`] for anything else that is not on the list.
    pub fn parse(name: &str) -> Result<Self, AttributeFault> {
        match Self::from_code(name).filter(|attribute| attribute.in_register()) {
            Some(attribute) => Ok(attribute),
            None => {
                Err(protected::ground_of(name).map_or(AttributeFault::Unknown, AttributeFault::Protected))
            }
        }
    }
}

/// Value of a fact.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Value {
    /// Yes or no.
    Flag(bool),
    /// A name or code, compared as it stands.
    Code(String),
    /// A day.
    Day(Date),
}

/// A fact as it was known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// What is known; `None` when the source has nothing.
    pub value: Option<Value>,
    /// Where it comes from, such as the name of the register.
    pub source: String,
    /// Day of which the source speaks.
    pub as_of: Date,
}

/// The facts of one person: at most one of each attribute, and of the right kind.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Facts(BTreeMap<Attribute, Fact>);

/// The value of a fact is not of the kind its attribute has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the value is of another kind than {0:?} has")]
pub struct WrongKind(pub Attribute);

impl Facts {
    /// Adds a fact, in place of an earlier one of the same attribute.
    ///
    /// # Errors
    /// [`WrongKind`] when the value does not fit the attribute.
    pub fn with(mut self, attribute: Attribute, fact: Fact) -> Result<Self, WrongKind> {
        let fits = match (&fact.value, attribute) {
            (None, _)
            | (Some(Value::Flag(_)), Attribute::IsSupervisor)
            | (Some(Value::Day(_)), Attribute::RoleStartedOn)
            | (
                Some(Value::Code(_)),
                Attribute::JobCategory | Attribute::Unit | Attribute::Site | Attribute::LeftOut,
            ) => true,
            (Some(_), _) => false,
        };
        if !fits {
            return Err(WrongKind(attribute));
        }
        self.0.insert(attribute, fact);
        Ok(self)
    }

    /// The fact of an attribute, if there is any.
    #[must_use]
    pub fn get(&self, attribute: Attribute) -> Option<&Fact> {
        self.0.get(&attribute)
    }

    /// All facts in the order of the attributes.
    pub fn iter(&self) -> impl Iterator<Item = (Attribute, &Fact)> {
        self.0.iter().map(|(attribute, fact)| (*attribute, fact))
    }

    /// Only the facts some rules ask for: what no rule uses is not kept with a decision.
    #[must_use]
    pub fn only(&self, attributes: &BTreeSet<Attribute>) -> Self {
        let kept = self.0.iter().filter(|(attribute, _)| attributes.contains(attribute));
        Self(kept.map(|(attribute, fact)| (*attribute, fact.clone())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fact(value: Value) -> Fact {
        Fact { value: Some(value), source: "henkilosto".to_owned(), as_of: jiff::civil::date(2020, 4, 1) }
    }

    #[test]
    fn only_names_on_the_list_are_attributes() {
        for attribute in Attribute::ALL.iter().filter(|attribute| attribute.in_register()) {
            assert_eq!(Attribute::parse(attribute.code()), Ok(*attribute));
        }
        // Nobody writes a rule or a correction of the register on what a round decided.
        assert_eq!(Attribute::parse("left_out"), Err(AttributeFault::Unknown));
        assert_eq!(Attribute::parse("shoe_size"), Err(AttributeFault::Unknown));
        assert_eq!(Attribute::parse("age"), Err(AttributeFault::Protected(Ground::Age)));
    }

    #[test]
    fn a_value_of_the_wrong_kind_is_no_fact() {
        let facts = Facts::default().with(Attribute::IsSupervisor, fact(Value::Code("K".to_owned())));
        assert_eq!(facts, Err(WrongKind(Attribute::IsSupervisor)));
    }

    #[test]
    fn facts_that_no_rule_uses_are_left_out() {
        let facts = Facts::default()
            .with(Attribute::IsSupervisor, fact(Value::Flag(false)))
            .and_then(|facts| facts.with(Attribute::Unit, fact(Value::Code("Viestintä".to_owned()))))
            .unwrap();
        let kept = facts.only(&BTreeSet::from([Attribute::IsSupervisor]));
        assert_eq!(
            kept.iter().map(|(attribute, _)| attribute).collect::<Vec<_>>(),
            [Attribute::IsSupervisor]
        );
    }
}
