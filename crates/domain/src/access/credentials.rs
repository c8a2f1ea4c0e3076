//! User names and passwords of local accounts.

use unicode_normalization::UnicodeNormalization;

/// Fewest and most characters of a user name.
pub const USER_NAME_LENGTH: std::ops::RangeInclusive<usize> = 3..=100;
/// Fewest and most characters of a password (ASVS 5.0, 6.2.1 and 6.2.9: long ones are welcome, no rules of composition).
pub const PASSWORD_LENGTH: std::ops::RangeInclusive<usize> = 12..=200;

/// The name with which a local account signs in, in its one canonical form: however it is typed (capital
/// letters, full-width letters), there is one account.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UserName(String);

/// Why a text is no user name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UserNameFault {
    /// Shorter than [`USER_NAME_LENGTH`].
    #[error("too short")]
    TooShort,
    /// Longer than [`USER_NAME_LENGTH`].
    #[error("too long")]
    TooLong,
    /// Something other than a–z, 0–9 and `. _ @ + -` after folding.
    #[error("a character that is not allowed")]
    Character,
}

impl UserName {
    /// Folds compatibility forms and capital letters, then demands a–z, 0–9 and `. _ @ + -`: letters that
    /// only look alike are refused rather than kept apart.
    ///
    /// # Errors
    /// See [`UserNameFault`].
    pub fn parse(text: &str) -> Result<Self, UserNameFault> {
        let folded: String = text.trim().nfkc().collect::<String>().to_lowercase();
        let length = folded.chars().count();
        if length < *USER_NAME_LENGTH.start() {
            return Err(UserNameFault::TooShort);
        }
        if length > *USER_NAME_LENGTH.end() {
            return Err(UserNameFault::TooLong);
        }
        let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "._@+-".contains(c);
        if folded.chars().all(allowed) { Ok(Self(folded)) } else { Err(UserNameFault::Character) }
    }

    /// The canonical form.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Why a password cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordFault {
    /// Shorter than [`PASSWORD_LENGTH`].
    #[error("too short")]
    TooShort,
    /// Longer than [`PASSWORD_LENGTH`].
    #[error("too long")]
    TooLong,
    /// Guessed among the first: a common word or run, few different characters, or the user name.
    #[error("too common")]
    TooCommon,
}

/// Beginnings of the passwords that are tried first, in the languages of the product.
const COMMON: [&str; 24] = [
    "password",
    "passw0rd",
    "salasana",
    "losenord",
    "lösenord",
    "qwertyui",
    "qwerty123",
    "asdfghjk",
    "zxcvbnm",
    "12345678",
    "11111111",
    "00000000",
    "abcdefgh",
    "abcd1234",
    "letmein",
    "welcome",
    "tervetuloa",
    "valkommen",
    "kesakesa",
    "talvi2020",
    "iloveyou",
    "administrator",
    "palkeet",
    "polku",
];
const FEWEST_DIFFERENT: usize = 6;

/// Whether a password can be taken for an account.
///
/// # Errors
/// See [`PasswordFault`].
pub fn check_password(password: &str, user_name: &UserName) -> Result<(), PasswordFault> {
    let length = password.chars().count();
    if length < *PASSWORD_LENGTH.start() {
        return Err(PasswordFault::TooShort);
    }
    if length > *PASSWORD_LENGTH.end() {
        return Err(PasswordFault::TooLong);
    }
    let folded = password.to_lowercase();
    let different: std::collections::BTreeSet<char> = folded.chars().collect();
    let starts_common = COMMON.iter().any(|common| {
        folded.strip_prefix(common).is_some_and(|rest| rest.chars().filter(|c| c.is_alphabetic()).count() < 6)
    });
    if different.len() < FEWEST_DIFFERENT || starts_common || folded.contains(user_name.as_str()) {
        return Err(PasswordFault::TooCommon);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_user_name_has_one_form_however_it_is_typed() {
        let canonical = UserName::parse("maija.meikalainen").unwrap();
        for typed in ["Maija.Meikalainen", " maija.meikalainen ", "ＭＡＩＪＡ.meikalainen"] {
            assert_eq!(UserName::parse(typed), Ok(canonical.clone()), "{typed}");
        }
        for lookalike in ["maіja", "maıja", "mäijä", "ma ija", "a\0bc"] {
            assert_eq!(UserName::parse(lookalike), Err(UserNameFault::Character), "{lookalike}");
        }
        assert_eq!(UserName::parse("ab"), Err(UserNameFault::TooShort));
        assert_eq!(UserName::parse(&"a".repeat(101)), Err(UserNameFault::TooLong));
    }

    #[test]
    fn passwords_guessed_first_are_refused() {
        let name = UserName::parse("maija").unwrap();
        for common in ["Salasana1234", "password12345", "aaaaaaaaaaaa", "xx-maija-2020-xx", "ababababab12"] {
            assert_eq!(check_password(common, &name), Err(PasswordFault::TooCommon), "{common}");
        }
        assert_eq!(check_password("lyhyt", &name), Err(PasswordFault::TooShort));
        assert_eq!(check_password(&"ab3 ".repeat(51), &name), Err(PasswordFault::TooLong));
        assert_eq!(check_password("neljä vihreää kelloa", &name), Ok(()));
    }
}
