use polku_api_types::applications::{
    CheckAnswer, CheckCause, CheckFinding, CheckRemedy, CheckRequestDetails,
};
use polku_api_types::words::Spoken;
use polku_i18n::format;
use polku_ui::{MarkItem, MarkList, Tag, Tone, Words};
use yew::prelude::*;

use super::super::outcome::{About, rule_item};
use crate::zone::local;

/// How long a check still has, or that it is answered.
pub fn state(words: Words, check: &CheckRequestDetails) -> Html {
    let (tone, text) = match &check.answer {
        Some(answer) => (finding_tone(answer.finding), words.say(answer.finding.word())),
        None if check.overdue => (Tone::Bad, words.say("check-overdue")),
        None => {
            let due = format::date(words.language, check.due_on);
            (Tone::Warn, words.say_with("check-due", &[("date", due.into())]))
        }
    };
    html! { <Tag {tone}>{ text }</Tag> }
}

const fn finding_tone(finding: CheckFinding) -> Tone {
    match finding {
        CheckFinding::Right => Tone::Plain,
        CheckFinding::WrongWithoutEffect => Tone::Info,
        CheckFinding::Wrong => Tone::Good,
    }
}

/// The claim in the applicant's own words, with when it was made.
pub fn claim(words: Words, check: &CheckRequestDetails) -> Html {
    let asked = format::moment(words.language, local(check.asked_at));
    html! {
        <>
            <p class="quiet">{ words.say_with("check-asked-at", &[("moment", asked.into())]) }</p>
            { paragraphs(&check.claim) }
        </>
    }
}

/// An answer: what was found, why, what came of it, and what the rules say of the right facts.
pub fn answer(words: Words, answer: &CheckAnswer) -> Html {
    let given = words.say_with(
        "check-answered-by",
        &[
            ("name", answer.name.as_str().into()),
            ("title", answer.title.as_str().into()),
            ("moment", format::moment(words.language, local(answer.at)).into()),
        ],
    );
    let corrected: Vec<MarkItem> =
        answer.corrected.iter().map(|rule| rule_item(words, rule, About::Applicant)).collect();
    html! {
        <>
            <p><strong>{ words.say(answer.finding.word()) }</strong></p>
            { paragraphs(&answer.text) }
            if let (Some(cause), Some(remedy), Some(round)) = (answer.cause, answer.remedy, answer.round) {
                <p>{ words.say(cause_key(cause)) }</p>
                <p>{ words.say_with(remedy_key(remedy), &[("round", round.into())]) }</p>
            }
            if let Some(counted) = answer.corrected_left_out {
                <p>{ words.say(if counted { "check-left-out-yes" } else { "check-left-out-no" }) }</p>
            }
            if !corrected.is_empty() {
                <h3>{ words.say("check-corrected") }</h3>
                <MarkList ruled=true items={corrected} />
            }
            <p class="quiet">{ given }</p>
        </>
    }
}

/// What a cause is called.
pub const fn cause_key(cause: CheckCause) -> &'static str {
    match cause {
        CheckCause::RegisterWrong => "check-cause-register-wrong",
        CheckCause::RegisterOutdated => "check-cause-register-outdated",
    }
}

const fn remedy_key(remedy: CheckRemedy) -> &'static str {
    match remedy {
        CheckRemedy::Place => "check-remedy-place-given",
        CheckRemedy::Waiting => "check-remedy-waiting-given",
    }
}

fn paragraphs(text: &str) -> Html {
    html! { { for text.split("\n\n").map(|part| html! { <p class="as-typed">{ part }</p> }) } }
}
