//! From bytes to text.

use super::TableFault;

/// How a file's bytes stand for text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// Windows-1252: what Finnish office programs write by default, with – and €.
    Windows1252,
    /// UTF-16, low byte first ("Unicode text" of spreadsheets).
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
}

impl Encoding {
    /// All encodings, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Utf8, Self::Windows1252, Self::Utf16Le, Self::Utf16Be];

    /// The registered name of the encoding (IANA), in lower case.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Windows1252 => "windows-1252",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
        }
    }

    /// The encoding of that name, in any case; `None` for any other.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|encoding| encoding.name().eq_ignore_ascii_case(name.trim()))
    }

    /// Recognises the encoding: by byte order mark, else by what the bytes can be.
    ///
    /// Text that is almost UTF-8 counts as (damaged) UTF-8: read as Windows-1252 it would turn every `ä` of a
    /// register into two wrong letters without a word.
    #[must_use]
    pub fn recognise(bytes: &[u8]) -> Self {
        match bytes {
            [0xEF, 0xBB, 0xBF, ..] => Self::Utf8,
            [0xFF, 0xFE, ..] => Self::Utf16Le,
            [0xFE, 0xFF, ..] => Self::Utf16Be,
            [first, 0, ..] if *first != 0 => Self::Utf16Le,
            [0, second, ..] if *second != 0 => Self::Utf16Be,
            _ if looks_like_utf8(bytes) => Self::Utf8,
            _ => Self::Windows1252,
        }
    }

    /// Decodes the bytes, dropping a byte order mark.
    ///
    /// # Errors
    /// [`TableFault::NotInEncoding`] with the first line that is not text in this encoding.
    pub fn decode(self, bytes: &[u8]) -> Result<String, TableFault> {
        match self {
            Self::Utf8 => decode_utf8(bytes),
            Self::Windows1252 => Ok(bytes.iter().map(|byte| windows_1252(*byte)).collect()),
            Self::Utf16Le => {
                decode_utf16(self, bytes.strip_prefix(&[0xFF, 0xFE]).unwrap_or(bytes), u16::from_le_bytes)
            }
            Self::Utf16Be => {
                decode_utf16(self, bytes.strip_prefix(&[0xFE, 0xFF]).unwrap_or(bytes), u16::from_be_bytes)
            }
        }
    }
}

/// What Windows-1252 has between 0x80 and 0x9F, where Latin-1 has controls; the five bytes that it leaves open stay
/// the controls they are, as browsers read them. A library for it would bring the tables of every encoding there is
/// into the browser: 80 KB over the wire.
const WINDOWS_1252: [char; 32] = [
    '\u{20AC}', '\u{81}', '\u{201A}', '\u{192}', '\u{201E}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2C6}',
    '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8D}', '\u{17D}', '\u{8F}', '\u{90}', '\u{2018}',
    '\u{2019}', '\u{201C}', '\u{201D}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2DC}', '\u{2122}', '\u{161}',
    '\u{203A}', '\u{153}', '\u{9D}', '\u{17E}', '\u{178}',
];

fn windows_1252(byte: u8) -> char {
    let place = byte.checked_sub(0x80).map(usize::from);
    place.and_then(|place| WINDOWS_1252.get(place).copied()).unwrap_or(char::from(byte))
}

fn looks_like_utf8(bytes: &[u8]) -> bool {
    let (mut letters, mut broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        letters += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || letters > broken
}

fn decode_utf8(bytes: &[u8]) -> Result<String, TableFault> {
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    std::str::from_utf8(bytes).map(str::to_owned).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = 1 + before.iter().filter(|byte| **byte == b'\n').count();
        TableFault::NotInEncoding { encoding: Encoding::Utf8, line }
    })
}

