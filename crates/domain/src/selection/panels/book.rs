//! The book of panels, its seals, and the one page that is opened.

use super::tree;
use crate::ids::SelectionId;
use crate::selection::digest::Digest;
use crate::selection::line::{LineSalt, Pseudonym, hex};
use crate::selection::quota::{Candidate, Lottery, Quotas};
use crate::selection::value::{ValueFault, bytes_from_hex};

/// The 32 random bytes from which the salts of all panels come. Secret but for the auditor.
#[derive(Clone, PartialEq, Eq)]
pub struct PanelSecret([u8; 32]);

impl PanelSecret {
    /// Takes 32 random bytes.
    #[must_use]
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// Reads 64 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// [`ValueFault::Digest`].
    pub fn parse(text: &str) -> Result<Self, ValueFault> {
        bytes_from_hex(text).map(Self).ok_or(ValueFault::Digest)
    }

    /// The secret as 64 lower-case hexadecimal digits. Named, not `Display`, so that it never slips into a log.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }

    fn salt(&self, number: u32) -> Digest {
        Digest::of(&format!("polku-panel-salt/1\n{}\n{number}\n", self.reveal()))
    }
}

impl std::fmt::Debug for PanelSecret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PanelSecret(hidden)")
    }
}

/// What seals a line's chance: follows from the line's salt, which does not follow from it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct ChanceKey(Digest);

impl ChanceKey {
    /// The key of a line.
    #[must_use]
    pub fn of(salt: &LineSalt) -> Self {
        Self(Digest::of(&format!("polku-chance-key/1\n{}\n", salt.reveal())))
    }

    /// Reads a key.
    ///
    /// # Errors
    /// [`ValueFault::Digest`].
    pub fn parse(text: &str) -> Result<Self, ValueFault> {
        Digest::parse(text).map(Self)
    }

    /// The key as 64 lower-case hexadecimal digits.
    #[must_use]
    pub fn reveal(&self) -> String {
        self.0.to_string()
    }
}

impl std::fmt::Debug for ChanceKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ChanceKey(hidden)")
    }
}

/// A line of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct BookLine {
    pub(super) key: ChanceKey,
    /// The numbers, from 1, of the quotas it counts in.
    pub(super) quotas: Vec<u32>,
}

/// All panels of a round, and which quotas each line counts in. Secret but for the auditor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    pub(super) round: SelectionId,
    pub(super) secret: PanelSecret,
    /// In ascending order.
    pub(super) pool: Vec<Pseudonym>,
    /// Beside the pool.
    pub(super) lines: Vec<BookLine>,
    /// Numbers of lines, from 1, ascending in each panel.
    pub(super) panels: Vec<Vec<u32>>,
}

/// A lottery, candidates and keys that are not of the same pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a line of the lottery has no candidate or no key")]
pub struct BookFault;

/// One panel with what shows that it was committed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenedPanel {
    /// Its number, from 1.
    pub number: u32,
    /// What sealed it.
    pub salt: Digest,
    /// The numbers of its lines in the pool, from 1, ascending.
    pub lines: Vec<u32>,
    /// The way to the root.
    pub path: Vec<Digest>,
}

impl OpenedPanel {
    /// The hash of the panel.
    pub(in crate::selection) fn digest(&self, round: SelectionId) -> Digest {
        panel_digest(round, self.number, self.salt, &self.lines)
    }
}

fn panel_digest(round: SelectionId, number: u32, salt: Digest, lines: &[u32]) -> Digest {
    let lines: Vec<String> = lines.iter().map(ToString::to_string).collect();
    Digest::of(&format!("polku-panel/1\n{round}\n{number}\n{salt}\n{}\n", lines.join(" ")))
}

