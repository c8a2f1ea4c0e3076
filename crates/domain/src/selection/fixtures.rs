//! Ready-made draws for tests, for the corpus of proofs and for the published vectors. Deterministic.

mod quotas;
mod scored;

use jiff::civil::{Date, date};
use uuid::Uuid;

use super::commitment::{Commitment, CommitmentParts, Correction, DeclaredFallback, Method, RuleText, Seats};
use super::digest::Digest;
use super::draw::Reveal;
use super::line::{LineSalt, Pseudonym};
use super::proof::Proof;
use super::share::{HolderRole, SeedShare, SharePromise};
use super::value::{OneLine, ValueFault};
use crate::ids::{ApplicationId, SelectionId};

pub use quotas::{QuotaSample, ReferencePool};
pub use scored::ScoredSample;

/// An error of a fixture's own text; never seen unless a fixture is edited wrongly.
pub type FixtureError = Box<dyn std::error::Error>;

/// What to draw.
#[derive(Clone, Copy, Debug)]
pub struct Sample {
    /// Which sample: every value is derived from this number.
    pub number: u64,
    /// Lines in the pool.
    pub pool: u32,
    /// Seats.
    pub seats: u32,
    /// Which holders withheld their share.
    pub withheld: [bool; 2],
    /// Whether the round corrects an earlier one.
    pub corrects: bool,
}

/// One line of a sample's pool with what its applicant knows.
#[derive(Clone, Debug)]
pub struct SampleLine {
    /// The applicant's receipt.
    pub receipt: ApplicationId,
    /// The applicant's salt.
    pub salt: LineSalt,
    /// The public pseudonym.
    pub pseudonym: Pseudonym,
}

impl Sample {
    /// The sample of `number`: sizes, withheld shares and corrections vary with it.
    #[must_use]
    pub fn varied(number: u64) -> Self {
        let sizes = [(137, 40), (3, 1), (41, 40), (40, 40), (12, 20), (1, 1), (60, 7)];
        let (pool, seats) = sizes.into_iter().cycle().nth(number as usize % sizes.len()).unwrap_or((2, 1));
        let withheld = [[false, false], [false, true], [false, false], [true, false], [true, true]];
        let withheld = withheld.into_iter().nth(number as usize % 5).unwrap_or_default();
        Self { number, pool, seats, withheld, corrects: number % 4 == 3 }
    }

    /// This sample's round.
    #[must_use]
    pub fn round(&self) -> SelectionId {
        SelectionId::new(self.uuid("round", 0))
    }

    /// The lines of the pool, in the order in which the applications came.
    #[must_use]
    pub fn lines(&self) -> Vec<SampleLine> {
        let line = |index| {
            let receipt = ApplicationId::new(self.uuid("receipt", index));
            let salt = LineSalt::new(self.bytes("salt", index));
            SampleLine { pseudonym: Pseudonym::of(self.round(), receipt, &salt), receipt, salt }
        };
        (0..self.pool).map(line).collect()
    }

    /// The holders' shares.
    #[must_use]
    pub fn shares(&self) -> [SeedShare; 2] {
        [SeedShare::new(self.bytes("share", 1)), SeedShare::new(self.bytes("share", 2))]
    }

    /// The parts of the commitment.
    ///
    /// # Errors
    /// None, as long as the texts below are well formed.
    pub fn parts(&self) -> Result<CommitmentParts, FixtureError> {
        let round = self.round();
        let [first, second] = self.shares();
        let promise = |role: &str, share: &SeedShare| -> Result<SharePromise, ValueFault> {
            let role = HolderRole::parse(role)?;
            Ok(SharePromise { hash: share.hash(round, &role), role })
        };
        Ok(CommitmentParts {
            round,
            corrects: self.correction()?,
            call: OneLine::parse("Arvoa yhteistyöhön asiantuntijuudella, haku 14.4.–1.5.2020")?,
            seats: Seats::parse(self.seats)?,
            rules: self.rules()?,
            shares: [promise("coordinator", &first)?, promise("staff_representative", &second)?],
            reveal_by: date(2020, 5, 8),
            fallback: fallback(date(2020, 5, 9))?,
            pool: self.lines().iter().map(|line| line.pseudonym).collect(),
            method: Method::EqualChances,
        })
    }

