use polku_api_types::programmes::{
    CallDetails, Choice, Question, QuestionKind, SaveCall, SelectionMethod, SupervisorPart, SupervisorTerms,
};
use polku_ui::Words;
use polku_ui::field::Written;
use polku_ui::path::Move;
use uuid::Uuid;

use super::super::form::{Faults, Reader, control, typed_text};
use super::criteria::TypedScoring;
use super::keys::fresh_key;
use super::left_out::TypedLeftOut;
use super::quotas::TypedQuota;

/// Longest answer proposed for a new text question.
const LONGEST_ANSWER: &str = "2000";

/// One choice of a question as it is being typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedChoice {
    pub number: u32,
    /// Given once; answers are stored under it.
    pub key: Option<String>,
    pub label: Written,
}

/// One question as it is being typed.
#[derive(Debug, Clone, PartialEq)]
pub struct TypedQuestion {
    /// Stays with the question wherever it is moved.
    pub number: u32,
    /// Given once; answers are stored under it.
    pub key: Option<String>,
    pub kind: QuestionKind,
    pub label: Written,
    pub purpose: Written,
    pub required: bool,
    pub max_length: String,
    pub choices: Vec<TypedChoice>,
    /// Its fields are shown.
    pub open: bool,
}

/// What the server has of the call.
#[derive(Debug, Clone, PartialEq)]
pub struct Saved {
    pub id: Uuid,
    pub version: u64,
    pub terms: SaveCall,
}

impl Saved {
    pub fn of(call: &CallDetails) -> Self {
        let terms = SaveCall {
            opens_on: call.opens_on,
            closes_on: call.closes_on,
            questions: call.questions.clone(),
            target_group: call.target_group.clone(),
            method: call.method,
            quotas: call.quotas.clone(),
            left_out: call.left_out.clone(),
            scoring: call.scoring.clone(),
            supervisor: call.supervisor,
            offer_days: call.offer_days,
            waiting_list_until: call.waiting_list_until,
            checks_until: Some(call.checks_until),
            cooperation_on: call.cooperation_on,
            cooperation_reference: call.cooperation_reference.clone(),
        };
        Self { id: call.id, version: call.version, terms }
    }
}

/// A call as it is being typed.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypedCall {
    pub opens_on: String,
    pub closes_on: String,
    pub target_group: Written,
    pub questions: Vec<TypedQuestion>,
    pub quotas: Vec<TypedQuota>,
    pub left_out: TypedLeftOut,
    pub scoring: TypedScoring,
    pub supervisor: SupervisorPart,
    /// Counts only where working time is asked about.
    pub statements_until: String,
    pub offer_days: String,
    pub waiting_list_until: String,
    /// Empty: as long as the waiting list.
    pub checks_until: String,
    pub cooperation_on: String,
    pub cooperation_reference: String,
    /// The question removed last, and from where: it can be put back.
    pub removed: Option<(usize, TypedQuestion)>,
    /// Where the keyboard goes next.
    pub focus: Option<String>,
    /// What the server has; nothing before it is saved for the first time.
    pub saved: Option<Saved>,
    next_number: u32,
}

impl TypedCall {
    pub fn of(call: &CallDetails) -> Self {
        let mut typed = Self {
            opens_on: call.opens_on.to_string(),
            closes_on: call.closes_on.to_string(),
            target_group: typed_text(&call.target_group),
            left_out: call.left_out.as_ref().map(TypedLeftOut::of).unwrap_or_default(),
            supervisor: call.supervisor.part,
            statements_until: call.supervisor.statements_until.map(|day| day.to_string()).unwrap_or_default(),
            offer_days: call.offer_days.to_string(),
            waiting_list_until: call.waiting_list_until.to_string(),
            checks_until: call.checks_until.to_string(),
            cooperation_on: call.cooperation_on.map(|day| day.to_string()).unwrap_or_default(),
            cooperation_reference: call.cooperation_reference.clone().unwrap_or_default(),
            saved: Some(Saved::of(call)),
            ..Self::default()
        };
        for quota in &call.quotas {
            let number = typed.number();
            typed.quotas.push(TypedQuota::of(number, quota));
        }
        for question in &call.questions {
            let number = typed.number();
            let choices = question.choices.iter().map(|choice| TypedChoice {
                number: typed.number(),
                key: Some(choice.key.clone()),
                label: typed_text(&choice.label),
            });
            let choices = choices.collect();
            typed.questions.push(TypedQuestion {
                number,
                key: Some(question.key.clone()),
                kind: question.kind,
                label: typed_text(&question.label),
                purpose: typed_text(&question.purpose),
                required: question.required,
                max_length: question
                    .max_length
                    .map_or_else(|| LONGEST_ANSWER.to_owned(), |max| max.to_string()),
                choices,
                open: false,
            });
        }
        if let Some(scoring) = &call.scoring {
            let questions = typed.questions.clone();
            typed.scoring = TypedScoring::of(scoring, &questions, || typed.number());
        }
        typed
    }

