use polku_ui::use_words;
use yew::prelude::*;

use crate::shell::Page;

#[component]
pub fn SignInPage() -> Html {
    let words = use_words();
    html! { <Page title={words.say("sign-in-title")} narrow=true /> }
}
