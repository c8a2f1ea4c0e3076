use jiff::civil::Date;
use polku_api_types::programmes::{ProgrammeSummary, RuleCondition};
use polku_api_types::rerouting::{AddendumDetails, PrepareAddendum};
use polku_ui::field::{
    Checkboxes, Choice, DateInput, Required, Select, SelectOption, TextInLanguages, TextInput, Written,
};
use polku_ui::{Button, Buttons, Card, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{Draft, use_action, use_draft};
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
    months: String,
    reference: String,
    categories: Vec<String>,
    reason: Written,
    answer_by: String,
}

/// Where the one condition on the present role is sent, and where the one on job categories.
const NEW: &str = "/conditions/0";

impl Typed {
    fn read(&self, words: Words) -> Result<PrepareAddendum, Faults> {
        let mut reader = Reader::new(words);
        reader.choice("/target_programme_id", !self.target.is_empty());
        let title = reader.whole_text("/title", &self.title);
        let conditions = self.conditions(&mut reader);
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

    /// New in role always; some job categories only, if any are ticked.
    fn conditions(&self, reader: &mut Reader) -> Vec<RuleCondition> {
        let empty = |attribute: &str| RuleCondition {
            attribute: attribute.to_owned(),
            equals: None,
            any_of: None,
            within_months: None,
            reference_date: None,
        };
        let mut conditions = vec![RuleCondition {
            within_months: Some(reader.number(&format!("{NEW}/within_months"), &self.months)),
            reference_date: Some(reader.day(&format!("{NEW}/reference_date"), &self.reference)),
            ..empty("role_started_on")
        }];
        if !self.categories.is_empty() {
            conditions.push(RuleCondition { any_of: Some(self.categories.clone()), ..empty("job_category") });
        }
        conditions
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
        months: "12".to_owned(),
        reference: props.opened_on.to_string(),
        categories: Vec::new(),
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
    let others =
        props.others.iter().map(|other| SelectOption::new(other.id.to_string(), shown(words, &other.name)));
    html! {
        <Card id="prepare" title={words.say("paths-prepare")} lead={words.say("paths-prepare-what")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFaults faults={faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                    name={Callback::from(move |at: String| field_name(words, &at))} />
                <Select id={control("/target_programme_id")} label={words.say("paths-offered")} placeholder={words.say("paths-choose")}
                    options={others.collect::<Vec<_>>()} value={draft.target.clone()} error={faults.at("/target_programme_id")}
                    on_change={draft.on(|typed, id| typed.target = id)} />
                { for_whom(words, &draft, faults, &props.categories) }
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

fn for_whom(words: Words, draft: &Draft<Typed>, faults: &Faults, categories: &[String]) -> Html {
    let [months, reference] = ["within_months", "reference_date"].map(|field| format!("{NEW}/{field}"));
    let choices: Vec<Choice> =
        categories.iter().map(|name| Choice::new(name.clone(), name.clone())).collect();
    html! {
        <>
            <div class="fields">
                <TextInput id={control(&months)} kind="number" short=true label={words.say("rule-months")} value={draft.months.clone()}
                    error={faults.at(&months)} on_input={draft.on(|typed, text| typed.months = text)} />
                <DateInput id={control(&reference)} label={words.say("rule-reference")} value={draft.reference.clone()}
                    error={faults.at(&reference)} on_change={draft.on(|typed, day| typed.reference = day)} />
            </div>
            if !choices.is_empty() {
                <Checkboxes id={control("/conditions/1/any_of")} label={words.say("paths-categories")} {choices} values={draft.categories.clone()}
                    error={faults.at("/conditions/1/any_of")} on_change={draft.on(|typed, names| typed.categories = names)} />
            }
        </>
    }
}

fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    let key = match pointer {
        "/target_programme_id" => "paths-offered",
        "/conditions/0/within_months" => "rule-months",
        "/conditions/0/reference_date" => "rule-reference",
        "/conditions/1/any_of" => "paths-categories",
        "/answer_by" => "paths-answer-by",
        pointer if pointer.starts_with("/title") => "paths-what",
        pointer if pointer.starts_with("/reason") => "paths-reason",
        _ => return None,
    };
    Some(words.say(key))
}