impl Book {
    /// Seals a lottery.
    ///
    /// # Errors
    /// [`BookFault`].
    pub fn seal(
        round: SelectionId,
        secret: PanelSecret,
        quotas: &Quotas,
        candidates: &[(Candidate, ChanceKey)],
        lottery: &Lottery,
    ) -> Result<Self, BookFault> {
        let mut sorted: Vec<&(Candidate, ChanceKey)> = candidates.iter().collect();
        sorted.sort_unstable_by_key(|(candidate, _)| candidate.line);
        if !sorted.iter().map(|(candidate, _)| &candidate.line).eq(lottery.pool()) {
            return Err(BookFault);
        }
        let line = |(candidate, key): &&(Candidate, ChanceKey)| BookLine {
            key: *key,
            quotas: (1..)
                .zip(quotas.as_slice())
                .filter(|(_, quota)| quota.counts(candidate))
                .map(|(number, _)| number)
                .collect(),
        };
        let lines = sorted.iter().map(line).collect();
        Ok(Self { round, secret, pool: lottery.pool().to_vec(), lines, panels: lottery.panels().to_vec() })
    }

    /// The round that the panels are of.
    #[must_use]
    pub const fn round(&self) -> SelectionId {
        self.round
    }

    /// How many panels there are.
    #[must_use]
    pub const fn len(&self) -> u32 {
        self.panels.len() as u32
    }

    /// Whether there are no panels.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.panels.is_empty()
    }

    /// The panels, as ascending numbers of lines from 1.
    #[must_use]
    pub fn panels(&self) -> &[Vec<u32>] {
        &self.panels
    }

    /// How many lines count in the quota with this number, from 1.
    #[must_use]
    pub fn counted_in(&self, quota: u32) -> u32 {
        self.lines.iter().filter(|line| line.quotas.contains(&quota)).count() as u32
    }

    /// The hash over all panels.
    #[must_use]
    pub fn root(&self) -> Digest {
        tree::root(&self.leaves())
    }

    /// Opens a panel by its number, from 1.
    #[must_use]
    pub fn open(&self, number: u32) -> Option<OpenedPanel> {
        let index = (number as usize).checked_sub(1)?;
        let lines = self.panels.get(index)?.clone();
        let path = tree::path(&self.leaves(), index);
        Some(OpenedPanel { number, salt: self.secret.salt(number), lines, path })
    }

    /// Each line with its sealed chance.
    #[must_use]
    pub fn chances(&self) -> Vec<(Pseudonym, Digest)> {
        let opened = self.opened_chances().into_iter().zip(&self.lines);
        opened
            .map(|((line, quotas, panels), sealed)| {
                (line, chance_digest(self.round, line, sealed.key, &quotas, &panels))
            })
            .collect()
    }

    /// Each line with the quotas it counts in and the panels it is in, as numbers from 1.
    #[must_use]
    pub fn opened_chances(&self) -> Vec<(Pseudonym, Vec<u32>, Vec<u32>)> {
        let mut panels_of = vec![Vec::new(); self.pool.len()];
        for (number, panel) in (1_u32..).zip(&self.panels) {
            for line in panel {
                if let Some(panels) = panels_of.get_mut(*line as usize - 1) {
                    panels.push(number);
                }
            }
        }
        let lines = self.pool.iter().zip(&self.lines).zip(panels_of);
        lines.map(|((line, sealed), panels)| (*line, sealed.quotas.clone(), panels)).collect()
    }

    /// The quotas a line counts in and the panels it is in, as numbers from 1; `None` if it is not in the pool.
    #[must_use]
    pub fn chance_of(&self, line: Pseudonym) -> Option<(Vec<u32>, Vec<u32>)> {
        let index = self.pool.binary_search(&line).ok()?;
        let number = index as u32 + 1;
        let panels = (1_u32..).zip(&self.panels).filter(|(_, panel)| panel.binary_search(&number).is_ok());
        Some((self.lines.get(index)?.quotas.clone(), panels.map(|(panel, _)| panel).collect()))
    }

    fn leaves(&self) -> Vec<Digest> {
        let leaf = |(number, panel): (u32, &Vec<u32>)| {
            panel_digest(self.round, number, self.secret.salt(number), panel)
        };
        (1..).zip(&self.panels).map(leaf).collect()
    }
}

/// The hash that seals a line's chance.
pub(super) fn chance_digest(
    round: SelectionId,
    line: Pseudonym,
    key: ChanceKey,
    quotas: &[u32],
    panels: &[u32],
) -> Digest {
    let mut text = format!("polku-chance/1\n{round}\n{line}\n{}\n", key.0);
    text.extend(quotas.iter().map(|quota| format!("quota: {quota}\n")));
    text.extend(panels.iter().map(|panel| format!("panel: {panel}\n")));
    Digest::of(&text)
}
