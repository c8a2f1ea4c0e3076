use std::rc::Rc;

use polku_api_types::access::{FirstAgency, LinkDetails, LinkPurpose, LinkToken, RedeemLink, SignIn};
use polku_api_types::text::Localised;
use polku_i18n::format;
use polku_ui::field::TextInput;
use polku_ui::{AsyncView, Button, KeyValue, KeyValueList, Notice, Tone, Words, use_way, use_words};
use yew::prelude::*;

use super::sign_in_page::setter;
use crate::context::use_session;
use crate::hooks::{Action, FormFailure, use_action, use_query};
use crate::localised::shown;
use crate::route::DoorRoute;
use crate::shell::Page;
use crate::zone::local;

/// Takes up a one-time link: an invitation, or the first administrator's.
#[component]
pub fn LinkPage() -> Html {
    let words = use_words();
    // Read once: it is taken out of the address as soon as it has served.
    let token = use_memo((), |()| {
        let hash = gloo::utils::window().location().hash().unwrap_or_default();
        hash.trim_start_matches('#').to_owned()
    });
    let link = use_query((*token).clone(), |client, token| async move {
        client.post_plain::<LinkDetails>("one_time_links/preview", &LinkToken { token }).await
    });
    let first = link.state.data.as_ref().is_some_and(|link| link.purpose == LinkPurpose::FirstAdministrator);
    let (title, lead) =
        if first { ("link-first-title", "link-first-lead") } else { ("link-title", "link-lead") };
    let body = if token.is_empty() {
        html! { <Notice tone={Tone::Warn} title={words.say("link-none")}><p>{ words.say("link-none-what") }</p></Notice> }
    } else {
        let ready = Callback::from(
            move |link: Rc<LinkDetails>| html! { <LinkForm token={(*token).clone()} {link} /> },
        );
        html! { <AsyncView<LinkDetails> state={link.state} {ready} on_retry={link.reload} /> }
    };
    html! { <Page title={words.say(title)} lead={words.say(lead)} narrow=true>{ body }</Page> }
}

#[derive(Properties, PartialEq)]
struct LinkFormProps {
    token: String,
    link: Rc<LinkDetails>,
}

/// What is typed, field by field.
#[derive(Clone, PartialEq)]
struct Typed {
    user_name: UseStateHandle<String>,
    password: UseStateHandle<String>,
    business_id: UseStateHandle<String>,
    agency_fi: UseStateHandle<String>,
    agency_sv: UseStateHandle<String>,
    display_name: UseStateHandle<String>,
}

#[hook]
fn use_typed() -> Typed {
    Typed {
        user_name: use_state(String::new),
        password: use_state(String::new),
        business_id: use_state(String::new),
        agency_fi: use_state(String::new),
        agency_sv: use_state(String::new),
        display_name: use_state(String::new),
    }
}

impl Typed {
    fn to_send(&self, token: &str, purpose: LinkPurpose) -> RedeemLink {
        let swedish = self.agency_sv.trim();
        let agency = (purpose == LinkPurpose::FirstAdministrator).then(|| FirstAgency {
            business_id: self.business_id.trim().to_owned(),
            name: Localised {
                fi: self.agency_fi.trim().to_owned(),
                sv: (!swedish.is_empty()).then(|| swedish.to_owned()),
                en: None,
            },
            display_name: self.display_name.trim().to_owned(),
        });
        RedeemLink {
            token: token.to_owned(),
            user_name: self.user_name.trim().to_owned(),
            password: (*self.password).clone(),
            agency,
        }
    }
}

#[component]
fn LinkForm(props: &LinkFormProps) -> Html {
    let words = use_words();
    let session = use_session();
    let way = use_way();
    let typed = use_typed();
    let done = {
        let refresh = session.refresh.clone();
        Callback::from(move |()| {
            refresh.emit(());
            way.instead(&AttrValue::from(DoorRoute::SignIn));
        })
    };
    let redeem = use_action(
        |client, _, body: RedeemLink| async move {
            client.redeem_link(&body).await?;
            let sign_in = SignIn { user_name: body.user_name, password: body.password };
            client.sign_in(&sign_in).await
        },
        done,
    );
    let onsubmit = {
        let (typed, token, purpose, run) =
            (typed.clone(), props.token.clone(), props.link.purpose, redeem.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(typed.to_send(&token, purpose));
        })
    };
    html! {
        <form class="form card" novalidate=true {onsubmit}>
            <FormFailure failure={redeem.failure.clone()} attempt={redeem.attempt} control={Callback::from(|pointer: String| control(&pointer))} />
            { about(words, &props.link) }
            if props.link.purpose == LinkPurpose::FirstAdministrator {
                { agency_fields(words, &typed, &redeem) }
            }
            <TextInput id="user-name" label={words.say("sign-in-name")} hint={words.say("link-user-name-hint")} value={(*typed.user_name).clone()}
                autocomplete="username" error={redeem.field("/user_name")} on_input={setter(&typed.user_name)} />
            <TextInput id="password" kind="password" label={words.say("link-password")} hint={words.say("link-password-hint")}
                value={(*typed.password).clone()} autocomplete="new-password" error={redeem.field("/password")} on_input={setter(&typed.password)} />
            <div><Button submit=true busy={redeem.busy}>{ words.say("link-submit") }</Button></div>
        </form>
    }
}

fn control(pointer: &str) -> Option<AttrValue> {
    let id = match pointer {
        "/user_name" => "user-name",
        "/password" => "password",
        "/agency/business_id" => "business-id",
        "/agency/name/fi" => "agency-fi",
        "/agency/name/sv" => "agency-sv",
        "/agency/display_name" => "display-name",
        _ => return None,
    };
    Some(AttrValue::Static(id))
}

fn agency_fields(words: Words, typed: &Typed, redeem: &Action<RedeemLink>) -> Html {
    html! {
        <>
            <TextInput id="business-id" label={words.say("link-business-id")} hint={words.say("link-business-id-hint")} short=true
                value={(*typed.business_id).clone()} error={redeem.field("/agency/business_id")} on_input={setter(&typed.business_id)} />
            <TextInput id="agency-fi" label={words.say("link-agency-fi")} value={(*typed.agency_fi).clone()}
                error={redeem.field("/agency/name/fi")} on_input={setter(&typed.agency_fi)} />
            <TextInput id="agency-sv" label={words.say("link-agency-sv")} optional=true value={(*typed.agency_sv).clone()}
                error={redeem.field("/agency/name/sv")} on_input={setter(&typed.agency_sv)} />
            <TextInput id="display-name" label={words.say("link-display-name")} autocomplete="name" value={(*typed.display_name).clone()}
                error={redeem.field("/agency/display_name")} on_input={setter(&typed.display_name)} />
        </>
    }
}

fn about(words: Words, link: &LinkDetails) -> Html {
    let mut items = Vec::new();
    if let Some(name) = &link.display_name {
        items.push(KeyValue::new(words.say("link-name"), name.clone()));
    }
    if let Some(agency) = &link.agency_name {
        items.push(KeyValue::new(words.say("link-agency"), shown(words, agency)));
    }
    let expires = format::moment(words.language, local(link.expires_at));
    items.push(KeyValue::new(words.say("link-expires"), expires));
    html! { <KeyValueList {items} /> }
}
