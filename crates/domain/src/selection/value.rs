//! The kinds of values in the hashed texts (`docs/SELECTION.md`, section 2).

use jiff::civil::Date;
use uuid::Uuid;

/// Why a single value was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ValueFault {
    /// Not 36 lower-case characters of a hyphenated UUID.
    #[error("not a lower-case hyphenated UUID")]
    Uuid,
    /// Not one line of 1 to 2000 characters, or with a space at an end.
    #[error("not one line of 1 to 2000 characters without space at its ends")]
    Text,
    /// Outside its range.
    #[error("the number is outside its range")]
    Number,
    /// Not a rule's id.
    #[error("not a rule id of 1 to 64 of a-z, 0-9, _ and -")]
    RuleId,
    /// Not 64 lower-case hexadecimal digits.
    #[error("not 64 lower-case hexadecimal digits")]
    Digest,
    /// Not a role's label.
    #[error("not a role label of 1 to 40 of a-z, 0-9 and _")]
    Role,
    /// Not a day that exists, written YYYY-MM-DD, of the years 2000 to 2999.
    #[error("not a day written YYYY-MM-DD of the years 2000 to 2999")]
    Date,
    /// Not 32 lower-case hexadecimal digits.
    #[error("not 32 lower-case hexadecimal digits")]
    Pseudonym,
}

/// One line of text, 1 to 2000 characters, without control characters and without a space at its ends.
///
/// The limits are part of the protocol: they make sure that a text cannot pose as the next line of what is hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OneLine(String);

impl OneLine {
    /// Most characters (Unicode scalar values).
    pub const MAX_CHARS: usize = 2_000;

    /// Checks the text as it is; nothing is trimmed.
    ///
    /// # Errors
    /// [`ValueFault::Text`].
    pub fn parse(text: &str) -> Result<Self, ValueFault> {
        let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
        let long = text.chars().count() > Self::MAX_CHARS;
        if text.is_empty() || long || text.starts_with(' ') || text.ends_with(' ') || text.chars().any(breaks)
        {
            return Err(ValueFault::Text);
        }
        Ok(Self(text.to_owned()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Reads `N` bytes from exactly `2N` lower-case hexadecimal digits.
pub(super) fn bytes_from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let digits = text.as_bytes();
    if digits.len() != 2 * N {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        for digit in pair {
            *byte = (*byte << 4) | nibble(*digit)?;
        }
    }
    Some(bytes)
}

const fn nibble(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => Some(digit - b'0'),
        b'a'..=b'f' => Some(digit - b'a' + 10),
        _ => None,
    }
}

/// Writes bytes as lower-case hexadecimal digits.
pub(super) fn write_hex(bytes: &[u8], f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
    bytes.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
}

/// Reads a UUID in its one canonical form; the `uuid` crate alone would accept four.
pub(super) fn parse_uuid(text: &str) -> Result<Uuid, ValueFault> {
    let id: Uuid = text.parse().map_err(|_| ValueFault::Uuid)?;
    if id.hyphenated().to_string() == text { Ok(id) } else { Err(ValueFault::Uuid) }
}

/// Reads a day in its one canonical form.
pub(super) fn parse_date(text: &str) -> Result<Date, ValueFault> {
    let date: Date = text.parse().map_err(|_| ValueFault::Date)?;
    let canonical = (2000..3000).contains(&date.year()) && date.to_string() == text;
    if canonical { Ok(date) } else { Err(ValueFault::Date) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hexadecimal_digits_have_one_case_and_one_length() {
        assert_eq!(bytes_from_hex::<2>("0aff"), Some([0x0a, 0xff]));
        for wrong in ["0aFF", "0af", "0aff0", "0ag0", "", "äf"] {
            assert_eq!(bytes_from_hex::<2>(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_uuid_and_a_day_have_one_form() {
        assert!(parse_uuid("0190163d-8694-7000-8000-000000000001").is_ok());
        for wrong in ["0190163d869470008000000000000001", "0190163D-8694-7000-8000-000000000001", ""] {
            assert_eq!(parse_uuid(wrong), Err(ValueFault::Uuid), "{wrong}");
        }
        assert!(parse_date("2020-02-29").is_ok());
        for wrong in ["2021-02-29", "20200229", "2020-2-29", "1999-12-31", "3000-01-01", "2020-02-29T00:00"] {
            assert_eq!(parse_date(wrong), Err(ValueFault::Date), "{wrong}");
        }
    }

    #[test]
    fn a_text_cannot_pose_as_another_line() {
        assert!(OneLine::parse(&"ä".repeat(OneLine::MAX_CHARS)).is_ok());
        let long = "a".repeat(OneLine::MAX_CHARS + 1);
        for wrong in ["", " a", "a ", "a\nb", "a\rb", "a\u{85}b", "a\u{2028}b", "a\u{0}", long.as_str()] {
            assert_eq!(OneLine::parse(wrong), Err(ValueFault::Text), "{wrong:?}");
        }
    }
}
