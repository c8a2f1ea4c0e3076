//! Calls and their questions.

use polku_api_types::programmes as wire;
use polku_domain::programmes::call::{
    CallPhase, CallTerms, Choice, Cooperation, Key, Method, OfferDays, Question, QuestionFault, QuestionKind,
    Questions, Seats, SubmissionFault, SupervisorFault, SupervisorPart, SupervisorTerms, Window, WindowFault,
};
use polku_domain::text::TextLimits;

use super::design::same_words;
use super::programme::bound;
use super::{left_out, quota, scoring};
use crate::problem::{AppError, FieldCode, ProblemCode};
use crate::text::{Faults, text_fault, to_wire};

same_words! {
    /// A method on the wire.
    method_to_wire, method_to_domain, wire::SelectionMethod, Method, [EqualChanceDraw, QuotaDraw, ScoredDraw]
}

same_words! {
    /// What a call is now, on the wire.
    phase_to_wire, phase_to_domain, wire::CallState, CallPhase,
    [Draft, AwaitingApproval, Approved, Open, Closed]
}

same_words! {
    /// A supervisors' part on the wire.
    part_to_wire, part_to_domain, wire::SupervisorPart, SupervisorPart, [None, Informed, WorkingTime]
}

/// Target groups and purposes: at most 2,000 characters.
const SHORT_BODY: TextLimits = TextLimits { max_chars: 2_000, multiline: true };

/// Reads the terms of a call for so many seats.
///
/// # Errors
/// `protected_ground` when a quota is on one; else `invalid_fields` with every fault.
pub fn terms(body: &wire::SaveCall, seats: Seats) -> Result<CallTerms, AppError> {
    let mut faults = Faults::none();
    let days = wire::CopiedDates {
        opens_on: body.opens_on,
        closes_on: body.closes_on,
        waiting_list_until: body.waiting_list_until,
        checks_until: body.checks_until.unwrap_or(body.waiting_list_until),
        statements_until: body.supervisor.statements_until,
    };
    let window = window("", &days, &mut faults);
    let questions = questions(&body.questions, &mut faults);
    let target_group = faults.localised("/target_group", &body.target_group, SHORT_BODY);
    let method = method_to_domain(body.method);
    let quotas = quota::quotas(&body.quotas, &mut faults)?;
    quota::note_misfits(body, method, seats, &mut faults);
    left_out::note_misfits(body, method, &mut faults);
    let left_out = left_out::left_out(body.left_out.as_ref(), seats, &mut faults);
    let scoring = scoring::scoring(body.scoring.as_ref(), method, questions.as_ref(), &mut faults);
    let offer_days =
        faults.take("/offer_days", OfferDays::parse(body.offer_days), |range| bound(body.offer_days, range));
    let cooperation = cooperation(body, &mut faults);
    let part = part_to_domain(body.supervisor.part);
    let supervisor = supervisor(("/supervisor/statements_until", &days), part, &mut faults);
    let declared = quotas.zip(left_out).zip(scoring).zip(supervisor).zip(cooperation);
    let terms = window.zip(questions).zip(target_group.zip(offer_days)).zip(declared).map(
        |(
            ((window, questions), (target_group, offer_days)),
            ((((quotas, left_out), scoring), supervisor), cooperation),
        )| CallTerms {
            window,
            questions,
            target_group,
            method,
            quotas,
            left_out,
            scoring,
            supervisor,
            seats,
            offer_days,
            waiting_list_until: days.waiting_list_until,
            checks_until: days.checks_until,
            cooperation,
        },
    );
    faults.finish(terms)
}

/// Reads the window among the days of a call, whose fields stand below `at`, and notes what is wrong with the others;
/// `None` when the window is none.
pub fn window(at: &str, days: &wire::CopiedDates, faults: &mut Faults) -> Option<Window> {
    let parsed = Window::parse(days.opens_on, days.closes_on);
    let window = faults.take(&format!("{at}/closes_on"), parsed, |fault| match fault {
        WindowFault::Reversed => FieldCode::OutOfOrder,
        WindowFault::TooLong => FieldCode::NotAllowed,
    });
    for (field, day) in [("waiting_list_until", days.waiting_list_until), ("checks_until", days.checks_until)]
    {
        if day < days.closes_on {
            faults.push(format!("{at}/{field}"), FieldCode::OutOfOrder);
        }
        if !(2000..=2200).contains(&day.year()) {
            faults.push(format!("{at}/{field}"), FieldCode::NotAllowed);
        }
    }
    window
}

