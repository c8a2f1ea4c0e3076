use std::rc::Rc;

use polku_api_types::programmes::{RuleDetails, SaveRule};
use polku_ui::field::{
    Choice, DateInput, RadioGroup, Required, Select, SelectOption, TextArea, TextInLanguages, TextInput,
};
use polku_ui::{Button, ButtonKind, Buttons, Words, focus_by_id, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use super::super::form::{Draft, Faults, FormFaults, control, use_draft, use_form};
use super::place_names::PlaceNames;
use super::typed_rule::{OTHER, TypedRule};
use crate::hooks::use_action;

#[derive(Properties, PartialEq)]
pub struct RuleFormProps {
    pub call: Uuid,
    /// The rule decided anew; a new one without.
    #[prop_or_default]
    pub rule: Option<Rc<RuleDetails>>,
    pub on_done: Callback<()>,
    pub on_close: Callback<()>,
}

/// A rule as a decision: what, whom it leaves outside, why, what is offered instead, and who decided.
#[component]
pub fn RuleForm(props: &RuleFormProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let draft = use_draft(|| props.rule.as_ref().map(|rule| TypedRule::again(rule)).unwrap_or_default());
    use_effect_with((), |()| {
        focus_by_id("rule-form-heading");
    });
    let (call, rule) = (props.call, props.rule.as_ref().map(|rule| rule.id));
    let done = props.on_done.reform(move |_: RuleDetails| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("rule-saved"));
        }
    });
    let save = use_action(
        move |client, key, body: SaveRule| async move {
            match rule {
                Some(rule) => client.create_rule_version(key, rule, &body).await,
                None => client.create_rule(key, call, &body).await,
            }
        },
        done,
    );
    let form = use_form(&save);
    let onsubmit = {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(draft.read(words));
        })
    };
    let heading = if rule.is_some() { "rule-again" } else { "rule-new" };
    html! {
        <form class="form rule-form" {onsubmit} novalidate=true aria-labelledby="rule-form-heading">
            <h3 id="rule-form-heading" tabindex="-1">{ words.say(heading) }</h3>
            <FormFaults faults={form.faults.clone()} failure={form.failure.clone()} attempt={form.attempt}
                name={Callback::from(move |at: String| field_name(words, &at))} />
            <TextInLanguages id={control("/title")} label={words.say("rule-title")} hint={words.say("rule-title-hint")} required={Required::All}
                value={draft.title.clone()} errors={form.faults.in_languages("/title")} on_change={draft.on(|rule, text| rule.title = text)} />
            { attribute(words, &draft, &form.faults) }
            <ConditionFields draft={draft.clone()} faults={form.faults.clone()} />
            { reasons(words, &draft, &form.faults) }
            { decision(words, &draft, &form.faults) }
            <Buttons>
                <Button submit=true busy={form.busy}>{ words.say("rule-save") }</Button>
                <Button kind={ButtonKind::Secondary} onclick={props.on_close.reform(|_| ())}>{ words.say("ui-cancel") }</Button>
            </Buttons>
        </form>
    }
}

fn attribute(words: Words, draft: &Draft<TypedRule>, faults: &Faults) -> Html {
    let options = ATTRIBUTES.into_iter().map(|(code, text)| SelectOption::new(code, words.say(text)));
    let other = draft.attribute == OTHER;
    let fault = faults.at("/condition/attribute");
    // The fault lies where the fact was named: in the list, or in the field below it.
    let id: AttrValue = if other { "rule-attribute".into() } else { control("/condition/attribute") };
    html! {
        <>
            <Select {id} label={words.say("rule-attribute")} hint={words.say("rule-attribute-hint")} placeholder={words.say("rule-attribute-choose")}
                options={options.collect::<Vec<_>>()} value={draft.attribute.clone()} error={fault.clone().filter(|_| !other)}
                on_change={draft.on(|rule: &mut TypedRule, code: String| {
                    rule.attribute = code;
                    rule.names.clear();
                })} />
            if other {
                <TextInput id={control("/condition/attribute")} label={words.say("rule-other")} hint={words.say("rule-other-hint")} value={draft.other.clone()}
                    error={fault} on_input={draft.on(|rule, text| rule.other = text)} />
            }
        </>
    }
}

/// The facts a rule may use, and one more choice that leads to an explanation.
const ATTRIBUTES: [(&str, &str); 6] = [
    ("is_supervisor", "fact-is-supervisor"),
    ("job_category", "fact-job-category"),
    ("role_started_on", "rule-attribute-role-start"),
    ("unit", "fact-unit"),
    ("site", "fact-site"),
    (OTHER, "rule-attribute-other"),
];

