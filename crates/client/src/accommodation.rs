//! What people need to take part.

use polku_api_types::accommodation::{
    AccommodationContactDetails, AccommodationProgramme, AccommodationWish, AccommodationWishEntry,
    NameAccommodationContact, SetAccommodationWish,
};
use polku_api_types::page::{Page, PageQuery};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// What the caller has said for one of their applications, and who reads it.
    ///
    /// # Errors
    /// `not_found` for an application that is not the caller's own.
    pub async fn view_accommodation_wish(&self, application: Uuid) -> Result<AccommodationWish, ClientError> {
        self.get(&format!("applications/{application}/accommodation_wish")).await
    }

    /// Says it, in the place of what was said before.
    ///
    /// # Errors
    /// `accommodation_contact_missing`, `accommodation_wish_closed`, `invalid_fields`, `stale_version`.
    pub async fn set_accommodation_wish(
        &self,
        application: Uuid,
        version: u64,
        wish: &SetAccommodationWish,
    ) -> Result<AccommodationWish, ClientError> {
        self.put(&format!("applications/{application}/accommodation_wish"), version, wish).await
    }

    /// Takes it back.
    ///
    /// # Errors
    /// `not_found` where nothing is said, `stale_version`.
    pub async fn delete_accommodation_wish(
        &self,
        application: Uuid,
        version: u64,
    ) -> Result<(), ClientError> {
        self.delete_versioned(&format!("applications/{application}/accommodation_wish"), version).await
    }

    /// The programmes for which the caller is the contact.
    ///
    /// # Errors
    /// What the policy refuses.
    pub async fn list_accommodation_programmes(
        &self,
        query: &PageQuery,
    ) -> Result<Page<AccommodationProgramme>, ClientError> {
        self.get_with("accommodation_programmes", query).await
    }

    /// What people need in the programmes for which the caller is the contact, the earliest application first.
    ///
    /// # Errors
    /// `invalid_cursor`.
    pub async fn list_accommodation_wishes(
        &self,
        page: &PageQuery,
    ) -> Result<Page<AccommodationWishEntry>, ClientError> {
        self.get_with("accommodation_wishes", page).await
    }

    /// Who is named for a programme.
    ///
    /// # Errors
    /// `not_found`, and what the policy refuses.
    pub async fn view_accommodation_contact(
        &self,
        programme: Uuid,
    ) -> Result<AccommodationContactDetails, ClientError> {
        self.get(&format!("programmes/{programme}/accommodation_contact")).await
    }

    /// Names somebody, in the place of who was named before.
    ///
    /// # Errors
    /// `invalid_fields` for an address of nobody who could read wishes, `stale_version`.
    pub async fn name_accommodation_contact(
        &self,
        programme: Uuid,
        version: u64,
        named: &NameAccommodationContact,
    ) -> Result<AccommodationContactDetails, ClientError> {
        self.put(&format!("programmes/{programme}/accommodation_contact"), version, named).await
    }
}
