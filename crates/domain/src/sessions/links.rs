//! Addresses on the web that a session leads to: where it is joined, and its materials. Polku keeps no files.

/// Most links to materials of one session.
pub const MAX_LINKS: usize = 20;
/// Most characters of an address.
pub const MAX_ADDRESS: usize = 1_000;

/// How such an address begins: what is said and read in a session is nobody else's.
const ENCRYPTED: &str = "https://";

/// Why an address leads nowhere that people should go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressFault {
    /// It does not begin with `https://`, has a space in it, or names no host.
    #[error("not an address that begins with https://")]
    NotSecure,
    /// It carries a name or a password before the host: a link is read by everybody whom it is shown to.
    #[error("a name or a password stands in the address")]
    Credentials,
    /// More than [`MAX_ADDRESS`] characters.
    #[error("more than {MAX_ADDRESS} characters")]
    TooLong,
}

/// Reads an address of the web.
///
/// # Errors
/// [`AddressFault`].
pub fn address(text: &str) -> Result<String, AddressFault> {
    let text = text.trim();
    if text.chars().count() > MAX_ADDRESS {
        return Err(AddressFault::TooLong);
    }
    let begins = text.get(..ENCRYPTED.len()).is_some_and(|begins| begins.eq_ignore_ascii_case(ENCRYPTED));
    let rest = text.get(ENCRYPTED.len()..).filter(|_| begins).ok_or(AddressFault::NotSecure)?;
    // A browser takes a backslash for a stroke: what stands before it is the host.
    let host = rest.split(['/', '?', '#', '\\']).next().unwrap_or_default();
    if host.contains('@') {
        return Err(AddressFault::Credentials);
    }
    let plain = !text.chars().any(|letter| letter.is_whitespace() || letter.is_control());
    let named = host.starts_with(|letter: char| letter.is_alphanumeric() || letter == '[');
    if plain && named { Ok(format!("{ENCRYPTED}{rest}")) } else { Err(AddressFault::NotSecure) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_encrypted_addresses_without_credentials_are_read() {
        for fits in [
            "https://kokous.example.fi/a1b2",
            "https://example.fi",
            "https://[::1]/a",
            "https://example.fi/@maija",
        ] {
            assert_eq!(address(fits).as_deref(), Ok(fits));
        }
        assert_eq!(address(" HTTPS://example.fi/x ").as_deref(), Ok("https://example.fi/x"));
        for text in [
            "http://example.fi",
            "https://",
            "https:///a",
            "javascript:alert(1)",
            "https://a b",
            "example.fi",
            "",
            "https://ä\u{7}",
        ] {
            assert_eq!(address(text), Err(AddressFault::NotSecure), "{text}");
        }
        for text in ["https://maija:salasana@example.fi/", "https://maija@example.fi", "https://a@b\\@c"] {
            assert_eq!(address(text), Err(AddressFault::Credentials), "{text}");
        }
        assert_eq!(address(&format!("https://{}", "a".repeat(1_000))), Err(AddressFault::TooLong));
    }

    proptest! {
        #[test]
        fn what_is_read_is_read_again_alike(text in prop_oneof![any::<String>(), "https://[a-z@:/ .]{0,20}"]) {
            if let Ok(read) = address(&text) {
                prop_assert_eq!(address(&read), Ok(read.clone()));
                prop_assert!(!read.split('/').nth(2).unwrap_or_default().contains('@'));
            }
        }
    }
}
