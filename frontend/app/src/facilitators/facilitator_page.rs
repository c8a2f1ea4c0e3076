use std::rc::Rc;

use polku_api_types::facilitators::{
    FacilitatorDetails, FacilitatorKind, FacilitatorStage, UpdateFacilitator,
};
use polku_i18n::format;
use polku_ui::field::DateInput;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, KeyValue, KeyValueList, Words, use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::evidence::Evidence;
use super::words::{kind_word, name_of, stage_tag};
use crate::context::use_session;
use crate::hooks::{FormFailure, use_action, use_query};
use crate::route::{CoordinatorRoute, LeadingRoute};
use crate::shell::Page;
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct FacilitatorPageProps {
    /// The programme.
    pub id: Uuid,
    pub facilitator: Uuid,
}

/// One facilitator: until when, under which terms, and what a coach has behind them.
#[component]
pub fn FacilitatorPage(props: &FacilitatorPageProps) -> Html {
    let words = use_words();
    let FacilitatorPageProps { id, facilitator } = *props;
    let coordinates = use_session().holds_for("coordinator", id);
    let seen = use_query(facilitator, |client, id| async move { client.view_facilitator(id).await });
    let loaded = seen.state.data.as_ref();
    let title = loaded.map_or_else(|| words.say("facilitators-one"), |one| name_of(words, one.name.as_ref()));
    let aside = loaded.map_or_else(Html::default, |one| stage_tag(words, one.stage));
    let reload = seen.reload.clone();
    let ready = Callback::from(move |one: Rc<FacilitatorDetails>| {
        html! {
            <>
                { facts(words, &one) }
                if one.kind == FacilitatorKind::Coach {
                    <Evidence coach={(*one).clone()} states={coordinates} on_done={reload.clone()} />
                }
                if coordinates && one.account_waits && one.stage != FacilitatorStage::Ended {
                    <Link facilitator={one.id} on_done={reload.clone()} />
                }
                if coordinates {
                    <LastDay key={one.version} one={(*one).clone()} on_done={reload.clone()} />
                }
            </>
        }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
        Crumb::new(words.say("facilitators-title"), LeadingRoute::Facilitators { id }),
    ];
    html! {
        <Page {title} {aside} {crumbs}>
            <AsyncView<FacilitatorDetails> state={seen.state} {ready} on_retry={seen.reload} />
        </Page>
    }
}

fn facts(words: Words, one: &FacilitatorDetails) -> Html {
    let mut items = vec![KeyValue::new(words.say("facilitator-kind"), kind_word(words, one.kind))];
    if let Some(organisation) = &one.organisation {
        items.push(KeyValue::new(words.say("facilitator-organisation"), organisation.clone()));
    }
    if let Some(email) = &one.email {
        items.push(KeyValue::new(words.say("facilitator-email"), email.clone()));
    }
    items.push(KeyValue::new(words.say("facilitator-until"), format::date(words.language, one.ends_on)));
    let terms = match (one.terms_number, one.accepted_at) {
        (Some(number), Some(at)) => words.say_with(
            "facilitator-accepted",
            &[("number", number.into()), ("when", format::moment(words.language, local(at)).into())],
        ),
        _ => words.say("facilitator-not-accepted"),
    };
    items.push(KeyValue::new(words.say("facilitator-terms"), terms));
    html! { <Card id="facts" title={words.say("facilitators-one")}><KeyValueList {items} /></Card> }
}

#[derive(Properties, PartialEq)]
struct LinkProps {
    facilitator: Uuid,
    on_done: Callback<()>,
}

/// The link to an account that nobody has opened, once more.
#[component]
fn Link(props: &LinkProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let facilitator = props.facilitator;
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: FacilitatorDetails| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("facilitator-link-sent"));
            }
            on_done.emit(());
        })
    };
    let renew = use_action(
        move |client, key, (): ()| async move { client.renew_facilitator_invitation(facilitator, key).await },
        done,
    );
    html! {
        <Card id="link" title={words.say("facilitator-link")}>
            <p>{ words.say("facilitator-link-what") }</p>
            <FormFailure failure={renew.failure.clone()} attempt={renew.attempt} control={Callback::from(|_| None)} />
            <Buttons>
                <Button kind={ButtonKind::Secondary} busy={renew.busy} onclick={renew.run.reform(|_: MouseEvent| ())}>{ words.say("facilitator-link-send") }</Button>
            </Buttons>
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct LastDayProps {
    one: FacilitatorDetails,
    on_done: Callback<()>,
}

#[component]
fn LastDay(props: &LastDayProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let (id, version, until) = (props.one.id, props.one.version, props.one.ends_on);
    let typed = use_state(move || until.to_string());
    let done = {
        let on_done = props.on_done.clone();
        Callback::from(move |_: FacilitatorDetails| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("form-saved"));
            }
            on_done.emit(());
        })
    };
    let save = use_action(
        move |client, _, body: UpdateFacilitator| async move {
            client.update_facilitator(id, version, &body).await
        },
        done,
    );
    let onsubmit = {
        let (typed, run) = (typed.clone(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(UpdateFacilitator { ends_on: typed.parse().unwrap_or(jiff::civil::Date::ZERO) });
        })
    };
    let on_change = {
        let typed = typed.clone();
        Callback::from(move |day: String| typed.set(day))
    };
    html! {
        <Card id="last-day" title={words.say("facilitator-until")}>
            <p>{ words.say("facilitator-until-what") }</p>
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={save.failure.clone()} attempt={save.attempt}
                    control={Callback::from(|at: String| (at == "/ends_on").then_some("ends-on".into()))} />
                <DateInput id="ends-on" label={words.say("facilitator-until")} value={(*typed).clone()} error={save.field("/ends_on")} {on_change} />
                <Buttons><Button submit=true busy={save.busy}>{ words.say("form-save") }</Button></Buttons>
            </form>
        </Card>
    }
}
