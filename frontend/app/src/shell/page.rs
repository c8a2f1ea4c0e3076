use std::cell::Cell;

use gloo::utils::document;
use polku_ui::{Breadcrumbs, Crumb, focus_heading, use_focus_kept, use_words};
use yew::prelude::*;

thread_local! {
    /// Whether no page has been drawn yet by this entry.
    static FIRST: Cell<bool> = const { Cell::new(true) };
}

#[derive(Properties, PartialEq)]
pub struct PageProps {
    /// The heading, also the window's title.
    pub title: AttrValue,
    /// A line under the heading.
    #[prop_or_default]
    pub lead: Option<AttrValue>,
    /// A quiet line above the heading.
    #[prop_or_default]
    pub over: Option<AttrValue>,
    #[prop_or_default]
    pub crumbs: Vec<Crumb>,
    /// Beside the heading: the page's own action.
    #[prop_or_default]
    pub aside: Html,
    /// As wide as a text is read, for forms and texts.
    #[prop_or_default]
    pub narrow: bool,
    #[prop_or_default]
    pub children: Html,
}

/// One page: its title in the window, its heading focused when it is come to, its content below.
#[component]
pub fn Page(props: &PageProps) -> Html {
    let words = use_words();
    use_focus_kept();
    let window_title = words.say_with("app-window-title", &[("page", props.title.as_str().into())]);
    use_effect_with(window_title, |title| document().set_title(title));
    use_effect_with((), |()| {
        let first = FIRST.replace(false);
        if !first {
            gloo::utils::window().scroll_to_with_x_and_y(0.0, 0.0);
        }
        if !first || comes_from_inside() {
            focus_heading();
        }
    });
    html! {
        <div class={classes!("page", props.narrow.then_some("page--narrow"))}>
            <header class="page__header">
                if !props.crumbs.is_empty() {
                    <Breadcrumbs items={props.crumbs.clone()} />
                }
                if let Some(over) = &props.over {
                    <p class="page__over">{ over }</p>
                }
                <div class="page__title">
                    <h1 tabindex="-1">{ &props.title }</h1>
                    { props.aside.clone() }
                </div>
                if let Some(lead) = &props.lead {
                    <p class="page__lead">{ lead }</p>
                }
            </header>
            { props.children.clone() }
        </div>
    }
}

/// Whether the reader followed a link of ours into this entry. Then it is the next page to them as any other is; who
/// comes from elsewhere finds the focus where the browser puts it, at the start.
fn comes_from_inside() -> bool {
    let origin = gloo::utils::window().location().origin().unwrap_or_default();
    !origin.is_empty() && document().referrer().starts_with(&format!("{origin}/"))
}
