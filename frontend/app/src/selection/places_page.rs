use std::rc::Rc;

use polku_api_types::applications::OfferState;
use polku_api_types::page::Page as Items;
use polku_api_types::selection::{OfferByHand, OfferSummary, PlacesOverview, WaitingEntry};
use polku_api_types::tables::{TableFormat, TableQuery};
use polku_api_types::words::Spoken;
use polku_client::Client;
use polku_i18n::format;
use polku_ui::field::TextArea;
use polku_ui::table::{Column, Row, Table};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, Dialog, KeyValue, KeyValueList, Pager, Skeleton,
    Tag, Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, first_items, use_action, use_query};
use crate::route::CoordinatorRoute;
use crate::shell::{FORMATS, FileLinks, Page};
use crate::zone::last_minute;

/// Rows that are shown at first, and as many more each time.
const PAGE: u32 = 50;

#[derive(Properties, PartialEq)]
pub struct PlacesPageProps {
    /// The programme.
    pub id: Uuid,
}

/// Places, offers and the waiting list of a programme.
#[component]
pub fn PlacesPage(props: &PlacesPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let places = use_query(id, |client, id| async move { client.view_places(id).await });
    let reload = places.reload.clone();
    let ready = Callback::from(move |places: Rc<PlacesOverview>| {
        html! {
            <>
                { figures(words, &places) }
                <Waiting programme={id} places={places.clone()} on_change={reload.clone()} />
                <Offers programme={id} places={places} />
            </>
        }
    });
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(words.say("groups-to-programme"), CoordinatorRoute::Programme { id }),
    ];
    html! {
        <Page title={words.say("places-title")} lead={words.say("places-lead")} {crumbs}>
            <AsyncView<PlacesOverview> state={places.state} {ready} on_retry={places.reload} />
        </Page>
    }
}

fn figures(words: Words, places: &PlacesOverview) -> Html {
    let items = vec![
        KeyValue::new(words.say("places-all"), places.places.to_string()),
        KeyValue::new(words.say("places-taken"), places.taken.to_string()),
        KeyValue::new(words.say("places-free"), places.free.to_string()),
        KeyValue::new(words.say("places-waiting"), places.waiting.to_string()),
    ];
    html! { <Card id="figures" title={words.say("places-figures")}><KeyValueList {items} /></Card> }
}

/// One of the two lists as a file.
fn files(programme: Uuid, address: fn(Uuid, &TableQuery) -> String) -> Html {
    let address = |format: TableFormat| address(programme, &TableQuery { format: Some(format) });
    html! { <FileLinks {programme} addresses={FORMATS.map(address)} /> }
}

#[derive(Properties, PartialEq)]
struct OffersProps {
    programme: Uuid,
    /// Read anew when this is: then an offer has been made.
    places: Rc<PlacesOverview>,
}

