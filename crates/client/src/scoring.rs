//! Scoring applications.

use polku_api_types::page::{Page, PageQuery};
use polku_api_types::scoring::{
    Abstain, GivePoints, NameAssessors, NameThirdAssessor, OwnScores, ScoreSheetDetails, ScoreSheetSummary,
    ScoredTotal, ScoringOverview,
};
use uuid::Uuid;

use crate::{Client, ClientError};

/// An answer that needs nothing said.
const NOTHING: () = ();

impl Client {
    /// How far the scoring of a call has come.
    ///
    /// # Errors
    /// `scoring_not_declared`, `not_found`.
    pub async fn view_scoring(&self, call: Uuid) -> Result<ScoringOverview, ClientError> {
        self.get(&format!("calls/{call}/scoring")).await
    }

    /// Names the assessors and divides the applications among them.
    ///
    /// # Errors
    /// `scoring_not_declared`, `scoring_not_open`, `invalid_fields`.
    pub async fn name_assessors(
        &self,
        key: Uuid,
        call: Uuid,
        body: &NameAssessors,
    ) -> Result<ScoringOverview, ClientError> {
        self.post(&format!("calls/{call}/scoring/assessors"), key, body).await
    }

    /// Names a third assessor where two differ.
    ///
    /// # Errors
    /// `scores_not_disagreed`, `third_assessor_named`, `invalid_fields`.
    pub async fn name_third_assessor(
        &self,
        key: Uuid,
        scored: Uuid,
        body: &NameThirdAssessor,
    ) -> Result<ScoringOverview, ClientError> {
        self.post(&format!("scored_applications/{scored}/third_assessor"), key, body).await
    }

    /// The totals, once every application has one.
    ///
    /// # Errors
    /// `scoring_incomplete`.
    pub async fn list_scoring_totals(
        &self,
        call: Uuid,
        query: &PageQuery,
    ) -> Result<Page<ScoredTotal>, ClientError> {
        self.get_with(&format!("calls/{call}/scoring/totals"), query).await
    }

    /// What the caller is to score.
    ///
    /// # Errors
    /// `forbidden` for whoever is no assessor.
    pub async fn list_score_sheets(&self, query: &PageQuery) -> Result<Page<ScoreSheetSummary>, ClientError> {
        self.get_with("me/score_sheets", query).await
    }

    /// One application to be scored, without a name.
    ///
    /// # Errors
    /// `not_found` for a sheet of somebody else.
    pub async fn view_score_sheet(&self, sheet: Uuid) -> Result<ScoreSheetDetails, ClientError> {
        self.get(&format!("me/score_sheets/{sheet}")).await
    }

    /// Gives points. They stay as they are.
    ///
    /// # Errors
    /// `score_sheet_answered`, `stale_version`, `invalid_fields`.
    pub async fn give_points(
        &self,
        sheet: Uuid,
        version: u64,
        body: &GivePoints,
    ) -> Result<ScoreSheetDetails, ClientError> {
        self.put(&format!("me/score_sheets/{sheet}/points"), version, body).await
    }

    /// Abstains: somebody else reads the application.
    ///
    /// # Errors
    /// `score_sheet_answered`.
    pub async fn abstain(
        &self,
        key: Uuid,
        sheet: Uuid,
        body: &Abstain,
    ) -> Result<ScoreSheetSummary, ClientError> {
        self.post(&format!("me/score_sheets/{sheet}/abstention"), key, body).await
    }

    /// Proposes points to the other assessor.
    ///
    /// # Errors
    /// `scores_not_disagreed`, `third_assessor_named`, `stale_version`, `invalid_fields`.
    pub async fn propose_points(
        &self,
        sheet: Uuid,
        version: u64,
        body: &GivePoints,
    ) -> Result<ScoreSheetDetails, ClientError> {
        self.put(&format!("me/score_sheets/{sheet}/proposal"), version, body).await
    }

    /// Accepts what the other assessor proposes.
    ///
    /// # Errors
    /// `scores_not_disagreed`, `no_proposal`, `stale_version`.
    pub async fn accept_points(
        &self,
        key: Uuid,
        sheet: Uuid,
        version: u64,
    ) -> Result<ScoreSheetSummary, ClientError> {
        self.post_versioned(&format!("me/score_sheets/{sheet}/agreement"), key, version, &NOTHING).await
    }

    /// What the caller's own application was given.
    ///
    /// # Errors
    /// `not_found` before the list is confirmed.
    pub async fn view_own_scores(&self, application: Uuid) -> Result<OwnScores, ClientError> {
        self.get(&format!("me/applications/{application}/scores")).await
    }
}
