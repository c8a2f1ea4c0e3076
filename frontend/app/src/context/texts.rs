//! The words of the page: fetched in the reader's language before anything is drawn, and in another one when it is
//! chosen.

use gloo::utils::{document, window};
use polku_i18n::Language;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;
use yew::BaseComponent;

use super::language::first_language;

/// Where no words could be had, these are left. They stand here because they cannot be fetched.
const UNREADABLE: &str = "Sivun tekstejä ei saatu. Lataa sivu uudelleen. · Texterna kunde inte hämtas. Ladda om sidan. · \
                          The texts could not be loaded. Reload the page.";

/// Draws an entry's page as soon as there are words for it.
pub fn begin<C>()
where
    C: BaseComponent<Properties = ()>,
{
    spawn_local(async {
        if fetch_texts(first_language()).await.is_some() {
            yew::Renderer::<C>::new().render();
        } else if let Some(body) = document().body() {
            body.set_text_content(Some(UNREADABLE));
        }
    });
}

/// Fetches the texts of a language once; nothing where they could not be had. Their address, made of what they say,
/// stands in the page.
pub async fn fetch_texts(language: Language) -> Option<()> {
    if polku_i18n::speaks(language) {
        return Some(());
    }
    let place = document().query_selector(&format!("meta[name=texts-{language}]")).ok()??;
    let answer = JsFuture::from(window().fetch_with_str(&place.get_attribute("content")?)).await.ok()?;
    let answer: Response = answer.dyn_into().ok()?;
    let text = JsFuture::from(answer.text().ok()?).await.ok()?;
    polku_i18n::install_bundle(language, polku_client::read_json(&text.as_string()?)?);
    Some(())
}