fn decode_utf16(encoding: Encoding, bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, TableFault> {
    let (pairs, rest) = bytes.as_chunks();
    let mut text = String::with_capacity(pairs.len());
    let mut whole = rest.is_empty();
    for decoded in char::decode_utf16(pairs.iter().copied().map(unit)) {
        match decoded {
            Ok(character) => text.push(character),
            Err(_) => {
                whole = false;
                break;
            }
        }
    }
    if whole {
        Ok(text)
    } else {
        Err(TableFault::NotInEncoding { encoding, line: 1 + text.matches('\n').count() })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_encoding_is_recognised_and_decoded() {
        let text = "nro;nimi\n1;Mäki – 5 €\n";
        let utf16 = |bytes: fn(u16) -> [u8; 2], bom: &[u8]| {
            bom.iter().copied().chain(text.encode_utf16().flat_map(bytes)).collect::<Vec<u8>>()
        };
        let files = [
            (Encoding::Utf8, text.as_bytes().to_vec()),
            (Encoding::Utf8, [b"\xEF\xBB\xBF", text.as_bytes()].concat()),
            (Encoding::Windows1252, b"nro;nimi\n1;M\xE4ki \x96 5 \x80\n".to_vec()),
            (Encoding::Utf16Le, utf16(u16::to_le_bytes, b"\xFF\xFE")),
            (Encoding::Utf16Le, utf16(u16::to_le_bytes, b"")),
            (Encoding::Utf16Be, utf16(u16::to_be_bytes, b"\xFE\xFF")),
        ];
        for (encoding, bytes) in files {
            assert_eq!(Encoding::recognise(&bytes), encoding);
            assert_eq!(encoding.decode(&bytes).as_deref(), Ok(text));
        }
    }

    #[test]
    fn damaged_utf8_is_named_by_line_and_not_turned_into_wrong_letters() {
        let bytes = b"nimi\nM\xC3\xA4ki\nJ\xC3\xA4rvi\nM\xE4ki\n";
        assert_eq!(Encoding::recognise(bytes), Encoding::Utf8);
        let fault = TableFault::NotInEncoding { encoding: Encoding::Utf8, line: 4 };
        assert_eq!(Encoding::Utf8.decode(bytes), Err(fault));
    }

    #[test]
    fn half_a_utf16_character_is_named_by_line() {
        let fault = TableFault::NotInEncoding { encoding: Encoding::Utf16Le, line: 2 };
        assert_eq!(Encoding::Utf16Le.decode(b"\xFF\xFEa\0\n\0\x00\xD8b\0"), Err(fault));
    }

    #[test]
    fn names_read_back() {
        for encoding in Encoding::ALL {
            assert_eq!(Encoding::named(encoding.name()), Some(encoding));
        }
        assert_eq!(Encoding::named("ebcdic"), None);
    }

    #[test]
    fn every_byte_of_windows_1252_is_what_browsers_take_it_for() {
        let bytes: Vec<u8> = (0..=u8::MAX).collect();
        let (expected, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(&bytes);
        assert_eq!(Encoding::Windows1252.decode(&bytes).as_deref(), Ok(&*expected));
    }

    proptest! {
        #[test]
        fn utf16_is_read_and_refused_as_browsers_do(units in proptest::collection::vec(prop_oneof![0_u16..0x80, 0xD7F0_u16..0xE010], 0..8), odd in any::<bool>()) {
            let mut bytes: Vec<u8> = units.iter().flat_map(|unit| unit.to_be_bytes()).collect();
            if odd {
                bytes.push(0);
            }
            let expected = encoding_rs::UTF_16BE.decode_without_bom_handling_and_without_replacement(&bytes);
            prop_assert_eq!(Encoding::Utf16Be.decode(&bytes).ok(), expected.map(std::borrow::Cow::into_owned));
        }

        #[test]
        fn any_bytes_are_decoded_or_refused(bytes in any::<Vec<u8>>()) {
            for encoding in Encoding::ALL {
                let _ = encoding.decode(&bytes);
            }
            let _ = Encoding::recognise(&bytes).decode(&bytes);
        }
    }
}
