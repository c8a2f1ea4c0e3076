//! Wire ↔ domain.

use polku_api_types::accommodation::{
    AccommodationContact, AccommodationNeed, AccommodationWish, AccommodationWishEntry, SetAccommodationWish,
};
use polku_api_types::text::Localised;
use polku_domain::accommodation::WORDS;
use polku_domain::applications::state::StateKind;
use polku_domain::ids::ApplicationId;
use polku_domain::text::parse_text;

use super::store::{Author, Reader, WishRow};
use crate::problem::{AppError, FieldCode};
use crate::programmes::store::version;
use crate::text::text_fault;

const EVERY_NEED: [AccommodationNeed; 4] = [
    AccommodationNeed::StepFreeAccess,
    AccommodationNeed::InductionLoop,
    AccommodationNeed::Interpretation,
    AccommodationNeed::Diet,
];

/// What somebody says, read: each need once and in one order, and the words.
#[derive(Clone, Debug)]
pub struct Said {
    pub needs: Vec<AccommodationNeed>,
    pub words: Option<String>,
}

/// Reads what somebody says; blank words count as none.
///
/// # Errors
/// `invalid_fields`, also where nothing is said at all: what is taken back is deleted.
pub fn said(given: &SetAccommodationWish) -> Result<Said, AppError> {
    let needs: Vec<_> = EVERY_NEED.into_iter().filter(|need| given.needs.contains(need)).collect();
    let written = given.words.as_deref().filter(|words| !words.trim().is_empty());
    let words = written
        .map(|words| parse_text(words, WORDS))
        .transpose()
        .map_err(|fault| AppError::invalid("/words", text_fault(fault)))?;
    if needs.is_empty() && words.is_none() {
        return Err(AppError::invalid("/needs", FieldCode::Missing));
    }
    Ok(Said { needs, words })
}

/// A contact as applicants see them.
pub fn contact(reader: &Reader) -> AccommodationContact {
    AccommodationContact { name: reader.name(), title: reader.title.clone() }
}

/// What is said for an application, for its author.
pub fn wish(
    application: ApplicationId,
    row: Option<&WishRow>,
    reader: Option<&Reader>,
    open: bool,
) -> AccommodationWish {
    AccommodationWish {
        application_id: application.uuid(),
        needs: row.map(|row| row.needs.0.clone()).unwrap_or_default(),
        words: row.and_then(|row| row.words.clone()),
        contact: reader.map(contact),
        open,
        version: row.map_or(0, |row| version(row.version)),
    }
}

/// What is said for an application, for the contact.
pub fn entry(row: &WishRow, author: Author, programme_name: Localised) -> AccommodationWishEntry {
    AccommodationWishEntry {
        application_id: row.application_id.0.uuid(),
        programme_id: row.programme_id.0.uuid(),
        programme_name,
        name: format!("{} {}", author.given_name, author.family_name),
        email: author.email,
        takes_part: matches!(author.state.0, StateKind::Accepted | StateKind::Rerouted),
        needs: row.needs.0.clone(),
        words: row.words.clone(),
    }
}
