//! Short answers to what the reader did, spoken by screen readers, gone when dismissed or after a while.

use std::rc::Rc;

use gloo::storage::{SessionStorage, Storage};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::icon::{Icon, Symbol};
use crate::{Tone, Way, use_words};

const SHOWN_FOR_MS: u32 = 8_000;

/// What was said by the page before, drawn by another entry point, until this one says it.
const SAID: &str = "polku-said";

#[derive(Debug, Clone, PartialEq, Eq)]
struct Toast {
    id: u32,
    tone: Tone,
    text: AttrValue,
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct Shelf {
    toasts: Vec<Toast>,
    next: u32,
}

enum Change {
    Add(Tone, AttrValue),
    Remove(u32),
}

impl Reducible for Shelf {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        let mut shelf = (*self).clone();
        match change {
            Change::Add(tone, text) => {
                shelf.toasts.push(Toast { id: shelf.next, tone, text });
                shelf.next += 1;
            }
            Change::Remove(id) => shelf.toasts.retain(|toast| toast.id != id),
        }
        Rc::new(shelf)
    }
}

/// The way to say something in passing.
#[derive(Clone, PartialEq)]
pub struct Toasts {
    shelf: UseReducerDispatcher<Shelf>,
}

impl std::fmt::Debug for Toasts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Toasts").finish_non_exhaustive()
    }
}

impl Toasts {
    /// Something was done.
    pub fn done(&self, text: impl Into<AttrValue>) {
        self.shelf.dispatch(Change::Add(Tone::Good, text.into()));
    }

    /// Something was not done; stays until dismissed.
    pub fn failed(&self, text: impl Into<AttrValue>) {
        self.shelf.dispatch(Change::Add(Tone::Bad, text.into()));
    }
}

impl Way {
    /// Something was done, and the reader is sent on: said on the page that they come to, also when another entry
    /// point draws it.
    pub fn to_saying(&self, href: &str, toasts: Option<&Toasts>, text: impl Into<AttrValue>) {
        let text = text.into();
        if !self.stays(href) {
            // Where the browser keeps nothing, the page itself still shows what has become of it.
            let _ = SessionStorage::raw().set_item(SAID, &text);
        } else if let Some(toasts) = toasts {
            toasts.done(text);
        }
        self.to(href);
    }
}

#[derive(Properties, PartialEq)]
pub struct ToastsProviderProps {
    #[prop_or_default]
    pub children: Html,
}

/// Holds the toasts of the app; a [`ToastRegion`] inside shows them.
#[component]
pub fn ToastsProvider(props: &ToastsProviderProps) -> Html {
    let shelf = use_reducer(Shelf::default);
    let toasts = Toasts { shelf: shelf.dispatcher() };
    {
        let toasts = toasts.clone();
        use_effect_with((), move |()| {
            let kept = SessionStorage::raw();
            if let Ok(Some(said)) = kept.get_item(SAID) {
                let _ = kept.remove_item(SAID);
                toasts.done(said);
            }
        });
    }
    html! {
        <ContextProvider<Toasts> context={toasts}>
            <ContextProvider<Rc<Vec<ToastView>>> context={Rc::new(views(&shelf))}>
                { props.children.clone() }
            </ContextProvider<Rc<Vec<ToastView>>>>
        </ContextProvider<Toasts>>
    }
}

#[derive(Debug, Clone, PartialEq)]
struct ToastView(Toast);

fn views(shelf: &Shelf) -> Vec<ToastView> {
    shelf.toasts.iter().cloned().map(ToastView).collect()
}

/// Says something in passing; silent where no [`ToastsProvider`] is mounted.
#[hook]
pub fn use_toasts() -> Option<Toasts> {
    use_context::<Toasts>()
}

/// The live region: mounted once, before anything is said in it.
#[component]
pub fn ToastRegion() -> Html {
    let toasts = use_context::<Rc<Vec<ToastView>>>().unwrap_or_default();
    html! {
        <div class="toasts" role="status" aria-live="polite">
            { for toasts.iter().map(|ToastView(toast)| html! {
                <ToastItem key={toast.id} toast={toast.clone()} />
            }) }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct ToastItemProps {
    toast: Toast,
}

#[component]
fn ToastItem(props: &ToastItemProps) -> Html {
    let words = use_words();
    let toasts = use_toasts();
    let Toast { id, tone, text } = props.toast.clone();
    let dismiss = Callback::from(move |()| {
        if let Some(toasts) = &toasts {
            toasts.shelf.dispatch(Change::Remove(id));
        }
    });
    {
        let dismiss = dismiss.clone();
        use_effect_with((), move |()| {
            // A failure is kept: it may be the only word about something that was not saved.
            let timer = (tone != Tone::Bad).then(|| Timeout::new(SHOWN_FOR_MS, move || dismiss.emit(())));
            move || drop(timer)
        });
    }
    html! {
        <div class={classes!("toast", format!("toast--{}", tone.suffix()))}>
            <Icon symbol={if tone == Tone::Bad { Symbol::Warning } else { Symbol::Check }} />
            <p class="toast__text">{ text }</p>
            <button class="toast__close" type="button" aria-label={words.say("ui-close")} onclick={dismiss.reform(|_| ())}>
                <Icon symbol={Symbol::Close} />
            </button>
        </div>
    }
}
