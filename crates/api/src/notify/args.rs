//! What is put into a mail's words. Formatted when the mail is written, in the recipient's language.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use polku_api_types::text::Localised;
use polku_i18n::{Language, Value, format, text};
use serde::{Deserialize, Serialize};

use super::event::Event;
use crate::clock::FINLAND;

/// One argument.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    /// As it is.
    Text(String),
    /// A count; may choose a plural.
    Number(i64),
    /// A length in minutes, written in hours: `7 h 21 min`.
    Minutes(u32),
    /// A day.
    Day(Date),
    /// An instant, shown as the clock on the wall of `zone` shows it.
    Moment {
        /// When.
        at: Timestamp,
        /// The zone's name, such as `Europe/Helsinki`.
        zone: String,
    },
    /// The same with the zone in words: `ti 15.9.2020 klo 9 (Suomen aikaa)`.
    MomentInZone {
        /// When.
        at: Timestamp,
        /// The zone's name.
        zone: String,
    },
    /// No words, but an event for the recipient's calendar: an invitation to it, or its being taken back.
    Calendar(Box<Event>),
    /// A text that its author wrote in three languages.
    Localised {
        /// Finnish.
        fi: String,
        /// Swedish; Finnish where it is empty.
        sv: String,
        /// English; Finnish where it is empty.
        en: String,
    },
    /// A word of ours, by the key of its text.
    Word(String),
    /// Lines of one kind, each the text of `key` with arguments of its own.
    Lines {
        /// The key of the text.
        key: String,
        /// The arguments of each line.
        each: Vec<Args>,
    },
}

impl From<Localised> for Arg {
    fn from(text: Localised) -> Self {
        let Localised { fi, sv, en } = text;
        Self::Localised { fi, sv: sv.unwrap_or_default(), en: en.unwrap_or_default() }
    }
}

/// The arguments of one mail, by name. `link`, an address of the service, is shown below the text; `calendar` goes beside
/// it to the recipient's calendar.
pub type Args = BTreeMap<String, Arg>;

/// The argument that goes to the recipient's calendar.
pub const CALENDAR: &str = "calendar";

impl Arg {
    pub(super) fn value(&self, language: Language) -> Value {
        match self {
            Self::Text(text) => Value::Text(text.clone()),
            Self::Number(number) => Value::from(*number),
            Self::Minutes(minutes) => Value::Text(format::hours(language, *minutes)),
            Self::Day(day) => Value::Text(format::date(language, *day)),
            Self::Moment { at, zone } => Value::Text(moment(language, *at, zone)),
            Self::MomentInZone { at, zone } => {
                let key = if zone == FINLAND { "mail-moment-in-finland" } else { "mail-moment-in-zone" };
                let args = [("moment", moment(language, *at, zone).into()), ("zone", zone.clone().into())];
                Value::Text(text(language, key, &args))
            }
            Self::Calendar(_) => Value::Text(String::new()),
            Self::Localised { fi, sv, en } => {
                let own = match language {
                    Language::Fi => fi,
                    Language::Sv => sv,
                    Language::En => en,
                };
                Value::Text(if own.is_empty() { fi.clone() } else { own.clone() })
            }
            Self::Word(key) => Value::Text(text(language, key, &[])),
            Self::Lines { key, each } => {
                let line = |args: &Args| {
                    let values: Vec<(&str, Value)> =
                        args.iter().map(|(name, arg)| (name.as_str(), arg.value(language))).collect();
                    text(language, key, &values)
                };
                Value::Text(each.iter().map(line).collect::<Vec<_>>().join("\n"))
            }
        }
    }
}

impl Arg {
    /// As it is put into own words.
    pub(super) fn words(&self, language: Language) -> String {
        match (self, self.value(language)) {
            (Self::Number(number), _) => format::number(language, *number),
            (_, Value::Text(text)) => text,
            (_, Value::Number(_)) => String::new(),
        }
    }
}

fn moment(language: Language, at: Timestamp, zone: &str) -> String {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    format::moment(language, at.to_zoned(zone).datetime())
}
