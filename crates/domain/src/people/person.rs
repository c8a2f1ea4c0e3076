//! A person and the values that describe them.

use jiff::civil::Date;

use crate::{
    ids::{AgencyId, PersonId, SiteId, UnitId},
    people::Leave,
    text::{Language, TextFault, TextLimits, fold_for_search, parse_text},
};

/// Declares a value that is a text on one line.
macro_rules! line_value {
    ($(#[$doc:meta])* $name:ident, $max:literal) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// One line, and how long it may be.
            pub const LIMITS: TextLimits = TextLimits { max_chars: $max, multiline: false };

            /// Reads the value, trimming white space at both ends.
            ///
            /// # Errors
            /// [`TextFault`] when empty, too long or with control characters.
            pub fn parse(text: &str) -> Result<Self, TextFault> {
                parse_text(text, Self::LIMITS).map(Self)
            }

            /// The text as written.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
    };
}

line_value! {
    /// A person's id in the register they come from, such as a staff number.
    ExternalId, 64
}
line_value! {
    /// A family name or the given names, as the person writes them.
    NamePart, 100
}
line_value! {
    /// A title, as in *Erityisasiantuntija*.
    Title, 200
}
line_value! {
    /// The job category the register gives; rules compare it folded, so case does not matter.
    JobCategory, 100
}

/// A person's name; lists show the family name first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonName {
    /// The family name.
    pub family: NamePart,
    /// The given names.
    pub given: NamePart,
}

impl PersonName {
    /// What a search for the person is compared with: either order of the names matches.
    #[must_use]
    pub fn search_key(&self) -> String {
        let (given, family) = (self.given.as_str(), self.family.as_str());
        fold_for_search(&format!("{family} {given} {family}"))
    }

    /// The name as it is written in a text: given names, then family name.
    #[must_use]
    pub fn in_text(&self) -> String {
        format!("{} {}", self.given.as_str(), self.family.as_str())
    }
}

/// The register a person comes from: 1–40 of `a-z`, `0-9`, `-` and `_`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source(String);

/// The text names no register: not 1–40 of `a-z`, `0-9`, `-` and `_`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not 1–40 of a–z, 0–9, - and _")]
pub struct SourceError;

impl Source {
    /// Reads the name of a register, as in `kieku`.
    ///
    /// # Errors
    /// [`SourceError`] for any other form.
    pub fn parse(text: &str) -> Result<Self, SourceError> {
        let fits =
            |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_');
        if (1..=40).contains(&text.len()) && text.bytes().all(fits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(SourceError)
        }
    }

    /// The name of the register.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// An e-mail address: where a person is reached, never who they are.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// The text is no e-mail address that mail can be sent to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an e-mail address")]
pub struct EmailError;

impl Email {
    /// Longest address (RFC 5321, 4.5.3.1.3, without the angle brackets).
    pub const MAX_CHARS: usize = 254;

    /// Reads an address of the dot-atom form with a domain of at least two labels.
    ///
    /// Quoted local parts, address literals and non-ASCII addresses are refused: many agencies' mail systems
    /// cannot deliver to them.
    ///
    /// # Errors
    /// [`EmailError`] for any other form.
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        let trimmed = text.trim();
        let (local, domain) = trimmed.split_once('@').ok_or(EmailError)?;
        let fits = trimmed.len() <= Self::MAX_CHARS && is_local_part(local) && is_domain(domain);
        fits.then(|| Self(trimmed.to_owned())).ok_or(EmailError)
    }

    /// The address as written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Dot-atom of RFC 5322, 3.2.3.
fn is_local_part(local: &str) -> bool {
    let atom = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    local.len() <= 64 && local.split('.').all(|part| !part.is_empty() && part.bytes().all(atom))
}

/// Host name of RFC 1123 with at least two labels.
fn is_domain(domain: &str) -> bool {
    let label = |part: &str| {
        (1..=63).contains(&part.len())
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !part.starts_with('-')
            && !part.ends_with('-')
    };
    domain.contains('.') && domain.split('.').all(label)
}

/// Somebody on an agency's register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Names the person.
    pub id: PersonId,
    /// The agency they work for.
    pub agency: AgencyId,
    /// The register they come from.
    pub source: Source,
    /// Their id in that register.
    pub external_id: ExternalId,
    /// What they are called.
    pub name: PersonName,
    /// Where mail reaches them; registers always tell, a partner's people may have none.
    pub email: Option<Email>,
    /// The unit they belong to, for the agency's own staff.
    pub unit: Option<UnitId>,
    /// Where they work, where the register tells.
    pub site: Option<SiteId>,
    /// Their title, where the register tells.
    pub title: Option<Title>,
    /// Their job category (R10).
    pub job_category: JobCategory,
    /// Whether the register flags them as a supervisor (R9); having people below oneself does not count.
    pub is_supervisor: bool,
    /// Their own supervisor.
    pub supervisor: Option<PersonId>,
    /// The day their present role began (R11).
    pub role_started_on: Option<Date>,
    /// When they are on leave, where the register tells.
    pub leave: Option<Leave>,
    /// The language they are written to in.
    pub language: Language,
    /// The day the register's facts about them are from.
    pub register_as_of: Date,
    /// Whether they work for the agency now; who has left is kept, inactive, until retention ends.
    pub active: bool,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn usual_addresses_are_accepted() {
        for text in
            ["matti.meikalainen@palkeet.example", " o'brien+x@a-b.fi ", "orjan.eskelinen.2@palkeet.example"]
        {
            assert!(Email::parse(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn what_cannot_be_mailed_is_refused() {
        let long = format!("{}@palkeet.example", "a".repeat(65));
        for text in [
            "",
            "ei sähköpostia",
            "a@b",
            "a@@b.fi",
            "a..b@c.fi",
            ".a@c.fi",
            "a@-b.fi",
            "a@b..fi",
            "a b@c.fi",
            &long,
        ] {
            assert_eq!(Email::parse(text), Err(EmailError), "{text}");
        }
        assert!(Email::parse("a@b.fi\nBcc: c@d.fi").is_err());
    }

    #[test]
    fn search_key_finds_either_order_of_the_names() {
        let part = |text| NamePart::parse(text).unwrap();
        let name = PersonName { family: part("Mäki-Petäys"), given: part("Seppo") };
        assert!(name.search_key().contains("mäki-petäys seppo"));
        assert!(name.search_key().contains("seppo mäki-petäys"));
    }

    #[test]
    fn register_is_named_in_lower_case_ascii() {
        assert!(Source::parse("kieku-2").is_ok());
        for text in ["", "Kieku", "a b", "ä", &"a".repeat(41)] {
            assert_eq!(Source::parse(text), Err(SourceError), "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_without_panic(text in any::<String>()) {
            let _ = (Email::parse(&text), NamePart::parse(&text), Source::parse(&text));
        }
    }
}
