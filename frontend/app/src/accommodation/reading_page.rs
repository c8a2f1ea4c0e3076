use std::rc::Rc;

use polku_api_types::accommodation::AccommodationWishEntry;
use polku_api_types::page::PageQuery;
use polku_client::{Client, ClientError};
use polku_ui::{
    AsyncView, ButtonKind, Buttons, Card, EmptyState, LinkButton, Notice, Skeleton, Tag, Tone, Words,
    use_words,
};
use yew::prelude::*;

use super::needs::said;
use crate::hooks::{every, use_query};
use crate::localised::shown;
use crate::route::ParticipantsRoute;
use crate::shell::Page;

/// Enough to know whether there is any.
const ONE: PageQuery = PageQuery { limit: Some(1), cursor: None };

/// On My path of whoever is the contact of a programme: the way to what people need. Nobody's wish is looked at for it.
#[component]
pub fn ReadingCard() -> Html {
    let words = use_words();
    let programmes =
        use_query((), |client, ()| async move { client.list_accommodation_programmes(&ONE).await });
    if programmes.state.data.is_none_or(|of| of.items.is_empty()) {
        return Html::default();
    }
    html! {
        <Card id="accommodation-reading" title={words.say("accommodation-page-title")} lead={words.say("accommodation-reading-lead")}>
            <Buttons><LinkButton kind={ButtonKind::Secondary} href={ParticipantsRoute::Accommodation}>{ words.say("accommodation-reading-go") }</LinkButton></Buttons>
        </Card>
    }
}

/// What people need in the programmes for which the reader is the contact, the earliest application first.
#[component]
pub fn AccommodationPage() -> Html {
    let words = use_words();
    let wishes = use_query((), |client, ()| all(client));
    let ready = Callback::from(move |wishes: Rc<Vec<AccommodationWishEntry>>| {
        html! {
            <>
                <Notice><p>{ words.say("accommodation-page-trace") }</p></Notice>
                <div class="stack">{ for wishes.iter().map(|entry| wish(words, entry)) }</div>
            </>
        }
    });
    let empty = html! {
        <Card><EmptyState title={words.say("accommodation-page-none")}><p>{ words.say("accommodation-page-none-what") }</p></EmptyState></Card>
    };
    html! {
        <Page title={words.say("accommodation-page-title")} lead={words.say("accommodation-page-lead")}>
            <AsyncView<Vec<AccommodationWishEntry>> state={wishes.state} {ready} {empty} skeleton={Skeleton::Cards} on_retry={wishes.reload}
                is_empty={Callback::from(|wishes: Rc<Vec<AccommodationWishEntry>>| wishes.is_empty())} />
        </Page>
    }
}

async fn all(client: Client) -> Result<Vec<AccommodationWishEntry>, ClientError> {
    every!(client, list_accommodation_wishes).await
}

fn wish(words: Words, entry: &AccommodationWishEntry) -> Html {
    let (tone, standing) = if entry.takes_part {
        (Tone::Good, "accommodation-takes-part")
    } else {
        (Tone::Plain, "accommodation-may-take-part")
    };
    let aside = html! { <Tag {tone}>{ words.say(standing) }</Tag> };
    let id = format!("wish-{}", entry.application_id);
    html! {
        <Card key={id.clone()} id={id.clone()} one_of_many=true title={AttrValue::from(entry.name.clone())} lead={shown(words, &entry.programme_name)} {aside}>
            { said(words, &entry.needs, entry.words.as_ref()) }
            if let Some(email) = &entry.email {
                <p><a href={format!("mailto:{email}")}>{ email }</a></p>
            }
        </Card>
    }
}
