//! Designs: the ordered elements of a programme, in numbered versions.
//!
//! A version is a draft until it is published; a published version stays as it is for ever, and the next change
//! starts a new draft from it. People who applied were promised the version that was published then.

use jiff::Timestamp;

use super::element::Element;
use super::hours::Hours;
use crate::ids::AccountId;

/// Most elements of one design.
pub const MAX_ELEMENTS: usize = 60;

/// Elements in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elements(Vec<Element>);

impl Elements {
    /// Takes elements in the order of the path.
    ///
    /// # Errors
    /// [`DesignFault::TooMany`] beyond [`MAX_ELEMENTS`].
    pub fn parse(elements: Vec<Element>) -> Result<Self, DesignFault> {
        if elements.len() > MAX_ELEMENTS { Err(DesignFault::TooMany) } else { Ok(Self(elements)) }
    }

    /// The elements in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Element] {
        &self.0
    }

    /// Hours derived from the elements.
    #[must_use]
    pub fn hours(&self) -> Hours {
        Hours::of(&self.0)
    }
}

/// Where a version of a design stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DesignState {
    /// Being worked on.
    Draft,
    /// Fixed for ever.
    Published {
        /// When.
        at: Timestamp,
        /// By whom.
        by: AccountId,
    },
}

/// One version of a programme's design.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Design {
    /// Number of the version, from 1.
    pub number: u32,
    /// Elements in order.
    pub elements: Elements,
    /// Draft or published.
    pub state: DesignState,
}

/// Why something cannot be done with a design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DesignFault {
    /// A published version never changes.
    #[error("the version is published and stays as it is")]
    Published,
    /// A design without elements cannot be published.
    #[error("the design has no elements")]
    Empty,
    /// More elements than allowed.
    #[error("the design has more than {MAX_ELEMENTS} elements")]
    TooMany,
}

impl Design {
    /// A first draft.
    #[must_use]
    pub const fn first(elements: Elements) -> Self {
        Self { number: 1, elements, state: DesignState::Draft }
    }

    /// The next draft after this version, which stays.
    #[must_use]
    pub const fn next(&self, elements: Elements) -> Self {
        Self { number: self.number + 1, elements, state: DesignState::Draft }
    }

    /// Replaces the elements of a draft.
    ///
    /// # Errors
    /// [`DesignFault::Published`] once published.
    pub fn change(self, elements: Elements) -> Result<Self, DesignFault> {
        match self.state {
            DesignState::Draft => Ok(Self { elements, ..self }),
            DesignState::Published { .. } => Err(DesignFault::Published),
        }
    }

    /// Fixes the version.
    ///
    /// # Errors
    /// [`DesignFault::Published`] when it already is, [`DesignFault::Empty`] when there is nothing in it.
    pub fn publish(self, by: AccountId, at: Timestamp) -> Result<Self, DesignFault> {
        match self.state {
            DesignState::Published { .. } => Err(DesignFault::Published),
            DesignState::Draft if self.elements.0.is_empty() => Err(DesignFault::Empty),
            DesignState::Draft => Ok(Self { state: DesignState::Published { at, by }, ..self }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programmes::fixtures;

    fn published() -> Design {
        let by = AccountId::new(uuid::Uuid::from_u128(1));
        Design::first(fixtures::programme_a()).publish(by, Timestamp::UNIX_EPOCH).unwrap()
    }

    #[test]
    fn a_published_version_stays_as_it_is() {
        let elements = Elements::parse(vec![]).unwrap();
        assert_eq!(published().change(elements), Err(DesignFault::Published));
    }

    #[test]
    fn the_next_version_starts_as_a_draft_beside_the_published_one() {
        let before = published();
        let next = before.next(Elements::parse(vec![]).unwrap());
        assert_eq!((next.number, next.state), (2, DesignState::Draft));
        assert_eq!(before.elements, fixtures::programme_a());
    }

    #[test]
    fn an_empty_design_is_not_published() {
        let empty = Design::first(Elements::parse(vec![]).unwrap());
        let by = AccountId::new(uuid::Uuid::from_u128(1));
        assert_eq!(empty.publish(by, Timestamp::UNIX_EPOCH), Err(DesignFault::Empty));
    }
}
