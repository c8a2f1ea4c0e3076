use std::rc::Rc;

use polku_api_types::sessions::{SaveSessionLinks, SessionDetails, SessionLink, SessionState};
use polku_ui::field::TextInput;
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, EmptyState, LinkButton, Notice, Skeleton, Words,
    use_toasts, use_way, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::head::{crumbs_below, which};
use crate::hooks::{Draft, FormFailure, use_action, use_draft, use_query};
use crate::route::AssessorRoute;
use crate::shell::Page;

/// Most links of one session.
const MOST: usize = 20;

#[derive(Properties, PartialEq)]
pub struct LinksPageProps {
    /// The programme.
    pub id: Uuid,
    pub session: Uuid,
}

/// The materials of a session: links, and nothing that would be kept here.
#[component]
pub fn LinksPage(props: &LinksPageProps) -> Html {
    let words = use_words();
    let LinksPageProps { id, session } = *props;
    let seen = use_query(session, |client, session| async move { client.view_session(session).await });
    let over = seen.state.data.as_ref().map(|one| which(words, one));
    let ready = Callback::from(move |one: Rc<SessionDetails>| {
        if one.state == SessionState::Cancelled {
            return html! { <Notice><p>{ words.say("sessions-cancelled-stays") }</p></Notice> };
        }
        let key = one.version;
        html! { <Links {key} session={one} /> }
    });
    let crumbs = crumbs_below(words, id, session);
    html! {
        <Page title={words.say("session-links")} {over} lead={words.say("session-links-lead")} {crumbs}>
            <AsyncView<SessionDetails> state={seen.state} {ready} skeleton={Skeleton::Cards} on_retry={seen.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct LinksProps {
    session: Rc<SessionDetails>,
}

type Typed = Vec<SessionLink>;

#[component]
fn Links(props: &LinksProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let way = use_way();
    let session = &props.session;
    let (id, version) = (session.id, session.version);
    let draft: Draft<Typed> = use_draft(|| session.links.clone());
    let href = AttrValue::from(AssessorRoute::Session { id: session.programme_id, session: id });
    let done = {
        let href = href.clone();
        Callback::from(move |_: SessionDetails| {
            way.to_saying(&href, toasts.as_ref(), words.say("form-saved"))
        })
    };
    let save = use_action(
        move |client, _, body: SaveSessionLinks| async move {
            client.save_session_links(id, version, &body).await
        },
        done,
    );
    let onsubmit = {
        let (draft, run) = (draft.clone(), save.run.clone());
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            run.emit(SaveSessionLinks { links: (*draft).clone() });
        })
    };
    let add = draft.on(|links: &mut Typed, _: MouseEvent| {
        links.push(SessionLink { title: String::new(), address: String::new() });
    });
    let fault = |index: usize, field: &str| save.field(&format!("/links/{index}/{field}"));
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFailure failure={save.failure.clone()} attempt={save.attempt} control={Callback::from(|at: String| control(&at))} />
            if draft.is_empty() {
                <Card><EmptyState title={words.say("session-links-none")} /></Card>
            }
            { for (0..draft.len()).map(|index| link(words, &draft, index, (fault(index, "title"), fault(index, "address")))) }
            <Buttons>
                <Button kind={ButtonKind::Secondary} disabled={draft.len() >= MOST} onclick={add}>{ words.say("session-links-add") }</Button>
            </Buttons>
            <Buttons>
                <Button submit=true busy={save.busy} disabled={*draft == session.links}>{ words.say("form-save") }</Button>
                <LinkButton kind={ButtonKind::Secondary} {href}>{ words.say("session-links-leave") }</LinkButton>
            </Buttons>
        </form>
    }
}

/// The control of a fault: `/links/0/title`.
fn control(pointer: &str) -> Option<AttrValue> {
    let mut parts = pointer.split('/').skip(2);
    let (index, field) = (parts.next()?, parts.next()?);
    Some(format!("{field}-{index}").into())
}

fn link(
    words: Words,
    draft: &Draft<Typed>,
    index: usize,
    (title_fault, address_fault): (Option<AttrValue>, Option<AttrValue>),
) -> Html {
    let held =
        draft.get(index).cloned().unwrap_or(SessionLink { title: String::new(), address: String::new() });
    let on_title = draft.on(move |links: &mut Typed, text: String| {
        links.iter_mut().skip(index).take(1).for_each(|link| link.title.clone_from(&text));
    });
    let on_address = draft.on(move |links: &mut Typed, text: String| {
        links.iter_mut().skip(index).take(1).for_each(|link| link.address.clone_from(&text));
    });
    let remove = draft.on(move |links: &mut Typed, _: MouseEvent| {
        if index < links.len() {
            links.remove(index);
        }
    });
    let number = index + 1;
    let named = words.say_with("session-links-one", &[("number", number.into())]);
    html! {
        <Card key={index}>
            <fieldset class="session-link">
                <legend>{ named.clone() }</legend>
                <TextInput id={format!("title-{index}")} label={words.say("session-link-title")} max_length={Some(200)} value={held.title}
                    error={title_fault} on_input={on_title} />
                <TextInput id={format!("address-{index}")} label={words.say("session-link-address")} hint={words.say("session-link-address-hint")}
                    max_length={Some(1000)} value={held.address} error={address_fault} on_input={on_address} />
                <Button kind={ButtonKind::Quiet} label={words.say_with("session-links-remove-one", &[("number", number.into())])} onclick={remove}>{ words.say("session-links-remove") }</Button>
            </fieldset>
        </Card>
    }
}
