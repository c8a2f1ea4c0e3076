use std::rc::Rc;

use polku_api_types::programmes::{CallDetails, ProgrammeOverview, SaveCall};
use polku_api_types::text::Localised;
use polku_i18n::format;
use polku_ui::{
    Button, ButtonKind, Buttons, Card, ConfirmDialog, KeyValue, KeyValueList, MarkItem, MarkList, Symbol,
    Tone, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::super::form::{Draft, FormFaults, use_form};
use super::super::{hours_sentence, method_word};
use super::typed::{Saved, TypedCall};
use crate::hooks::use_action;

#[derive(Properties, PartialEq)]
pub struct SubmitProps {
    pub overview: Rc<ProgrammeOverview>,
    pub draft: Draft<TypedCall>,
    /// The server does not have everything that is on the page.
    pub changed: bool,
    pub name: Callback<String, Option<AttrValue>>,
    pub on_done: Callback<()>,
}

/// What the decider must find in order, and the way to the decider.
#[component]
pub fn Submit(props: &SubmitProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let asked = use_state(|| false);
    let done = props.on_done.reform(move |_: CallDetails| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("call-submitted"));
        }
    });
    let submit = use_action(
        |client, key, (id, version): (Uuid, u64)| async move { client.submit_call(key, id, version).await },
        done,
    );
    let form = use_form(&submit);
    let saved = props.draft.saved.clone();
    let blocked = props.changed || saved.is_none();
    let on_confirm = {
        let (asked, send, saved) = (asked.clone(), form.send.clone(), saved.clone());
        Callback::from(move |()| {
            asked.set(false);
            if let Some(Saved { id, version, .. }) = &saved {
                send.emit(Ok((*id, *version)));
            }
        })
    };
    let open = *asked;
    let (ask, close) = (asked.clone(), asked);
    html! {
        <Card id="submit" accent=true title={words.say("call-submit")} lead={words.say("call-submit-what")}>
            <MarkList items={items(words, props)} />
            <FormFaults faults={form.faults.clone()} failure={form.failure.clone()} attempt={form.attempt} name={props.name.clone()} />
            <Buttons>
                <Button busy={form.busy} disabled={blocked} onclick={Callback::from(move |_: MouseEvent| ask.set(true))}>{ words.say("call-submit-send") }</Button>
            </Buttons>
            if let (true, Some(saved)) = (open, saved) {
                <ConfirmDialog id="submit-call" kind={ButtonKind::Primary} title={words.say("call-submit-question")} action={words.say("call-submit-send")}
                    open=true {on_confirm} on_close={Callback::from(move |()| close.set(false))}>
                    <KeyValueList items={summary(words, &props.overview, &saved.terms)} />
                    <p>{ words.say("call-submit-then") }</p>
                </ConfirmDialog>
            }
        </Card>
    }
}

fn active_rules(overview: &ProgrammeOverview) -> usize {
    overview.call.as_ref().map_or(0, |call| call.rules.iter().filter(|rule| !rule.withdrawn).count())
}

/// Rules that nobody has decided for this call.
fn copied_rules(overview: &ProgrammeOverview) -> usize {
    overview.call.as_ref().map_or(0, |call| call.rules.iter().filter(|rule| rule.copied).count())
}

fn items(words: Words, props: &SubmitProps) -> Vec<MarkItem> {
    let terms = props.draft.saved.as_ref().map(|saved| &saved.terms);
    let published = props.overview.call.as_ref().is_some_and(|call| call.design.is_some())
        || props.overview.programme.design.as_ref().is_some_and(|design| design.published_at.is_some());
    let must = |ok: bool, done: &str, open: &str| {
        let (symbol, tone, key) =
            if ok { (Symbol::Check, Tone::Good, done) } else { (Symbol::Warning, Tone::Bad, open) };
        MarkItem::new(symbol, tone, words.say(key))
    };
    let rules = active_rules(&props.overview);
    let copied = copied_rules(&props.overview);
    let rules = if copied > 0 {
        let text = words.say_with("call-check-rules-copied", &[("count", copied.into())]);
        MarkItem::new(Symbol::Warning, Tone::Bad, text)
    } else if rules > 0 {
        let text = words.say_with("call-check-rules", &[("count", rules.into())]);
        MarkItem::new(Symbol::Check, Tone::Good, text)
    } else {
        MarkItem::new(Symbol::Info, Tone::Warn, words.say("call-check-rules-none"))
    };
    let mut items = vec![
        must(published, "call-check-design", "call-check-design-none"),
        must(!props.changed, "design-check-saved", "design-check-unsaved"),
        must(
            terms.is_some_and(|terms| terms.cooperation_on.is_some()),
            "call-check-cooperation",
            "call-check-cooperation-none",
        ),
        must(terms.is_some_and(in_swedish), "call-check-swedish", "call-check-swedish-none"),
        must(
            terms.is_some_and(|terms| terms.waiting_list_until > terms.closes_on),
            "call-check-waiting",
            "call-check-waiting-none",
        ),
        rules,
    ];
    if let Some(left_out) = terms.and_then(|terms| terms.left_out.as_ref()) {
        items.push(must(left_out.decision.is_some(), "left-out-check", "left-out-check-none"));
    }
    items
}

/// Whether everything that applicants read can be read in both national languages.
fn in_swedish(terms: &SaveCall) -> bool {
    let written = |text: &Localised| text.sv.is_some();
    let decision = terms.left_out.as_ref().and_then(|left_out| left_out.decision.as_ref());
    written(&terms.target_group)
        && decision.is_none_or(|decision| written(&decision.reason))
        && terms.questions.iter().all(|question| {
            let choices = question.choices.iter().all(|choice| written(&choice.label));
            written(&question.label) && written(&question.purpose) && choices
        })
}

fn summary(words: Words, overview: &ProgrammeOverview, terms: &SaveCall) -> Vec<KeyValue> {
    let number = |count: usize| AttrValue::from(count.to_string());
    let mut items = vec![
        KeyValue::new(
            words.say("call-window"),
            AttrValue::from(format::date_range(words.language, terms.opens_on, terms.closes_on)),
        ),
        KeyValue::new(
            words.say("call-seats"),
            number(usize::try_from(overview.programme.places).unwrap_or(0)),
        ),
        KeyValue::new(words.say("call-questions"), number(terms.questions.len())),
        KeyValue::new(words.say("call-rules-title"), number(active_rules(overview))),
        KeyValue::new(words.say("call-method"), words.say(method_word(terms.method))),
    ];
    if let Some(hours) = overview.call.as_ref().and_then(|call| call.hours.as_ref()) {
        items.push(KeyValue::new(words.say("call-hours"), hours_sentence(words, hours)));
    }
    items
}
