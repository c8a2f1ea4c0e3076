//! A row of people.

use diesel::prelude::*;
use jiff::Timestamp;
use polku_domain::ids::{AgencyId, PersonId, SiteId, UnitId};
use polku_domain::people::{Leave, Person};
use polku_domain::text::Language;

use crate::db::schema::people;
use crate::db::{Code, Day, Key, Ts};
use crate::people::sort_key;

crate::codes!(Language { Fi = "fi", Sv = "sv", En = "en" });

/// A person as a row.
#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = people)]
// Without this SQLite inserts row by row: it knows no DEFAULT in a list of values.
#[diesel(treat_none_as_default_value = false)]
pub struct PersonRow {
    /// Names the person.
    pub id: Key<PersonId>,
    pub agency_id: Key<AgencyId>,
    pub source: String,
    pub external_id: String,
    pub given_name: String,
    pub family_name: String,
    pub name_fold: String,
    pub name_sort: Vec<u8>,
    pub email: Option<String>,
    pub unit_id: Option<Key<UnitId>>,
    pub site_id: Option<Key<SiteId>>,
    pub title: String,
    pub job_category: String,
    pub is_supervisor: bool,
    pub supervisor_id: Option<Key<PersonId>>,
    pub role_started_on: Option<Day>,
    pub leave_from: Option<Day>,
    pub leave_until: Option<Day>,
    pub language: Code<Language>,
    pub active: bool,
    pub register_as_of: Day,
    pub created_at: Ts,
    pub version: i64,
}

impl PersonRow {
    /// A new row of a person.
    #[must_use]
    pub fn new(person: &Person, at: Timestamp) -> Self {
        Self {
            id: Key(person.id),
            agency_id: Key(person.agency),
            source: person.source.as_str().to_owned(),
            external_id: person.external_id.as_str().to_owned(),
            given_name: person.name.given.as_str().to_owned(),
            family_name: person.name.family.as_str().to_owned(),
            name_fold: person.name.search_key(),
            name_sort: sort_key(&person.name),
            email: person.email.as_ref().map(|email| email.as_str().to_owned()),
            unit_id: person.unit.map(Key),
            site_id: person.site.map(Key),
            title: person.title.as_ref().map(|title| title.as_str().to_owned()).unwrap_or_default(),
            job_category: person.job_category.as_str().to_owned(),
            is_supervisor: person.is_supervisor,
            supervisor_id: person.supervisor.map(Key),
            role_started_on: person.role_started_on.map(Day),
            leave_from: person.leave.map(|leave| Day(leave.from())),
            leave_until: person.leave.and_then(Leave::until).map(Day),
            language: Code(person.language),
            active: person.active,
            register_as_of: Day(person.register_as_of),
            created_at: Ts(at),
            version: 1,
        }
    }
}
