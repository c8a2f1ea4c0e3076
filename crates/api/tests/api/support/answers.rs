//! Applicants who answer what was offered last, as their page does: it reads the offer first and answers that one.

use polku_api_types::applications::OfferDetails;
use polku_api_types::rerouting::MyPathOffer;
use polku_client::{Client, ClientError};
use uuid::Uuid;

/// Answers by the application instead of the offer.
pub trait Answers {
    /// The latest offer of a place; no offer there is when there is none.
    async fn latest_offer(&self, application: Uuid) -> Result<Uuid, ClientError>;
    /// The latest offer of another path.
    async fn latest_path(&self, application: Uuid) -> Uuid;

    async fn accept_latest(&self, application: Uuid, key: Uuid) -> Result<OfferDetails, ClientError>;
    async fn decline_latest(&self, application: Uuid, key: Uuid) -> Result<OfferDetails, ClientError>;
    async fn accept_latest_path(&self, key: Uuid, application: Uuid) -> Result<MyPathOffer, ClientError>;
    async fn refuse_latest_path(&self, key: Uuid, application: Uuid) -> Result<MyPathOffer, ClientError>;
}

impl Answers for Client {
    async fn latest_offer(&self, application: Uuid) -> Result<Uuid, ClientError> {
        let own = self.view_own_application(application).await?;
        Ok(own.outcome.and_then(|outcome| outcome.offer).map_or(Uuid::nil(), |offer| offer.id))
    }

    async fn latest_path(&self, application: Uuid) -> Uuid {
        let offers = self.list_own_path_offers().await.expect("one's own offers").items;
        let latest = offers.iter().find(|offer| offer.application_id == application);
        latest.map_or(Uuid::nil(), |offer| offer.id)
    }

    async fn accept_latest(&self, application: Uuid, key: Uuid) -> Result<OfferDetails, ClientError> {
        self.accept_offer(self.latest_offer(application).await?, key).await
    }

    async fn decline_latest(&self, application: Uuid, key: Uuid) -> Result<OfferDetails, ClientError> {
        self.decline_offer(self.latest_offer(application).await?, key).await
    }

    async fn accept_latest_path(&self, key: Uuid, application: Uuid) -> Result<MyPathOffer, ClientError> {
        self.accept_path_offer(key, self.latest_path(application).await).await
    }

    async fn refuse_latest_path(&self, key: Uuid, application: Uuid) -> Result<MyPathOffer, ClientError> {
        self.refuse_path_offer(key, self.latest_path(application).await).await
    }
}
