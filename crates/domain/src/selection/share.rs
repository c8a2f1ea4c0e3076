//! The shares: each holder's secret half of the randomness, and its promised hash.

use super::digest::Digest;
use super::line::hex;
use super::value::{ValueFault, bytes_from_hex};
use crate::ids::SelectionId;

/// In which role a person holds a share, such as `coordinator`. Never a name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct HolderRole(String);

impl HolderRole {
    /// Most characters.
    pub const MAX_CHARS: usize = 40;

    /// Reads 1 to 40 characters of `a-z`, `0-9` and `_`, the first a letter.
    ///
    /// # Errors
    /// [`ValueFault::Role`].
    pub fn parse(text: &str) -> Result<Self, ValueFault> {
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_';
        let first = text.starts_with(|c: char| c.is_ascii_lowercase());
        if first && text.len() <= Self::MAX_CHARS && text.chars().all(allowed) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ValueFault::Role)
        }
    }

    /// The label.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for HolderRole {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The 32 random bytes made in a holder's browser. Secret until revealed.
#[derive(Clone, PartialEq, Eq)]
pub struct SeedShare([u8; 32]);

impl SeedShare {
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

    /// The share as 64 lower-case hexadecimal digits. Named, not `Display`, so that it never slips into a log.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }

    /// The hash that a holder in `role` promises for this share in `round`.
    #[must_use]
    pub fn hash(&self, round: SelectionId, role: &HolderRole) -> Digest {
        Digest::of(&format!("polku-share/1\n{round}\n{role}\n{}\n", self.reveal()))
    }
}

impl std::fmt::Debug for SeedShare {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SeedShare(hidden)")
    }
}

/// What a holder publishes before the draw: the role and the hash of the share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharePromise {
    /// The holder's role.
    pub role: HolderRole,
    /// Hash of the share, see [`SeedShare::hash`].
    pub hash: Digest,
}

impl SharePromise {
    /// Whether `share` is the one that was promised for `round`.
    #[must_use]
    pub fn keeps(&self, round: SelectionId, share: &SeedShare) -> bool {
        share.hash(round, &self.role) == self.hash
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copied_hash_is_of_no_use_in_another_role() {
        let round = SelectionId::new(uuid::Uuid::from_u128(1));
        let [one, two] = ["coordinator", "staff_representative"].map(|role| HolderRole::parse(role).unwrap());
        let share = SeedShare::new([9; 32]);
        let copied = SharePromise { role: two, hash: share.hash(round, &one) };
        assert!(!copied.keeps(round, &share));
        assert!(SharePromise { role: one.clone(), hash: share.hash(round, &one) }.keeps(round, &share));
    }

    #[test]
    fn a_role_is_a_label() {
        for wrong in ["", "Coordinator", "1st", "_a", "a b", "ä", &"a".repeat(41)] {
            assert_eq!(HolderRole::parse(wrong), Err(ValueFault::Role), "{wrong}");
        }
    }
}
