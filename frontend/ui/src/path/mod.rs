//! The picture that carries the product: a programme as a path of stops, done, now, ahead.
//!
//! One drawing in three sizes: a strip on a card, the spine of "My path", the canvas of a design. Each is a
//! real ordered list, so it can be read aloud, printed and used by keyboard.

mod canvas;
mod spine;
mod strip;

pub use canvas::{Canvas, CanvasStop, Move};
pub use spine::Spine;
pub use strip::Strip;
use yew::prelude::*;

use crate::icon::Symbol;
use crate::{Tone, Words};

/// Where a stop lies seen from today.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Done,
    Now,
    Ahead,
}

impl Place {
    const fn class(self) -> &'static str {
        match self {
            Self::Done => "stop--done",
            Self::Now => "stop--now",
            Self::Ahead => "stop--ahead",
        }
    }

    fn words(self, words: Words) -> AttrValue {
        words.say(match self {
            Self::Done => "ui-path-done",
            Self::Now => "ui-path-now",
            Self::Ahead => "ui-path-ahead",
        })
    }
}

/// How one takes part, and how that was planned where it changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Mode {
    pub symbol: Symbol,
    pub label: AttrValue,
    /// What was planned first, shown struck through.
    pub planned: Option<AttrValue>,
    /// Why it changed.
    pub reason: Option<AttrValue>,
}

/// A word about a stop at its right edge.
#[derive(Debug, Clone, PartialEq)]
pub struct Badge {
    pub tone: Tone,
    pub label: AttrValue,
}

/// One stop of the path. All words come in the reader's language.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    pub key: AttrValue,
    pub place: Place,
    /// The kind of element as a drawing and as a word.
    pub symbol: Symbol,
    pub kind: AttrValue,
    pub title: AttrValue,
    /// Date or span of dates.
    pub when: Option<AttrValue>,
    pub length: Option<AttrValue>,
    pub mode: Option<Mode>,
    pub badge: Option<Badge>,
    /// Where the stop leads.
    pub href: Option<AttrValue>,
    /// More about it: what it asks of me, a link to the reasons.
    pub note: Html,
}

impl Stop {
    pub fn new(
        key: impl Into<AttrValue>,
        place: Place,
        (symbol, kind): (Symbol, AttrValue),
        title: impl Into<AttrValue>,
    ) -> Self {
        Self {
            key: key.into(),
            place,
            symbol,
            kind,
            title: title.into(),
            when: None,
            length: None,
            mode: None,
            badge: None,
            href: None,
            note: Html::default(),
        }
    }
}
