use polku_api_types::circumstances::CircumstanceChange;
use polku_api_types::words::Spoken as _;
use polku_i18n::format;
use polku_ui::{
    Button, ButtonKind, Buttons, Card, ConfirmDialog, MarkItem, MarkList, Symbol, Tag, Tone, Words,
    use_toasts, use_words,
};
use uuid::Uuid;
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action};
use crate::zone::local;

#[derive(Properties, PartialEq)]
pub struct MadeProps {
    pub changes: Vec<CircumstanceChange>,
    pub on_undone: Callback<()>,
}

/// The changes that were made, the latest first, and undoing one as a whole.
#[component]
pub fn Made(props: &MadeProps) -> Html {
    let words = use_words();
    if props.changes.is_empty() {
        return Html::default();
    }
    let item = |change: &CircumstanceChange| item(words, change, &props.on_undone);
    html! {
        <Card id="made" title={words.say("circumstances-made")} lead={words.say("circumstances-made-what")}>
            <MarkList ruled=true items={props.changes.iter().map(item).collect::<Vec<_>>()} />
        </Card>
    }
}

fn item(words: Words, change: &CircumstanceChange, on_undone: &Callback<()>) -> MarkItem {
    let count = ("count", change.sessions.into());
    let title = match change.to {
        Some(to) => {
            words.say_with("circumstances-turned", &[count, ("mode", words.say(to.word()).as_str().into())])
        }
        None => words.say_with("circumstances-turned-back", &[count]),
    };
    let at = format::moment(words.language, local(change.made_at));
    let people = words.say_with("circumstances-people", &[("count", change.told.into())]);
    let about = format!("{at} · {} · {} · {people}", change.made_by, words.say(change.cause.word()));
    let detail = html! {
        <>
            <p>{ about }</p>
            if let Some(note) = &change.note {
                <p class="quiet">{ note }</p>
            }
            if change.undoable {
                <Undo change={change.id} at={at.clone()} on_undone={on_undone.clone()} />
            }
        </>
    };
    let aside = html! {
        if change.undone {
            <Tag tone={Tone::Plain}>{ words.say("circumstances-undone") }</Tag>
        }
    };
    let symbol = if change.undoes.is_some() { Symbol::Close } else { Symbol::Check };
    MarkItem::new(symbol, Tone::Info, html! { <strong>{ title }</strong> }).detail(detail).aside(aside)
}

#[derive(Properties, PartialEq)]
struct UndoProps {
    change: Uuid,
    /// When it was made, for whoever hears the buttons one after another.
    at: AttrValue,
    on_undone: Callback<()>,
}

#[component]
fn Undo(props: &UndoProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let open = use_state(|| false);
    let change = props.change;
    let done = {
        let on_undone = props.on_undone.clone();
        Callback::from(move |undoing: CircumstanceChange| {
            if let Some(toasts) = &toasts {
                toasts.done(words.say_with("circumstances-undone-told", &[("people", undoing.told.into())]));
            }
            on_undone.emit(());
        })
    };
    let undo =
        use_action(move |client, key, ()| async move { client.undo_circumstances(change, key).await }, done);
    let set = |value: bool| {
        let open = open.clone();
        Callback::from(move |()| open.set(value))
    };
    let label = words.say_with("circumstances-undo-of", &[("when", props.at.as_str().into())]);
    html! {
        <>
            <Buttons><Button kind={ButtonKind::Secondary} {label} onclick={set(true).reform(|_: MouseEvent| ())}>{ words.say("circumstances-undo") }</Button></Buttons>
            <ConfirmDialog id={format!("undo-{change}")} title={words.say("circumstances-undo-question")} action={words.say("circumstances-undo")} open={*open}
                busy={undo.busy} on_confirm={undo.run.clone()} on_close={set(false)}>
                <p>{ words.say("circumstances-undo-what") }</p>
                <FormFailure failure={undo.failure.clone()} attempt={undo.attempt} control={Callback::from(|_| None)} />
            </ConfirmDialog>
        </>
    }
}
