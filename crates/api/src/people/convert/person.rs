//! People between the wire, the store and the domain.

use polku_api_types::page::PageQuery;
use polku_api_types::people::{
    PeopleQuery, PersonDetails, PersonReference, PersonSort, PersonSummary, UpdatePerson,
};
use polku_domain::people::Email;
use polku_domain::text::{Language, fold_for_search};

use crate::people::store::{Filter, Listed, Order, Search, Viewed};
use crate::problem::{AppError, FieldCode};
use crate::text::{Faults, language_from_wire, language_to_wire};

/// A list of people as somebody wants it.
#[derive(Clone, Debug)]
pub struct WantedList {
    /// Tells lists apart, so that a cursor of one is not taken for another's.
    pub name: String,
    /// Whom.
    pub filter: Filter,
    /// In which order.
    pub order: Order,
    /// Which page.
    pub page: PageQuery,
}

/// Reads what list is wanted; the schema has checked lengths.
pub fn wanted_list(query: &PeopleQuery) -> WantedList {
    let search = query.search.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let filter = Filter {
        search: search.map(|text| Search { exact: text.to_owned(), folded: fold_for_search(text) }),
        unit: query.unit.clone(),
        site: query.site.clone(),
        job_category: query.job_category.clone(),
        is_supervisor: query.is_supervisor,
        active: query.active,
    };
    let order = match query.sort.unwrap_or_default() {
        PersonSort::Name => Order::Name,
        PersonSort::NameDescending => Order::NameDescending,
    };
    let page = PageQuery { limit: query.limit, cursor: query.cursor.clone() };
    WantedList { name: format!("{filter:?} {order:?}"), filter, order, page }
}

pub fn person_summary((row, unit, site): Listed) -> PersonSummary {
    PersonSummary {
        id: row.id.0.uuid(),
        external_id: row.external_id,
        given_name: row.given_name,
        family_name: row.family_name,
        unit,
        site,
        title: row.title,
        job_category: row.job_category,
        is_supervisor: row.is_supervisor,
        active: row.active,
    }
}

/// What is held about the reader: the same with the leave of absence that stands in the register, which is shown with
/// nobody else's person.
pub fn own_details(viewed: Viewed) -> PersonDetails {
    let (from, until) = (viewed.row.leave_from, viewed.row.leave_until);
    PersonDetails {
        leave_from: from.map(|day| day.0),
        leave_until: until.map(|day| day.0),
        ..person_details(viewed)
    }
}

pub fn person_details(viewed: Viewed) -> PersonDetails {
    let Viewed { row, unit, site, supervisor } = viewed;
    PersonDetails {
        id: row.id.0.uuid(),
        source: row.source,
        external_id: row.external_id,
        given_name: row.given_name,
        family_name: row.family_name,
        email: row.email,
        unit,
        site,
        title: row.title,
        job_category: row.job_category,
        is_supervisor: row.is_supervisor,
        supervisor: supervisor.map(|(id, name)| PersonReference { id: id.uuid(), name }),
        role_started_on: row.role_started_on.map(|day| day.0),
        leave_from: None,
        leave_until: None,
        language: language_to_wire(row.language.0),
        active: row.active,
        register_as_of: row.register_as_of.0,
        version: row.version.unsigned_abs(),
    }
}

/// Reads a correction of address and language.
///
/// # Errors
/// `invalid_fields` when the address is none.
pub fn contact(body: &UpdatePerson) -> Result<(Option<Email>, Language), AppError> {
    let mut faults = Faults::none();
    let email = match body.email.as_deref() {
        None => Some(None),
        Some(text) => faults.take("/email", Email::parse(text), |_| FieldCode::Malformed).map(Some),
    };
    faults.finish(email.map(|email| (email, language_from_wire(body.language))))
}