    /// A call that has not been begun: only what does not depend on the programme's dates.
    pub fn new(target_group: Written) -> Self {
        Self { target_group, offer_days: "7".to_owned(), ..Self::default() }
    }

    const fn number(&mut self) -> u32 {
        self.next_number += 1;
        self.next_number
    }

    pub fn add_quota(&mut self) {
        let number = self.number();
        self.quotas.push(TypedQuota::new(number));
    }

    pub fn remove_quota(&mut self, at: usize) {
        if at < self.quotas.len() {
            self.quotas.remove(at);
        }
    }

    pub fn add_criterion(&mut self) {
        let number = self.number();
        self.scoring.add(number);
    }

    /// Whether nothing is typed that makes the draw one under quotas.
    pub const fn has_no_quotas(&self) -> bool {
        self.quotas.is_empty() && !self.left_out.is_declared()
    }

    /// How the places are given: what is typed says it.
    pub const fn method(&self) -> SelectionMethod {
        match (self.scoring.criteria.is_empty(), self.has_no_quotas()) {
            (false, _) => SelectionMethod::ScoredDraw,
            (true, false) => SelectionMethod::QuotaDraw,
            (true, true) => SelectionMethod::EqualChanceDraw,
        }
    }

    /// What would be sent.
    pub fn read(&self, words: Words) -> Result<SaveCall, Faults> {
        let mut reader = Reader::new(words);
        let opens_on = reader.day("/opens_on", &self.opens_on);
        let closes_on = reader.day("/closes_on", &self.closes_on);
        let target_group = reader.text("/target_group", &self.target_group);
        let questions = self.read_questions(&mut reader);
        let offer_days = reader.number("/offer_days", &self.offer_days);
        let waiting_list_until = reader.day("/waiting_list_until", &self.waiting_list_until);
        let checks_until = reader.day_if_any("/checks_until", &self.checks_until);
        let cooperation_on = reader.day_if_any("/cooperation_on", &self.cooperation_on);
        let quotas = self.quotas.iter().enumerate().map(|(at, quota)| quota.read(at, &mut reader)).collect();
        let left_out = self.left_out.read(&mut reader);
        let scoring = self.scoring.read(&self.questions, &questions, &mut reader);
        let asks = self.supervisor == SupervisorPart::WorkingTime;
        let statements_until =
            asks.then(|| reader.day("/supervisor/statements_until", &self.statements_until));
        reader.finish(SaveCall {
            opens_on,
            closes_on,
            questions,
            target_group,
            method: self.method(),
            quotas,
            left_out,
            scoring,
            supervisor: SupervisorTerms { part: self.supervisor, statements_until },
            offer_days,
            waiting_list_until,
            // Left empty it is as long as the waiting list, as the server has it.
            checks_until: Some(checks_until.unwrap_or(waiting_list_until)),
            cooperation_on,
            cooperation_reference: Reader::line_if_any(&self.cooperation_reference),
        })
    }

    /// Whether there is something that the server does not have.
    pub fn is_changed(&self, words: Words) -> bool {
        let Some(saved) = &self.saved else { return true };
        self.read(words).map_or(true, |terms| in_order(terms) != saved.terms)
    }

    /// The server has it now as it was sent, with the keys that were given to new questions. Those may have been moved
    /// or removed meanwhile: they are found by their numbers.
    pub fn note_saved(&mut self, sent: &Self, call: &CallDetails) {
        self.saved = Some(Saved::of(call));
        self.scoring.note_saved(&sent.scoring, call.scoring.as_ref());
        for (sent, stored) in sent.questions.iter().zip(&call.questions) {
            let removed = self.removed.iter_mut().map(|(_, question)| question);
            let question = self.questions.iter_mut().chain(removed).find(|one| one.number == sent.number);
            let Some(question) = question else { continue };
            question.key = Some(stored.key.clone());
            for (sent, stored) in sent.choices.iter().zip(&stored.choices) {
                if let Some(choice) = question.choices.iter_mut().find(|one| one.number == sent.number) {
                    choice.key = Some(stored.key.clone());
                }
            }
        }
    }

    /// The call was read again. A rule that was added raises its version, and that is no conflict; other terms
    /// than those known here are one, and the older version will say so.
    pub fn note_read(&mut self, call: &CallDetails) {
        let read = Saved::of(call);
        if let Some(saved) = &mut self.saved
            && saved.terms == read.terms
        {
            *saved = read;
        }
    }

