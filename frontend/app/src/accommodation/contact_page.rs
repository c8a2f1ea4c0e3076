use std::rc::Rc;

use polku_api_types::accommodation::{AccommodationContactDetails, NameAccommodationContact};
use polku_ui::field::TextInput;
use polku_ui::{AsyncView, Button, Buttons, Card, Crumb, Notice, Tone, Words, use_toasts, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_query};
use crate::route::CoordinatorRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct AccommodationContactPageProps {
    /// The programme.
    pub id: Uuid,
}

/// Where the coordinator names the one who reads what people need. The wishes themselves are not here.
#[component]
pub fn AccommodationContactPage(props: &AccommodationContactPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let named = use_query(id, |client, id| async move { client.view_accommodation_contact(id).await });
    let reload = named.reload.clone();
    let ready = Callback::from(move |named: Rc<AccommodationContactDetails>| {
        html! { <Contact key={named.version} named={named.clone()} on_named={reload.clone()} /> }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    html! {
        <Page title={words.say("accommodation-contact-title")} lead={words.say("accommodation-contact-lead")} {crumbs}>
            <AsyncView<AccommodationContactDetails> state={named.state} {ready} on_retry={named.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct ContactProps {
    named: Rc<AccommodationContactDetails>,
    on_named: Callback<()>,
}

#[component]
fn Contact(props: &ContactProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let email = use_state(String::new);
    let (programme, version) = (props.named.programme_id, props.named.version);
    let done = {
        let on_named = props.on_named.clone();
        Callback::from(move |()| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say("accommodation-contact-named"));
            }
            on_named.emit(());
        })
    };
    let name = use_action(
        move |client, _, body: NameAccommodationContact| async move {
            client.name_accommodation_contact(programme, version, &body).await.map(drop)
        },
        done,
    );
    let onsubmit = {
        let (email, run) = (email.clone(), name.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(NameAccommodationContact { email: email.trim().to_owned() });
        })
    };
    // Unknown, without an account, or one who chooses: what to do about it is the same.
    let error = name.field("/email").map(|_| words.say("accommodation-contact-wrong"));
    html! {
        <Card id="contact" title={words.say("accommodation-contact-who")}>
            { standing(words, &props.named) }
            <form class="form" {onsubmit} novalidate=true>
                <FormFailure failure={name.failure.clone()} attempt={name.attempt}
                    control={Callback::from(|pointer: String| (pointer == "/email").then_some("contact-email".into()))} />
                <TextInput id="contact-email" kind="email" label={words.say("accommodation-contact-email")} hint={words.say("accommodation-contact-email-hint")}
                    value={(*email).clone()} {error} on_input={Callback::from(move |text| email.set(text))} />
                <Buttons><Button submit=true busy={name.busy}>{ words.say("accommodation-contact-name") }</Button></Buttons>
            </form>
        </Card>
    }
}

/// Who is named, and whether they can still read.
fn standing(words: Words, named: &AccommodationContactDetails) -> Html {
    let Some(contact) = &named.contact else {
        return html! { <Notice tone={Tone::Warn}><p>{ words.say("accommodation-contact-none") }</p></Notice> };
    };
    let who = [("name", contact.name.as_str().into()), ("title", contact.title.as_str().into())];
    html! {
        if named.reads {
            <p>{ words.say_with("accommodation-contact-is", &who) }</p>
        } else {
            <Notice tone={Tone::Warn}><p>{ words.say_with("accommodation-contact-reads-not", &who) }</p></Notice>
        }
    }
}
