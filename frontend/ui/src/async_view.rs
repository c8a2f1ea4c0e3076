//! The four faces of everything that is loaded: loading, empty, error, ready.

use std::rc::Rc;

use yew::prelude::*;

use crate::{Button, ButtonKind, Notice, Tone, use_words};

/// Why something could not be loaded, in words of the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What happened.
    pub title: AttrValue,
    /// More about it, where there is more to say.
    pub detail: Option<AttrValue>,
    /// The number under which the server's log knows the request.
    pub reference: Option<AttrValue>,
    /// Whether trying again can help.
    pub retry: bool,
}

/// Something that is, was or will be loaded. What was read stays visible while it is read anew.
#[derive(Debug)]
pub struct Loadable<T> {
    /// The last answer.
    pub data: Option<Rc<T>>,
    /// Why the last attempt failed.
    pub failure: Option<Failure>,
    /// An attempt is under way.
    pub loading: bool,
}

impl<T> Loadable<T> {
    /// Nothing yet, the first attempt is under way.
    #[must_use]
    pub const fn loading() -> Self {
        Self { data: None, failure: None, loading: true }
    }

    #[must_use]
    pub fn ready(data: T) -> Self {
        Self { data: Some(Rc::new(data)), failure: None, loading: false }
    }

    #[must_use]
    pub const fn failed(failure: Failure) -> Self {
        Self { data: None, failure: Some(failure), loading: false }
    }
}

impl<T> Clone for Loadable<T> {
    fn clone(&self) -> Self {
        Self { data: self.data.clone(), failure: self.failure.clone(), loading: self.loading }
    }
}

impl<T: PartialEq> PartialEq for Loadable<T> {
    fn eq(&self, other: &Self) -> bool {
        self.data == other.data && self.failure == other.failure && self.loading == other.loading
    }
}

/// The outline shown while waiting, close to what will come so that nothing jumps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Skeleton {
    /// Lines of text in a card.
    #[default]
    Card,
    /// A few cards under each other.
    Cards,
    /// Rows of a table.
    Table,
}

#[derive(Properties, PartialEq)]
pub struct AsyncViewProps<T: PartialEq> {
    pub state: Loadable<T>,
    /// Draws the answer.
    pub ready: Callback<Rc<T>, Html>,
    /// Whether the answer has nothing in it; then `empty` is drawn.
    #[prop_or_default]
    pub is_empty: Option<Callback<Rc<T>, bool>>,
    #[prop_or_default]
    pub empty: Html,
    /// Tries again.
    #[prop_or_default]
    pub on_retry: Callback<()>,
    #[prop_or_default]
    pub skeleton: Skeleton,
}

/// Draws whichever face fits; the one place where this is decided.
#[component]
pub fn AsyncView<T: PartialEq + 'static>(props: &AsyncViewProps<T>) -> Html {
    let Loadable { data, failure, loading } = &props.state;
    let body = match data {
        Some(data) if props.is_empty.as_ref().is_some_and(|is_empty| is_empty.emit(data.clone())) => {
            props.empty.clone()
        }
        Some(data) => props.ready.emit(data.clone()),
        None => Html::default(),
    };
    let notice = failure.as_ref().map(|failure| {
        let (failure, on_retry) = (failure.clone(), props.on_retry.clone());
        FailureNoticeProps { failure, stale: data.is_some(), on_retry }
    });
    faces(*loading, notice, (data.is_none() && failure.is_none()).then_some(props.skeleton), body)
}

/// The same for whatever is loaded, so that it exists once.
fn faces(loading: bool, notice: Option<FailureNoticeProps>, skeleton: Option<Skeleton>, body: Html) -> Html {
    html! {
        <div class="async" aria-busy={loading.then_some("true")}>
            if let Some(notice) = notice {
                <FailureNotice ..notice />
            }
            if let Some(kind) = skeleton {
                <SkeletonView {kind} />
            }
            { body }
        </div>
    }
}

#[derive(Properties, PartialEq)]
struct FailureNoticeProps {
    failure: Failure,
    /// Older data is still shown below.
    stale: bool,
    on_retry: Callback<()>,
}

#[component]
fn FailureNotice(props: &FailureNoticeProps) -> Html {
    let words = use_words();
    let Failure { title, detail, reference, retry } = &props.failure;
    let onclick = props.on_retry.reform(|_| ());
    html! {
        <Notice tone={Tone::Bad} title={title.clone()} announce=true>
            if let Some(detail) = detail {
                <p>{ detail }</p>
            }
            if props.stale {
                <p>{ words.say("ui-failure-stale") }</p>
            }
            if let Some(reference) = reference {
                <p class="quiet">{ words.say_with("ui-failure-reference", &[("reference", reference.as_str().into())]) }</p>
            }
            if *retry {
                <Button kind={ButtonKind::Secondary} {onclick}>{ words.say("ui-retry") }</Button>
            }
        </Notice>
    }
}

#[derive(Properties, PartialEq)]
struct SkeletonViewProps {
    kind: Skeleton,
}

/// Appears after 200 ms by an animation delay: a quick answer never flashes grey.
#[component]
fn SkeletonView(props: &SkeletonViewProps) -> Html {
    let words = use_words();
    let blocks = match props.kind {
        Skeleton::Card => 1,
        Skeleton::Cards => 3,
        Skeleton::Table => 8,
    };
    let class = match props.kind {
        Skeleton::Card | Skeleton::Cards => "skeleton__card",
        Skeleton::Table => "skeleton__row",
    };
    html! {
        <div class="skeleton">
            <p class="visually-hidden" role="status">{ words.say("ui-loading") }</p>
            { for (0..blocks).map(|_| html! {
                <div {class} aria-hidden="true"><i class="skeleton__line" /><i class="skeleton__line" /><i class="skeleton__line" /></div>
            }) }
        </div>
    }
}
