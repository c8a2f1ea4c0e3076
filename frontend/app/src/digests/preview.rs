use std::rc::Rc;

use polku_api_types::digests::{DigestFrequency, DigestMail, DigestPreview, PreviewDigest};
use polku_api_types::text::Language;
use polku_i18n::format;
use polku_ui::{Button, ButtonKind, Buttons, Card, Words, use_words};
use yew::prelude::*;

use crate::hooks::{FormFailure, use_action};

#[derive(Properties, PartialEq)]
pub struct PreviewCardProps {
    /// What is chosen in the form, saved or not.
    pub frequency: DigestFrequency,
}

const fn code(language: Language) -> &'static str {
    match language {
        Language::Fi => "fi",
        Language::Sv => "sv",
        Language::En => "en",
    }
}

/// What a digest would say now, asked for by hand: it is read anew each time.
#[component]
pub fn PreviewCard(props: &PreviewCardProps) -> Html {
    let words = use_words();
    let seen = use_state(|| None::<(DigestFrequency, Rc<DigestPreview>)>);
    let frequency = props.frequency;
    let done = {
        let seen = seen.clone();
        Callback::from(move |(of, preview): (DigestFrequency, DigestPreview)| {
            seen.set(Some((of, Rc::new(preview))));
        })
    };
    let look = use_action(
        move |client, _, frequency: DigestFrequency| async move {
            Ok((frequency, client.preview_own_digest(&PreviewDigest { frequency }).await?))
        },
        done,
    );
    let onclick = look.run.reform(move |_: MouseEvent| frequency);
    html! {
        <Card id="preview" title={words.say("digest-preview")} lead={words.say("digest-preview-what")}>
            <FormFailure failure={look.failure.clone()} attempt={look.attempt} control={Callback::from(|_| None)} />
            <Buttons>
                <Button kind={ButtonKind::Secondary} busy={look.busy} {onclick}>{ words.say("digest-preview-show") }</Button>
            </Buttons>
            <div role="status">
                // What was shown for another choice is not what this one would be.
                if let Some((_, preview)) = (*seen).as_ref().filter(|(of, _)| *of == frequency) {
                    { shown(words, preview) }
                }
            </div>
        </Card>
    }
}

fn shown(words: Words, preview: &DigestPreview) -> Html {
    let days = words.say_with(
        "digest-preview-days",
        &[
            ("from", format::date(words.language, preview.from).into()),
            ("until", format::date(words.language, preview.until).into()),
        ],
    );
    html! {
        <>
            <p><strong>{ days }</strong></p>
            if let Some(mail) = &preview.mail {
                { letter(words, mail) }
            } else {
                <p>{ words.say("digest-preview-none") }</p>
            }
        </>
    }
}

fn letter(words: Words, mail: &DigestMail) -> Html {
    html! {
        <div class="letter stack">
            <p>{ words.say("digest-preview-subject") }{ ": " }<strong lang={code(mail.language)}>{ &mail.subject }</strong></p>
            <div class="stack stack--close" lang={code(mail.language)}>
                { for mail.text.split("\n\n").map(|part| html! { <p>{ lines(part) }</p> }) }
            </div>
        </div>
    }
}

fn lines(part: &str) -> Html {
    let lines = part.lines().enumerate();
    html! { { for lines.map(|(at, line)| html! { <>if at > 0 { <br /> }{ line }</> }) } }
}
