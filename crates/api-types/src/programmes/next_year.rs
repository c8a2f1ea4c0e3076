//! Copying a programme to another year.

use jiff::civil::Date;
use uuid::Uuid;

use super::call::{LeftOutChoice, SelectionMethod};
use crate::text::Localised;

/// Into which year.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::IntoParams))]
#[cfg_attr(feature = "openapi", into_params(parameter_in = Query))]
#[serde(deny_unknown_fields)]
pub struct NextYearQuery {
    /// The year, one to twenty ahead; when absent the first one in which the call would not open in the past.
    #[cfg_attr(feature = "openapi", param(minimum = 2001, maximum = 2199))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i16>,
}

/// A date of a call that moves with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CallDate {
    /// First day of the window.
    OpensOn,
    /// Last day of the window.
    ClosesOn,
    /// Last day on which a freed place is offered.
    WaitingListUntil,
    /// Last day on which a check can be asked for.
    ChecksUntil,
    /// Last day on which supervisors state whether working time can be arranged, where they are asked.
    StatementsUntil,
}

/// Why nobody is at work on a day: a holiday, an eve on which offices are closed, or the weekend.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum DayOff {
    /// New Year's Day.
    NewYear,
    /// Epiphany.
    Epiphany,
    /// Good Friday.
    GoodFriday,
    /// Easter Sunday.
    EasterSunday,
    /// Easter Monday.
    EasterMonday,
    /// May Day.
    MayDay,
    /// Ascension Day.
    Ascension,
    /// Pentecost.
    Pentecost,
    /// Midsummer Eve.
    MidsummerEve,
    /// Midsummer Day.
    Midsummer,
    /// All Saints' Day.
    AllSaints,
    /// Independence Day.
    Independence,
    /// Christmas Eve.
    ChristmasEve,
    /// Christmas Day.
    Christmas,
    /// St Stephen's Day.
    StStephen,
    /// A Saturday that is no holiday.
    Saturday,
    /// A Sunday that is no holiday.
    Sunday,
}

/// A date with where it comes to lie, and why there.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MovedDate {
    /// Which date.
    pub date: CallDate,
    /// The day it was.
    pub from: Date,
    /// The same day of the week, as many weeks later as all dates move.
    pub same_weekday: Date,
    /// The day it becomes: the first working day from there.
    pub to: Date,
    /// Why nobody would be at work on `same_weekday`; absent when it is a working day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub day_off: Option<DayOff>,
    /// It went one working day further, or it would have met the date before it.
    pub kept_apart: bool,
}

/// A rule that is copied without its decision.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RuleToDecide {
    /// The rule in one sentence.
    pub title: Localised,
    /// Who decided it for the call that is copied.
    pub decided_by_name: String,
    /// Title of who decided it.
    pub decided_by_title: String,
    /// When that was.
    pub decided_on: Date,
    /// Its reference day, where it counts to one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_from: Option<Date>,
    /// That day in the other year: the same day of the month, on which nothing happens.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference_to: Option<Date>,
}

/// What has to be approved anew before the copied call opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ToApprove {
    /// The design, which is a draft and has to be published.
    Design,
    /// The co-operation with the staff.
    Cooperation,
    /// Each rule.
    Rules,
    /// The method of the selection with its quotas and criteria, and all other terms: the decider approves the call.
    Call,
}

/// What stays with the programme that is copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LeftBehind {
    /// Applications with their answers and points.
    Applications,
    /// The selection: its shares, its draw, its outcome and the waiting list.
    Selection,
    /// Those who took part, and their groups.
    Participants,
    /// Roles given for the programme: coordinators, deciders, assessors and partners are named anew.
    Roles,
    /// What people need to take part, and the contact for it.
    Accommodation,
    /// Approvals, the record of the co-operation, and offers of other paths.
    Decisions,
    /// The public page: the copy has none before somebody publishes it.
    PublicPage,
}

/// What would be copied into another year.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct NextYear {
    /// The programme that is copied.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// The year it counts to: that of the week in which its call opens; without a call the present one.
    pub from_year: i16,
    /// The year it is brought into.
    pub year: i16,
    /// The last year it could be brought into.
    pub last_year: i16,
    /// By how many weeks all dates move; absent without a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub weeks: Option<u32>,
    /// Name of the copy, unless another one is given.
    pub name: Localised,
    /// Its name in public addresses, unless another one is given; free when this was asked.
    pub slug: String,
    /// Elements of the design.
    pub elements: u32,
    /// Questions of the call.
    pub questions: u32,
    /// Quotas of the call.
    pub quotas: u32,
    /// Criteria of the call.
    pub criteria: u32,
    /// The round that the copied call could name in favour of those whom it left out: that of the call that is copied,
    /// once it is confirmed, while its applications are kept. What the call itself declares is not copied.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left_out: Option<LeftOutChoice>,
    /// How its places are given; absent without a call.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<SelectionMethod>,
    /// The dates of the call in their order; none without a call.
    #[cfg_attr(feature = "openapi", schema(max_items = 5))]
    pub dates: Vec<MovedDate>,
    /// The rules of the call, each to be decided anew or withdrawn.
    #[cfg_attr(feature = "openapi", schema(max_items = 50))]
    pub rules: Vec<RuleToDecide>,
    /// What has to be approved anew before the copied call opens.
    #[cfg_attr(feature = "openapi", schema(max_items = 4))]
    pub to_approve: Vec<ToApprove>,
    /// What stays behind.
    #[cfg_attr(feature = "openapi", schema(max_items = 7))]
    pub left_behind: Vec<LeftBehind>,
}

/// The dates of the copied call.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CopiedDates {
    /// First day of the window.
    pub opens_on: Date,
    /// Last day of the window, inclusive.
    pub closes_on: Date,
    /// Last day on which a freed place is offered.
    pub waiting_list_until: Date,
    /// Last day on which a check can be asked for.
    pub checks_until: Date,
    /// Last day on which supervisors state whether working time can be arranged. Present exactly where they are asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub statements_until: Option<Date>,
}

/// A copy of a programme in another year. What is absent is as `preview_next_year` proposes it.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CopyProgramme {
    /// The year.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 2001, maximum = 2199))]
    pub year: Option<i16>,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Localised>,
    /// Its name in public addresses: a–z, 0–9 and hyphens, 3–60 characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(min_length = 3, max_length = 60))]
    pub slug: Option<String>,
    /// Its dates; refused where there is no call to copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dates: Option<CopiedDates>,
    /// Propose at least so many places for those whom the round in `left_out` of the preview left out; fewer than there are
    /// places. It is decided anew or taken out before the call is sent to the decider.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "openapi", schema(minimum = 1, maximum = 9999))]
    pub prefer_left_out: Option<u32>,
}

/// Which programme a programme was copied from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CopiedFrom {
    /// The programme.
    pub programme_id: Uuid,
    /// Its name.
    pub programme_name: Localised,
    /// The version its first design was copied from.
    pub design_id: Uuid,
    /// The call its first call was copied from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub call_id: Option<Uuid>,
}
