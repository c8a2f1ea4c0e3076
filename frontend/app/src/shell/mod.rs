//! What surrounds every page: header, skip link, title and focus, footer.

mod account_menu;
mod brand;
mod file_links;
mod guard;
mod header;
mod language_switch;
mod not_found;
mod page;

pub use file_links::{FORMATS, FileLinks, file_buttons};
pub use guard::SignedIn;
pub use header::NavItem;
pub use not_found::NotFoundPage;
pub use page::Page;

use polku_ui::{focus_by_id, use_words};
use yew::prelude::*;

use header::Header;

/// The id of the page's content, for the skip link.
const MAIN: &str = "main";

#[derive(Properties, PartialEq)]
pub struct ShellProps {
    pub nav: Vec<NavItem>,
    #[prop_or_default]
    pub children: Html,
}

/// Header, content and footer.
#[component]
pub fn Shell(props: &ShellProps) -> Html {
    let words = use_words();
    let skip = Callback::from(|event: MouseEvent| {
        event.prevent_default();
        focus_by_id(MAIN);
    });
    html! {
        <div class="shell">
            <a class="skip-link" href="#main" onclick={skip}>{ words.say("app-skip") }</a>
            <Header nav={props.nav.clone()} />
            <main id={MAIN} class="shell__main" tabindex="-1">{ props.children.clone() }</main>
            <footer class="footer">
                <div class="footer__inner">
                    <p>{ words.say("app-footer") }</p>
                    <ul class="footer__links">
                        <li><a href="/api/docs/">{ words.say("app-footer-api") }</a></li>
                    </ul>
                </div>
            </footer>
        </div>
    }
}
