//! Digests: one gathered mail of what is ahead and what waits, for whoever chose to get it.

use jiff::civil::Date;

use crate::text::Language;

/// How often somebody gets a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DigestFrequency {
    /// Not at all, which is so for whoever has said nothing.
    Never,
    /// On each working day.
    WorkingDays,
    /// On the first working day of each week.
    Weekly,
}

/// Whether and when the caller gets a digest.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DigestSettings {
    /// How often.
    pub frequency: DigestFrequency,
    /// The day in Finland on which the next one leaves from seven in the morning, if there is anything to say; absent where none
    /// does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next_on: Option<Date>,
    /// Whether the register knows an address at which the caller is reached. Without one there is no mail.
    pub has_address: bool,
    /// The version.
    pub version: u64,
}

/// Says how often the caller gets a digest.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SaveDigestSettings {
    /// How often.
    pub frequency: DigestFrequency,
}

/// Asks what a digest would say now.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewDigest {
    /// For whom gets one so often; `never` is the same as `weekly` here, for whoever is deciding.
    pub frequency: DigestFrequency,
}

/// A digest in words.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DigestMail {
    /// In which language: the one in which the caller gets mails.
    pub language: Language,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub text: String,
}

/// What a digest would say now.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DigestPreview {
    /// The first day that it looks ahead to, in Finland: today.
    pub from: Date,
    /// The last one: the day before the next digest.
    pub until: Date,
    /// The mail; absent where there is nothing to say, and so no mail either.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mail: Option<DigestMail>,
}
