//! What people need to take part, and the one named person who reads it.

use uuid::Uuid;

use crate::text::Localised;

/// Something that can be needed to take part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AccommodationNeed {
    /// A way in and about without steps.
    StepFreeAccess,
    /// An induction loop.
    InductionLoop,
    /// Interpretation, also into a sign language, or into writing.
    Interpretation,
    /// A diet at a training day.
    Diet,
}

/// Who reads the wishes of a programme and arranges what they ask for.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccommodationContact {
    /// Name.
    pub name: String,
    /// Job title.
    pub title: String,
}

/// What the caller has said that they need to take part. Nothing of their health is asked.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccommodationWish {
    /// The caller's own application.
    pub application_id: Uuid,
    /// What is needed.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub needs: Vec<AccommodationNeed>,
    /// The same, or something else, in the caller's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// Who reads it, besides the caller. None while nobody is named: then nothing can be said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<AccommodationContact>,
    /// Whether there is something to take part in, so that the wish is kept.
    pub open: bool,
    /// Version for `ETag`; 0 while nothing is said.
    pub version: u64,
}

/// Says what one needs to take part; it takes the place of what was said before. One need or some words at least.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SetAccommodationWish {
    /// What is needed.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub needs: Vec<AccommodationNeed>,
    /// The same, or something else, in your own words: the need, not its cause.
    #[cfg_attr(feature = "openapi", schema(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// What somebody needs to take part, for the one who arranges it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccommodationWishEntry {
    /// The application.
    pub application_id: Uuid,
    /// The programme.
    pub programme_id: Uuid,
    /// Name of the programme.
    pub programme_name: Localised,
    /// Name of the author.
    pub name: String,
    /// Work e-mail address of the author.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Whether the author has accepted a place; else they may still get one.
    pub takes_part: bool,
    /// What is needed.
    pub needs: Vec<AccommodationNeed>,
    /// The same, or something else, in the author's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// A programme for which the caller is the contact.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccommodationProgramme {
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub name: Localised,
}

/// Who is named for a programme, as its coordinator sees it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccommodationContactDetails {
    /// The programme.
    pub programme_id: Uuid,
    /// Who is named; none so far.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<AccommodationContact>,
    /// Whether they can read wishes. Who cannot sign in any more, or chooses among the applicants now, cannot: then
    /// applicants are asked nothing until somebody else is named.
    pub reads: bool,
    /// Version for `ETag`; 0 while nobody is named.
    pub version: u64,
}

/// Names the one who reads what people need. The one before reads nothing any more, and every author is told.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NameAccommodationContact {
    /// The work e-mail address of somebody of the agency who can sign in.
    #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 254))]
    pub email: String,
}
