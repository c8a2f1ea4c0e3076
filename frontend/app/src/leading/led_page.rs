use std::rc::Rc;

use polku_api_types::leading::LedSessionDetails;
use polku_api_types::sessions::SessionState;
use polku_ui::{AsyncView, ButtonKind, Card, Crumb, KeyValue, KeyValueList, LinkButton, Words, use_words};
use uuid::Uuid;
use yew::prelude::*;

use crate::facilitators::name_of;
use crate::hooks::use_query;
use crate::localised::shown;
use crate::route::LeadingRoute;
use crate::sessions::{audience, links_card, when, where_held};
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct LedSessionPageProps {
    pub session: Uuid,
}

/// One session that the reader leads, with the names of its members.
#[component]
pub fn LedSessionPage(props: &LedSessionPageProps) -> Html {
    let words = use_words();
    let seen = use_query(props.session, |client, id| async move { client.view_led_session(id).await });
    let loaded = seen.state.data.as_ref().map(|seen| &seen.session);
    let title = loaded.map_or_else(|| words.say("sessions-one"), |one| shown(words, &one.title));
    let over = loaded.map(|one| when(words, &one.start, &one.end, &one.zone));
    let ready = Callback::from(move |seen: Rc<LedSessionDetails>| whole(words, &seen));
    let crumbs = vec![Crumb::new(words.say("own-leading-title"), LeadingRoute::OwnLeading)];
    let href = LeadingRoute::LedAttendance { session: props.session };
    let aside = html! {
        if loaded.is_some_and(|one| one.state == SessionState::Published) {
            <LinkButton {href}>{ words.say("sessions-to-attendance") }</LinkButton>
            <LinkButton kind={ButtonKind::Secondary} href={LeadingRoute::LedToday { session: props.session }}>{ words.say("sessions-to-today") }</LinkButton>
        }
    };
    html! {
        <Page {title} {over} {crumbs} {aside}>
            <AsyncView<LedSessionDetails> state={seen.state} {ready} on_retry={seen.reload} />
        </Page>
    }
}

fn whole(words: Words, seen: &LedSessionDetails) -> Html {
    let one = &seen.session;
    let mut items = vec![
        KeyValue::new(words.say("sessions-where"), where_held(words, one.mode, one.place.as_deref())),
        KeyValue::new(words.say("sessions-for"), audience(words, one.group)),
    ];
    if let Some(topic) = &one.topic {
        items.push(KeyValue::new(words.say("own-leading-topic"), shown(words, topic)));
    }
    let leads =
        one.led_by.iter().map(|lead| name_of(words, lead.name.as_ref()).to_string()).collect::<Vec<_>>();
    items.push(KeyValue::new(words.say("leading-who"), leads.join(", ")));
    html! {
        <>
            <Card id="facts" title={shown(words, &one.programme)}><KeyValueList {items} /></Card>
            { links_card(words, &one.links) }
            <Card id="members" title={words.say_with("sessions-members", &[("count", one.members.into())])}>
                <p class="quiet">{ words.say("own-leading-names") }</p>
                <ul>{ for seen.member_names.iter().map(|name| html! { <li>{ name.clone() }</li> }) }</ul>
            </Card>
        </>
    }
}
