use std::rc::Rc;

use polku_api_types::access::InvitationDetails;
use polku_api_types::agencies::{
    AgencySummary, CreateAgency, CreatedAgency, FirstAdministrator, InvitedAdministrator, RenewInvitation,
};
use polku_api_types::page::Page as Items;
use polku_api_types::text::{Language, Localised};
use polku_i18n::format;
use polku_ui::field::{Select, SelectOption, TextInput};
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, CopyField, Dialog, Notice, Pager, Skeleton, Tag, Tone,
    Words, use_words,
};
use yew::prelude::*;

use crate::hooks::{Action, Draft, FormFailure, first_items, use_action, use_draft, use_query};
use crate::localised::shown;
use crate::zone::local;

/// Agencies that are shown at first, and as many more each time.
const PAGE: u32 = 50;

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
    let wanted = use_state(|| PAGE);
    let agencies = use_query(*wanted, |client, wanted| async move {
        first_items(wanted, |query| {
            let client = client.clone();
            async move { client.list_agencies(&query).await }
        })
        .await
    });
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
    let (busy, on_change) = (agencies.state.loading, agencies.reload.clone());
    let ready = Callback::from(move |agencies: Rc<Items<AgencySummary>>| {
        html! { <AgencyTable {agencies} {busy} wanted={wanted.clone()} on_change={on_change.clone()} /> }
    });
    html! {
        <Card id="agencies" title={words.say("agencies-title")} lead={words.say("agencies-lead")}>
            <AsyncView<Items<AgencySummary>> state={agencies.state} {ready} skeleton={Skeleton::Table} on_retry={agencies.reload} />
            if let Some(created) = &*made {
                { invited(words, created) }
            }
            <h3>{ words.say("agencies-new") }</h3>
            <NewAgency {typed} {create} />
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct AgencyTableProps {
    agencies: Rc<Items<AgencySummary>>,
    busy: bool,
    wanted: UseStateHandle<u32>,
    on_change: Callback<()>,
}

/// Each agency with whether somebody keeps its roles yet, and a new link where nobody has come.
#[component]
fn AgencyTable(props: &AgencyTableProps) -> Html {
    let words = use_words();
    let asked = use_state(|| None::<AgencySummary>);
    let close = {
        let asked = asked.clone();
        Callback::from(move |()| asked.set(None))
    };
    let columns = vec![
        Column::new("name", words.say("agencies-name")).names_row(),
        Column::new("business-id", words.say("agencies-business-id")),
        Column::new("administrator", words.say("agencies-administrator")),
        Column::new("change", words.say("admin-change")),
    ];
    let rows =
        props.agencies.items.iter().map(|agency| agency_row(words, agency, &asked)).collect::<Vec<_>>();
    let (shown, more) = (props.agencies.items.len(), props.agencies.next_cursor.is_some());
    let on_more = {
        let wanted = props.wanted.clone();
        Callback::from(move |()| wanted.set(wanted.saturating_add(PAGE)))
    };
    html! {
        <>
            <Table caption={words.say("agencies-title")} {columns} {rows} />
            if more {
                <Pager {shown} {more} busy={props.busy} {on_more} />
            }
            if let Some(agency) = (*asked).clone() {
                <Renew {agency} on_renewed={props.on_change.clone()} on_close={close} />
            }
        </>
    }
}

fn agency_row(words: Words, agency: &AgencySummary, asked: &UseStateHandle<Option<AgencySummary>>) -> Row {
    let name = shown(words, &agency.name);
    let (state, change) = match &agency.invited {
        None => (html! { <Tag tone={Tone::Good}>{ words.say("agencies-in-use") }</Tag> }, Html::default()),
        Some(invited) => {
            let onclick = {
                let (asked, agency) = (asked.clone(), agency.clone());
                Callback::from(move |_: MouseEvent| asked.set(Some(agency.clone())))
            };
            let label = words.say_with("agencies-renew-of", &[("name", name.as_str().into())]);
            let button = html! { <Button kind={ButtonKind::Quiet} {onclick} {label}>{ words.say("agencies-renew") }</Button> };
            (waiting(words, invited), button)
        }
    };
    Row::new(agency.id.to_string(), vec![name.into(), agency.business_id.clone().into(), state, change])
}

/// Whom the agency waits for, and how long their link can be used.
fn waiting(words: Words, invited: &InvitedAdministrator) -> Html {
    let (tone, key) =
        if invited.expired { (Tone::Bad, "agencies-expired") } else { (Tone::Warn, "agencies-invited") };
    let until = invited.expires_at.filter(|_| !invited.expired).map(|at| {
        words.say_with("agencies-until", &[("date", format::moment(words.language, local(at)).into())])
    });
    html! {
        <>
            <Tag {tone}>{ words.say(key) }</Tag>
            <p class="quiet">{ invited.display_name.clone() }if let Some(until) = until { <br />{ until } }</p>
        </>
    }
}

#[derive(Properties, PartialEq)]
struct RenewProps {
    agency: AgencySummary,
    on_renewed: Callback<()>,
    on_close: Callback<()>,
}

/// Makes a new link and shows it once; the old one is void from then on.
#[component]
fn Renew(props: &RenewProps) -> Html {
    let words = use_words();
    let email = use_state(String::new);
    let renewed = use_state(|| None::<InvitationDetails>);
    let done = {
        let (renewed, on_renewed) = (renewed.clone(), props.on_renewed.clone());
        Callback::from(move |invitation| {
            renewed.set(Some(invitation));
            on_renewed.emit(());
        })
    };
    let id = props.agency.id;
    let renew = use_action(
        move |client, key, email: String| async move {
            client.renew_agency_invitation(id, key, &RenewInvitation { email }).await
        },
        done,
    );
    let typed = (*email).clone();
    let onclick = renew.run.reform(move |_: MouseEvent| typed.trim().to_owned());
    let name = shown(words, &props.agency.name);
    let title = words.say_with("agencies-renew-of", &[("name", name.as_str().into())]);
    html! {
        <Dialog id="renew-agency" {title} open=true on_close={props.on_close.clone()}>
            if let Some(invitation) = &*renewed {
                <Notice tone={Tone::Good} announce=true title={words.say("agencies-renewed")}>
                    if let Some(link) = &invitation.link {
                        <CopyField id="agency-renewed-link" label={words.say("admin-link")} value={link.clone()} />
                    }
                </Notice>
            } else {
                <p>{ words.say("agencies-renew-what") }</p>
                <FormFailure failure={renew.failure.clone()} attempt={renew.attempt}
                    control={Callback::from(|pointer: String| (pointer == "/email").then_some("agency-renew-email".into()))} />
                <TextInput id="agency-renew-email" kind="email" label={words.say("agencies-admin-email")} hint={words.say("agencies-admin-email-hint")}
                    value={(*email).clone()} error={renew.field("/email")} on_input={Callback::from(move |text| email.set(text))} />
                <Buttons><Button busy={renew.busy} {onclick}>{ words.say("agencies-renew") }</Button></Buttons>
            }
        </Dialog>
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
