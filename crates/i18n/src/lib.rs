//! The texts of `locales/`, and the formats of dates, hours and figures.
//!
//! One source of words for the browser, the public pages, the mails, the problems and the reasons.
//! A sentence is always one whole message with arguments, never glued together from pieces.
//!
//! On a server every part is there: `text(Language::Fi, "key", &[])`. A browser entry point fetches the texts of its
//! reader's language, made when the pages are built ([`Bundle`]), and calls [`install_bundle`]. A test brings the parts
//! it needs with `install`.
//!
//! A key that does not exist answers with itself: it is seen at once, and `tests/locales.rs` keeps it
//! from happening in one language only.

pub mod format;
mod language;
mod message;
mod texts;
mod value;

pub use language::{Language, UnknownLanguage};
#[cfg(feature = "embedded")]
pub use texts::install;
pub use texts::{Bundle, Part, Texts, install_bundle, speaks, text, try_text};
pub use value::Value;

/// The parts of `locales/`, one constant each, and [`embedded::ALL`].
#[cfg(feature = "embedded")]
pub mod embedded {
    use crate::Part;
    include!(concat!(env!("OUT_DIR"), "/embedded.rs"));
}