/// What supervisors are told and asked, with its last day among the days of a call, whose field stands at `at`. What is
/// asked of them has a day, and nothing else has one.
pub fn supervisor(
    (at, days): (&str, &wire::CopiedDates),
    part: SupervisorPart,
    faults: &mut Faults,
) -> Option<SupervisorTerms> {
    let terms = SupervisorTerms::parse(part, days.statements_until, days.closes_on, days.waiting_list_until);
    faults.take(at, terms, |fault| match fault {
        SupervisorFault::UntilMissing => FieldCode::Missing,
        SupervisorFault::UntilNotAllowed => FieldCode::NotAllowed,
        SupervisorFault::UntilOutside => FieldCode::OutOfOrder,
    })
}

/// What supervisors are told and asked, on the wire.
#[must_use]
pub const fn supervisor_to_wire(terms: &SupervisorTerms) -> wire::SupervisorTerms {
    wire::SupervisorTerms { part: part_to_wire(terms.part()), statements_until: terms.until() }
}

/// Day and reference come together or not at all.
fn cooperation(body: &wire::SaveCall, faults: &mut Faults) -> Option<Option<Cooperation>> {
    match (body.cooperation_on, body.cooperation_reference.as_deref()) {
        (None, None) => Some(None),
        (None, Some(_)) => {
            faults.push("/cooperation_on", FieldCode::Missing);
            None
        }
        (Some(_), None) => {
            faults.push("/cooperation_reference", FieldCode::Missing);
            None
        }
        (Some(on), Some(reference)) => {
            faults.take("/cooperation_reference", Cooperation::parse(on, reference), text_fault).map(Some)
        }
    }
}

/// Reads questions; `None` when a fault was noted.
pub fn questions(bodies: &[wire::Question], faults: &mut Faults) -> Option<Questions> {
    let read: Vec<Option<Question>> = bodies
        .iter()
        .enumerate()
        .map(|(index, body)| question(body, &format!("/questions/{index}"), faults))
        .collect();
    let questions = read.into_iter().collect::<Option<Vec<_>>>()?;
    match Questions::parse(questions) {
        Ok(questions) => Some(questions),
        Err(refused) => {
            refused.into_iter().for_each(|fault| note(fault, faults));
            None
        }
    }
}

fn note(fault: QuestionFault, faults: &mut Faults) {
    let max_length = FieldCode::TooLarge { max: i64::from(QuestionKind::MAX_LENGTH) };
    let (place, code) = match fault {
        QuestionFault::TooMany => {
            let max = polku_domain::programmes::call::MAX_QUESTIONS as u64;
            return faults.push("/questions", FieldCode::TooMany { max });
        }
        QuestionFault::SameKey(index) => (format!("{index}/key"), FieldCode::Duplicate),
        QuestionFault::Length(index) => (format!("{index}/max_length"), max_length),
        QuestionFault::ChoiceCount(index) => (format!("{index}/choices"), FieldCode::TooFew { min: 2 }),
        QuestionFault::SameChoice(index) => (format!("{index}/choices"), FieldCode::Duplicate),
    };
    faults.push(format!("/questions/{place}"), code);
}

fn question(body: &wire::Question, at: &str, faults: &mut Faults) -> Option<Question> {
    let key = faults.take(&format!("{at}/key"), Key::parse(&body.key), |_| FieldCode::Malformed);
    let label = faults.localised(&format!("{at}/label"), &body.label, SHORT_BODY);
    let purpose = faults.localised(&format!("{at}/purpose"), &body.purpose, SHORT_BODY);
    let kind = kind(body, at, faults);
    Some(Question { key: key?, kind: kind?, label: label?, purpose: purpose?, required: body.required })
}

fn kind(body: &wire::Question, at: &str, faults: &mut Faults) -> Option<QuestionKind> {
    if body.kind != wire::QuestionKind::Choice && !body.choices.is_empty() {
        faults.push(format!("{at}/choices"), FieldCode::NotAllowed);
    }
    if body.kind != wire::QuestionKind::Text && body.max_length.is_some() {
        faults.push(format!("{at}/max_length"), FieldCode::NotAllowed);
    }
    match body.kind {
        wire::QuestionKind::Text => {
            Some(QuestionKind::Text { max_length: body.max_length.unwrap_or(QuestionKind::MAX_LENGTH) })
        }
        wire::QuestionKind::Scale => Some(QuestionKind::Scale),
        wire::QuestionKind::Choice => {
            let choices: Vec<Option<Choice>> = body
                .choices
                .iter()
                .enumerate()
                .map(|(index, choice)| {
                    let at = format!("{at}/choices/{index}");
                    let key =
                        faults.take(&format!("{at}/key"), Key::parse(&choice.key), |_| FieldCode::Malformed);
                    let label = faults.localised(&format!("{at}/label"), &choice.label, TextLimits::TITLE);
                    Some(Choice { key: key?, label: label? })
                })
                .collect();
            Some(QuestionKind::Choice { choices: choices.into_iter().collect::<Option<_>>()? })
        }
    }
}

