use polku_ui::{Icon, Link, Symbol, use_address, use_words};
use yew::prelude::*;

use super::account_menu::AccountMenu;
use super::brand::Mark;
use super::language_switch::LanguageSwitch;

/// One place of the main navigation.
#[derive(Debug, Clone, PartialEq)]
pub struct NavItem {
    pub label: AttrValue,
    pub href: AttrValue,
}

impl NavItem {
    pub fn new(label: impl Into<AttrValue>, href: impl Into<AttrValue>) -> Self {
        Self { label: label.into(), href: href.into() }
    }

    /// The page itself or anything below it; the start page only itself.
    fn holds(&self, path: &str, among: &[Self]) -> bool {
        let is_in = |href: &str| path == href || (href != "/" && path.starts_with(&format!("{href}/")));
        let closer = |other: &Self| other.href.len() > self.href.len() && is_in(&other.href);
        is_in(&self.href) && !among.iter().any(closer)
    }
}

#[derive(Properties, PartialEq)]
pub struct HeaderProps {
    pub nav: Vec<NavItem>,
}

/// Brand, navigation, languages, account; on a phone all but the brand fold behind one button.
#[component]
pub fn Header(props: &HeaderProps) -> Html {
    let words = use_words();
    let path = use_address().path;
    let open = use_state(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    {
        let open = open.clone();
        use_effect_with(path.clone(), move |_| open.set(false));
    }
    // Not everybody may see the first page of an entry: the brand leads to the first one they are shown.
    let home = props.nav.first().map_or(AttrValue::Static("/"), |first| first.href.clone());
    html! {
        <header class="header">
            <div class="header__inner">
                <Link href={home} class="brand"><Mark />{ words.say("app-name") }</Link>
                <button class="header__toggle" type="button" aria-expanded={if *open { "true" } else { "false" }} aria-controls="header-panel" onclick={toggle}>
                    <Icon symbol={if *open { Symbol::Close } else { Symbol::Menu }} />{ words.say("app-menu") }
                </button>
                <div id="header-panel" class={classes!("header__panel", open.then_some("header__panel--open"))}>
                    if !props.nav.is_empty() {
                        <nav class="nav" aria-label={words.say("app-nav")}>
                            <ul class="nav__list">
                                { for props.nav.iter().map(|item| html! {
                                    <li key={item.href.to_string()}>
                                        <Link href={item.href.clone()} class="nav__link" current={item.holds(&path, &props.nav)}>{ &item.label }</Link>
                                    </li>
                                }) }
                            </ul>
                        </nav>
                    }
                    <LanguageSwitch />
                    <AccountMenu />
                </div>
            </div>
        </header>
    }
}
