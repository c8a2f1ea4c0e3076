//! The browser's own modal dialog: it keeps the focus inside and gives it back when it closes.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::{Button, ButtonKind, Buttons, use_words};

#[derive(Properties, PartialEq)]
pub struct DialogProps {
    pub id: AttrValue,
    pub title: AttrValue,
    pub open: bool,
    /// Asked by the close button, by Escape, or by a button of the page.
    pub on_close: Callback<()>,
    #[prop_or_default]
    pub children: Html,
}

/// A dialog with a heading and a close button.
#[component]
pub fn Dialog(props: &DialogProps) -> Html {
    let words = use_words();
    let dialog = use_node_ref();
    use_effect_with((dialog.clone(), props.open), |(dialog, open)| {
        let dialog = dialog.cast::<HtmlDialogElement>();
        if let Some(dialog) = &dialog {
            match (open, dialog.open()) {
                (true, false) => drop(dialog.show_modal()),
                (false, true) => dialog.close(),
                _ => {}
            }
        }
        // Closing before the element goes is what hands the focus back to where it was.
        move || {
            if let Some(dialog) = dialog.filter(HtmlDialogElement::open) {
                dialog.close();
            }
        }
    });
    let oncancel = {
        let on_close = props.on_close.clone();
        Callback::from(move |event: Event| {
            event.prevent_default();
            on_close.emit(());
        })
    };
    let onclick = props.on_close.reform(|_: MouseEvent| ());
    let heading = format!("{}-heading", props.id);
    html! {
        <dialog ref={dialog} id={props.id.clone()} class="dialog" aria-labelledby={heading.clone()} {oncancel}>
            <header class="dialog__header">
                <h2 id={heading} class="dialog__title" tabindex="-1" autofocus=true>{ &props.title }</h2>
                <Button kind={ButtonKind::Quiet} label={words.say("ui-close")} {onclick}><Icon symbol={Symbol::Close} /></Button>
            </header>
            if props.open {
                <div class="dialog__body">{ props.children.clone() }</div>
            }
        </dialog>
    }
}

#[derive(Properties, PartialEq)]
pub struct ConfirmDialogProps {
    pub id: AttrValue,
    /// The question, with the name of what it is about.
    pub title: AttrValue,
    /// The word on the button that does it.
    pub action: AttrValue,
    pub open: bool,
    #[prop_or(ButtonKind::Danger)]
    pub kind: ButtonKind,
    #[prop_or_default]
    pub busy: bool,
    pub on_confirm: Callback<()>,
    pub on_close: Callback<()>,
    /// What will happen.
    #[prop_or_default]
    pub children: Html,
}

/// Asks before something that cannot be taken back.
#[component]
pub fn ConfirmDialog(props: &ConfirmDialogProps) -> Html {
    let words = use_words();
    html! {
        <Dialog id={props.id.clone()} title={props.title.clone()} open={props.open} on_close={props.on_close.clone()}>
            { props.children.clone() }
            <Buttons>
                <Button kind={props.kind} busy={props.busy} onclick={props.on_confirm.reform(|_| ())}>{ &props.action }</Button>
                <Button kind={ButtonKind::Secondary} onclick={props.on_close.reform(|_| ())}>{ words.say("ui-back") }</Button>
            </Buttons>
        </Dialog>
    }
}
