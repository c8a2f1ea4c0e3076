//! The attendance list of a remote tool, read as proposals.

use uuid::Uuid;

use super::{AttendanceSheet, AttendanceStatus};

/// By what a member was found in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FoundBy {
    /// By the e-mail address.
    Email,
    /// By the name, which no other member has.
    Name,
}

/// What the list proposes of a member. It is no mark.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemoteProposal {
    /// Who, by the application that names the participation.
    pub application_id: Uuid,
    /// By what they were found.
    pub found_by: FoundBy,
    /// Minutes of the session that they were there: none counted twice, none outside the session or in a break.
    pub present_minutes: u32,
    /// What is proposed; absent for whoever was not there while the session lasted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<AttendanceStatus>,
    /// Minutes of the mark, where only a part counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    /// The first lines of the file that speak of them.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub lines: Vec<u32>,
}

/// Why rows are nobody's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum NotMatched {
    /// No member has that address or that name.
    Nobody,
    /// Several members have that name, or several addresses go by it.
    Several,
}

/// Rows of the list that are nobody's: shown, and never guessed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct UnmatchedRows {
    /// The name in the list.
    #[cfg_attr(feature = "openapi", schema(max_length = 200))]
    pub name: String,
    /// Why.
    pub why: NotMatched,
    /// The first lines of the file that have it.
    #[cfg_attr(feature = "openapi", schema(max_items = 10))]
    pub lines: Vec<u32>,
}

/// Why a row says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RemoteRowFault {
    /// It names nobody.
    NoName,
    /// When somebody joined is no time, or is not said.
    NoJoin,
    /// When somebody left is no time, or is not said.
    NoLeave,
    /// Somebody left before they joined, or more than a day later.
    OutOfOrder,
}

/// A row that says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemoteRow {
    /// The line of the file, from 1.
    pub line: u32,
    /// Why.
    pub fault: RemoteRowFault,
}

/// What a remote tool's list proposes for a session. Nothing of it is kept: what is accepted is sent as marks.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct RemoteProposals {
    /// The people of the session, and what stands of them.
    pub sheet: AttendanceSheet,
    /// What is proposed, by name of the members. Of whoever is not in the list nothing is.
    #[cfg_attr(feature = "openapi", schema(max_items = 1000))]
    pub proposals: Vec<RemoteProposal>,
    /// What is nobody's, by line; at most 200.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub unmatched: Vec<UnmatchedRows>,
    /// How many there are of them in all.
    pub unmatched_total: u32,
    /// Rows that say nothing, by line; at most 200.
    #[cfg_attr(feature = "openapi", schema(max_items = 200))]
    pub faults: Vec<RemoteRow>,
    /// How many there are of them in all.
    pub faults_total: u32,
}
