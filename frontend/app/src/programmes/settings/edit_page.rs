use std::rc::Rc;

use polku_api_types::problem::ProblemCode;
use polku_api_types::programmes::{ProgrammeDetails, UpdateProgramme};
use polku_ui::field::{Checkbox, TextInLanguages};
use polku_ui::{
    AsyncView, Button, ButtonKind, Buttons, Card, Crumb, LinkButton, use_toasts, use_way, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::super::form::{Conflict, FormFaults, Reader, control, use_draft, use_form};
use super::fields::{self, Typed};
use crate::hooks::{use_action, use_query};
use crate::localised::shown;
use crate::route::CoordinatorRoute;
use crate::shell::Page;

#[derive(Properties, PartialEq)]
pub struct ProgrammeEditPageProps {
    pub id: Uuid,
}

/// The texts, size and public page of a programme, changed.
#[component]
pub fn ProgrammeEditPage(props: &ProgrammeEditPageProps) -> Html {
    let words = use_words();
    let id = props.id;
    let programme = use_query(id, |client, id| async move { client.view_programme(id).await });
    let loaded = programme.state.data.as_ref();
    let name =
        loaded.map_or_else(|| words.say("programme-loading"), |programme| shown(words, &programme.name));
    let crumbs = vec![
        Crumb::new(words.say("coordinator-nav-programmes"), CoordinatorRoute::Programmes),
        Crumb::new(name, CoordinatorRoute::Programme { id }),
    ];
    // What somebody else saved replaces what was typed only when the reader asks for it.
    let taken = use_state(|| None::<Rc<ProgrammeDetails>>);
    let ready = Callback::from(move |programme: Rc<ProgrammeDetails>| {
        let programme = (*taken).clone().unwrap_or(programme);
        let key = taken.as_ref().map_or(0, |taken| taken.version);
        let taken = taken.clone();
        let on_take = Callback::from(move |programme: ProgrammeDetails| taken.set(Some(Rc::new(programme))));
        html! { <EditProgramme {key} {programme} {on_take} /> }
    });
    html! {
        <Page title={words.say("settings-edit")} {crumbs}>
            <AsyncView<ProgrammeDetails> state={programme.state} {ready} on_retry={programme.reload} />
        </Page>
    }
}

#[derive(Properties, PartialEq)]
struct EditProgrammeProps {
    programme: Rc<ProgrammeDetails>,
    on_take: Callback<ProgrammeDetails>,
}

#[component]
fn EditProgramme(props: &EditProgrammeProps) -> Html {
    let words = use_words();
    let (id, version) = (props.programme.id, props.programme.version);
    let draft = use_draft(|| Typed::of(&props.programme));
    let take = use_action(
        move |client, _, ()| async move { client.view_programme(id).await },
        props.on_take.clone(),
    );
    let way = use_way();
    let toasts = use_toasts();
    let done = Callback::from(move |_: ProgrammeDetails| {
        way.to_saying(
            &AttrValue::from(CoordinatorRoute::Programme { id }),
            toasts.as_ref(),
            words.say("form-saved"),
        );
    });
    let save = use_action(
        move |client, _, (body, over): (UpdateProgramme, bool)| async move {
            let version = if over { client.view_programme(id).await?.version } else { version };
            client.update_programme(id, version, &body).await
        },
        done,
    );
    let mut form = use_form(&save);
    // What a call promises is refused as a value that is not allowed: here it is said why none is.
    if form.failure.as_ref().is_some_and(|failure| failure.code == Some(ProblemCode::CallNotDraft)) {
        form.faults.reword("/growth_limit_minutes", &words.say("settings-growth-stays"));
        form.faults.reword("/places", &words.say("settings-places-stay"));
    }
    let send = |over: bool| {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |()| {
            let mut reader = Reader::new(words);
            let body = draft.read(&mut reader);
            send.emit(reader.finish((body, over)));
        })
    };
    let onsubmit = {
        let send = send(false);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        })
    };
    html! {
        <form class="form" {onsubmit} novalidate=true>
            <FormFaults faults={form.faults.clone()} failure={form.failure_beside_conflict()} attempt={form.attempt}
                name={Callback::from(move |at: String| fields::name(words, &at))} />
            <Conflict failure={form.failure.clone()} busy={form.busy} on_keep={send(true)} on_take={take.run} />
            <Card id="what" title={words.say("settings-what")}>
                <TextInLanguages id={control("/name")} label={words.say("settings-name")} value={draft.name.clone()}
                    errors={form.faults.in_languages("/name")} on_change={draft.on(|typed, text| typed.name = text)} />
                { fields::texts(words, &draft, &draft, &form.faults) }
            </Card>
            { fields::size(words, &draft, &draft, &form.faults) }
            <Card id="public" title={words.say("settings-public")}>
                <Checkbox id={control("/published")} label={words.say("settings-published")} hint={words.say("settings-published-hint")}
                    checked={draft.published} on_change={draft.on(|typed, on| typed.published = on)} />
            </Card>
            <Buttons>
                <Button submit=true busy={form.busy}>{ words.say("form-save") }</Button>
                <LinkButton kind={ButtonKind::Secondary} href={CoordinatorRoute::Programme { id }}>{ words.say("ui-cancel") }</LinkButton>
            </Buttons>
        </form>
    }
}
