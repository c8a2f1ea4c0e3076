use polku_i18n::Language;
use polku_ui::use_words;
use yew::prelude::*;

use crate::context::use_language_choice;

/// All three languages by their own names; changing redraws the words and keeps what is typed.
#[component]
pub fn LanguageSwitch() -> Html {
    let words = use_words();
    let choice = use_language_choice();
    html! {
        <div class="languages" role="group" aria-label={words.say("app-language")}>
            { for Language::ALL.into_iter().map(|language| {
                let onclick = choice.choose.reform(move |_: MouseEvent| language);
                let current = (language == choice.language).then_some("true");
                html! {
                    <button key={language.code()} class="languages__choice" type="button" lang={language.code()} aria-current={current} {onclick}>
                        { language.own_name() }
                    </button>
                }
            }) }
        </div>
    }
}
