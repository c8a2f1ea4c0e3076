//! Surfaces on which a page is laid out.

use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct CardProps {
    /// The heading; it names the section for screen readers.
    #[prop_or_default]
    pub title: Option<AttrValue>,
    /// A quiet line under the heading.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// Needed with `title`: the id of the heading.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Draws the coloured edge of the one thing to do next.
    #[prop_or_default]
    pub accent: bool,
    /// One of many alike, such as letters: an article, so that screen readers do not list each as a place of the page.
    #[prop_or_default]
    pub one_of_many: bool,
    /// What stands at the right of the heading: a tag or a quiet button.
    #[prop_or_default]
    pub aside: Html,
    #[prop_or_default]
    pub class: Classes,
    #[prop_or_default]
    pub children: Html,
}

/// A section on paper.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let heading_id = props.id.as_ref().map(|id| AttrValue::from(format!("{id}-heading")));
    let tag = if props.one_of_many { "article" } else { "section" };
    html! {
        <@{tag} id={props.id.clone()} class={classes!("card", props.accent.then_some("card--accent"), props.class.clone())}
            aria-labelledby={props.title.as_ref().and(heading_id.clone())}>
            if let Some(title) = &props.title {
                <header class="card__header">
                    <h2 id={heading_id} class="card__title">{ title }</h2>
                    { props.aside.clone() }
                </header>
            }
            if let Some(lead) = &props.lead {
                <p class="card__lead">{ lead }</p>
            }
            { props.children.clone() }
        </@>
    }
}

#[derive(Properties, PartialEq)]
pub struct EmptyStateProps {
    /// What will be here.
    pub title: AttrValue,
    /// What to do, or that nothing needs doing.
    #[prop_or_default]
    pub children: Html,
}

/// The face of a list that has nothing in it.
#[component]
pub fn EmptyState(props: &EmptyStateProps) -> Html {
    html! {
        <div class="empty">
            <svg class="empty__drawing" viewBox="0 0 96 48" aria-hidden="true" focusable="false">
                <path d="M6 40c22 0 18-28 40-28s18 22 44 22" class="empty__line" />
                <circle cx="6" cy="40" r="4" class="empty__stop" />
                <circle cx="90" cy="34" r="5" class="empty__end" />
            </svg>
            <p class="empty__title">{ &props.title }</p>
            <div class="empty__body">{ props.children.clone() }</div>
        </div>
    }
}
