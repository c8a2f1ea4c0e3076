//! The check of a draw as the page shows it; the check itself is the domain's.

use polku_domain::ids::ApplicationId;
use polku_domain::selection::{LineOutcome, LineSalt, ProofFault, Pseudonym, Verified, verify};
use uuid::Uuid;

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
    /// The line was not made from the reader's application.
    OfSomebodyElse,
}

/// The line that a reader calls their own, and the secret that ties it to their application.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    pub line: String,
    /// The application and its salt; without them only the place of the line is looked up.
    pub origin: Option<(Uuid, String)>,
}

/// Computes a draw anew from its proof file.
///
/// # Errors
/// The first check that fails.
pub fn check_proof(file: &str, claim: Option<&Claim>) -> Result<Checked, ProofFault> {
    let verified = verify(file)?;
    let commitment = verified.proof().commitment();
    let pool = u32::try_from(verified.proof().result().order().len()).unwrap_or(u32::MAX);
    Ok(Checked {
        pool,
        seats: commitment.parts().seats.get(),
        commitment: commitment.sha256().to_string(),
        own: claim.map(|claim| place_of(&verified, claim)),
    })
}

fn place_of(verified: &Verified, claim: &Claim) -> Own {
    let parts = verified.proof().commitment().parts();
    let Ok(line) = Pseudonym::parse(&claim.line) else { return Own::Absent };
    if let Some((application, salt)) = &claim.origin {
        let made = LineSalt::parse(salt)
            .map(|salt| Pseudonym::of(parts.round, ApplicationId::new(*application), &salt));
        if made != Ok(line) {
            return Own::OfSomebodyElse;
        }
    }
    match verified.outcome_of(line) {
        Some(LineOutcome::Place { position }) => Own::Seat(position),
        Some(LineOutcome::Waiting { number }) => Own::Waiting(parts.seats.get().saturating_add(number)),
        None => Own::Absent,
    }
}
