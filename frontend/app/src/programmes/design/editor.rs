use std::rc::Rc;

use polku_api_types::programmes::{DesignDetails, ElementDetails, UpdateDesign};
use polku_ui::field::Select;
use polku_ui::path::{Canvas, CanvasStop};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, EmptyState, Icon, Notice, Symbol, Words, focus_by_id, use_toasts,
    use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use super::super::form::{Conflict, Draft, Faults, FormFaults, use_draft, use_form};
use super::super::{HoursList, hours_sentence};
use super::checklist::Checklist;
use super::domain::{hours, kind_from};
use super::element::{field_name, kind_options, stop};
use super::typed::TypedDesign;
use super::versions::Versions;
use crate::context::use_session;
use crate::hooks::{Action, use_action};
use crate::localised::shown;

#[derive(Properties, PartialEq)]
pub struct EditorProps {
    pub programme: Uuid,
    pub name: AttrValue,
    /// The draft the page begins with.
    pub design: Rc<DesignDetails>,
    /// Another version took its place: published, or taken over from somebody else.
    pub on_change: Callback<DesignDetails>,
}

/// What is sent, and whether it goes over what somebody else saved meanwhile.
struct Save {
    body: UpdateDesign,
    version: Option<u64>,
}

#[hook]
fn use_save(programme: Uuid, draft: &Draft<TypedDesign>) -> Action<Save> {
    let words = use_words();
    let toasts = use_toasts();
    let done = {
        let draft = draft.clone();
        Callback::from(move |design: DesignDetails| {
            draft.change(move |typed| typed.note_saved(&design));
            if let Some(toasts) = &toasts {
                toasts.done(words.say("form-saved"));
            }
        })
    };
    use_action(
        move |client, _, Save { body, version }: Save| async move {
            let version = match version {
                Some(version) => version,
                None => client.view_design(programme).await?.version,
            };
            client.update_design(programme, version, &body).await
        },
        done,
    )
}

/// The draft on its canvas: elements are added, moved, changed; hours and check-list follow as one works.
#[component]
pub fn Editor(props: &EditorProps) -> Html {
    let words = use_words();
    let programme = props.programme;
    let draft = use_draft(|| TypedDesign::of(&props.design));
    let save = use_save(programme, &draft);
    let take = use_action(
        move |client, _, ()| async move { client.view_design(programme).await },
        props.on_change.clone(),
    );
    let form = use_form(&save);
    use_open_faulty(&draft, &form.faults);
    use_effect_with(draft.focus.clone(), |id| {
        if let Some(id) = id {
            focus_by_id(id);
        }
    });
    let send = |over: bool| {
        let (draft, send) = (draft.clone(), form.send.clone());
        Callback::from(move |()| {
            let version = (!over).then_some(draft.version);
            send.emit(draft.read(words).map(|body| Save { body, version }));
        })
    };
    let onsubmit = {
        let send = send(false);
        Callback::from(move |event: SubmitEvent| {
            event.prevent_default();
            send.emit(());
        })
    };
    let name = {
        let draft = draft.clone();
        Callback::from(move |at: String| field_name(words, &draft, &at))
    };
    let details: Vec<ElementDetails> = draft.elements.iter().map(|element| element.details(words)).collect();
    let changed = draft.is_changed(words);
    html! {
        <div class="columns">
            <form class="stack designing" {onsubmit} novalidate=true>
                <FormFaults faults={form.faults.clone()} failure={form.failure_beside_conflict()} attempt={form.attempt} {name} />
                <Conflict failure={form.failure.clone()} busy={form.busy} on_keep={send(true)} on_take={take.run} />
                <Card id="path" title={words.say("design-path")} lead={words.say("design-path-what")}>
                    { canvas(words, &props.name, &draft, &form.faults) }
                    { removed(words, &draft) }
                    <Add draft={draft.clone()} />
                </Card>
                { bar(words, &details, changed, form.busy) }
            </form>
            <aside class="stack">
                { hours_card(words, &details) }
                <Checker {programme} number={props.design.number} draft={draft.clone()} elements={details} {changed} on_done={props.on_change.clone()} />
                <Versions {programme} current={props.design.id} />
            </aside>
        </div>
    }
}

