//! What somebody reads who has left and came by their personal link: their own data, and nothing to do but ask.

use std::rc::Rc;

use polku_api_types::applications::MyApplication;
use polku_api_types::participation::ParticipationDetails;
use polku_api_types::people::MyData;
use polku_api_types::personal_links::LinkAddress;
use polku_api_types::problem::ProblemCode;
use polku_client::ClientError;
use polku_i18n::format;
use polku_ui::field::TextInput;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Icon, KeyValue, KeyValueList, Notice, Symbol, Tab, Tabs,
    Tone, Words, use_way, use_words,
};
use yew::prelude::*;

use super::sign_in_page::setter;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::localised::shown;
use crate::participation::{own_headline, own_what};
use crate::people::{AccessLog, mails_card, register_card};
use crate::route::OwnRoute;
use crate::selection::{CheckCard, Reasons, draw_check, headline};
use crate::shell::Page;
use crate::zone::local;

/// The page of the personal link: opens it, shows what it opened, or says how to get a new one.
#[component]
pub fn LeaverPage() -> Html {
    let words = use_words();
    let way = use_way();
    // Read once: it is taken out of the address as soon as it has served.
    let token = use_state(|| {
        let hash = gloo::utils::window().location().hash().unwrap_or_default();
        hash.trim_start_matches('#').to_owned()
    });
    if token.is_empty() {
        return html! { <Held /> };
    }
    let on_opened = {
        let token = token.clone();
        Callback::from(move |()| {
            token.set(String::new());
            way.instead(&AttrValue::from(OwnRoute::PersonalLink));
        })
    };
    html! {
        <Page title={words.say("personal-link-title")} lead={words.say("personal-link-lead")} narrow=true>
            <Opening token={(*token).clone()} {on_opened} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct OpeningProps {
    token: String,
    on_opened: Callback<()>,
}

/// By a button and not by itself: a link opens once, and whatever looks at mails before their reader does must not use
/// it up.
#[component]
fn Opening(props: &OpeningProps) -> Html {
    let words = use_words();
    let open = use_action(
        |client, _, token: String| async move { client.open_personal_link(&token).await },
        props.on_opened.clone(),
    );
    let refused =
        open.failure.as_ref().is_some_and(|failure| failure.code == Some(ProblemCode::LinkNotValid));
    if refused {
        return html! {
            <>
                <Notice tone={Tone::Warn} title={words.say("personal-link-not-valid")} announce=true>
                    <p>{ words.say("personal-link-not-valid-what") }</p>
                </Notice>
                <Asking />
            </>
        };
    }
    let onclick = {
        let (run, token) = (open.run.clone(), props.token.clone());
        Callback::from(move |_: MouseEvent| run.emit(token.clone()))
    };
    html! {
        <Card id="opening" title={words.say("personal-link-open-title")}>
            <FormFailure failure={open.failure.clone()} attempt={open.attempt} control={Callback::from(|_| None)} />
            <p>{ words.say("personal-link-open-what") }</p>
            <Buttons><Button busy={open.busy} {onclick}>{ words.say("personal-link-open") }</Button></Buttons>
        </Card>
    }
}

/// Asks for a new link. The answer is the same for any address.
#[component]
fn Asking() -> Html {
    let words = use_words();
    let typed = use_state(String::new);
    let sent = use_state(|| false);
    let done = {
        let sent = sent.clone();
        Callback::from(move |()| sent.set(true))
    };
    let ask = use_action(
        |client, _, address: String| async move { client.ask_for_personal_link(&LinkAddress { address }).await },
        done,
    );
    let onsubmit = {
        let (typed, run) = (typed.clone(), ask.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit((*typed).clone());
        })
    };
    html! {
        <Card id="asking" title={words.say("personal-link-ask-title")} lead={words.say("personal-link-ask-what")}>
            if *sent {
                <Notice tone={Tone::Good} announce=true title={words.say("personal-link-asked")}>
                    <p>{ words.say("personal-link-asked-what") }</p>
                </Notice>
            } else {
                <form class="form" {onsubmit} novalidate=true>
                    <FormFailure failure={ask.failure.clone()} attempt={ask.attempt} control={Callback::from(control)} />
                    <TextInput id="address" kind="email" autocomplete="email" label={words.say("personal-link-address")} value={(*typed).clone()}
                        error={ask.field("/address")} on_input={setter(&typed)} />
                    <Buttons><Button submit=true busy={ask.busy}>{ words.say("personal-link-ask") }</Button></Buttons>
                </form>
            }
            <p class="quiet">{ words.say("personal-link-ask-otherwise") }</p>
        </Card>
    }
}

pub(super) fn control(pointer: String) -> Option<AttrValue> {
    (pointer == "/address").then_some(AttrValue::Static("address"))
}

/// What the link opened; whoever has opened none is told how to get one.
#[component]
fn Held() -> Html {
    let words = use_words();
    let data = use_query((), |client, ()| async move {
        match client.view_my_data().await {
            Ok(data) => Ok(Some(data)),
            Err(error) if is_out(&error) => Ok(None),
            Err(error) => Err(error),
        }
    });
    let is_open = data.state.data.as_ref().is_some_and(|data| data.is_some());
    let reload = data.reload.clone();
    let ready = Callback::from(move |data: Rc<Option<MyData>>| match &*data {
        Some(data) => html! { <Own data={data.clone()} on_change={reload.clone()} /> },
        None => html! { <Asking /> },
    });
    let aside = if is_open {
        html! { <Aside on_closed={data.reload.clone()} /> }
    } else {
        Html::default()
    };
    let lead = if is_open { "personal-link-opened-lead" } else { "personal-link-lead" };
    html! {
        <Page title={words.say("personal-link-title")} lead={words.say(lead)} {aside} narrow={!is_open}>
            <AsyncView<Option<MyData>> state={data.state} {ready} on_retry={data.reload} />
        </Page>
    }
}

fn is_out(error: &ClientError) -> bool {
    error.problem().is_some_and(|problem| problem.code == ProblemCode::Unauthenticated)
}

#[derive(Properties, PartialEq)]
struct AsideProps {
    on_closed: Callback<()>,
}

/// Taking the data along, and closing what the link opened.
#[component]
fn Aside(props: &AsideProps) -> Html {
    let words = use_words();
    let close =
        use_action(|client, _, ()| async move { client.end_sign_in().await }, props.on_closed.clone());
    html! {
        <Buttons>
            <a class="button button--secondary" href="/api/v1/me/data/export" download="polku.json"><Icon symbol={Symbol::Download} />{ words.say("my-data-export") }</a>
            <Button kind={ButtonKind::Secondary} busy={close.busy} onclick={close.run.reform(|_: MouseEvent| ())}>{ words.say("personal-link-close") }</Button>
        </Buttons>
    }
}

#[derive(Properties, PartialEq)]
struct OwnProps {
    data: MyData,
    on_change: Callback<()>,
}

#[component]
fn Own(props: &OwnProps) -> Html {
    let words = use_words();
    let selected = use_state(|| 0_usize);
    let data = &props.data;
    let tabs: Vec<Tab> = data
        .applications
        .iter()
        .map(|own| Tab {
            id: format!("application-{}", own.id).into(),
            label: shown(words, &own.programme_name),
            content: application(words, data, own, &props.on_change),
        })
        .collect();
    let on_select = {
        let selected = selected.clone();
        Callback::from(move |index| selected.set(index))
    };
    html! {
        <>
            if !data.withheld.is_empty() {
                <Notice tone={Tone::Info} title={words.say("personal-link-withheld")}><p>{ words.say("personal-link-withheld-what") }</p></Notice>
            }
            <div class="columns">
                <div class="stack">
                    if tabs.is_empty() {
                        <Card id="applications" title={words.say("my-data-applications")}><p class="quiet">{ words.say("my-data-applications-none") }</p></Card>
                    } else {
                        <Tabs label={words.say("my-data-applications")} {tabs} selected={*selected} {on_select} />
                    }
                </div>
                <aside class="stack">
                    if let Some(person) = &data.person {
                        { register_card(words, person, &data.merges) }
                    }
                    { mails_card(words, &data.mails) }
                </aside>
            </div>
            <AccessLog />
        </>
    }
}

/// One application: what became of it and why, how the draw can be checked, and what became of the place.
fn application(words: Words, data: &MyData, own: &MyApplication, on_change: &Callback<()>) -> Html {
    let taken = data.participations.iter().find(|one| one.application_id == own.id);
    let told = own.outcome.as_ref().map(|outcome| outcome.sentences.join(" "));
    let day = |at| AttrValue::from(format::moment(words.language, local(at)));
    let items = vec![
        KeyValue::new(words.say("application-submitted-at"), day(own.submitted_at)),
        KeyValue::new(words.say("application-receipt"), html! { <code>{ own.id.to_string() }</code> }),
    ];
    html! {
        <div class="stack">
            <Card id="state" title={headline(words, own)}>
                if let Some(told) = told {
                    <p>{ told }</p>
                }
                if let Some(taken) = taken {
                    { participation(words, taken) }
                }
                <KeyValueList {items} />
            </Card>
            if let Some(outcome) = &own.outcome {
                <Reasons outcome={outcome.clone()} />
                { draw_check(own.id, outcome) }
            }
            <CheckCard application={own.clone()} on_asked={on_change.clone()} />
        </div>
    }
}

fn participation(words: Words, own: &ParticipationDetails) -> Html {
    html! {
        <>
            if let Some(headline) = own_headline(words, own) {
                <p><strong>{ headline }</strong></p>
            }
            if let Some(what) = own_what(words, own) {
                <p>{ what }</p>
            }
        </>
    }
}
