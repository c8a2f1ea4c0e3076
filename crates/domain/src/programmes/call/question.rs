//! Questions of an application form, and answers checked against them.

use std::collections::BTreeMap;

use crate::text::{Localised, TextFault, TextLimits, parse_text};

/// Most questions of one call.
pub const MAX_QUESTIONS: usize = 30;

/// Stable name of a question or a choice: 1 to 40 of a–z, 0–9 and underscore, beginning with a letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key(String);

/// The text is no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not 1 to {} of a-z, 0-9 and underscore, beginning with a letter", Key::MAX)]
pub struct KeyFault;

impl Key {
    /// Longest key.
    pub const MAX: usize = 40;

    /// Checks the characters and the length.
    ///
    /// # Errors
    /// [`KeyFault`] for anything else.
    pub fn parse(raw: &str) -> Result<Self, KeyFault> {
        let fits = (1..=Self::MAX).contains(&raw.len())
            && raw.starts_with(|c: char| c.is_ascii_lowercase())
            && raw.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        fits.then(|| Self(raw.to_owned())).ok_or(KeyFault)
    }

    /// The key itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One choice of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Stable name.
    pub key: Key,
    /// Text shown.
    pub label: Localised,
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum QuestionKind {
    /// Free text of at most so many characters.
    Text {
        /// Most characters, 1 to 4,000.
        max_length: u32,
    },
    /// One of two to twenty choices.
    Choice {
        /// The choices in the order shown.
        choices: Vec<Choice>,
    },
    /// A whole number from 1 to 5.
    Scale,
}

impl QuestionKind {
    /// Longest answer a text question may allow.
    pub const MAX_LENGTH: u32 = 4_000;
    /// Most choices.
    pub const MAX_CHOICES: usize = 20;
    /// Lowest and highest answer on the scale.
    pub const SCALE: (u8, u8) = (1, 5);

    /// Stable code, as on the wire and in storage.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Text { .. } => "text",
            Self::Choice { .. } => "choice",
            Self::Scale => "scale",
        }
    }
}

/// One question of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// Stable name.
    pub key: Key,
    /// Kind of answer.
    pub kind: QuestionKind,
    /// The question.
    pub label: Localised,
    /// Why it is asked and how the answer is used; shown beside it.
    pub purpose: Localised,
    /// Whether an answer is required.
    pub required: bool,
}

/// Why a list of questions was refused, with the place of the question in the list, from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QuestionFault {
    /// More questions than allowed.
    #[error("more than {MAX_QUESTIONS} questions")]
    TooMany,
    /// Two questions have one key.
    #[error("question {0} has the key of an earlier one")]
    SameKey(usize),
    /// The length of answers is not between 1 and 4,000.
    #[error("question {0}: the length of answers is not allowed")]
    Length(usize),
    /// Not two to twenty choices.
    #[error("question {0}: not 2 to 20 choices")]
    ChoiceCount(usize),
    /// Two choices have one key.
    #[error("question {0}: two choices have one key")]
    SameChoice(usize),
}

/// The questions of a call, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Questions(Vec<Question>);

impl Questions {
    /// Checks the questions against each other.
    ///
    /// # Errors
    /// All faults found.
    pub fn parse(questions: Vec<Question>) -> Result<Self, Vec<QuestionFault>> {
        let mut faults = Vec::new();
        if questions.len() > MAX_QUESTIONS {
            faults.push(QuestionFault::TooMany);
        }
        for (index, question) in questions.iter().enumerate() {
            if questions.iter().take(index).any(|earlier| earlier.key == question.key) {
                faults.push(QuestionFault::SameKey(index));
            }
            faults.extend(kind_fault(&question.kind, index));
        }
        if faults.is_empty() { Ok(Self(questions)) } else { Err(faults) }
    }

    /// The questions in order.
    #[must_use]
    pub fn as_slice(&self) -> &[Question] {
        &self.0
    }

    /// Every text an applicant reads in them.
    pub fn texts(&self) -> impl Iterator<Item = &Localised> {
        self.0.iter().flat_map(|question| {
            let choices = match &question.kind {
                QuestionKind::Choice { choices } => choices.as_slice(),
                QuestionKind::Text { .. } | QuestionKind::Scale => &[],
            };
            [&question.label, &question.purpose].into_iter().chain(choices.iter().map(|choice| &choice.label))
        })
    }

    /// Checks answers: every required question is answered, each answer fits its question, and nothing is
    /// answered that was not asked.
    ///
    /// # Errors
    /// All faults, each with the key it concerns.
    pub fn check(&self, given: Vec<(String, Answer)>) -> Result<Answers, Vec<(String, AnswerFault)>> {
        let mut faults = Vec::new();
        let mut answers = BTreeMap::new();
        for (key, answer) in given {
            let question = self.0.iter().find(|question| question.key.as_str() == key);
            match question.map(|question| (question, fit(&question.kind, answer))) {
                None => faults.push((key, AnswerFault::NotAsked)),
                Some((_, Err(fault))) => faults.push((key, fault)),
                Some((_, Ok(None))) => {}
                Some((question, Ok(Some(answer)))) => {
                    if answers.insert(question.key.clone(), answer).is_some() {
                        faults.push((key, AnswerFault::Twice));
                    }
                }
            }
        }
        for question in self.0.iter().filter(|question| question.required) {
            let key = question.key.as_str();
            if !answers.contains_key(&question.key) && !faults.iter().any(|(faulty, _)| faulty == key) {
                faults.push((key.to_owned(), AnswerFault::Missing));
            }
        }
        if faults.is_empty() { Ok(Answers(answers)) } else { Err(faults) }
    }
}

