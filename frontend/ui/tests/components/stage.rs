//! A place in the page in which one test draws, removed when the test is over.

use gloo::utils::{body, document};
use polku_i18n::{Language, embedded};
use polku_ui::LanguageProvider;
use web_sys::Element;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct FrameProps {
    pub content: Callback<(), Html>,
}

#[component]
fn Frame(props: &FrameProps) -> Html {
    html! { <LanguageProvider language={Language::En}>{ props.content.emit(()) }</LanguageProvider> }
}

pub struct Stage {
    root: Element,
    app: Option<AppHandle<Frame>>,
}

impl Stage {
    /// Draws and waits until everything has settled.
    pub async fn draw(content: impl Fn() -> Html + 'static) -> Self {
        polku_i18n::install(&[embedded::UI]);
        let root = document().create_element("div").unwrap();
        body().append_child(&root).unwrap();
        let content = Callback::from(move |()| content());
        let app = yew::Renderer::<Frame>::with_root_and_props(root.clone(), FrameProps { content }).render();
        yew::scheduler::flush().await;
        Self { root, app: Some(app) }
    }

    pub fn find(&self, selector: &str) -> Option<Element> {
        self.root.query_selector(selector).unwrap()
    }

    pub fn all(&self, selector: &str) -> Vec<Element> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length())
            .filter_map(|index| wasm_bindgen::JsCast::dyn_into(found.item(index)?).ok())
            .collect()
    }

    pub fn text(&self, selector: &str) -> String {
        self.find(selector).and_then(|element| element.text_content()).unwrap_or_default()
    }

    pub async fn click(&self, selector: &str) {
        let element: web_sys::HtmlElement =
            wasm_bindgen::JsCast::unchecked_into(self.find(selector).unwrap());
        element.click();
        yew::scheduler::flush().await;
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(app) = self.app.take() {
            app.destroy();
        }
        self.root.remove();
    }
}

/// The id of what has the focus.
pub fn focused() -> String {
    document().active_element().map(|element| element.id()).unwrap_or_default()
}

/// A word that only a test reads.
pub fn sample(word: &'static str) -> AttrValue {
    AttrValue::Static(word)
}
