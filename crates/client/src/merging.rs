//! Persons of the register who are one human.

use polku_api_types::merging::{
    DismissSuggestion, MergePeople, MergePreview, MergePreviewQuery, MergeSuggestion, Namesakes, PersonMerge,
};
use polku_api_types::page::{Page, PageQuery};
use uuid::Uuid;

use crate::{Client, ClientError};

impl Client {
    /// Pairs of persons who may be one, by name.
    ///
    /// # Errors
    /// See [`ClientError`], here and below.
    pub async fn list_merge_suggestions(
        &self,
        query: &PageQuery,
    ) -> Result<Page<MergeSuggestion>, ClientError> {
        self.get_with("people/merges/suggestions", query).await
    }

    /// Says that two persons who are suggested are not the same.
    ///
    /// # Errors
    /// `not_found` where the two are not suggested.
    pub async fn dismiss_merge_suggestion(
        &self,
        key: Uuid,
        body: &DismissSuggestion,
    ) -> Result<Namesakes, ClientError> {
        self.post("people/merges/namesakes", key, body).await
    }

    /// The pairs of whom that was said, the latest first.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_namesakes(&self, query: &PageQuery) -> Result<Page<Namesakes>, ClientError> {
        self.get_with("people/merges/namesakes", query).await
    }

    /// Takes it back: the two are suggested again.
    ///
    /// # Errors
    /// `not_found` once it was taken back.
    pub async fn undo_namesakes(&self, namesakes: Uuid) -> Result<(), ClientError> {
        self.delete(&format!("people/merges/namesakes/{namesakes}")).await
    }

    /// What a merge would do, and everything that speaks against it.
    ///
    /// # Errors
    /// `not_found` for nobody of the agency.
    pub async fn preview_merge(&self, query: &MergePreviewQuery) -> Result<MergePreview, ClientError> {
        self.get_with("people/merges/preview", query).await
    }

    /// Merges two persons as they were looked at.
    ///
    /// # Errors
    /// `merge_refused` with every reason; `stale_version` when one of them has changed since.
    pub async fn merge_people(&self, key: Uuid, body: &MergePeople) -> Result<PersonMerge, ClientError> {
        self.post("people/merges", key, body).await
    }

    /// The merges, latest first, undone ones too.
    ///
    /// # Errors
    /// See [`ClientError`].
    pub async fn list_person_merges(&self, query: &PageQuery) -> Result<Page<PersonMerge>, ClientError> {
        self.get_with("people/merges", query).await
    }

    /// Moves back exactly what the merge moved.
    ///
    /// # Errors
    /// `merge_undo_over` after 30 days; `merge_not_undoable` with everything that has changed since.
    pub async fn undo_person_merge(
        &self,
        merge: Uuid,
        key: Uuid,
        version: u64,
    ) -> Result<PersonMerge, ClientError> {
        self.post_versioned(&format!("people/merges/{merge}/undo"), key, version, &()).await
    }
}
