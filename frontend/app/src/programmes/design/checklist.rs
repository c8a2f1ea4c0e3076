use polku_api_types::programmes::{DesignDetails, ElementDetails, ElementKind, LengthKind};
use polku_ui::{
    Button, ButtonKind, Buttons, Card, ConfirmDialog, MarkItem, MarkList, Symbol, Tone, Words, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action, use_query};

#[derive(Properties, PartialEq)]
pub struct ChecklistProps {
    pub programme: Uuid,
    /// Number of the draft.
    pub number: u32,
    /// Version of the draft that the server has.
    pub version: u64,
    /// The path as it stands on the page.
    pub elements: Vec<ElementDetails>,
    /// How many elements lack a Swedish or English name.
    pub untranslated: usize,
    /// The server does not have it yet.
    pub changed: bool,
    /// This reader may publish.
    pub may_publish: bool,
    pub on_done: Callback<DesignDetails>,
}

/// What to look at before publishing, and the button that publishes.
#[component]
pub fn Checklist(props: &ChecklistProps) -> Html {
    let words = use_words();
    let asked = use_state(|| false);
    let programme = props.programme;
    let done = {
        let (asked, on_done) = (asked.clone(), props.on_done.clone());
        Callback::from(move |design: DesignDetails| {
            asked.set(false);
            on_done.emit(design);
        })
    };
    let publish = use_action(
        move |client, key, version: u64| async move { client.publish_design(key, programme, version).await },
        done,
    );
    // What publishing breaks is said before: whom it asks to consent again.
    let seen = (programme, version_of(props));
    let preview = use_query(seen, |client, (programme, version)| async move {
        match version {
            Some(_) => client.preview_design_publication(programme).await.map(Some),
            None => Ok(None),
        }
    });
    let asks = preview.state.data.as_deref().copied().flatten().filter(|preview| preview.participants > 0);
    let blocked = props.changed || props.elements.is_empty();
    let open = *asked;
    let number = [("number", props.number.into())];
    let (ask, close) = (asked.clone(), asked);
    let version = props.version;
    html! {
        <Card id="checklist" title={words.say("design-checklist")} lead={words.say("design-checklist-what")}>
            <MarkList items={items(words, props)} />
            if let Some(preview) = asks {
                <p>{ words.say_with("design-asks-again", &[("count", preview.asked.into()), ("all", preview.participants.into())]) }</p>
            }
            if props.may_publish {
                <Buttons>
                    <Button disabled={blocked} onclick={Callback::from(move |_: MouseEvent| ask.set(true))}>{ words.say_with("design-publish", &number) }</Button>
                </Buttons>
            } else {
                <p class="quiet">{ words.say("design-publish-by") }</p>
            }
            if open {
                <ConfirmDialog id="publish" kind={ButtonKind::Primary} title={words.say_with("design-publish-question", &number)} action={words.say_with("design-publish", &number)}
                    open=true busy={publish.busy} on_confirm={publish.run.reform(move |()| version)} on_close={Callback::from(move |()| close.set(false))}>
                    <FormFailure failure={publish.failure.clone()} attempt={publish.attempt} control={Callback::from(|_| None)} />
                    <p>{ words.say("design-publish-what") }</p>
                </ConfirmDialog>
            }
        </Card>
    }
}

/// The version of the draft that can be published as it is.
fn version_of(props: &ChecklistProps) -> Option<u64> {
    (props.may_publish && !props.changed).then_some(props.version)
}

/// What has to be in order comes first; the rest is worth a look and blocks nothing.
fn items(words: Words, props: &ChecklistProps) -> Vec<MarkItem> {
    let elements = &props.elements;
    let open_lengths = elements.iter().filter(|element| element.length == LengthKind::Unknown).count();
    let open_modes = elements
        .iter()
        .filter(|element| super::domain::is_meeting(element.kind) && element.planned_mode.is_none())
        .count();
    let has = |kind| elements.iter().any(|element| element.kind == kind);
    let must = |ok, done: &str, open: &str| {
        let (symbol, tone, key) =
            if ok { (Symbol::Check, Tone::Good, done) } else { (Symbol::Warning, Tone::Bad, open) };
        MarkItem::new(symbol, tone, words.say(key))
    };
    let look = |count: usize, done: &str, open: &str| {
        if count == 0 {
            MarkItem::new(Symbol::Check, Tone::Good, words.say(done))
        } else {
            MarkItem::new(Symbol::Info, Tone::Warn, words.say_with(open, &[("count", count.into())]))
        }
    };
    vec![
        must(!elements.is_empty(), "design-check-elements", "design-check-elements-none"),
        must(!props.changed, "design-check-saved", "design-check-unsaved"),
        look(open_lengths, "design-check-lengths", "design-check-lengths-open"),
        look(open_modes, "design-check-modes", "design-check-modes-open"),
        look(props.untranslated, "design-check-languages", "design-check-languages-open"),
        look(usize::from(!has(ElementKind::CallAndSelection)), "design-check-call", "design-check-call-none"),
        look(
            usize::from(!has(ElementKind::ClosingEvent)),
            "design-check-closing",
            "design-check-closing-none",
        ),
    ]
}
