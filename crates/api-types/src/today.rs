//! Today is different: what can become of one session at short notice, and who has not opened it yet.

use jiff::Timestamp;
use uuid::Uuid;

use crate::circumstances::Misfit;
use crate::facilitators::{FacilitatorKind, SessionLeader};
use crate::programmes::ElementKind;
use crate::sessions::{CancellationReason, ModeCause, ProposedTime, SessionGroup, SessionState};
use crate::text::{DeliveryMode, Localised};

/// What can be done with one session today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DayStep {
    /// It does not take place, and is still to be held.
    Cancel,
    /// It is held at another time.
    Move,
    /// It is delivered in another way.
    Turn,
    /// Somebody else leads it.
    Substitute,
}

/// Why something cannot be done with a session now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotNow {
    /// It is a draft, or was cancelled.
    NotPublished,
    /// The day on which it ended has passed.
    DayOver,
    /// It has ended.
    Over,
    /// Somebody is marked as there.
    Attended,
}

/// One thing that may be done, or why not now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayChoice {
    /// What.
    pub step: DayStep,
    /// Why it cannot be done now; absent where it can.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_now: Option<NotNow>,
}

/// What would not fit in another way.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayTurn {
    /// How it would be delivered.
    pub to: DeliveryMode,
    /// What would not fit. Only the policy on coaches refuses.
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub misfits: Vec<Misfit>,
}

/// Somebody who could lead it instead.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Substitute {
    /// Id of the facilitator.
    pub facilitator_id: Uuid,
    /// Their name.
    pub name: String,
    /// For whom they work, if from outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    /// What they do.
    pub kind: FacilitatorKind,
    /// In which modes the policy on coaches lets them lead it. What they have behind them is not told here.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub able_in: Vec<DeliveryMode>,
}

/// One session, and what can become of it today.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionToday {
    /// The session.
    pub session_id: Uuid,
    /// Its programme.
    pub programme_id: Uuid,
    /// Name of the programme.
    pub programme: Localised,
    /// Kind of the element.
    pub kind: ElementKind,
    /// Name of the element.
    pub title: Localised,
    /// For whom; absent for everybody of the programme.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<SessionGroup>,
    /// Where it stands.
    pub state: SessionState,
    /// How it is delivered.
    pub mode: DeliveryMode,
    /// The room or the address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// Whether participants know how to join it remotely.
    pub joinable: bool,
    /// Name of the zone.
    pub zone: String,
    /// When it begins, by the clock on the wall.
    pub start: String,
    /// When it ends, by the clock on the wall.
    pub end: String,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Why it was cancelled.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cancellation: Option<CancellationReason>,
    /// Who leads it, the lead first.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub led_by: Vec<SessionLeader>,
    /// How many people are members of it, and would be told.
    pub members: u32,
    /// Their names, for those who run the programme.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub member_names: Vec<String>,
    /// How many are marked as there.
    pub attended: u32,
    /// What the caller may do with it.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub choices: Vec<DayChoice>,
    /// In which other ways it can be delivered.
    #[cfg_attr(feature = "openapi", schema(max_items = 2))]
    pub turns: Vec<DayTurn>,
    /// Who could lead it instead, for those who run the programme.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub substitutes: Vec<Substitute>,
    /// Whether it was cancelled and its hours are still to be held.
    pub to_be_held: bool,
    /// What is held in its place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_as: Option<Uuid>,
    /// Three times at which it could be held instead, the nearest first, for those who run the programme. Fewer where a
    /// month has no more.
    #[cfg_attr(feature = "openapi", schema(max_items = 3))]
    pub proposals: Vec<ProposedTime>,
    /// Names of those who were told of a day's change and have not opened it, for those who run the programme. A name goes
    /// when its person opens the session, and all go after its day.
    #[cfg_attr(feature = "openapi", schema(max_items = 500))]
    pub unopened: Vec<String>,
    /// Version for `If-Match`.
    pub version: u64,
}

/// What is done with a session today.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "step", rename_all = "snake_case", deny_unknown_fields)]
pub enum ChangeToday {
    /// It does not take place.
    Cancel {
        /// Why.
        reason: CancellationReason,
    },
    /// It is held at another time, as long and with the same breaks.
    Move {
        /// When it begins, by the clock on the wall of its zone.
        #[cfg_attr(
            feature = "openapi",
            schema(
                min_length = 16,
                max_length = 16,
                pattern = r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$",
                example = "2020-09-08T13:00"
            )
        )]
        start: String,
    },
    /// It is delivered in another way.
    Turn {
        /// How.
        mode: DeliveryMode,
        /// Why.
        mode_cause: ModeCause,
        /// More about the cause, for those who run the programme. Of circumstances, never of anybody.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
        mode_note: Option<String>,
        /// What the button to join leads to from now on; as it is when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(
            feature = "openapi",
            schema(min_length = 9, max_length = 1000, example = "https://kokous.example.fi/a1b2")
        )]
        join_address: Option<String>,
        /// The room or the address from now on; as it is when absent.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "openapi", schema(min_length = 1, max_length = 200))]
        place: Option<String>,
    },
    /// Somebody else leads it in the place of the lead; those beside the lead stay.
    Substitute {
        /// Who: a facilitator of its programme.
        facilitator_id: Uuid,
    },
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DayChange {
    /// The session.
    pub session_id: Uuid,
    /// What.
    pub step: DayStep,
    /// Where it stands now.
    pub state: SessionState,
    /// How it is delivered now.
    pub mode: DeliveryMode,
    /// When it begins now, by the clock on the wall.
    pub start: String,
    /// When it ends now.
    pub end: String,
    /// How many members were told, each by one mail that changes their calendar.
    pub told: u32,
    /// Version for `If-Match`.
    pub version: u64,
}
