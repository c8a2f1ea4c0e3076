//! The columns of an application file: two fixed ones, and one a question.

use crate::{
    programmes::call::{Question, QuestionKind, Questions},
    tables::ColumnSpec,
    text::Language,
};

/// What a column of an application file holds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApplicationColumn {
    /// When the application was sent, by the wall clock.
    SubmittedAt,
    /// Number of the applicant in the staff register.
    Applicant,
    /// The answer to the question of that key.
    Answer(String),
}

impl ApplicationColumn {
    /// The word for the column on the wire; for an answer the key of its question.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::SubmittedAt => "submitted_at",
            Self::Applicant => "applicant",
            Self::Answer(question) => question,
        }
    }

    /// The column of that key; anything but the two fixed ones is a question.
    #[must_use]
    pub fn named(key: &str) -> Self {
        match key {
            "submitted_at" => Self::SubmittedAt,
            "applicant" => Self::Applicant,
            question => Self::Answer(question.to_owned()),
        }
    }
}

/// The columns of a file for a call with these questions.
pub(super) fn specs(questions: &Questions) -> Vec<ColumnSpec<ApplicationColumn>> {
    let fixed = |column: ApplicationColumn, headers: &str| ColumnSpec {
        headers: headers.split(',').map(str::to_owned).collect(),
        column,
        begins_alike: false,
        is_required: true,
    };
    let submitted_at = "submitted_at, lähetetty, lähetysaika, jätetty, inskickad, skickad, submitted, sent";
    let applicant =
        "applicant, nro, henkilönumero, hakija, nummer, anställningsnummer, sökande, employee number, number";
    [fixed(ApplicationColumn::SubmittedAt, submitted_at), fixed(ApplicationColumn::Applicant, applicant)]
        .into_iter()
        .chain(questions.as_slice().iter().map(question_spec))
        .collect()
}

/// A question is told by its key, by its text in any language, or by the word usual for its key.
fn question_spec(question: &Question) -> ColumnSpec<ApplicationColumn> {
    let key = question.key.as_str();
    let usual = match (key, &question.kind) {
        ("reason", QuestionKind::Text { .. }) => "perustelu, perustelut, motivering",
        ("preferred_mode", QuestionKind::Choice { .. }) => "toivottu toteutustapa, önskat genomförandesätt",
        ("motivation", QuestionKind::Scale) => "motivaatio, motivation",
        _ => "",
    };
    let labels = Language::ALL.into_iter().filter_map(|language| question.label.written(language));
    let usual = usual.split(',').filter(|header| !header.is_empty());
    ColumnSpec {
        column: ApplicationColumn::Answer(key.to_owned()),
        headers: labels.chain(usual).chain([key]).map(str::to_owned).collect(),
        begins_alike: true,
        is_required: question.required,
    }
}