    /// The shares as they came out, and the value that replaces withheld ones.
    ///
    /// # Errors
    /// None, as long as the text below is well formed.
    pub fn reveals(&self) -> Result<([Reveal; 2], Option<OneLine>), FixtureError> {
        let [first, second] = self.shares();
        let [first_withheld, second_withheld] = self.withheld;
        let reveal = |withheld, share| if withheld { Reveal::Withheld } else { Reveal::Share(share) };
        let value = if first_withheld || second_withheld {
            Some(OneLine::parse("3 8 15 22 29 36 40")?)
        } else {
            None
        };
        Ok(([reveal(first_withheld, first), reveal(second_withheld, second)], value))
    }

    /// The drawn proof.
    ///
    /// # Errors
    /// None, as long as the texts below are well formed.
    pub fn proof(&self) -> Result<Proof, FixtureError> {
        let (reveals, value) = self.reveals()?;
        Ok(Proof::draw(Commitment::new(self.parts()?)?, reveals, value, None)?)
    }

    fn rules(&self) -> Result<Vec<RuleText>, ValueFault> {
        if self.number % 6 == 5 {
            return Ok(Vec::new());
        }
        // Out of order on purpose: the commitment brings them in order.
        Ok(vec![
            RuleText::parse("supervisors", 2, "exclude if supervisor; decided 2020-04-09")?,
            RuleText::parse("staff", 1, "require active on the staff of Palkeet on 2020-05-01")?,
        ])
    }

    fn correction(&self) -> Result<Option<Correction>, ValueFault> {
        let correction = || {
            let round = SelectionId::new(self.uuid("earlier round", 0));
            Ok(Correction {
                round,
                cause: OneLine::parse("Two eligible applications were missing from the pool.")?,
            })
        };
        self.corrects.then(correction).transpose()
    }

    fn bytes(&self, what: &str, index: u32) -> [u8; 32] {
        *Digest::of(&format!("fixture {} {what} {index}", self.number)).bytes()
    }

    fn uuid(&self, what: &str, index: u32) -> Uuid {
        let digest = self.bytes(what, index);
        let number = digest.iter().take(16).fold(0, |number, byte| (number << 8) | u128::from(*byte));
        uuid::Builder::from_u128(number).with_version(uuid::Version::Random).into_uuid()
    }
}

fn fallback(published_on: Date) -> Result<DeclaredFallback, ValueFault> {
    let description =
        "The seven main numbers of the Finnish Lotto of 9 May 2020, ascending, separated by one space";
    Ok(DeclaredFallback { description: OneLine::parse(description)?, published_on })
}

/// The published test vectors, `docs/selection-vectors.json`.
///
/// # Errors
/// None, as long as the fixtures are well formed.
pub fn vectors_json() -> Result<String, FixtureError> {
    let samples = [
        ("Seven lines, three seats, both shares revealed", [false, false], false, 10),
        ("The second holder withheld", [false, true], false, 12),
        ("Both holders withheld, the round corrects an earlier one", [true, true], true, 14),
        ("No rules, more seats than lines", [false, false], false, 11),
    ];
    let vector = |(title, withheld, corrects, number)| {
        let (pool, seats) = if number == 11 { (2, 5) } else { (7, 3) };
        vector_json(title, &Sample { number, pool, seats, withheld, corrects })
    };
    let mut vectors = samples.into_iter().map(vector).collect::<Result<Vec<_>, _>>()?;
    vectors.extend(quotas::vectors()?);
    vectors.extend(scored::vectors()?);
    let file = serde_json::json!({ "protocol": "docs/SELECTION.md", "vectors": vectors });
    Ok(serde_json::to_string_pretty(&file)? + "\n")
}

fn vector_json(title: &str, sample: &Sample) -> Result<serde_json::Value, FixtureError> {
    vector_of(title, sample, &sample.proof()?)
}

fn vector_of(title: &str, sample: &Sample, proof: &Proof) -> Result<serde_json::Value, FixtureError> {
    let commitment = proof.commitment();
    let hashed = |text: &str| serde_json::json!({ "lines": text.lines().collect::<Vec<_>>(), "sha256": Digest::of(text).to_string() });
    let lines = sample.lines().into_iter().map(|line| {
        serde_json::json!({
            "receipt": line.receipt.to_string(),
            "salt": line.salt.reveal(),
            "pseudonym": line.pseudonym.to_string(),
        })
    });
    let keys = proof.result().order().iter().map(|line| proof.seed().rank_key(*line).to_string());
    Ok(serde_json::json!({
        "title": title,
        "lines": lines.collect::<Vec<_>>(),
        "rules": hashed(&commitment.rules_text()),
        "commitment": hashed(&commitment.text()),
        "seed": hashed(&proof.seed_text()),
        "keys": keys.collect::<Vec<_>>(),
        "proof": serde_json::from_str::<serde_json::Value>(&proof.to_json())?,
    }))
}
