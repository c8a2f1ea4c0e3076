//! Selection rounds, offers and the waiting list.

use polku_api_types::applications::{CheckRequestDetails, OfferDetails};
use polku_api_types::page::{Page, PageQuery};
use polku_api_types::selection::{
    AnswerCheck, AskForCheck, CheckRequestEntry, CheckRequestsExportQuery, CheckRequestsQuery,
    CommitSelection, CommitmentDetails, ConfirmSelection, MailPreview, OfferByHand, OfferSummary, OwnChance,
    PlacesOverview, PromiseShare, ProposalLine, RevealShare, SelectionDetails, UseFallback, WaitingEntry,
};
use polku_api_types::tables::TableQuery;
use uuid::Uuid;

use crate::request::file;
use crate::{Client, ClientError};

/// A step that needs nothing said.
const NOTHING: () = ();

impl Client {
    /// Begins the selection round of a call that has closed.
    ///
    /// # Errors
    /// `call_not_over`, `selection_exists`.
    pub async fn create_selection(&self, call: Uuid, key: Uuid) -> Result<SelectionDetails, ClientError> {
        self.post(&format!("calls/{call}/selections"), key, &NOTHING).await
    }

    /// A selection round.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_selection(&self, selection: Uuid) -> Result<SelectionDetails, ClientError> {
        self.get(&format!("selections/{selection}")).await
    }

    /// Judges the applications again, while nothing is committed.
    ///
    /// # Errors
    /// `selection_out_of_step`, `stale_version`.
    pub async fn prepare_selection(
        &self,
        selection: Uuid,
        key: Uuid,
        version: u64,
    ) -> Result<SelectionDetails, ClientError> {
        self.post_versioned(&format!("selections/{selection}/preparation"), key, version, &NOTHING).await
    }

    /// Promises a share of the seed by its hash.
    ///
    /// # Errors
    /// `shares_taken`, `holders_too_close`.
    pub async fn promise_share(
        &self,
        selection: Uuid,
        key: Uuid,
        body: &PromiseShare,
    ) -> Result<SelectionDetails, ClientError> {
        self.post(&format!("selections/{selection}/shares"), key, body).await
    }

    /// Fixes the pool and publishes the commitment.
    ///
    /// # Errors
    /// `selection_out_of_step`, `pool_empty`, `stale_version`; under quotas `quotas_infeasible` with the least change
    /// that would make them possible, `quotas_unsettled`, and `conflict` if the pool has changed meanwhile.
    pub async fn commit_selection(
        &self,
        selection: Uuid,
        key: Uuid,
        version: u64,
        body: &CommitSelection,
    ) -> Result<SelectionDetails, ClientError> {
        self.post_versioned(&format!("selections/{selection}/commitment"), key, version, body).await
    }

    /// Reveals the share that was promised.
    ///
    /// # Errors
    /// `not_a_share_holder`, `already_revealed`, `reveal_over`; `invalid_fields` for another share.
    pub async fn reveal_share(
        &self,
        selection: Uuid,
        key: Uuid,
        body: &RevealShare,
    ) -> Result<SelectionDetails, ClientError> {
        self.post(&format!("selections/{selection}/reveals"), key, body).await
    }

    /// Replaces a withheld share by the declared public value.
    ///
    /// # Errors
    /// `shares_missing` before its day, or when no share is missing.
    pub async fn use_fallback(
        &self,
        selection: Uuid,
        key: Uuid,
        version: u64,
        body: &UseFallback,
    ) -> Result<SelectionDetails, ClientError> {
        self.post_versioned(&format!("selections/{selection}/fallback_use"), key, version, body).await
    }

    /// Draws, once.
    ///
    /// # Errors
    /// `shares_missing`, `already_drawn`.
    pub async fn draw_selection(
        &self,
        selection: Uuid,
        key: Uuid,
        version: u64,
    ) -> Result<SelectionDetails, ClientError> {
        self.post_versioned(&format!("selections/{selection}/draw"), key, version, &NOTHING).await
    }

    /// Whom ending the waiting list will write to.
    ///
    /// # Errors
    /// `waiting_list_runs` before its last day has passed; `selection_out_of_step`.
    pub async fn preview_last_word(&self, selection: Uuid) -> Result<MailPreview, ClientError> {
        self.get(&format!("selections/{selection}/waiting_list_end/mail_preview")).await
    }

    /// Ends the waiting list: who is still on it is told that they were not selected.
    ///
    /// # Errors
    /// `waiting_list_runs` before its last day has passed; `selection_out_of_step`, `stale_version`.
    pub async fn end_waiting_list(
        &self,
        selection: Uuid,
        key: Uuid,
        version: u64,
        body: &ConfirmSelection,
    ) -> Result<SelectionDetails, ClientError> {
        self.post_versioned(&format!("selections/{selection}/waiting_list_end"), key, version, body).await
    }

    /// Asks for a check of the outcome of one's own application.
    ///
    /// # Errors
    /// `check_not_possible`, `check_under_way`.
    pub async fn ask_for_check(
        &self,
        application: Uuid,
        key: Uuid,
        body: &AskForCheck,
    ) -> Result<CheckRequestDetails, ClientError> {
        self.post(&format!("me/applications/{application}/check_requests"), key, body).await
    }

    /// The checks that applicants of a programme asked for.
    ///
    /// # Errors
    /// `not_found`, `invalid_cursor`.
    pub async fn list_check_requests(
        &self,
        programme: Uuid,
        query: &CheckRequestsQuery,
    ) -> Result<Page<CheckRequestEntry>, ClientError> {
        self.get_with(&format!("programmes/{programme}/check_requests"), query).await
    }

    /// A check, with the decision it is about.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_check_request(&self, check: Uuid) -> Result<CheckRequestEntry, ClientError> {
        self.get(&format!("check_requests/{check}")).await
    }

    /// Answers a check.
    ///
    /// # Errors
    /// `own_preparation`, `check_answered`, `no_free_place`, `waiting_list_over`, `stale_version`; `invalid_fields`
    /// when cause and remedy do not fit what was found.
    pub async fn answer_check(
        &self,
        check: Uuid,
        key: Uuid,
        version: u64,
        body: &AnswerCheck,
    ) -> Result<CheckRequestDetails, ClientError> {
        self.post_versioned(&format!("check_requests/{check}/answer"), key, version, body).await
    }

    /// The list before it is confirmed.
    ///
    /// # Errors
    /// `not_found` for everybody but the selection's own roles.
    pub async fn list_proposal(
        &self,
        selection: Uuid,
        query: &PageQuery,
    ) -> Result<Page<ProposalLine>, ClientError> {
        self.get_with(&format!("selections/{selection}/proposal"), query).await
    }

    /// Whom confirming will write to, with samples.
    ///
    /// # Errors
    /// `selection_out_of_step` unless the round is drawn.
    pub async fn preview_selection_mail(&self, selection: Uuid) -> Result<MailPreview, ClientError> {
        self.get(&format!("selections/{selection}/mail_preview")).await
    }

    /// Confirms the drawn list.
    ///
    /// # Errors
    /// `selection_out_of_step`, `stale_version`, `no_free_place`.
    pub async fn confirm_selection(
        &self,
        selection: Uuid,
        key: Uuid,
        version: u64,
        body: &ConfirmSelection,
    ) -> Result<SelectionDetails, ClientError> {
        self.post_versioned(&format!("selections/{selection}/confirmation"), key, version, body).await
    }

    /// The public commitment.
    ///
    /// # Errors
    /// `not_found` before it is published.
    pub async fn view_commitment(&self, selection: Uuid) -> Result<CommitmentDetails, ClientError> {
        self.get(&format!("selections/{selection}/commitment")).await
    }

    /// The public proof file, as `polku_domain::selection::verify` reads it.
    ///
    /// # Errors
    /// `not_found` before the list is confirmed.
    pub async fn view_proof(&self, selection: Uuid) -> Result<String, ClientError> {
        self.get_text(&format!("selections/{selection}/proof")).await
    }

    /// The own chance in a draw under quotas.
    ///
    /// # Errors
    /// `not_found` where there is none to tell, or none yet.
    pub async fn view_own_chance(&self, application: Uuid) -> Result<OwnChance, ClientError> {
        self.get(&format!("me/applications/{application}/chance")).await
    }

    /// All panels of a drawn round, as the file for the auditor.
    ///
    /// # Errors
    /// `selection_out_of_step` before the draw, `not_found` for a draw of equal chances.
    pub async fn view_panel_book(&self, selection: Uuid) -> Result<String, ClientError> {
        self.get_text(&format!("selections/{selection}/panel_book")).await
    }

    /// Takes the place that was offered to the caller's application.
    ///
    /// # Errors
    /// `not_found`, `deadline_passed`, `offer_not_open`.
    pub async fn accept_offer(&self, offer: Uuid, key: Uuid) -> Result<OfferDetails, ClientError> {
        self.post(&format!("me/offers/{offer}/acceptance"), key, &NOTHING).await
    }

    /// Where the file with its last day is: the address of a link.
    #[must_use]
    pub fn offer_calendar(offer: Uuid) -> String {
        format!("/api/v1/me/offers/{offer}/calendar")
    }

    /// The last day to answer it, as a file that calendars read.
    ///
    /// # Errors
    /// `not_found`, `deadline_passed`, `offer_not_open`.
    pub async fn export_offer_calendar(&self, offer: Uuid) -> Result<String, ClientError> {
        self.get_text(&format!("me/offers/{offer}/calendar")).await
    }

    /// Declines it; it goes to the next.
    ///
    /// # Errors
    /// `not_found`, `deadline_passed`, `offer_not_open`.
    pub async fn decline_offer(&self, offer: Uuid, key: Uuid) -> Result<OfferDetails, ClientError> {
        self.post(&format!("me/offers/{offer}/declination"), key, &NOTHING).await
    }

    /// A page of the offers of a programme, newest first.
    ///
    /// # Errors
    /// `not_found`, `invalid_cursor`.
    pub async fn list_offers(
        &self,
        programme: Uuid,
        query: &PageQuery,
    ) -> Result<Page<OfferSummary>, ClientError> {
        self.get_with(&format!("programmes/{programme}/offers"), query).await
    }

    /// A page of the waiting list of a programme, in its order.
    ///
    /// # Errors
    /// `not_found`, `invalid_cursor`.
    pub async fn list_waiting(
        &self,
        programme: Uuid,
        query: &PageQuery,
    ) -> Result<Page<WaitingEntry>, ClientError> {
        self.get_with(&format!("programmes/{programme}/waiting_list"), query).await
    }

    /// Where the list of offers of a programme is as a file: the address of a link.
    #[must_use]
    pub fn offers_file(programme: Uuid, query: &TableQuery) -> String {
        file(&format!("programmes/{programme}/offers"), query)
    }

    /// The offers of a programme as a file.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_offers(&self, programme: Uuid, query: &TableQuery) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::offers_file(programme, query)).await
    }

    /// Where the waiting list of a programme is as a file: the address of a link.
    #[must_use]
    pub fn waiting_file(programme: Uuid, query: &TableQuery) -> String {
        file(&format!("programmes/{programme}/waiting_list"), query)
    }

    /// The waiting list of a programme as a file.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_waiting(&self, programme: Uuid, query: &TableQuery) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::waiting_file(programme, query)).await
    }

    /// Where the list of a round is as a file: the address of a link.
    #[must_use]
    pub fn proposal_file(selection: Uuid, query: &TableQuery) -> String {
        file(&format!("selections/{selection}/proposal"), query)
    }

    /// The list of a round as a file, in the order in which it is confirmed.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_proposal(&self, selection: Uuid, query: &TableQuery) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::proposal_file(selection, query)).await
    }

    /// Where the checks of a programme are as a file: the address of a link.
    #[must_use]
    pub fn check_requests_file(programme: Uuid, query: &CheckRequestsExportQuery) -> String {
        file(&format!("programmes/{programme}/check_requests"), query)
    }

    /// The checks that applicants of a programme asked for as a file, the earliest first.
    ///
    /// # Errors
    /// `not_found`, `forbidden`, `unavailable`.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn export_check_requests(
        &self,
        programme: Uuid,
        query: &CheckRequestsExportQuery,
    ) -> Result<Vec<u8>, ClientError> {
        self.get_file(&Self::check_requests_file(programme, query)).await
    }

    /// How many places a programme has, and how many wait.
    ///
    /// # Errors
    /// `not_found`.
    pub async fn view_places(&self, programme: Uuid) -> Result<PlacesOverview, ClientError> {
        self.get(&format!("programmes/{programme}/places")).await
    }

    /// Offers a free place to one of the waiting list out of turn.
    ///
    /// # Errors
    /// `no_free_place`, `not_waiting`.
    pub async fn offer_by_hand(
        &self,
        programme: Uuid,
        key: Uuid,
        body: &OfferByHand,
    ) -> Result<OfferDetails, ClientError> {
        self.post(&format!("programmes/{programme}/offers"), key, body).await
    }
}
