//! Applicants who answer what was offered last, as their page does: it reads the offer first and answers that one.

use polku_api_types::applications::OfferDetails;
use polku_api_types::page::PageQuery;
use polku_api_types::rerouting::MyPathOffer;
use polku_api_types::selection::{OfferSummary, WaitingEntry};
use polku_client::{Client, ClientError};
use uuid::Uuid;

/// Places of a programme with everybody who was offered one and everybody who waits, page by page as they are read.
#[derive(Clone, Debug)]
pub struct WholePlaces {
    pub places: u32,
    pub taken: u32,
    pub free: u32,
    pub offers: Vec<OfferSummary>,
    pub waiting: Vec<WaitingEntry>,
}

/// Answers by the application instead of the offer.
pub trait Answers {
    async fn whole_places(&self, programme: Uuid) -> Result<WholePlaces, ClientError>;
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
    async fn whole_places(&self, programme: Uuid) -> Result<WholePlaces, ClientError> {
        let seen = self.view_places(programme).await?;
        let (mut offers, mut waiting) = (Vec::new(), Vec::new());
        let mut query = PageQuery { limit: Some(50), cursor: None };
        loop {
            let page = self.list_offers(programme, &query).await?;
            offers.extend(page.items);
            query.cursor = page.next_cursor;
            if query.cursor.is_none() {
                break;
            }
        }
        loop {
            let page = self.list_waiting(programme, &query).await?;
            waiting.extend(page.items);
            query.cursor = page.next_cursor;
            if query.cursor.is_none() {
                break;
            }
        }
        let (places, taken, free) = (seen.places, seen.taken, seen.free);
        assert_eq!(seen.waiting as usize, waiting.len(), "who waits is counted alike");
        Ok(WholePlaces { places, taken, free, offers, waiting })
    }

    async fn latest_offer(&self, application: Uuid) -> Result<Uuid, ClientError> {
        let own = self.view_own_application(application).await?;
        Ok(own.outcome.and_then(|outcome| outcome.offer).map_or(Uuid::nil(), |offer| offer.id))
    }

    async fn latest_path(&self, application: Uuid) -> Uuid {
        let offers = self.list_own_path_offers(&PageQuery::default()).await.expect("one's own offers").items;
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