#[derive(Properties, PartialEq)]
struct ConditionFieldsProps {
    draft: Draft<TypedRule>,
    faults: Faults,
}

/// The values that the chosen fact takes.
#[component]
fn ConditionFields(props: &ConditionFieldsProps) -> Html {
    let words = use_words();
    let ConditionFieldsProps { draft, faults } = props;
    match draft.attribute.as_str() {
        "is_supervisor" => {
            let choices = vec![
                Choice::new("true", words.say("rule-supervisors")),
                Choice::new("false", words.say("rule-others")),
            ];
            html! {
                <RadioGroup id={control("/condition/equals")} label={words.say("rule-whom")} {choices} value={draft.equals.clone()}
                    error={faults.at("/condition/equals")} on_change={draft.on(|rule, value| rule.equals = value)} />
            }
        }
        "job_category" => html! {
            <TextArea id={control("/condition/any_of")} label={words.say("rule-categories")} hint={words.say("rule-categories-hint")} rows=4
                value={draft.categories.clone()} error={faults.at("/condition/any_of")} on_input={draft.on(|rule, text| rule.categories = text)} />
        },
        "role_started_on" => html! {
            <div class="fields">
                <TextInput id={control("/condition/within_months")} kind="number" short=true label={words.say("rule-months")} value={draft.months.clone()}
                    error={faults.at("/condition/within_months")} on_input={draft.on(|rule, text| rule.months = text)} />
                <DateInput id={control("/condition/reference_date")} label={words.say("rule-reference")} value={draft.reference.clone()}
                    error={faults.at("/condition/reference_date")} on_change={draft.on(|rule, day| rule.reference = day)} />
            </div>
        },
        place @ ("unit" | "site") => {
            let units = place == "unit";
            let label = words.say(if units { "rule-units" } else { "rule-sites" });
            html! {
                <PlaceNames {units} id={control("/condition/any_of")} {label} values={draft.names.clone()} error={faults.at("/condition/any_of")}
                    on_change={draft.on(|rule, names| rule.names = names)} />
            }
        }
        _ => Html::default(),
    }
}

fn reasons(words: Words, draft: &Draft<TypedRule>, faults: &Faults) -> Html {
    html! {
        <>
            <TextInLanguages id={control("/reason")} label={words.say("rule-reason")} hint={words.say("rule-reason-hint")} multiline=true required={Required::All}
                value={draft.reason.clone()} errors={faults.in_languages("/reason")} on_change={draft.on(|rule, text| rule.reason = text)} />
            <TextInLanguages id={control("/alternative")} label={words.say("rule-alternative")} hint={words.say("rule-alternative-hint")} multiline=true required={Required::All}
                value={draft.alternative.clone()} errors={faults.in_languages("/alternative")} on_change={draft.on(|rule, text| rule.alternative = text)} />
            <TextInput id={control("/alternative_url")} label={words.say("rule-link")} hint={words.say("rule-link-hint")} optional=true value={draft.alternative_url.clone()}
                error={faults.at("/alternative_url")} on_input={draft.on(|rule, text| rule.alternative_url = text)} />
        </>
    }
}

fn decision(words: Words, draft: &Draft<TypedRule>, faults: &Faults) -> Html {
    html! {
        <div class="fields">
            <TextInput id={control("/decided_by_name")} label={words.say("rule-decider-name")} value={draft.decided_by_name.clone()}
                error={faults.at("/decided_by_name")} on_input={draft.on(|rule, text| rule.decided_by_name = text)} />
            <TextInput id={control("/decided_by_title")} label={words.say("rule-decider-title")} value={draft.decided_by_title.clone()}
                error={faults.at("/decided_by_title")} on_input={draft.on(|rule, text| rule.decided_by_title = text)} />
            <DateInput id={control("/decided_on")} label={words.say("rule-decided-on")} value={draft.decided_on.clone()}
                error={faults.at("/decided_on")} on_change={draft.on(|rule, day| rule.decided_on = day)} />
        </div>
    }
}

fn field_name(words: Words, pointer: &str) -> Option<AttrValue> {
    let key = match pointer {
        "/condition/attribute" => "rule-attribute",
        "/condition/equals" => "rule-whom",
        "/condition/any_of" => "rule-names",
        "/condition/within_months" => "rule-months",
        "/condition/reference_date" => "rule-reference",
        "/alternative_url" => "rule-link",
        "/decided_by_name" => "rule-decider-name",
        "/decided_by_title" => "rule-decider-title",
        "/decided_on" => "rule-decided-on",
        pointer if pointer.starts_with("/title") => "rule-title",
        pointer if pointer.starts_with("/reason") => "rule-reason",
        pointer if pointer.starts_with("/alternative") => "rule-alternative",
        _ => return None,
    };
    Some(words.say(key))
}
