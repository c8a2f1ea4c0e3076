use std::rc::Rc;

use polku_api_types::agencies::{Agencies, CreateAgency, CreatedAgency, FirstAdministrator};
use polku_api_types::text::{Language, Localised};
use polku_ui::field::{Select, SelectOption, TextInput};
use polku_ui::{AsyncView, Button, Buttons, Card, CopyField, Notice, Tone, Words, use_words};
use yew::prelude::*;

use crate::hooks::{Action, Draft, FormFailure, use_action, use_draft, use_query};
use crate::localised::shown;

const LANGUAGES: [(Language, &str, &str); 3] = [
    (Language::Fi, "fi", "admin-language-fi"),
    (Language::Sv, "sv", "admin-language-sv"),
    (Language::En, "en", "admin-language-en"),
];

#[derive(Clone, Default, PartialEq)]
struct Typed {
    business_id: String,
    fi: String,
    sv: String,
    name: String,
    email: String,
    language: String,
}

/// The agencies that the installation serves, and taking another into service with who will keep its roles.
#[component]
pub fn AgenciesCard() -> Html {
    let words = use_words();
    let agencies = use_query((), |client, ()| async move { client.list_agencies().await });
    let typed = use_draft(Typed::default);
    let made = use_state(|| None::<CreatedAgency>);
    let done = {
        let (made, typed, reload) = (made.clone(), typed.clone(), agencies.reload.clone());
        Callback::from(move |(sent, created): (Typed, CreatedAgency)| {
            made.set(Some(created));
            // What one has begun to type of the next stays.
            typed.change(move |typed| {
                if *typed == sent {
                    *typed = Typed::default();
                }
            });
            reload.emit(());
        })
    };
    let create = use_action(
        |client, key, typed: Typed| async move {
            let created = client.create_agency(key, &body(&typed)).await?;
            Ok((typed, created))
        },
        done,
    );
    let ready = Callback::from(move |agencies: Rc<Agencies>| {
        let one = |agency: &polku_api_types::agencies::AgencyDetails| {
            html! { <li key={agency.id.to_string()}>{ format!("{} ({})", shown(words, &agency.name), agency.business_id) }</li> }
        };
        html! { <ul class="plain-list">{ for agencies.items.iter().map(one) }</ul> }
    });
    html! {
        <Card id="agencies" title={words.say("agencies-title")} lead={words.say("agencies-lead")}>
            <AsyncView<Agencies> state={agencies.state} {ready} on_retry={agencies.reload} />
            if let Some(created) = &*made {
                { invited(words, created) }
            }
            <NewAgency {typed} {create} />
        </Card>
    }
}

fn invited(words: Words, created: &CreatedAgency) -> Html {
    let name = shown(words, &created.agency.name);
    html! {
        <Notice tone={Tone::Good} announce=true title={words.say_with("agencies-created", &[("name", name.as_str().into())])}>
            if let Some(link) = &created.invitation.link {
                <CopyField id="agency-link" label={words.say("admin-link")} value={link.clone()} />
            }
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct NewAgencyProps {
    typed: Draft<Typed>,
    create: Action<Typed>,
}

#[component]
fn NewAgency(props: &NewAgencyProps) -> Html {
    let words = use_words();
    let (typed, create) = (&props.typed, &props.create);
    let onsubmit = {
        let (typed, run) = (typed.clone(), create.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(Typed::clone(&typed));
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFailure failure={create.failure.clone()} attempt={create.attempt} control={Callback::from(control)} />
            <TextInput id="agency-business-id" short=true label={words.say("agencies-business-id")} hint={words.say("agencies-business-id-hint")}
                value={typed.business_id.clone()} error={create.field("/business_id")} on_input={typed.on(|typed, id| typed.business_id = id)} />
            <TextInput id="agency-name-fi" label={words.say("agencies-name-fi")} value={typed.fi.clone()} error={create.field("/name/fi")}
                on_input={typed.on(|typed, name| typed.fi = name)} />
            <TextInput id="agency-name-sv" optional=true label={words.say("agencies-name-sv")} value={typed.sv.clone()} error={create.field("/name/sv")}
                on_input={typed.on(|typed, name| typed.sv = name)} />
            <TextInput id="agency-admin-name" label={words.say("agencies-admin-name")} value={typed.name.clone()}
                error={create.field("/administrator/display_name")} on_input={typed.on(|typed, name| typed.name = name)} />
            <TextInput id="agency-admin-email" kind="email" label={words.say("agencies-admin-email")} hint={words.say("agencies-admin-email-hint")}
                value={typed.email.clone()} error={create.field("/administrator/email")} on_input={typed.on(|typed, email| typed.email = email)} />
            <Select id="agency-admin-language" label={words.say("agencies-admin-language")} options={languages(words)} value={typed.language.clone()}
                error={create.field("/administrator/language")} on_change={typed.on(|typed, language| typed.language = language)} />
            <Buttons><Button submit=true busy={create.busy}>{ words.say("agencies-create") }</Button></Buttons>
        </form>
    }
}

fn languages(words: Words) -> Vec<SelectOption> {
    LANGUAGES.iter().map(|(_, code, key)| SelectOption::new(*code, words.say(key))).collect()
}

fn body(typed: &Typed) -> CreateAgency {
    let swedish = typed.sv.trim();
    let language = LANGUAGES.iter().find(|(_, code, _)| *code == typed.language);
    CreateAgency {
        business_id: typed.business_id.trim().to_owned(),
        name: Localised {
            fi: typed.fi.trim().to_owned(),
            sv: (!swedish.is_empty()).then(|| swedish.to_owned()),
            en: None,
        },
        administrator: FirstAdministrator {
            display_name: typed.name.trim().to_owned(),
            email: typed.email.trim().to_owned(),
            language: language.map_or(Language::Fi, |(language, ..)| *language),
        },
    }
}

fn control(pointer: String) -> Option<AttrValue> {
    match pointer.as_str() {
        "/business_id" => Some("agency-business-id".into()),
        "/name/fi" => Some("agency-name-fi".into()),
        "/name/sv" => Some("agency-name-sv".into()),
        "/administrator/display_name" => Some("agency-admin-name".into()),
        "/administrator/email" => Some("agency-admin-email".into()),
        "/administrator/language" => Some("agency-admin-language".into()),
        _ => None,
    }
}
