use std::rc::Rc;

use polku_api_types::messages::{
    ReminderKind, ReminderState, Reminders, RemindersSent, SaveReminders, SendReminders,
};
use polku_i18n::format;
use polku_ui::field::TextInput;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, Buttons, Card, KeyValue, KeyValueList, Notice, Skeleton, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::words::crumbs;
use crate::hooks::{Action, FormFailure, use_action, use_draft, use_query};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct RemindersPageProps {
    /// The programme.
    pub id: Uuid,
}

/// Of what people are reminded: how many have not acted, who is reminded when, and reminding them now.
#[component]
pub fn RemindersPage(props: &RemindersPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let seen = use_query(id, |client, id| async move { client.view_reminders(id).await });
    let reload = seen.reload.clone();
    let ready = Callback::from(move |all: Rc<Reminders>| {
        html! {
            <div class="stack">
                { for all.kinds.iter().map(|state| html! {
                    <OfOne key={key(state.kind)} programme={id} state={state.clone()} on_done={reload.clone()} />
                }) }
                <Days key={all.version} programme={id} reminders={(*all).clone()} on_done={reload.clone()} />
            </div>
        }
    });
    html! {
        <Page title={words.say("reminders-title")} lead={words.say("reminders-lead")} crumbs={crumbs(words, id, true)}>
            <AsyncView<Reminders> state={seen.state} {ready} skeleton={Skeleton::Cards} on_retry={seen.reload} />
        </Page>
    }
}

const fn key(kind: ReminderKind) -> &'static str {
    match kind {
        ReminderKind::Place => "place",
        ReminderKind::Way => "way",
        ReminderKind::Terms => "terms",
    }
}

fn title(words: Words, kind: ReminderKind) -> AttrValue {
    words.say(match kind {
        ReminderKind::Place => "reminders-place",
        ReminderKind::Way => "reminders-way",
        ReminderKind::Terms => "reminders-terms",
    })
}

#[derive(Properties, PartialEq)]
struct OfOneProps {
    programme: Uuid,
    state: ReminderState,
    on_done: Callback<()>,
}

#[component]
fn OfOne(props: &OfOneProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let (programme, state) = (props.programme, &props.state);
    let kind = state.kind;
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |answer: RemindersSent| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say_with("reminders-sent", &[("count", answer.sent.into())]));
            }
            on_done.emit(());
        })
    };
    let send = use_action(
        move |client, key, (): ()| async move {
            client.send_reminders(programme, key, &SendReminders { kind }).await
        },
        done,
    );
    let items = vec![
        KeyValue::new(words.say("reminders-waiting"), state.waiting.to_string()),
        KeyValue::new(words.say("reminders-would-get"), state.would_get.to_string()),
    ];
    html! {
        <Card id={key(kind)} title={title(words, kind)}>
            <KeyValueList {items} figures=true />
            if state.held_back > 0 {
                <Notice><p>{ words.say_with("reminders-quiet", &[("count", state.held_back.into())]) }</p></Notice>
            }
            <FormFailure failure={send.failure.clone()} attempt={send.attempt} control={Callback::from(|_| None)} />
            if state.would_get > 0 {
                <Buttons>
                    <Button busy={send.busy} onclick={send.run.reform(|_: MouseEvent| ())}>
                        { words.say_with("reminders-send", &[("count", state.would_get.into())]) }
                    </Button>
                </Buttons>
            }
            { passes(words, state) }
        </Card>
    }
}

/// How many were reminded on which day.
fn passes(words: Words, state: &ReminderState) -> Html {
    if state.passes.is_empty() {
        return html! { <p class="quiet">{ words.say("reminders-none-yet") }</p> };
    }
    let columns = vec![
        Column::new("on", words.say("reminders-on")).names_row(),
        Column::new("count", words.say("reminders-count")),
    ];
    let row = |pass: &polku_api_types::messages::ReminderPass| {
        let cells = vec![format::date(words.language, pass.on).into(), pass.count.to_string().into()];
        Row::new(pass.on.to_string(), cells)
    };
    let rows: Vec<Row> = state.passes.iter().map(row).collect();
    html! { <Table caption={words.say("reminders-past")} {columns} {rows} dense=true /> }
}

#[derive(Properties, PartialEq)]
struct DaysProps {
    programme: Uuid,
    reminders: Reminders,
    on_done: Callback<()>,
}

#[derive(Clone, PartialEq)]
struct Typed {
    place: String,
    way: String,
    terms: String,
}

/// Days as they are written, the farthest first.
fn written(reminders: &Reminders, kind: ReminderKind) -> String {
    let days = reminders.kinds.iter().find(|state| state.kind == kind).map(|state| state.days.as_slice());
    days.unwrap_or_default().iter().map(u8::to_string).collect::<Vec<_>>().join(", ")
}

/// What was typed. Whatever is no number of days becomes none that the server takes, and is marked there.
fn read(typed: &str) -> Vec<u8> {
    let parts = typed.split([',', ' ', ';']).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().unwrap_or(0)).collect()
}

/// The fault of a list of days: its own, or that of one of them.
fn fault<I>(save: &Action<I>, at: &str) -> Option<AttrValue> {
    let places = ["", "/0", "/1", "/2"];
    places.into_iter().find_map(|place| save.field(&format!("{at}{place}")))
}

#[component]
fn Days(props: &DaysProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let (programme, version) = (props.programme, props.reminders.version);
    let first = props.reminders.clone();
    let draft = use_draft(move || Typed {
        place: written(&first, ReminderKind::Place),
        way: written(&first, ReminderKind::Way),
        terms: written(&first, ReminderKind::Terms),
    });
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: Reminders| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("form-saved"));
            }
            on_done.emit(());
        })
    };
    let save = use_action(
        move |client, _, body: SaveReminders| async move {
            client.save_reminders(programme, version, &body).await
        },
        done,
    );
    let onsubmit = {
        let (draft, run) = (draft.clone(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(SaveReminders {
                place_days: read(&draft.place),
                way_days: read(&draft.way),
                terms_days: read(&draft.terms),
            });
        })
    };
    let control = Callback::from(|at: String| {
        let of = |(field, id): (&str, &'static str)| at.starts_with(field).then_some(AttrValue::from(id));
        [("/place_days", "place-days"), ("/way_days", "way-days"), ("/terms_days", "terms-days")]
            .into_iter()
            .find_map(of)
    });
    html! {
        <Card id="days" title={words.say("reminders-days")} lead={words.say("reminders-days-what")}>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={save.failure.clone()} attempt={save.attempt} {control} />
                <TextInput id="place-days" optional=true short=true label={words.say("reminders-place")} hint={words.say("reminders-days-hint")}
                    value={draft.place.clone()} error={fault(&save, "/place_days")} on_input={draft.on(|draft, text| draft.place = text)} />
                <TextInput id="way-days" optional=true short=true label={words.say("reminders-way")} hint={words.say("reminders-days-hint")}
                    value={draft.way.clone()} error={fault(&save, "/way_days")} on_input={draft.on(|draft, text| draft.way = text)} />
                <TextInput id="terms-days" optional=true short=true label={words.say("reminders-terms")} hint={words.say("reminders-terms-hint")}
                    value={draft.terms.clone()} error={fault(&save, "/terms_days")} on_input={draft.on(|draft, text| draft.terms = text)} />
                <Buttons><Button submit=true busy={save.busy}>{ words.say("form-save") }</Button></Buttons>
            </form>
        </Card>
    }
}