/// Faults lie in fields, so their elements are opened.
#[hook]
fn use_open_faulty(draft: &Draft<TypedDesign>, faults: &Faults) {
    let draft = draft.clone();
    use_effect_with(faults.clone(), move |faults| {
        let faults = faults.clone();
        if !faults.is_empty() {
            draft.change(move |design| {
                for (index, element) in design.elements.iter_mut().enumerate() {
                    element.open |= faults.touches(&format!("/elements/{index}"));
                }
            });
        }
    });
}

fn canvas(words: Words, name: &AttrValue, draft: &Draft<TypedDesign>, faults: &Faults) -> Html {
    if draft.elements.is_empty() {
        return html! { <EmptyState title={words.say("design-empty")}><p>{ words.say("design-empty-what") }</p></EmptyState> };
    }
    let one = |(index, element)| stop(words, draft, index, element, faults);
    let stops: Vec<CanvasStop> = draft.elements.iter().enumerate().map(one).collect();
    let label = words.say_with("path-of", &[("name", name.as_str().into())]);
    html! { <Canvas {label} {stops} on_move={draft.on(TypedDesign::put_to)} /> }
}

fn removed(words: Words, draft: &Draft<TypedDesign>) -> Html {
    let Some((_, element)) = &draft.removed else { return Html::default() };
    let title = shown(words, &element.details(words).title);
    html! {
        <Notice announce=true>
            <p>{ words.say_with("design-removed", &[("title", title.as_str().into())]) }</p>
            <Button id="element-restore" kind={ButtonKind::Secondary} onclick={draft.on(|design, _: MouseEvent| design.restore())}>{ words.say("design-restore") }</Button>
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct AddProps {
    draft: Draft<TypedDesign>,
}

/// Chooses a kind and adds an element of it at the end of the path.
#[component]
fn Add(props: &AddProps) -> Html {
    let words = use_words();
    let kind = use_state(String::new);
    let onclick = {
        let (kind, draft) = (kind.clone(), props.draft.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(chosen) = kind_from(&kind) {
                draft.change(move |design| design.add(chosen));
            }
        })
    };
    let unchosen = kind.is_empty();
    html! {
        <div class="beside">
            <Select id="add-kind" label={words.say("design-add-kind")} placeholder={words.say("design-add-choose")} options={kind_options(words)}
                value={(*kind).clone()} on_change={Callback::from(move |code| kind.set(code))} />
            <Button kind={ButtonKind::Secondary} disabled={unchosen} {onclick}><Icon symbol={Symbol::Plus} />{ words.say("design-add") }</Button>
        </div>
    }
}

/// What has come together so far, always in sight, with the button that saves it.
fn bar(words: Words, elements: &[ElementDetails], changed: bool, busy: bool) -> Html {
    let (sum, _) = hours(elements);
    let facts = words.say_with(
        "design-sum",
        &[("elements", elements.len().into()), ("hours", hours_sentence(words, &sum).as_str().into())],
    );
    html! {
        <div class="workbar">
            <div>
                <p class="workbar__sum">{ facts }</p>
                <p class="quiet" role="status">{ words.say(if changed { "design-unsaved" } else { "design-saved" }) }</p>
            </div>
            <Buttons><Button submit=true {busy}>{ words.say("form-save") }</Button></Buttons>
        </div>
    }
}

fn hours_card(words: Words, elements: &[ElementDetails]) -> Html {
    let (hours, left_out) = hours(elements);
    html! {
        <Card id="hours" title={words.say("design-hours")} lead={words.say("design-hours-what")}>
            <HoursList {hours} />
            if left_out > 0 {
                <p class="quiet">{ words.say_with("design-hours-left-out", &[("count", left_out.into())]) }</p>
            }
        </Card>
    }
}

#[derive(Properties, PartialEq)]
struct CheckerProps {
    programme: Uuid,
    number: u32,
    draft: Draft<TypedDesign>,
    elements: Vec<ElementDetails>,
    changed: bool,
    on_done: Callback<DesignDetails>,
}

#[component]
fn Checker(props: &CheckerProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let may_publish = use_session().holds_for("coordinator", props.programme);
    let untranslated = props
        .draft
        .elements
        .iter()
        .filter(|element| element.title.sv.trim().is_empty() || element.title.en.trim().is_empty());
    let on_done = props.on_done.reform(move |design: DesignDetails| {
        if let Some(toasts) = &toasts {
            toasts.done(words.say("design-published"));
        }
        design
    });
    html! {
        <Checklist programme={props.programme} number={props.number} version={props.draft.version} elements={props.elements.clone()}
            untranslated={untranslated.count()} changed={props.changed} {may_publish} {on_done} />
    }
}