fn kind_fault(kind: &QuestionKind, index: usize) -> Option<QuestionFault> {
    match kind {
        QuestionKind::Text { max_length } if !(1..=QuestionKind::MAX_LENGTH).contains(max_length) => {
            Some(QuestionFault::Length(index))
        }
        QuestionKind::Choice { choices } if !(2..=QuestionKind::MAX_CHOICES).contains(&choices.len()) => {
            Some(QuestionFault::ChoiceCount(index))
        }
        QuestionKind::Choice { choices } => choices
            .iter()
            .enumerate()
            .any(|(at, choice)| choices.iter().take(at).any(|earlier| earlier.key == choice.key))
            .then_some(QuestionFault::SameChoice(index)),
        QuestionKind::Text { .. } | QuestionKind::Scale => None,
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Free text.
    Text(String),
    /// The key of a choice.
    Choice(String),
    /// A number on the scale.
    Scale(u8),
}

/// Why an answer was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AnswerFault {
    /// The question is required and has no answer.
    #[error("an answer is required")]
    Missing,
    /// The call does not ask this.
    #[error("the call does not ask this")]
    NotAsked,
    /// The question is answered twice.
    #[error("answered twice")]
    Twice,
    /// The kind of answer is not the kind of the question.
    #[error("another kind of answer is asked for")]
    WrongKind,
    /// The text is longer than the question allows.
    #[error("longer than {max} characters")]
    TooLong {
        /// Most characters.
        max: u32,
    },
    /// The text has a control character.
    #[error("a character is not allowed")]
    ControlCharacter,
    /// No such choice.
    #[error("no such choice")]
    UnknownChoice,
    /// Not on the scale.
    #[error("not between 1 and 5")]
    OffScale,
}

/// Checked answers by question. Questions that were left open are absent.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Answers(BTreeMap<Key, Answer>);

impl Answers {
    /// Answers by question, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&Key, &Answer)> {
        self.0.iter()
    }
}

/// A blank text counts as no answer.
fn fit(kind: &QuestionKind, answer: Answer) -> Result<Option<Answer>, AnswerFault> {
    match (kind, answer) {
        (QuestionKind::Text { max_length }, Answer::Text(text)) => {
            let max_chars = usize::try_from(*max_length).unwrap_or(usize::MAX);
            match parse_text(&text, TextLimits { max_chars, multiline: true }) {
                Ok(text) => Ok(Some(Answer::Text(text))),
                Err(TextFault::Missing) => Ok(None),
                Err(TextFault::TooLong { .. }) => Err(AnswerFault::TooLong { max: *max_length }),
                Err(TextFault::ControlCharacter) => Err(AnswerFault::ControlCharacter),
            }
        }
        (QuestionKind::Choice { choices }, Answer::Choice(key)) => {
            let known = choices.iter().any(|choice| choice.key.as_str() == key);
            if known { Ok(Some(Answer::Choice(key))) } else { Err(AnswerFault::UnknownChoice) }
        }
        (QuestionKind::Scale, Answer::Scale(number)) => {
            let (low, high) = QuestionKind::SCALE;
            let on_scale = (low..=high).contains(&number);
            if on_scale { Ok(Some(Answer::Scale(number))) } else { Err(AnswerFault::OffScale) }
        }
        _ => Err(AnswerFault::WrongKind),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programmes::fixtures;

    fn given(answers: &[(&str, Answer)]) -> Vec<(String, Answer)> {
        answers.iter().map(|(key, answer)| ((*key).to_owned(), answer.clone())).collect()
    }

    #[test]
    fn all_faulty_answers_are_told_at_once() {
        let questions = fixtures::questions();
        let result = questions.check(given(&[
            ("reason", Answer::Text("x".repeat(2_001))),
            ("preferred_mode", Answer::Choice("by_boat".to_owned())),
            ("motivation", Answer::Scale(6)),
            ("age", Answer::Scale(3)),
        ]));
        assert_eq!(
            result.unwrap_err(),
            [
                ("reason".to_owned(), AnswerFault::TooLong { max: 2_000 }),
                ("preferred_mode".to_owned(), AnswerFault::UnknownChoice),
                ("motivation".to_owned(), AnswerFault::OffScale),
                ("age".to_owned(), AnswerFault::NotAsked),
            ]
        );
    }

    #[test]
    fn a_blank_answer_to_a_required_question_is_missing() {
        let answers = given(&[("reason", Answer::Text(" \n ".to_owned()))]);
        let faults = fixtures::questions().check(answers).unwrap_err();
        assert_eq!(
            faults,
            [
                ("reason".to_owned(), AnswerFault::Missing),
                ("preferred_mode".to_owned(), AnswerFault::Missing)
            ]
        );
    }

    #[test]
    fn an_optional_question_may_stay_open() {
        let answers = given(&[
            ("preferred_mode", Answer::Choice("in_person".to_owned())),
            ("reason", Answer::Text(" Haluan oppia. ".to_owned())),
        ]);
        let answers = fixtures::questions().check(answers).unwrap();
        let keys: Vec<_> = answers.iter().map(|(key, _)| key.as_str()).collect();
        assert_eq!(keys, ["preferred_mode", "reason"]);
    }

    #[test]
    fn questions_are_checked_against_each_other() {
        let mut questions = fixtures::questions().as_slice().to_vec();
        questions[1].kind = QuestionKind::Choice { choices: vec![] };
        questions[2].key = questions[0].key.clone();
        questions[0].kind = QuestionKind::Text { max_length: 0 };
        assert_eq!(
            Questions::parse(questions),
            Err(vec![QuestionFault::Length(0), QuestionFault::ChoiceCount(1), QuestionFault::SameKey(2)])
        );
    }
}
