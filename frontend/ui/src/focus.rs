//! Where the keyboard is. Focus is moved on purpose only: to the heading of a new page, to a summary of errors.

use std::cell::RefCell;

use gloo::events::EventListener;
use gloo::utils::document;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, HtmlElement, MutationObserver, MutationObserverInit};
use yew::prelude::*;

thread_local! {
    /// What held the focus last.
    static LAST: RefCell<Option<Element>> = const { RefCell::new(None) };
}

/// Moves focus to the element of this id; says whether there was one.
pub fn focus_by_id(id: &str) -> bool {
    let element = document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|element| element.focus().is_ok())
}

/// Moves focus to the page's first-level heading.
pub fn focus_heading() {
    let heading = document().query_selector("main h1").ok().flatten();
    if let Some(heading) = heading.and_then(|heading| heading.dyn_into::<HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}

/// Moves the focus to the page's heading when what held it has gone from the page: a button that did its work, or
/// the one behind a dialog. The document is watched, and not the drawing of one component: what takes a button away may be
/// drawn anew by itself, long after the page around it.
#[hook]
pub fn use_focus_kept() {
    use_effect_with((), |()| {
        let listener = EventListener::new(&document(), "focusin", |event| {
            let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            LAST.with_borrow_mut(|last| *last = element);
        });
        let changed = Closure::<dyn FnMut()>::new(keep_focus);
        let observer = MutationObserver::new(changed.as_ref().unchecked_ref()).ok();
        if let Some(observer) = &observer {
            let looked_at = MutationObserverInit::new();
            looked_at.set_child_list(true);
            looked_at.set_subtree(true);
            // Refused only to somebody who watches nothing.
            let _ = observer.observe_with_options(&document(), &looked_at);
        }
        move || {
            if let Some(observer) = observer {
                observer.disconnect();
            }
            drop((listener, changed));
        }
    });
}

/// Called after all that was drawn in one go, when a component has had its chance to move the focus itself.
fn keep_focus() {
    let gone = LAST.with_borrow(|last| last.as_ref().is_some_and(|last| !document().contains(Some(last))));
    let held = document().active_element().is_some_and(|element| element.tag_name() != "BODY");
    if gone && !held {
        focus_heading();
    }
}