/// The offers, newest first.
#[component]
fn Offers(props: &OffersProps) -> Html {
    let words = use_words();
    let wanted = use_state(|| PAGE);
    let about = (props.programme, *wanted, props.places.clone());
    let found = use_query(about, |client, (programme, wanted, _)| async move {
        first_items(wanted, |query| {
            let client = client.clone();
            async move { client.list_offers(programme, &query).await }
        })
        .await
    });
    let busy = found.state.loading;
    let ready = Callback::from(move |offers: Rc<Items<OfferSummary>>| {
        html! { <>{ offer_table(words, &offers.items) }{ pager(&wanted, offers.items.len(), None, offers.next_cursor.is_some(), busy) }</> }
    });
    let empty = html! { <p>{ words.say("places-offers-none") }</p> };
    html! {
        <Card id="offers" title={words.say("places-offers")} aside={files(props.programme, Client::offers_file)}>
            <AsyncView<Items<OfferSummary>> state={found.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={found.reload}
                is_empty={Callback::from(|offers: Rc<Items<OfferSummary>>| offers.items.is_empty())} />
        </Card>
    }
}

/// How much of a list is shown, and the way to more of it; nothing where it is short.
fn pager(wanted: &UseStateHandle<u32>, shown: usize, total: Option<usize>, more: bool, busy: bool) -> Html {
    if !more && shown <= PAGE as usize {
        return Html::default();
    }
    let on_more = {
        let wanted = wanted.clone();
        Callback::from(move |()| wanted.set(wanted.saturating_add(PAGE)))
    };
    html! { <Pager {shown} {total} {more} {busy} {on_more} /> }
}

fn offer_table(words: Words, offers: &[OfferSummary]) -> Html {
    let columns = vec![
        Column::new("name", words.say("proposal-name")).names_row(),
        Column::new("state", words.say("places-state")),
        Column::new("origin", words.say("places-origin")),
        Column::new("deadline", words.say("places-deadline")),
    ];
    let rows = offers.iter().map(|offer| offer_row(words, offer)).collect::<Vec<_>>();
    html! { <Table caption={words.say("places-offers")} {columns} {rows} dense=true /> }
}

fn offer_row(words: Words, offer: &OfferSummary) -> Row {
    let tone = match offer.offer.state {
        OfferState::Open => Tone::Warn,
        OfferState::Accepted => Tone::Good,
        OfferState::Declined | OfferState::Expired => Tone::Plain,
    };
    let origin = words.say(offer.origin.word());
    let deadline = format::moment(words.language, last_minute(offer.offer.deadline));
    Row::new(
        offer.offer.id.to_string(),
        vec![
            offer.name.clone().into(),
            html! { <Tag {tone}>{ words.say(offer.offer.state.word()) }</Tag> },
            origin.into(),
            deadline.into(),
        ],
    )
}

#[derive(Properties, PartialEq)]
struct WaitingProps {
    programme: Uuid,
    places: Rc<PlacesOverview>,
    on_change: Callback<()>,
}

/// The waiting list in its stored order; a free place can be offered out of turn, with a reason that is kept.
#[component]
fn Waiting(props: &WaitingProps) -> Html {
    let words = use_words();
    let chosen = use_state(|| None::<WaitingEntry>);
    let wanted = use_state(|| PAGE);
    let about = (props.programme, *wanted, props.places.clone());
    let found = use_query(about, |client, (programme, wanted, _)| async move {
        first_items(wanted, |query| {
            let client = client.clone();
            async move { client.list_waiting(programme, &query).await }
        })
        .await
    });
    let (busy, free, total) = (found.state.loading, props.places.free > 0, props.places.waiting as usize);
    let ready = {
        let chosen = chosen.clone();
        Callback::from(move |waiting: Rc<Items<WaitingEntry>>| {
            let more = waiting.next_cursor.is_some();
            html! { <>{ waiting_table(words, &waiting.items, free, &chosen) }{ pager(&wanted, waiting.items.len(), Some(total), more, busy) }</> }
        })
    };
    let empty = html! { <p>{ words.say("places-waiting-none") }</p> };
    let close = {
        let chosen = chosen.clone();
        Callback::from(move |()| chosen.set(None))
    };
    // Before the draw there is no order.
    let drawn = total > 0 || props.places.taken > 0;
    let lead = words.say(if drawn { "places-waiting-what" } else { "places-waiting-before" });
    html! {
        <Card id="waiting" title={words.say("places-waiting")} {lead} aside={files(props.programme, Client::waiting_file)}>
            if total > 0 && !free {
                <p>{ words.say("places-offer-none-free") }</p>
            }
            <AsyncView<Items<WaitingEntry>> state={found.state} {ready} {empty} skeleton={Skeleton::Table} on_retry={found.reload}
                is_empty={Callback::from(|waiting: Rc<Items<WaitingEntry>>| waiting.items.is_empty())} />
            if let Some(entry) = (*chosen).clone() {
                <ByHand programme={props.programme} {entry} on_done={props.on_change.clone()} on_close={close} />
            }
        </Card>
    }
}

fn waiting_table(
    words: Words,
    waiting: &[WaitingEntry],
    free: bool,
    chosen: &UseStateHandle<Option<WaitingEntry>>,
) -> Html {
    let columns = vec![
        Column::new("place", words.say("places-place")).figures(),
        Column::new("name", words.say("proposal-name")).names_row(),
        Column::new("offer", words.say("places-by-hand")),
    ];
    let rows = waiting
        .iter()
        .map(|entry| {
            let choose = {
                let (chosen, entry) = (chosen.clone(), entry.clone());
                Callback::from(move |_: MouseEvent| chosen.set(Some(entry.clone())))
            };
            let button = html! {
                <Button kind={ButtonKind::Quiet} disabled={!free} onclick={choose}
                    label={words.say_with("places-offer-to", &[("name", entry.name.as_str().into())])}>{ words.say("places-offer") }</Button>
            };
            let cells = vec![entry.place.to_string().into(), entry.name.clone().into(), button];
            Row::new(entry.application_id.to_string(), cells)
        })
        .collect::<Vec<_>>();
    html! { <Table caption={words.say("places-waiting")} {columns} {rows} dense=true /> }
}

#[derive(Properties, PartialEq)]
struct ByHandProps {
    programme: Uuid,
    entry: WaitingEntry,
    on_done: Callback<()>,
    on_close: Callback<()>,
}

#[component]
fn ByHand(props: &ByHandProps) -> Html {
    let words = use_words();
    let reason = use_state(String::new);
    let (programme, application_id) = (props.programme, props.entry.application_id);
    let done = {
        let (on_done, on_close) = (props.on_done.clone(), props.on_close.clone());
        Callback::from(move |()| {
            on_close.emit(());
            on_done.emit(());
        })
    };
    let offer = use_action(
        move |client, key, reason: String| async move {
            client.offer_by_hand(programme, key, &OfferByHand { application_id, reason }).await.map(drop)
        },
        done,
    );
    let text = (*reason).clone();
    let onclick = offer.run.reform(move |_: MouseEvent| text.trim().to_owned());
    html! {
        <Dialog id="by-hand" title={words.say_with("places-offer-to", &[("name", props.entry.name.as_str().into())])} open=true on_close={props.on_close.clone()}>
            <p>{ words.say("places-by-hand-what") }</p>
            <FormFailure failure={offer.failure.clone()} attempt={offer.attempt} control={Callback::from(|pointer: String| (pointer == "/reason").then_some("reason".into()))} />
            <TextArea id="reason" label={words.say("places-reason")} value={(*reason).clone()} max_length={500}
                error={offer.field("/reason")} on_input={Callback::from(move |text| reason.set(text))} />
            <Buttons><Button busy={offer.busy} {onclick}>{ words.say("places-offer") }</Button></Buttons>
        </Dialog>
    }
}
