//! What a coach has behind them.

use crate::text::TextLimits;

/// Most years that are stated.
pub const MAX_YEARS: u32 = 70;
/// Most hours with remote groups that are stated.
pub const MAX_REMOTE_HOURS: u32 = 20_000;
/// Most references that are stated.
pub const MAX_REFERENCES: u32 = 100;
/// The note beside the numbers.
pub const NOTE: TextLimits = TextLimits { max_chars: 500, multiline: true };

/// So many digits in a row, blanks and dashes between them left out, are a telephone number; two years are not.
const DIGITS_OF_A_NUMBER: usize = 9;

/// Experience of a coach in figures. Only what somebody else has checked counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Whole years of coaching groups.
    pub years: u32,
    /// Hours of coaching groups over the network.
    pub remote_hours: u32,
    /// How many who were coached, or ordered coaching, vouch for it.
    pub references: u32,
}

/// What is wrong with evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EvidenceFault {
    /// More years than somebody works.
    #[error("at most {MAX_YEARS} years")]
    Years,
    /// More hours than fit in them.
    #[error("at most {MAX_REMOTE_HOURS} hours")]
    RemoteHours,
    /// More references than anybody reads.
    #[error("at most {MAX_REFERENCES} references")]
    References,
}

impl Evidence {
    /// Reads what is stated.
    ///
    /// # Errors
    /// Every fault.
    pub fn parse(years: u32, remote_hours: u32, references: u32) -> Result<Self, Vec<EvidenceFault>> {
        let faults: Vec<EvidenceFault> = [
            (years > MAX_YEARS).then_some(EvidenceFault::Years),
            (remote_hours > MAX_REMOTE_HOURS).then_some(EvidenceFault::RemoteHours),
            (references > MAX_REFERENCES).then_some(EvidenceFault::References),
        ]
        .into_iter()
        .flatten()
        .collect();
        if faults.is_empty() { Ok(Self { years, remote_hours, references }) } else { Err(faults) }
    }
}

/// Whether a note says nothing by which somebody could be reached: an address of mail, a telephone number. Who vouches is
/// asked in person, and their contact details are not ours to keep.
#[must_use]
pub fn free_of_contacts(note: &str) -> bool {
    // In a row with blanks and dashes, and in a row with dots and strokes: the longest date, 31.12.2020, has eight.
    let (mut spaced, mut dotted) = (0, 0);
    for c in note.chars() {
        match c {
            '@' | '＠' | '﹫' => return false,
            c if c.is_numeric() => {
                spaced += 1;
                dotted += 1;
            }
            ' ' | '-' | '\u{a0}' | '(' | ')' | '+' => dotted = 0,
            '.' | '/' => spaced = 0,
            _ => (spaced, dotted) = (0, 0),
        }
        if spaced.max(dotted) >= DIGITS_OF_A_NUMBER {
            return false;
        }
    }
    true
}
