//! What a register says of one person.

use jiff::civil::Date;

use super::PersonColumn;
use crate::{
    agencies::PlaceName,
    people::{Email, ExternalId, JobCategory, Leave, PersonName, Title},
    text::Language,
};

/// What a register says of one person: as a row of a file gives it, or as it is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StaffRecord {
    /// Number of the person in the register.
    pub external_id: ExternalId,
    /// The person's name.
    pub name: PersonName,
    /// Where mail reaches them; a file always tells.
    pub email: Option<Email>,
    /// Their unit; a file always tells.
    pub unit: Option<PlaceName>,
    /// Their site.
    pub site: Option<PlaceName>,
    /// Their title.
    pub title: Option<Title>,
    /// Their job category.
    pub job_category: JobCategory,
    /// Whether they are a supervisor.
    pub is_supervisor: bool,
    /// Number of their own supervisor in the same register.
    pub supervisor: Option<ExternalId>,
    /// First day of the present role.
    pub role_started_on: Option<Date>,
    /// When they are on leave of absence.
    pub leave: Option<Leave>,
    /// Language they are written to in.
    pub language: Language,
}

impl StaffRecord {
    /// What the record holds in one column, as text: empty where nothing, days as `yyyy-mm-dd`.
    #[must_use]
    pub fn text(&self, column: PersonColumn) -> String {
        match column {
            PersonColumn::ExternalId => self.external_id.as_str().to_owned(),
            PersonColumn::FamilyName => self.name.family.as_str().to_owned(),
            PersonColumn::GivenName => self.name.given.as_str().to_owned(),
            PersonColumn::Email => optional(self.email.as_ref().map(Email::as_str)),
            PersonColumn::Unit => optional(self.unit.as_ref().map(PlaceName::as_str)),
            PersonColumn::Site => optional(self.site.as_ref().map(PlaceName::as_str)),
            PersonColumn::Title => optional(self.title.as_ref().map(Title::as_str)),
            PersonColumn::JobCategory => self.job_category.as_str().to_owned(),
            PersonColumn::IsSupervisor => self.is_supervisor.to_string(),
            PersonColumn::SupervisorExternalId => optional(self.supervisor.as_ref().map(ExternalId::as_str)),
            PersonColumn::RoleStartedOn => day(self.role_started_on),
            PersonColumn::LeaveFrom => day(self.leave.map(Leave::from)),
            PersonColumn::LeaveUntil => day(self.leave.and_then(Leave::until)),
            PersonColumn::Language => self.language.code().to_owned(),
        }
    }

    /// Takes over from `stored` what the file has no column for: silence of a file is no change.
    pub(super) fn keep_from(&mut self, stored: &Self, has: impl Fn(PersonColumn) -> bool) {
        if !has(PersonColumn::Site) {
            self.site.clone_from(&stored.site);
        }
        if !has(PersonColumn::Title) {
            self.title.clone_from(&stored.title);
        }
        if !has(PersonColumn::SupervisorExternalId) {
            self.supervisor.clone_from(&stored.supervisor);
        }
        if !has(PersonColumn::RoleStartedOn) {
            self.role_started_on = stored.role_started_on;
        }
        // A leave is one fact: a file with first days and no last ones tells leaves whose end is open.
        if !has(PersonColumn::LeaveFrom) {
            self.leave = stored.leave;
        }
        if !has(PersonColumn::Language) {
            self.language = stored.language;
        }
    }
}

fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

fn optional(text: Option<&str>) -> String {
    text.unwrap_or_default().to_owned()
}
