use jiff::civil::Date;
use polku_api_types::programmes::ProgrammeSummary;
use polku_api_types::rerouting::{AddendumDetails, PrepareAddendum};
use polku_ui::field::{DateInput, Required, Select, SelectOption, TextInLanguages, Written};
use polku_ui::{Button, Buttons, Card, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::for_whom::{ForWhom, for_whom};
use crate::hooks::{use_action, use_draft};
use crate::localised::shown;
use crate::programmes::form::{Faults, FormFaults, Reader, control, use_form};

#[derive(Properties, PartialEq)]
pub struct PrepareFormProps {
    pub call: Uuid,
    /// The day the call opened: the day of reference of "new in role", unless another is chosen.
    pub opened_on: Date,
    /// The job categories of the applicants.
    pub categories: Vec<String>,
    pub others: Vec<ProgrammeSummary>,
    pub on_prepared: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    target: String,
    title: Written,
    for_whom: ForWhom,
    reason: Written,
    answer_by: String,
}

impl Typed {
    fn read(&self, words: Words) -> Result<PrepareAddendum, Faults> {
        let mut reader = Reader::new(words);
        reader.choice("/target_programme_id", !self.target.is_empty());
        let title = reader.whole_text("/title", &self.title);
        let conditions = self.for_whom.read(&mut reader);
        let reason = reader.whole_text("/reason", &self.reason);
        let addendum = PrepareAddendum {
            target_programme_id: self.target.parse().unwrap_or_default(),
            title,
            conditions,
            reason,
            answer_by: reader.day("/answer_by", &self.answer_by),
        };
        reader.finish(addendum)
    }
}

/// An addendum for the decider: which programme, to whom, why, and until when they may answer.
#[component]
pub fn PrepareForm(props: &PrepareFormProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let draft = use_draft(|| Typed {
        target: String::new(),
        title: Written::default(),
        for_whom: ForWhom::new_in_role(props.opened_on),
        reason: Written::default(),
        answer_by: String::new(),
    });
    let call = props.call;
    let done = props.on_prepared.reform(move |_: AddendumDetails| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("paths-prepared-toast"));
        }
    });
    let prepare = use_action(
        move |client, key, body: PrepareAddendum| async move { client.prepare_addendum(key, call, &body).await },
        done,
    );
    let form = use_form(&prepare);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.read(words));
        })
    };
    let faults = &form.faults;
    let name = {
        let typed = (*draft).clone();
        Callback::from(move |at: String| field_name(words, &typed, &at))
    };
    let others =
        props.others.iter().map(|other| SelectOption::new(other.id.to_string(), shown(words, &other.name)));
    html! {
        <Card id="prepare" title={words.say("paths-prepare")} lead={words.say("paths-prepare-what")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={faults.clone()} failure={form.failure.clone()} attempt={form.attempt} {name} />
                <Select id={control("/target_programme_id")} label={words.say("paths-offered")} placeholder={words.say("paths-choose")}
                    options={others.collect::<Vec<_>>()} value={draft.target.clone()} error={faults.at("/target_programme_id")}
                    on_change={draft.on(|typed, id| typed.target = id)} />
                { for_whom(words, &draft, |typed| &mut typed.for_whom, faults, &props.categories) }
                <TextInLanguages id={control("/title")} label={words.say("paths-what")} hint={words.say("paths-what-hint")} required={Required::All}
                    value={draft.title.clone()} errors={faults.in_languages("/title")} on_change={draft.on(|typed, text| typed.title = text)} />
                <TextInLanguages id={control("/reason")} label={words.say("paths-reason")} hint={words.say("paths-reason-hint")} multiline=true required={Required::All}
                    value={draft.reason.clone()} errors={faults.in_languages("/reason")} on_change={draft.on(|typed, text| typed.reason = text)} />
                <DateInput id={control("/answer_by")} label={words.say("paths-answer-by")} hint={words.say("paths-answer-by-hint")} value={draft.answer_by.clone()}
                    error={faults.at("/answer_by")} on_change={draft.on(|typed, day| typed.answer_by = day)} />
                <Buttons><Button submit=true busy={form.busy}>{ words.say("paths-send") }</Button></Buttons>
            </form>
        </Card>
    }
}

fn field_name(words: Words, typed: &Typed, pointer: &str) -> Option<AttrValue> {
    let key = match pointer {
        "/target_programme_id" => "paths-offered",
        "/answer_by" => "paths-answer-by",
        pointer if pointer.starts_with("/title") => "paths-what",
        pointer if pointer.starts_with("/reason") => "paths-reason",
        pointer => typed.for_whom.field_name(pointer)?,
    };
    Some(words.say(key))
}
