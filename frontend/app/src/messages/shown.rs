use polku_api_types::messages::{MessagePreview, PreviewedMail};
use polku_api_types::text::Language;
use polku_api_types::words::Spoken as _;
use polku_ui::{Card, Words};
use yew::prelude::*;

const fn code(language: Language) -> &'static str {
    match language {
        Language::Fi => "fi",
        Language::Sv => "sv",
        Language::En => "en",
    }
}

/// A mail in each language, as its recipient would read it.
pub fn shown(words: Words, preview: &MessagePreview) -> Html {
    html! {
        <section aria-label={words.say("messages-preview")} class="stack">
            <h2 id="preview">{ words.say("messages-preview") }</h2>
            <p class="quiet" role="status">{ words.say("messages-preview-what") }</p>
            { for preview.mails.iter().map(|mail| letter(words, mail)) }
        </section>
    }
}

fn letter(words: Words, mail: &PreviewedMail) -> Html {
    let lang = code(mail.language);
    html! {
        <Card key={lang} id={format!("preview-{lang}")} class="letter" one_of_many=true title={words.say(mail.language.word())}>
            <div {lang}>
                <p><strong>{ &mail.subject }</strong></p>
                { for mail.text.split("\n\n").map(|part| html! { <p>{ lines(part) }</p> }) }
            </div>
        </Card>
    }
}

fn lines(part: &str) -> Html {
    let lines = part.lines().enumerate();
    html! { { for lines.map(|(at, line)| html! { <>if at > 0 { <br /> }{ line }</> }) } }
}
