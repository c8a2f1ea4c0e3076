//! Checks the chain against the rows, and against heads kept elsewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::{SignedDuration, Timestamp};

use super::chain::{ORIGIN, entry_hash, seal_hash};
use super::erase::first_kept;
use super::seal::Head;
use super::store::erased::{self, ErasureRow};
use super::store::{self, SealRow};
use crate::db::{AnyConn, DbError, Ts};

/// Seals read at a time.
const SEALS: i64 = 20;
/// Entry ids read at a time.
const ENTRIES: i64 = 5_000;
/// As much may the clocks of two processes differ.
const CLOCKS: SignedDuration = SignedDuration::from_hours(1);

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
    /// The entries of a seal were erased before they were due.
    ErasedEarly(i64),
    /// An erasure of traces that goes beyond the term, or of which no entry tells when it was done.
    ErasureUnrecorded(String),
    /// An entry that was erased is back.
    Returned(String),
    /// An entry gives itself a time that lies ahead.
    EntryAhead(String),
    /// A seal gives itself a time that lies ahead.
    SealAhead(i64),
    /// An erasure of traces gives itself a time that lies ahead, or reaches for what is still to come.
    ErasureAhead(String),
    /// A seal says that it was set before the one that it stands on.
    SealedBack(i64),
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
            Self::ErasedEarly(number) => {
                write!(f, "the entries of seal {number} were erased before they were due")
            }
            Self::ErasureUnrecorded(id) => {
                write!(f, "erasure {id} goes beyond the term, or no entry tells of it")
            }
            Self::Returned(id) => write!(f, "entry {id} was erased and is back"),
            Self::EntryAhead(id) => write!(f, "entry {id} has a time that lies ahead"),
            Self::SealAhead(number) => write!(f, "seal {number} has a time that lies ahead"),
            Self::ErasureAhead(id) => write!(f, "erasure {id} has a time that lies ahead"),
            Self::SealedBack(number) => write!(f, "seal {number} is older than the seal before it"),
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
    /// Those of them that were erased when they were due.
    pub erased: usize,
    /// Entries that wait for a seal.
    pub waiting: usize,
    /// The end of the chain.
    pub head: Option<Head>,
    /// All that is wrong.
    pub faults: Vec<Fault>,
}

/// Checks every seal and every entry, and that each of `heads` is in the chain. Entries may be missing where a recorded
/// erasure covers their seal: the seal was set before what was due at the time of the erasure, and an entry, sealed no
/// earlier than that time, tells of it. Nothing lies ahead of `now`, and the times of the seals never fall, as far as
/// clocks agree: whoever writes a time to come makes all before it look due.
///
/// # Errors
/// What the database refuses.
pub fn verify(conn: &mut AnyConn, heads: &[Head], now: Timestamp) -> Result<Report, DbError> {
    let latest = Ts(now.saturating_add(CLOCKS).unwrap_or(now));
    let mut check = Check { previous: ORIGIN.to_owned(), erasures: erased::all(conn)?, ..Check::default() };
    check.told =
        erased::recorded(conn)?.into_iter().map(|(id, of, at)| (id, Told { of, at: at.0 })).collect();
    loop {
        let seals = store::seals_after(conn, check.last_number, SEALS)?;
        if seals.is_empty() {
            break;
        }
        for seal in &seals {
            check.times(seal, latest);
            check.seal(conn, seal)?;
        }
    }
    for head in heads.iter().filter(|head| !check.hashes.contains(&(head.number, head.hash.clone()))) {
        check.report.faults.push(Fault::HeadUnknown(head.number));
    }
    check.unsealed(conn)?;
    check.report.faults.extend(store::entry_ids_behind(conn, latest)?.into_iter().map(Fault::EntryAhead));
    check.erasures(latest);
    Ok(check.report)
}

/// An entry that tells of an erasure.
struct Told {
    of: String,
    at: Timestamp,
}

#[derive(Default)]
struct Check {
    report: Report,
    last_number: i64,
    last_sealed_at: Option<Timestamp>,
    previous: String,
    hashes: BTreeSet<(i64, String)>,
    sealed: BTreeSet<String>,
    erasures: Vec<ErasureRow>,
    /// Entries that tell of erasures, by id, as far as no seal contradicts them.
    told: BTreeMap<String, Told>,
}

impl Check {
    /// Of two processes whose clocks differ, the later may seal by the earlier clock.
    fn times(&mut self, seal: &SealRow, latest: Ts) {
        if seal.sealed_at > latest {
            self.report.faults.push(Fault::SealAhead(seal.number));
        }
        let fell = |before: Timestamp| before.duration_since(seal.sealed_at.0) > CLOCKS;
        if self.last_sealed_at.replace(seal.sealed_at.0).is_some_and(fell) {
            self.report.faults.push(Fault::SealedBack(seal.number));
        }
    }

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
        // The first that covers it is the one that took its entries.
        let erasure = self.erasures.iter().find(|erasure| erasure.up_to_seal >= seal.number);
        if erasure.is_some_and(|erasure| seal.sealed_at >= erasure.erased_before) {
            self.report.faults.push(Fault::ErasedEarly(seal.number));
        }
        let gone = erasure.is_some();
        for (id, hash) in &seal.entries.0 {
            // Whoever says that it was done later than it was sealed says so to make younger entries look due.
            let later = |told: &Told| told.at.duration_since(seal.sealed_at.0) > CLOCKS;
            if self.told.get(id).is_some_and(later) {
                self.told.remove(id);
            }
            match rows.iter().find(|row| row.id == *id) {
                None if gone => self.report.erased += 1,
                Some(_) if gone => self.report.faults.push(Fault::Returned(id.clone())),
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

    /// Every erasure took what was due when it was done, after those before it, and an entry tells so; unless that entry
    /// is itself old enough to have been erased.
    fn erasures(&mut self, latest: Ts) {
        let last = self.erasures.iter().map(|erasure| erasure.erased_before).max();
        let mut reached = 0;
        for erasure in &self.erasures {
            if erasure.at > latest || erasure.erased_before > latest {
                self.report.faults.push(Fault::ErasureAhead(erasure.id.clone()));
            }
            let by_the_rule =
                erasure.erased_before.0 <= first_kept(erasure.at.0) && erasure.up_to_seal >= reached;
            let told = self.told.values().any(|told| told.of == erasure.id && told.at == erasure.at.0);
            let old = last.is_some_and(|last| erasure.at < last);
            if !by_the_rule || !(told || old) {
                self.report.faults.push(Fault::ErasureUnrecorded(erasure.id.clone()));
            }
            reached = reached.max(erasure.up_to_seal);
        }
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
