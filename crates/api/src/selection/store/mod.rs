//! Rows of rounds, decisions, offers and the waiting list, each within one agency.

pub mod checks;
pub mod decisions;
pub mod offers;
pub mod panels;
pub mod people;
pub mod rounds;

use polku_domain::selection::LineOutcome;

/// Where a round stands, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundState {
    Preparing,
    SharesPromised,
    Committed,
    Drawn,
    Confirmed,
}

crate::codes!(RoundState {
    Preparing = "preparing",
    SharesPromised = "shares_promised",
    Committed = "committed",
    Drawn = "drawn",
    Confirmed = "confirmed",
});

/// What the drawn list says of an application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListedAs {
    Place,
    Waiting,
    Ineligible,
}

crate::codes!(ListedAs { Place = "place", Waiting = "waiting", Ineligible = "ineligible" });

impl From<LineOutcome> for ListedAs {
    fn from(outcome: LineOutcome) -> Self {
        match outcome {
            LineOutcome::Place { .. } => Self::Place,
            LineOutcome::Waiting { .. } => Self::Waiting,
        }
    }
}

/// State of an offer, as stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OfferStatus {
    Open,
    Accepted,
    Declined,
    Expired,
}

crate::codes!(OfferStatus { Open = "open", Accepted = "accepted", Declined = "declined", Expired = "expired" });

/// How an offer came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    Draw,
    Promotion,
    ByHand,
    Correction,
}

crate::codes!(Origin {
    Draw = "draw",
    Promotion = "promotion",
    ByHand = "by_hand",
    Correction = "correction",
});
