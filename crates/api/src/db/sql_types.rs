//! Column types that mean the same on both engines. All of them are text.

use std::error::Error;
use std::fmt::Debug;

use diesel::backend::Backend;
use diesel::deserialize::{FromSql, FromSqlRow};
use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::serialize::{IsNull, Output, ToSql};
use diesel::sql_types::Text;
use diesel::sqlite::Sqlite;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::connection::MultiBackend;

/// What a column refused to be read as. Never carries the value.
type Unreadable = Box<dyn Error + Send + Sync>;

/// A value with one text form in the database.
trait AsText: Sized {
    fn to_text(&self) -> Result<String, Unreadable>;
    fn from_text(text: &str) -> Result<Self, Unreadable>;
}

macro_rules! text_column {
    ([$($bounds:tt)*] $name:ty) => {
        impl<$($bounds)*> ToSql<Text, Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Pg>) -> diesel::serialize::Result {
                std::io::Write::write_all(out, self.to_text()?.as_bytes())?;
                Ok(IsNull::No)
            }
        }
        impl<$($bounds)*> ToSql<Text, Sqlite> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, Sqlite>) -> diesel::serialize::Result {
                out.set_value(self.to_text()?);
                Ok(IsNull::No)
            }
        }
        impl<$($bounds)*> ToSql<Text, MultiBackend> for $name {
            fn to_sql<'b>(&'b self, out: &mut Output<'b, '_, MultiBackend>) -> diesel::serialize::Result {
                out.set_value((Text, self));
                Ok(IsNull::No)
            }
        }
    };
}

/// An instant in UTC to the microsecond. Fixed width, so the order of the texts is the order of time.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow, Serialize, Deserialize,
)]
#[diesel(sql_type = Text)]
#[serde(transparent)]
pub struct Ts(pub jiff::Timestamp);

impl AsText for Ts {
    fn to_text(&self) -> Result<String, Unreadable> {
        Ok(format!("{:.6}", self.0))
    }
    fn from_text(text: &str) -> Result<Self, Unreadable> {
        Ok(Self(text.parse()?))
    }
}
text_column!([] Ts);

impl<DB: Backend> FromSql<Text, DB> for Ts
where
    String: FromSql<Text, DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        Self::from_text(&String::from_sql(raw)?)
    }
}

/// A calendar day, `YYYY-MM-DD`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Day(pub jiff::civil::Date);

impl AsText for Day {
    fn to_text(&self) -> Result<String, Unreadable> {
        Ok(self.0.to_string())
    }
    fn from_text(text: &str) -> Result<Self, Unreadable> {
        Ok(Self(text.parse()?))
    }
}
text_column!([] Day);

impl<DB: Backend> FromSql<Text, DB> for Day
where
    String: FromSql<Text, DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        Self::from_text(&String::from_sql(raw)?)
    }
}

/// An identifier: any newtype around a UUID, as `Key(call_id)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Key<T: Debug>(pub T);

impl<T: Debug + Copy + Into<Uuid> + From<Uuid>> AsText for Key<T> {
    fn to_text(&self) -> Result<String, Unreadable> {
        let id: Uuid = self.0.into();
        Ok(id.hyphenated().to_string())
    }
    fn from_text(text: &str) -> Result<Self, Unreadable> {
        Ok(Self(T::from(Uuid::parse_str(text)?)))
    }
}
text_column!([T: Debug + Copy + Into<Uuid> + From<Uuid> + Send + Sync + 'static] Key<T>);

impl<DB: Backend, T: Debug + Copy + Into<Uuid> + From<Uuid>> FromSql<Text, DB> for Key<T>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        Self::from_text(&String::from_sql(raw)?)
    }
}

/// Any serde value, stored as JSON text. Only for what is never filtered or joined on.
#[derive(Clone, Debug, PartialEq, Eq, Default, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Json<T: Debug>(pub T);

impl<T: Debug + Serialize + DeserializeOwned> AsText for Json<T> {
    fn to_text(&self) -> Result<String, Unreadable> {
        Ok(serde_json::to_string(&self.0)?)
    }
    fn from_text(text: &str) -> Result<Self, Unreadable> {
        Ok(Self(serde_json::from_str(text)?))
    }
}
text_column!([T: Debug + Serialize + DeserializeOwned + Send + Sync + 'static] Json<T>);

impl<DB: Backend, T: Debug + Serialize + DeserializeOwned> FromSql<Text, DB> for Json<T>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        Self::from_text(&String::from_sql(raw)?)
    }
}

/// A closed list of words, as a column with a CHECK holds it. Made by [`codes!`](crate::codes).
pub trait Coded: Copy + Debug + Send + Sync + 'static {
    /// The word in the database.
    fn code(self) -> &'static str;
    /// The value of a word, if it is one of the list.
    fn from_code(code: &str) -> Option<Self>;
}

/// An enum column: `Code(OfferState::Open)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = Text)]
pub struct Code<T: Debug>(pub T);

impl<T: Coded> AsText for Code<T> {
    fn to_text(&self) -> Result<String, Unreadable> {
        Ok(self.0.code().to_owned())
    }
    fn from_text(text: &str) -> Result<Self, Unreadable> {
        T::from_code(text).map(Self).ok_or_else(|| "not a word of this column".into())
    }
}
text_column!([T: Coded] Code<T>);

impl<DB: Backend, T: Coded> FromSql<Text, DB> for Code<T>
where
    String: FromSql<Text, DB>,
{
    fn from_sql(raw: DB::RawValue<'_>) -> diesel::deserialize::Result<Self> {
        Self::from_text(&String::from_sql(raw)?)
    }
}

/// Gives an enum of plain variants, also one of `domain`, its words:
/// `codes!(OfferState { Open = "open", Accepted = "accepted" });`
#[macro_export]
macro_rules! codes {
    ($name:ty { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $crate::db::Coded for $name {
            fn code(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }
            fn from_code(code: &str) -> Option<Self> {
                match code { $($word => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_of_instants_is_the_order_of_their_texts() {
        let text = |s: &str| Ts(s.parse().unwrap()).to_text().unwrap();
        assert_eq!(text("2020-05-04T09:00:00+03:00"), "2020-05-04T06:00:00.000000Z");
        assert!(text("2020-05-04T06:00:00.1Z") < text("2020-05-04T06:00:00.100001Z"));
        assert!(text("2019-12-31T23:59:59.999999Z") < text("2020-01-01T00:00:00Z"));
    }

    #[test]
    fn every_text_is_read_back_as_what_was_written() {
        let at = Ts("2020-05-04T06:00:00.123456Z".parse().unwrap());
        assert_eq!(Ts::from_text(&at.to_text().unwrap()).unwrap(), at);
        let day = Day("2020-02-29".parse().unwrap());
        assert_eq!(Day::from_text(&day.to_text().unwrap()).unwrap(), day);
        let key = Key(Uuid::from_u128(7));
        assert_eq!(Key::<Uuid>::from_text(&key.to_text().unwrap()).unwrap(), key);
        let json = Json(vec!["ä".to_owned(), "'".to_owned()]);
        assert_eq!(Json::<Vec<String>>::from_text(&json.to_text().unwrap()).unwrap(), json);
    }
}
