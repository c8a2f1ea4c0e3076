//! The promise of time: who is asked for consent to more hours than were promised, and who gave it (N18).

use jiff::Timestamp;
use uuid::Uuid;

use crate::programmes::ElementKind;
use crate::text::Localised;

/// What a design takes of one participant, as far as it can be compared. Travel is in no design and is not among it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PromisedTime {
    /// Counted minutes; a day of which nobody said how long it is counts as a full one.
    pub minutes: u32,
    /// Meetings of which nobody said how long they are. They are not among the minutes.
    pub unmeasured_meetings: u32,
}

/// That somebody was asked for consent to the hours of a version of a design, and whether they gave it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HourConsent {
    /// The application by which the place was given; names the participation.
    pub application_id: Uuid,
    /// The version of the design that asks.
    pub design_id: Uuid,
    /// What was promised before.
    pub promised: PromisedTime,
    /// What this version takes.
    pub takes: PromisedTime,
    /// Minutes by which the hours might have grown without asking.
    pub growth_limit_minutes: u32,
    /// When they were asked.
    pub asked_at: Timestamp,
    /// When they consented; absent while they have not. Nobody consents by silence.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub consented_at: Option<Timestamp>,
}

/// What one element takes in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElementTime {
    /// How many times people meet.
    pub times: u32,
    /// Minutes of all of them; absent where nobody said how long they are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
}

/// An element that takes another time than the version did that was promised.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ElementGrowth {
    /// Kind.
    pub kind: ElementKind,
    /// Name.
    pub title: Localised,
    /// As promised; absent where the element is new.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<ElementTime>,
    /// As it is now; absent where the element is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<ElementTime>,
}

/// A question that waits for the caller's answer: do they consent to more hours than were promised?
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OwnHourQuestion {
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// What is asked.
    pub consent: HourConsent,
    /// The elements that take another time, in the order of the new version, those that are gone last.
    #[cfg_attr(feature = "openapi", schema(max_items = 120))]
    pub changes: Vec<ElementGrowth>,
}

/// What the caller consents to: the hours of this version, and of no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ConsentToHours {
    /// The version of the design whose hours were shown.
    pub design_id: Uuid,
}

/// A participant who was asked, in the list of a programme.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct HourQuestion {
    /// The person.
    pub person_id: Uuid,
    /// Given name.
    pub given_name: String,
    /// Family name.
    pub family_name: String,
    /// What was asked, and whether they consented.
    pub consent: HourConsent,
}

/// Which of those who were asked are wanted, and which page of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct HourQuestionsQuery {
    /// Only those who have not answered, or only those who consented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open: Option<bool>,
    /// Most items wanted, 1 to 200; 50 when absent.
    #[cfg_attr(feature = "openapi", param(minimum = 1, maximum = 200, default = 50))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub limit: Option<u32>,
    /// `next_cursor` of the page before.
    #[cfg_attr(feature = "openapi", param(max_length = 1000))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cursor: Option<String>,
}

/// What publishing the draft of a design would ask of its participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DesignPublicationPreview {
    /// What the draft takes of one participant.
    pub takes: PromisedTime,
    /// Minutes by which the hours may grow without asking.
    pub growth_limit_minutes: u32,
    /// How many take part now, those on a pause among them.
    pub participants: u32,
    /// How many of them would be asked for consent again.
    pub asked: u32,
}
