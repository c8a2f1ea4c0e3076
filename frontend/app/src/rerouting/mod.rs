//! Another path for some of the applicants: where the clusters are, what is offered to whom, and what they answer.

mod addendum_card;
mod adopt_form;
mod adopted_card;
mod clusters_card;
mod for_whom;
mod offer_card;
mod paths_page;
mod prepare_form;

pub use adopted_card::AdoptedAddendaCard;
pub use offer_card::PathOfferCard;
pub use paths_page::PathsPage;