    fn read_questions(&self, reader: &mut Reader) -> Vec<Question> {
        let mut keys: Vec<String> =
            self.questions.iter().filter_map(|question| question.key.clone()).collect();
        let mut questions = Vec::new();
        for (index, question) in self.questions.iter().enumerate() {
            let key = question.key.clone().unwrap_or_else(|| fresh_key(&question.label.fi, &mut keys));
            questions.push(question.read(reader, &format!("/questions/{index}"), key));
        }
        questions
    }

    pub fn add_question(&mut self, kind: QuestionKind) {
        let number = self.number();
        let mut question = TypedQuestion {
            number,
            key: None,
            kind,
            label: Written::default(),
            purpose: Written::default(),
            required: true,
            max_length: LONGEST_ANSWER.to_owned(),
            choices: Vec::new(),
            open: true,
        };
        if kind == QuestionKind::Choice {
            question.choices = vec![self.choice(), self.choice()];
        }
        self.focus = Some(control(&format!("/questions/{}/label-fi", self.questions.len())).to_string());
        self.questions.push(question);
    }

    fn choice(&mut self) -> TypedChoice {
        TypedChoice { number: self.number(), ..TypedChoice::default() }
    }

    pub fn add_choice(&mut self, index: usize) {
        let choice = self.choice();
        if let Some(question) = self.questions.get_mut(index) {
            let place = question.choices.len();
            question.choices.push(choice);
            self.focus = Some(control(&format!("/questions/{index}/choices/{place}/label-fi")).to_string());
        }
    }

    pub fn remove_choice(&mut self, index: usize, place: usize) {
        if let Some(question) = self.questions.get_mut(index)
            && place < question.choices.len()
        {
            question.choices.remove(place);
            self.focus = Some(add_choice_id(question.number));
        }
    }

    /// The kind follows what is asked; a choice begins with two empty ones.
    pub fn become_kind(&mut self, index: usize, kind: QuestionKind) {
        let first = [self.choice(), self.choice()];
        if let Some(question) = self.questions.get_mut(index) {
            question.kind = kind;
            if kind == QuestionKind::Choice && question.choices.is_empty() {
                question.choices.extend(first);
            }
        }
    }

    pub fn put_to(&mut self, wish: Move) {
        if wish.from < self.questions.len() && wish.to < self.questions.len() {
            let question = self.questions.remove(wish.from);
            self.questions.insert(wish.to, question);
        }
    }

    pub fn remove(&mut self, index: usize) {
        if index < self.questions.len() {
            let question = self.questions.remove(index);
            self.removed = Some((index, question));
            self.focus = Some("question-restore".to_owned());
        }
    }

    pub fn restore(&mut self) {
        if let Some((index, question)) = self.removed.take() {
            self.focus = Some(toggle_id(question.number));
            self.questions.insert(index.min(self.questions.len()), question);
        }
    }
}

impl TypedQuestion {
    fn read(&self, reader: &mut Reader, at: &str, key: String) -> Question {
        let choices =
            if self.kind == QuestionKind::Choice { self.read_choices(reader, at) } else { Vec::new() };
        let timed = self.kind == QuestionKind::Text;
        Question {
            key,
            kind: self.kind,
            label: reader.text(&format!("{at}/label"), &self.label),
            purpose: reader.text(&format!("{at}/purpose"), &self.purpose),
            required: self.required,
            max_length: timed.then(|| reader.number(&format!("{at}/max_length"), &self.max_length)),
            choices,
        }
    }

    fn read_choices(&self, reader: &mut Reader, at: &str) -> Vec<Choice> {
        let mut keys: Vec<String> = self.choices.iter().filter_map(|choice| choice.key.clone()).collect();
        let mut choices = Vec::new();
        for (place, choice) in self.choices.iter().enumerate() {
            let key = choice.key.clone().unwrap_or_else(|| fresh_key(&choice.label.fi, &mut keys));
            let label = reader.text(&format!("{at}/choices/{place}/label"), &choice.label);
            choices.push(Choice { key, label });
        }
        choices
    }
}

/// The quotas as the server keeps them: their order means nothing, and it brings them in one.
fn in_order(mut terms: SaveCall) -> SaveCall {
    terms.quotas.sort_by(|a, b| (&a.attribute, &a.value).cmp(&(&b.attribute, &b.value)));
    terms
}

/// The id of the button that opens a question.
pub fn toggle_id(number: u32) -> String {
    format!("question-{number}-open")
}

/// The id of the button that adds a choice.
pub fn add_choice_id(number: u32) -> String {
    format!("question-{number}-add")
}
