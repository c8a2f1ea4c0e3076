//! Rows of initiatives, programmes, designs, calls and rules, each within one agency.

pub mod calls;
pub mod copies;
pub mod designs;
pub mod figures;
pub mod left_out;
pub mod programmes;
pub mod quotas;
pub mod rules;

use polku_domain::programmes::call::{Method, SupervisorPart};
use polku_domain::programmes::element::{DeliveryMode, ElementKind};

/// Words of the domain that are stored as they are.
macro_rules! stored_words {
    ($($name:ty),+ $(,)?) => {$(
        impl $crate::db::Coded for $name {
            fn code(self) -> &'static str {
                self.code()
            }

            fn from_code(code: &str) -> Option<Self> {
                Self::from_code(code)
            }
        }
    )+};
}
pub(crate) use stored_words;

stored_words!(ElementKind, DeliveryMode, Method, SupervisorPart);

/// A count or number as the database holds it.
#[must_use]
pub fn number(value: u32) -> i64 {
    i64::from(value)
}

/// A count or number as the domain holds it. Constraints keep stored numbers small and positive.
#[must_use]
pub fn count(value: i64) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

/// The version of a row for `ETag`.
#[must_use]
pub fn version(value: i64) -> u64 {
    u64::try_from(value).unwrap_or(0)
}