/// Questions as they are sent and stored.
#[must_use]
pub fn questions_to_wire(questions: &Questions) -> Vec<wire::Question> {
    questions.as_slice().iter().map(question_to_wire).collect()
}

fn question_to_wire(question: &Question) -> wire::Question {
    let (kind, max_length, choices) = match &question.kind {
        QuestionKind::Text { max_length } => (wire::QuestionKind::Text, Some(*max_length), Vec::new()),
        QuestionKind::Scale => (wire::QuestionKind::Scale, None, Vec::new()),
        QuestionKind::Choice { choices } => {
            let sent = choices.iter().map(|choice| wire::Choice {
                key: choice.key.as_str().to_owned(),
                label: to_wire(&choice.label),
            });
            (wire::QuestionKind::Choice, None, sent.collect())
        }
    };
    wire::Question {
        key: question.key.as_str().to_owned(),
        kind,
        label: to_wire(&question.label),
        purpose: to_wire(&question.purpose),
        required: question.required,
        max_length,
        choices,
    }
}

/// What keeps a call from being sent to the decider, by the field that mends it.
#[must_use]
pub fn incomplete(faults: &[SubmissionFault]) -> AppError {
    faults.iter().fold(AppError::new(ProblemCode::CallIncomplete), |error, fault| match fault {
        SubmissionFault::CooperationMissing => error.field("/cooperation_on", FieldCode::Missing),
        SubmissionFault::WindowPast => error.field("/closes_on", FieldCode::OutOfOrder),
        SubmissionFault::WaitingListEndsTooSoon => error.field("/waiting_list_until", FieldCode::OutOfOrder),
        SubmissionFault::LeftOutUndecided => error.field("/left_out/decision", FieldCode::Missing),
        SubmissionFault::LeftOutDecidedLater => {
            error.field("/left_out/decision/decided_on", FieldCode::OutOfOrder)
        }
        SubmissionFault::SwedishMissing => error.field("/questions", FieldCode::Missing),
        SubmissionFault::DesignNotPublished => error.field("/design", FieldCode::Missing),
        SubmissionFault::RuleNotDecided(place) => {
            error.field(format!("/rules/{place}/decided_on"), FieldCode::Missing)
        }
    })
}

#[cfg(test)]
mod tests {
    use polku_domain::programmes::fixtures;

    use super::*;

    fn body() -> wire::SaveCall {
        let terms = fixtures::terms();
        wire::SaveCall {
            opens_on: terms.window.opens_on(),
            closes_on: terms.window.closes_on(),
            questions: questions_to_wire(&terms.questions),
            target_group: to_wire(&terms.target_group),
            method: method_to_wire(terms.method),
            quotas: quota::quotas_to_wire(&terms.quotas),
            left_out: terms.left_out.as_ref().map(left_out::left_out_to_wire),
            scoring: terms.scoring.as_ref().map(scoring::scoring_to_wire),
            supervisor: supervisor_to_wire(&terms.supervisor),
            offer_days: terms.offer_days.get(),
            waiting_list_until: terms.waiting_list_until,
            checks_until: Some(terms.checks_until),
            cooperation_on: terms.cooperation.as_ref().map(Cooperation::on),
            cooperation_reference: terms.cooperation.as_ref().map(|record| record.reference().to_owned()),
        }
    }

    #[test]
    fn the_terms_of_2020_come_through_unchanged() {
        assert_eq!(terms(&body(), fixtures::terms().seats).unwrap(), fixtures::terms());
    }

    #[test]
    fn all_faults_of_a_call_are_told_at_once() {
        let mut asked = body();
        (asked.opens_on, asked.closes_on) = (asked.closes_on, asked.opens_on);
        asked.questions[0].key = "Miksi?".into();
        asked.questions[1].choices.truncate(1);
        asked.offer_days = 0;
        asked.cooperation_reference = None;
        let error = terms(&asked, fixtures::terms().seats).unwrap_err();
        let places: Vec<_> = error.fields().iter().map(|(at, _)| at.as_str()).collect();
        assert_eq!(places, ["/closes_on", "/questions/0/key", "/offer_days", "/cooperation_reference"]);
        asked.questions[0].key = "reason".into();
        let error = terms(&asked, fixtures::terms().seats).unwrap_err();
        assert!(error.fields().contains(&("/questions/1/choices".to_owned(), FieldCode::TooFew { min: 2 })));
    }
}
