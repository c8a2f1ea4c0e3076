//! Other paths that are offered to applicants.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::rerouting::{
    AddendumDetails, AddendumPreview, AdoptAddendum, ApplicantClusters, MyPathOffer, PrepareAddendum,
};
use uuid::Uuid;

use crate::{Client, ClientError};

/// An answer that needs nothing said.
const NOTHING: () = ();

impl Client {
    /// In which clusters the applicants of a call are.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_clusters(&self, call: Uuid) -> Result<ApplicantClusters, ClientError> {
        self.get(&format!("calls/{call}/clusters")).await
    }

    /// The addenda of a call: everybody on the staff sees those that were adopted.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn list_addenda(
        &self,
        call: Uuid,
        query: &PageQuery,
    ) -> Result<Page<AddendumDetails>, ClientError> {
        self.get_with(&format!("calls/{call}/addenda"), query).await
    }

    /// Prepares an addendum for the decider.
    ///
    /// # Errors
    /// `call_not_over`, `pool_committed`, `protected_ground`, `path_for_too_few`, `invalid_fields`.
    pub async fn prepare_addendum(
        &self,
        key: Uuid,
        call: Uuid,
        body: &PrepareAddendum,
    ) -> Result<AddendumDetails, ClientError> {
        self.post(&format!("calls/{call}/addenda"), key, body).await
    }

    /// What adopting an addendum would do.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn preview_addendum(&self, addendum: Uuid) -> Result<AddendumPreview, ClientError> {
        self.get(&format!("addenda/{addendum}/preview")).await
    }

    /// Withdraws an addendum that was not adopted.
    ///
    /// # Errors
    /// `addendum_stands_still`, `stale_version`.
    pub async fn withdraw_addendum(
        &self,
        key: Uuid,
        addendum: Uuid,
        version: u64,
    ) -> Result<AddendumDetails, ClientError> {
        self.post_versioned(&format!("addenda/{addendum}/withdrawal"), key, version, &NOTHING).await
    }

    /// Adopts an addendum: everybody whom it suits is offered the other path.
    ///
    /// # Errors
    /// `own_preparation`, `addendum_stands_still`, `pool_committed`, `path_not_published`, `nobody_suits`,
    /// `path_for_too_few`, `no_free_place`, `stale_version`, `invalid_fields`.
    pub async fn adopt_addendum(
        &self,
        key: Uuid,
        addendum: Uuid,
        version: u64,
        body: &AdoptAddendum,
    ) -> Result<AddendumDetails, ClientError> {
        self.post_versioned(&format!("addenda/{addendum}/adoption"), key, version, body).await
    }

    /// The other paths that the caller was offered.
    ///
    /// # Errors
    /// `forbidden` for an account without a person.
    pub async fn list_own_path_offers(&self, query: &PageQuery) -> Result<Page<MyPathOffer>, ClientError> {
        self.get_with("me/path_offers", query).await
    }

    /// Where the file with the last day of an offer is: the address of a link.
    #[must_use]
    pub fn path_offer_calendar(offer: Uuid) -> String {
        format!("/api/v1/me/path_offers/{offer}/calendar")
    }

    /// The last day to answer it, as a file that calendars read.
    ///
    /// # Errors
    /// `not_found`, `path_offer_not_open`, `deadline_passed`.
    pub async fn export_path_offer_calendar(&self, offer: Uuid) -> Result<String, ClientError> {
        self.get_text(&format!("me/path_offers/{offer}/calendar")).await
    }

    /// Accepts the other path: the application moves.
    ///
    /// # Errors
    /// `not_found`, `path_offer_not_open`, `deadline_passed`.
    pub async fn accept_path_offer(&self, key: Uuid, offer: Uuid) -> Result<MyPathOffer, ClientError> {
        self.post(&format!("me/path_offers/{offer}/acceptance"), key, &NOTHING).await
    }

    /// Refuses the other path: the application stays where it is.
    ///
    /// # Errors
    /// `not_found`, `path_offer_not_open`, `deadline_passed`.
    pub async fn refuse_path_offer(&self, key: Uuid, offer: Uuid) -> Result<MyPathOffer, ClientError> {
        self.post(&format!("me/path_offers/{offer}/refusal"), key, &NOTHING).await
    }
}
