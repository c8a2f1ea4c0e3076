//! What can be put into a message.

/// An argument of a message: text as it is, or a number that the message may choose a plural by.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Shown unchanged.
    Text(String),
    /// Shown in the language's own form (`1 250`, `0,5`) and usable in `{ $count -> … }`.
    Number(f64),
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

macro_rules! from_number {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Value {
            fn from(number: $kind) -> Self {
                Self::Number(f64::from(number))
            }
        }
    )+};
}

from_number!(i8, i16, i32, u8, u16, u32, f32, f64);

macro_rules! from_wide_number {
    ($($kind:ty),+) => {$(
        impl From<$kind> for Value {
            #[expect(
                clippy::cast_precision_loss,
                reason = "counts of people and rows stay far below 2^53"
            )]
            fn from(number: $kind) -> Self {
                Self::Number(number as f64)
            }
        }
    )+};
}

from_wide_number!(i64, u64, usize);
