//! A line of the pool: one eligible application under a pseudonym that is bound to it.

use super::digest::Digest;
use super::value::{ValueFault, bytes_from_hex, write_hex};
use crate::ids::{ApplicationId, CallId, SelectionId};

/// The 32 random bytes that hide which application a pseudonym stands for; shown to the applicant alone, and
/// only after the list is confirmed.
#[derive(Clone, PartialEq, Eq)]
pub struct LineSalt([u8; 32]);

impl LineSalt {
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

    /// The salt as 64 lower-case hexadecimal digits. Named, not `Display`, so that it never slips into a log.
    #[must_use]
    pub fn reveal(&self) -> String {
        hex(&self.0)
    }
}

impl std::fmt::Debug for LineSalt {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LineSalt(hidden)")
    }
}

/// The name of a line in public: 128 bits without order, time or attribute, made for one round.
///
/// It is computed from the applicant's receipt and a secret salt, so that nobody can hand a winning line to
/// somebody else after the draw.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pseudonym([u8; 16]);

impl Pseudonym {
    /// The pseudonym of an application in a round.
    #[must_use]
    pub fn of(round: SelectionId, receipt: ApplicationId, salt: &LineSalt) -> Self {
        Self::head_of(Digest::of(&format!("polku-line/1\n{round}\n{receipt}\n{}\n", salt.reveal())))
    }

    /// Stands for somebody in the rehearsal of a call: the same each time, and no line of any round.
    #[must_use]
    pub fn rehearsed(call: CallId, who: uuid::Uuid) -> Self {
        Self::head_of(Digest::of(&format!("polku-rehearsal-line/1\n{call}\n{who}\n")))
    }

    /// Stands for an invented person in a rehearsal, by a number.
    #[must_use]
    pub fn invented(number: u32) -> Self {
        Self::head_of(Digest::of(&format!("polku-invented-line/1\n{number}\n")))
    }

    fn head_of(digest: Digest) -> Self {
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(digest.bytes()).for_each(|(to, from)| *to = *from);
        Self(bytes)
    }

    /// Reads 32 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// [`ValueFault::Pseudonym`].
    pub fn parse(text: &str) -> Result<Self, ValueFault> {
        bytes_from_hex(text).map(Self).ok_or(ValueFault::Pseudonym)
    }
}

impl std::fmt::Display for Pseudonym {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write_hex(&self.0, f)
    }
}

impl std::fmt::Debug for Pseudonym {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pseudonym({self})")
    }
}

/// Bytes as lower-case hexadecimal digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    struct Hex<'a>(&'a [u8]);
    impl std::fmt::Display for Hex<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            write_hex(self.0, f)
        }
    }
    Hex(bytes).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pseudonym_is_bound_to_round_receipt_and_salt() {
        let (round, receipt) =
            (SelectionId::new(uuid::Uuid::from_u128(1)), ApplicationId::new(uuid::Uuid::from_u128(2)));
        let salt = LineSalt::new([7; 32]);
        let mine = Pseudonym::of(round, receipt, &salt);
        assert_eq!(mine, Pseudonym::of(round, receipt, &salt));
        assert_ne!(mine, Pseudonym::of(round, ApplicationId::new(uuid::Uuid::from_u128(3)), &salt));
        assert_ne!(mine, Pseudonym::of(SelectionId::new(uuid::Uuid::from_u128(3)), receipt, &salt));
        assert_ne!(mine, Pseudonym::of(round, receipt, &LineSalt::new([8; 32])));
        assert_eq!(Pseudonym::parse(&mine.to_string()), Ok(mine));
    }

    #[test]
    fn a_salt_does_not_show_itself_in_debug_output() {
        assert_eq!(format!("{:?}", LineSalt::new([7; 32])), "LineSalt(hidden)");
    }
}
