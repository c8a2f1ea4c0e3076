//! The Finnish business id (Y-tunnus): seven digits, a hyphen and a check digit.

use std::fmt;

/// Weights of the seven digits, left to right (Finnish Patent and Registration Office, Y-tunnus).
const WEIGHTS: [u32; 7] = [7, 9, 10, 5, 8, 4, 2];

/// A business id whose check digit is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BusinessId {
    /// The seven digits as a number, 0–9 999 999.
    number: u32,
    /// The check digit, 0 or 2–9 by weight (a remainder of 1 is never given out).
    check: u8,
}

/// Why a text is no business id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BusinessIdError {
    /// Not of the form `1234567-8`.
    #[error("not of the form 1234567-8")]
    Form,
    /// The check digit does not follow from the others, or the number gives remainder 1 and is never used.
    #[error("the check digit does not match")]
    CheckDigit,
}

impl BusinessId {
    /// Reads `1234567-8`; the older six-digit form `123456-7` gets its leading zero.
    ///
    /// # Errors
    /// [`BusinessIdError`] when the form or the check digit is wrong.
    pub fn parse(text: &str) -> Result<Self, BusinessIdError> {
        let (digits, check) = text.trim().split_once('-').ok_or(BusinessIdError::Form)?;
        let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if !matches!(digits.len(), 6 | 7) || check.len() != 1 || !all_digits(digits) || !all_digits(check) {
            return Err(BusinessIdError::Form);
        }
        let number = digits.parse().map_err(|_| BusinessIdError::Form)?;
        let check = check.parse().map_err(|_| BusinessIdError::Form)?;
        if check_digit(number) == Some(check) {
            Ok(Self { number, check })
        } else {
            Err(BusinessIdError::CheckDigit)
        }
    }
}

/// The check digit of seven digits, or `None` where the remainder is 1 and the number is never used.
fn check_digit(number: u32) -> Option<u8> {
    let sum: u32 = WEIGHTS
        .iter()
        .rev()
        .scan(number, |rest, weight| {
            let digit = *rest % 10;
            *rest /= 10;
            Some(digit * weight)
        })
        .sum();
    match sum % 11 {
        0 => Some(0),
        1 => None,
        remainder => u8::try_from(11 - remainder).ok(),
    }
}

impl fmt::Display for BusinessId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:07}-{}", self.number, self.check)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn known_business_ids_are_accepted_and_print_back() {
        for known in ["0201256-6", "0737546-2", "1572860-0"] {
            assert_eq!(BusinessId::parse(known).map(|id| id.to_string()), Ok(known.to_owned()));
        }
    }

    #[test]
    fn six_digit_form_gets_its_leading_zero() {
        assert_eq!(BusinessId::parse("201256-6").unwrap().to_string(), "0201256-6");
    }

    #[test]
    fn remainder_one_is_refused_with_every_check_digit() {
        // 1·4 + 4·2 = 12: remainder 1.
        for check in 0..=9 {
            assert_eq!(BusinessId::parse(&format!("0000014-{check}")), Err(BusinessIdError::CheckDigit));
        }
    }

    #[test]
    fn other_forms_are_refused() {
        for text in
            ["", "-", "02012566", "0201256-", "02012566-6", "O201256-6", "0201256-66", "０２０１２５６-6"]
        {
            assert_eq!(BusinessId::parse(text), Err(BusinessIdError::Form), "{text}");
        }
    }

    proptest! {
        #[test]
        fn one_wrong_digit_is_always_found(number in 0u32..10_000_000, place in 0u32..7, shift in 1u32..10) {
            if let Some(check) = check_digit(number) {
                let digit = number / 10u32.pow(place) % 10;
                let other = number - digit * 10u32.pow(place) + (digit + shift) % 10 * 10u32.pow(place);
                let text = format!("{:07}-{}", other, check);
                prop_assert_eq!(BusinessId::parse(&text), Err(BusinessIdError::CheckDigit));
            }
        }

        #[test]
        fn any_text_is_read_without_panic(text in "\\PC*") {
            let _ = BusinessId::parse(&text);
        }
    }
}
