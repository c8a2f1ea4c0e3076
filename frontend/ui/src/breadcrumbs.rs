//! Where the page stands.

use yew::prelude::*;

use crate::{Link, use_words};

/// One level above the page.
#[derive(Debug, Clone, PartialEq)]
pub struct Crumb {
    pub label: AttrValue,
    pub href: AttrValue,
}

impl Crumb {
    pub fn new(label: impl Into<AttrValue>, href: impl Into<AttrValue>) -> Self {
        Self { label: label.into(), href: href.into() }
    }
}

#[derive(Properties, PartialEq)]
pub struct BreadcrumbsProps {
    /// From the outermost; the page itself is its heading and not repeated.
    pub items: Vec<Crumb>,
}

/// The levels above the page.
#[component]
pub fn Breadcrumbs(props: &BreadcrumbsProps) -> Html {
    let words = use_words();
    html! {
        <nav class="crumbs" aria-label={words.say("ui-breadcrumbs")}>
            <ol class="crumbs__list">
                { for props.items.iter().map(|item| html! {
                    <li class="crumbs__item" key={item.href.to_string()}>
                        <Link href={item.href.clone()}>{ &item.label }</Link>
                    </li>
                }) }
            </ol>
        </nav>
    }
}
