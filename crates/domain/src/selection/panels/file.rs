//! The files in which a book is kept and shown to the auditor, and a chance to its applicant.

use serde::{Deserialize, Serialize};

use super::book::{Book, BookLine, ChanceKey, PanelSecret};
use crate::ids::{ApplicationId, SelectionId};
use crate::selection::line::{LineSalt, Pseudonym};
use crate::selection::value::parse_uuid;

const BOOK: &str = "polku-panels/1";
const CHANCE: &str = "polku-chance/1";

/// A book's file that is not one.
#[derive(Debug, thiserror::Error)]
#[error("not a book of panels")]
pub struct BookFileFault;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct BookFile {
    format: String,
    round: String,
    secret: String,
    lines: Vec<LineFile>,
    panels: Vec<Vec<u32>>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineFile {
    line: String,
    key: String,
    quotas: Vec<u32>,
}

impl Book {
    /// The file for the auditor, which is also how a book is kept.
    #[must_use]
    pub fn to_json(&self) -> String {
        let lines = self.pool.iter().zip(&self.lines).map(|(line, sealed)| LineFile {
            line: line.to_string(),
            key: sealed.key.reveal(),
            quotas: sealed.quotas.clone(),
        });
        let file = BookFile {
            format: BOOK.to_owned(),
            round: self.round.to_string(),
            secret: self.secret.reveal(),
            lines: lines.collect(),
            panels: self.panels.clone(),
        };
        // Strings, numbers and lists only: serialising them cannot fail.
        serde_json::to_string(&file).map(|json| json + "\n").unwrap_or_default()
    }

    /// Reads a book's file.
    ///
    /// # Errors
    /// [`BookFileFault`].
    pub fn from_json(file: &str) -> Result<Self, BookFileFault> {
        let file: BookFile = serde_json::from_str(file).map_err(|_| BookFileFault)?;
        Self::of_file(file).ok_or(BookFileFault)
    }

    fn of_file(file: BookFile) -> Option<Self> {
        if file.format != BOOK {
            return None;
        }
        let (mut pool, mut lines) = (Vec::new(), Vec::new());
        for line in file.lines {
            pool.push(Pseudonym::parse(&line.line).ok()?);
            lines.push(BookLine { key: ChanceKey::parse(&line.key).ok()?, quotas: line.quotas });
        }
        let within = |line: &u32| (1..=pool.len()).contains(&(*line as usize));
        let sound = |panel: &Vec<u32>| panel.is_sorted_by(|a, b| a < b) && panel.iter().all(within);
        if !pool.is_sorted_by(|a, b| a < b) || !file.panels.iter().all(sound) {
            return None;
        }
        let round = SelectionId::new(parse_uuid(&file.round).ok()?);
        let secret = PanelSecret::parse(&file.secret).ok()?;
        Some(Self { round, secret, pool, lines, panels: file.panels })
    }
}

/// What an applicant gets to check the own chance: receipt and salt, the quotas the line counts in, the panels it is in.
#[derive(Clone, Debug)]
pub struct ChanceFile {
    /// The round.
    pub round: SelectionId,
    /// The applicant's receipt.
    pub receipt: ApplicationId,
    /// The applicant's salt.
    pub salt: LineSalt,
    /// Numbers of quotas, from 1.
    pub quotas: Vec<u32>,
    /// Numbers of panels, from 1.
    pub panels: Vec<u32>,
}

impl ChanceFile {
    /// The file.
    #[must_use]
    pub fn to_json(&self) -> String {
        let file = serde_json::json!({
            "format": CHANCE,
            "round": self.round.to_string(),
            "receipt": self.receipt.to_string(),
            "salt": self.salt.reveal(),
            "quotas": self.quotas,
            "panels": self.panels,
        });
        format!("{file}\n")
    }
}
