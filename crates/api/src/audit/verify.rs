//! Checks the chain against the rows, and against heads kept elsewhere.

use std::collections::BTreeSet;
use std::fmt;

use super::chain::{ORIGIN, entry_hash, seal_hash};
use super::seal::Head;
use super::store::{self, SealRow};
use crate::db::{AnyConn, DbError};

/// Seals read at a time.
const SEALS: i64 = 20;
/// Entry ids read at a time.
const ENTRIES: i64 = 5_000;

/// Something that is not as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// An entry's columns are not those that were sealed.
    Changed(String),
    /// A sealed entry is gone.
    Missing(String),
    /// An entry is neither sealed nor waiting for a seal: it came in another way.
    Smuggled(String),
    /// An entry lies under two seals.
    SealedTwice(String),
    /// The contents of a seal, their order included, do not give its hash.
    SealChanged(i64),
    /// A seal does not stand on the one before it, or that one is gone.
    ChainBroken(i64),
    /// A head kept elsewhere is not in the chain: the chain was cut or made anew.
    HeadUnknown(i64),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed(id) => write!(f, "entry {id} was changed"),
            Self::Missing(id) => write!(f, "entry {id} is missing"),
            Self::Smuggled(id) => write!(f, "entry {id} was added without a seal"),
            Self::SealedTwice(id) => write!(f, "entry {id} lies under two seals"),
            Self::SealChanged(number) => {
                write!(f, "seal {number} was changed, or its entries were reordered")
            }
            Self::ChainBroken(number) => write!(f, "seal {number} does not stand on the seal before it"),
            Self::HeadUnknown(number) => {
                write!(f, "the head kept for seal {number} is not in the chain: it was cut or made anew")
            }
        }
    }
}

/// What a check saw.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Seals read.
    pub seals: usize,
    /// Entries under them.
    pub sealed: usize,
    /// Entries that wait for a seal.
    pub waiting: usize,
    /// The end of the chain.
    pub head: Option<Head>,
    /// All that is wrong.
    pub faults: Vec<Fault>,
}

/// Checks every seal and every entry, and that each of `heads` is in the chain.
///
/// # Errors
/// What the database refuses.
pub fn verify(conn: &mut AnyConn, heads: &[Head]) -> Result<Report, DbError> {
    let mut check = Check { previous: ORIGIN.to_owned(), ..Check::default() };
    loop {
        let seals = store::seals_after(conn, check.last_number, SEALS)?;
        if seals.is_empty() {
            break;
        }
        for seal in &seals {
            check.seal(conn, seal)?;
        }
    }
    for head in heads.iter().filter(|head| !check.hashes.contains(&(head.number, head.hash.clone()))) {
        check.report.faults.push(Fault::HeadUnknown(head.number));
    }
    check.unsealed(conn)?;
    Ok(check.report)
}

#[derive(Default)]
struct Check {
    report: Report,
    last_number: i64,
    previous: String,
    hashes: BTreeSet<(i64, String)>,
    sealed: BTreeSet<String>,
}

impl Check {
    fn seal(&mut self, conn: &mut AnyConn, seal: &SealRow) -> Result<(), DbError> {
        if seal.number != self.last_number + 1 || seal.previous_hash != self.previous {
            self.report.faults.push(Fault::ChainBroken(seal.number));
        }
        let count = i64::try_from(seal.entries.0.len()).unwrap_or(i64::MAX);
        if seal_hash(seal) != seal.hash || count != seal.entry_count {
            self.report.faults.push(Fault::SealChanged(seal.number));
        }
        self.entries(conn, seal)?;
        self.last_number = seal.number;
        self.previous.clone_from(&seal.hash);
        self.hashes.insert((seal.number, seal.hash.clone()));
        self.report.seals += 1;
        self.report.sealed += seal.entries.0.len();
        self.report.head =
            Some(Head { number: seal.number, hash: seal.hash.clone(), sealed_at: seal.sealed_at.0 });
        Ok(())
    }

    fn entries(&mut self, conn: &mut AnyConn, seal: &SealRow) -> Result<(), DbError> {
        let ids: Vec<String> = seal.entries.0.iter().map(|(id, _)| id.clone()).collect();
        let rows = store::entries(conn, &ids)?;
        for (id, hash) in &seal.entries.0 {
            match rows.iter().find(|row| row.id == *id) {
                None => self.report.faults.push(Fault::Missing(id.clone())),
                Some(row) if entry_hash(row) != *hash => self.report.faults.push(Fault::Changed(id.clone())),
                Some(_) => {}
            }
            if !self.sealed.insert(id.clone()) {
                self.report.faults.push(Fault::SealedTwice(id.clone()));
            }
        }
        Ok(())
    }

    /// Every entry that is not sealed must be on the list of those waiting, and every one waiting must exist.
    fn unsealed(&mut self, conn: &mut AnyConn) -> Result<(), DbError> {
        let mut waiting: BTreeSet<String> = store::unsealed_ids(conn, i64::MAX)?.into_iter().collect();
        self.report.waiting = waiting.len();
        let mut after = String::new();
        loop {
            let ids = store::entry_ids_after(conn, &after, ENTRIES)?;
            let Some(last) = ids.last() else { break };
            after.clone_from(last);
            for id in ids {
                if !waiting.remove(&id) && !self.sealed.contains(&id) {
                    self.report.faults.push(Fault::Smuggled(id));
                }
            }
        }
        self.report.faults.extend(waiting.into_iter().map(Fault::Missing));
        Ok(())
    }
}
