//! The check of a draw as the page shows it; the check itself is the domain's.

use polku_domain::selection::{LineOutcome, ProofFault, Pseudonym, verify};

/// What a proof says when every value of it has been computed anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checked {
    /// Lines in the pool.
    pub pool: u32,
    /// Places.
    pub seats: u32,
    /// Digest of the commitment, to compare with the one published before the draw.
    pub commitment: String,
    /// The reader's own line, when one was looked for.
    pub own: Option<Own>,
}

/// Where the reader's own line lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Own {
    /// On this place of the drawn order, with a seat.
    Seat(u32),
    /// On this place of the drawn order, waiting.
    Waiting(u32),
    /// The line is not in the pool.
    Absent,
}

/// Computes a draw anew from its proof file.
///
/// # Errors
/// The first check that fails.
pub fn check_proof(file: &str, line: Option<&str>) -> Result<Checked, ProofFault> {
    let verified = verify(file)?;
    let commitment = verified.proof().commitment();
    let seats = commitment.parts().seats.get();
    let own = line.map(|line| {
        let outcome = Pseudonym::parse(line).ok().and_then(|line| verified.outcome_of(line));
        match outcome {
            Some(LineOutcome::Place { position }) => Own::Seat(position),
            Some(LineOutcome::Waiting { number }) => Own::Waiting(seats.saturating_add(number)),
            None => Own::Absent,
        }
    });
    let pool = u32::try_from(verified.proof().result().order().len()).unwrap_or(u32::MAX);
    Ok(Checked { pool, seats, commitment: commitment.sha256().to_string(), own })
}
